import { Chip, Group, Input, SegmentedControl, TextInput } from '@mantine/core'
import { wording } from '../../../electron/core/language/language.ts'
import { weekdays } from '../../../electron/core/model/maintenance.ts'
import { MomentInput } from '../../ui/MomentInput.tsx'
import classes from '../settings.module.css'
import { localZone } from './readings.ts'
import type { WindowForm } from './windowForm.ts'

type Props = {
  form: WindowForm
  change: (patch: Partial<WindowForm>) => void
  error: (...paths: string[]) => string | undefined
}

/** When: once, on days of the week, or by a cron expression. */
export function ScheduleFields({ form, change, error }: Props) {
  return (
    <>
      <Input.Wrapper label={wording.settings.windowWhen} labelElement="div">
        <SegmentedControl
          aria-label={wording.settings.windowWhen}
          fullWidth
          value={form.kind}
          onChange={(value) => change({ kind: value as WindowForm['kind'] })}
          data={[
            { value: 'once', label: wording.settings.scheduleKinds.once },
            { value: 'weekly', label: wording.settings.scheduleKinds.weekly },
            { value: 'cron', label: wording.settings.scheduleKinds.cron },
          ]}
        />
      </Input.Wrapper>
      {form.kind === 'once' && <Once form={form} change={change} error={error} />}
      {form.kind === 'weekly' && (
        <Input.Wrapper label={wording.settings.scheduleDays} error={error('schedule.days')}>
          <Chip.Group multiple value={form.days} onChange={(value) => change({ days: value })}>
            <Group gap={6} mt={4}>
              {weekdays.map((day) => (
                <Chip key={day} value={day} size="xs" variant="outline">
                  {wording.settings.weekdays[day]}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
      )}
      {form.kind === 'cron' && (
        <TextInput
          label={wording.settings.scheduleCron}
          description={wording.settings.scheduleCronHint}
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
    <MomentInput
      label={label}
      error={error(`schedule.${key}Ms`)}
      value={form[key]}
      onChange={(text) => change({ [key]: text })}
    />
  )
  return (
    <div className={classes.two}>
      {field('from', wording.settings.from)}
      {field('to', wording.settings.to)}
    </div>
  )
}

function Repeated({ form, change, error }: Props) {
  return (
    <div className={classes.two}>
      {form.kind === 'weekly' && (
        <TextInput
          label={wording.settings.scheduleAt}
          placeholder="02:00"
          error={error('schedule.at')}
          value={form.at}
          onChange={(event) => change({ at: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={wording.settings.scheduleLong}
        placeholder="1h30m"
        error={error('schedule.durationMs')}
        value={form.duration}
        onChange={(event) => change({ duration: event.currentTarget.value })}
      />
      <TextInput
        label={wording.settings.timeZone}
        placeholder={localZone}
        error={error('schedule.zone')}
        value={form.zone}
        onChange={(event) => change({ zone: event.currentTarget.value })}
      />
    </div>
  )
}
