import { Chip, Group, Input, SegmentedControl, TextInput } from '@mantine/core'
import classes from '../settings.module.css'
import { localZone } from './readings.ts'
import type { WindowForm } from './windowForm.ts'

type Props = {
  form: WindowForm
  change: (patch: Partial<WindowForm>) => void
  error: (...paths: string[]) => string | undefined
}

const days = [
  ['mon', 'Mon'],
  ['tue', 'Tue'],
  ['wed', 'Wed'],
  ['thu', 'Thu'],
  ['fri', 'Fri'],
  ['sat', 'Sat'],
  ['sun', 'Sun'],
] as const

/** When: once, on days of the week, or by a cron expression. */
export function ScheduleFields({ form, change, error }: Props) {
  return (
    <>
      <Input.Wrapper label="When" labelElement="div">
        <SegmentedControl
          aria-label="When"
          fullWidth
          value={form.kind}
          onChange={(value) => change({ kind: value as WindowForm['kind'] })}
          data={[
            { value: 'once', label: 'Once' },
            { value: 'weekly', label: 'Weekly' },
            { value: 'cron', label: 'Cron' },
          ]}
        />
      </Input.Wrapper>
      {form.kind === 'once' && <Once form={form} change={change} error={error} />}
      {form.kind === 'weekly' && (
        <Input.Wrapper label="Days" error={error('schedule.days')}>
          <Chip.Group multiple value={form.days} onChange={(value) => change({ days: value })}>
            <Group gap={6} mt={4}>
              {days.map(([value, label]) => (
                <Chip key={value} value={value} size="xs" variant="outline">
                  {label}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
      )}
      {form.kind === 'cron' && (
        <TextInput
          label="Cron expression"
          description="Minute, hour, day of the month, month, day of the week"
          classNames={{ input: 'hs-mono' }}
          error={error('schedule.cron')}
          value={form.cron}
          onChange={(event) => change({ cron: event.currentTarget.value })}
        />
      )}
      {form.kind !== 'once' && <Repeated form={form} change={change} error={error} />}
    </>
  )
}

function Once({ form, change, error }: Props) {
  const field = (key: 'from' | 'to', label: string) => (
    <TextInput
      type="datetime-local"
      label={label}
      error={error(`schedule.${key}Ms`)}
      value={form[key]}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  )
  return (
    <div className={classes.two}>
      {field('from', 'From')}
      {field('to', 'To')}
    </div>
  )
}

function Repeated({ form, change, error }: Props) {
  return (
    <div className={classes.two}>
      {form.kind === 'weekly' && (
        <TextInput
          label="At"
          placeholder="02:00"
          error={error('schedule.at')}
          value={form.at}
          onChange={(event) => change({ at: event.currentTarget.value })}
        />
      )}
      <TextInput
        label="How long"
        placeholder="1h30m"
        error={error('schedule.durationMs')}
        value={form.duration}
        onChange={(event) => change({ duration: event.currentTarget.value })}
      />
      <TextInput
        label="Time zone"
        placeholder={localZone}
        error={error('schedule.zone')}
        value={form.zone}
        onChange={(event) => change({ zone: event.currentTarget.value })}
      />
    </div>
  )
}
