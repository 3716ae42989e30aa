import { Button, Select, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, memo, useState } from 'react'
import type { FieldSeen, Looked } from '../../../electron/core/affected/look.ts'
import type { AffectedSpec } from '../../../electron/core/affected/types.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { api } from '../../api/client.ts'
import { MomentInput } from '../../ui/MomentInput.tsx'
import classes from './affected.module.css'
import { type Choices, firstChoices, hostsOf, specOf } from './choices.ts'

type Props = {
  incident: Incident
  looked: Looked
  busy: boolean
  again: boolean
  onFind: (spec: AffectedSpec) => void
}

/** Which fields hold what, and from when to when. Begins with what the log's own names suggest. */
export const ChooseFields = memo(function ChooseFields(props: Props) {
  const monitors = useQuery(api.monitors.list.queryOptions())
  if (!monitors.data) return null
  return <Fields {...props} hosts={hostsOf(monitors.data, props.incident.vendorId)} />
})

function Fields({ incident, looked, busy, again, onFind, hosts }: Props & { hosts: string[] }) {
  const [choices, setChoices] = useState<Choices>(() => firstChoices(looked, incident, hosts, Date.now()))
  const set = (change: Partial<Choices>) => setChoices((before) => ({ ...before, ...change }))
  const spec = specOf(choices, looked)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (spec.ok) onFind(spec.spec)
  }
  return (
    <form className={classes.choose} onSubmit={submit}>
      <p className="hs-dim">
        {wording.incident.affected.looked(
          wording.incident.affected.formats[looked.format],
          looked.fields.length,
          looked.records,
        )}
      </p>
      <FieldSelect
        label={wording.incident.affected.customer}
        description={wording.incident.affected.customerText}
        looked={looked}
        value={choices.customer}
        onChange={(customer) => set({ customer })}
      />
      <FieldSelect
        label={wording.incident.affected.status}
        description={wording.incident.affected.statusText}
        looked={looked}
        value={choices.status}
        onChange={(status) => set({ status })}
        none={wording.incident.affected.noStatus}
      />
      <Select
        label={wording.incident.affected.fails}
        description={wording.incident.affected.failsText}
        value={String(choices.statusFrom)}
        disabled={choices.status === null}
        onChange={(value) => set({ statusFrom: value === '500' ? 500 : 400 })}
        data={[
          { value: '400', label: wording.incident.affected.failsFrom[400] },
          { value: '500', label: wording.incident.affected.failsFrom[500] },
        ]}
      />
      <FieldSelect
        label={wording.incident.affected.error}
        description={wording.incident.affected.errorText}
        looked={looked}
        value={choices.error}
        onChange={(error) => set({ error })}
        none={wording.incident.affected.noError}
      />
      <FieldSelect
        label={wording.incident.affected.host}
        description={wording.incident.affected.hostText}
        looked={looked}
        value={choices.host}
        onChange={(host) => set({ host })}
        none={wording.incident.affected.noHost(incident.vendorName)}
      />
      <TagsInput
        label={wording.incident.affected.hosts(incident.vendorName)}
        description={wording.incident.affected.hostsText}
        value={choices.hosts}
        disabled={choices.host === null}
        acceptValueOnBlur
        maxTags={50}
        onChange={(names) => set({ hosts: names })}
      />
      <FieldSelect
        label={wording.incident.affected.time}
        description={wording.incident.affected.timeText}
        looked={looked}
        value={choices.time}
        onChange={(time) => set({ time })}
      />
      <Select
        label={wording.incident.affected.zone}
        description={wording.incident.affected.zoneText}
        value={choices.zone}
        onChange={(value) => set({ zone: value === 'local' ? 'local' : 'utc' })}
        data={[
          { value: 'utc', label: wording.incident.affected.zones.utc },
          { value: 'local', label: wording.incident.affected.zones.local },
        ]}
      />
      <MomentInput
        label={wording.incident.affected.from}
        description={wording.incident.affected.fromText}
        withSeconds
        value={choices.from}
        onChange={(from) => set({ from })}
      />
      <MomentInput
        label={wording.incident.affected.to}
        description={
          incident.closedAtMs === undefined ? wording.incident.affected.toNow : wording.incident.affected.toEnd
        }
        withSeconds
        value={choices.to}
        onChange={(to) => set({ to })}
      />
      <div className={classes.go}>
        <Button type="submit" disabled={!spec.ok} loading={busy}>
          {again ? wording.incident.affected.findAgain : wording.incident.affected.find}
        </Button>
        {!spec.ok && <span className="hs-dim">{spec.why}</span>}
      </div>
    </form>
  )
}

type FieldSelectProps = {
  label: string
  description: string
  looked: Looked
  value: string | null
  onChange: (value: string | null) => void
  /** The choice that there is none. */
  none?: string
}

const noField = 'none'

function FieldSelect({ label, description, looked, value, onChange, none }: FieldSelectProps) {
  const seenAt = (at: string): FieldSeen | undefined => looked.fields[Number(at)]
  return (
    <Select
      label={label}
      description={description}
      placeholder={wording.incident.affected.chooseField}
      searchable
      nothingFoundMessage={wording.incident.affected.noField}
      value={value ?? (none === undefined ? null : noField)}
      onChange={(chosen) => onChange(chosen === noField ? null : chosen)}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      maxDropdownHeight={300}
      data={[
        ...(none === undefined ? [] : [{ value: noField, label: none }]),
        ...looked.fields.map(({ name }, at) => ({ value: String(at), label: name })),
      ]}
      renderOption={({ option }) => {
        const seen = option.value === noField ? undefined : seenAt(option.value)
        return (
          <span className={classes.option}>
            {option.label}
            {seen && <small>{seen.examples.join(', ')}</small>}
          </span>
        )
      }}
    />
  )
}
