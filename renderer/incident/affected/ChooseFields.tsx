import { Button, Select, TagsInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, memo, useState } from 'react'
import type { FieldSeen, Looked } from '../../../electron/core/affected/look.ts'
import type { AffectedSpec } from '../../../electron/core/affected/types.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { api } from '../../api/client.ts'
import { plural } from '../../ui/format.ts'
import classes from './affected.module.css'
import { type Choices, firstChoices, hostsOf, specOf } from './choices.ts'

const formats = { ndjson: 'One JSON object per line', json: 'A JSON list', csv: 'CSV', har: 'HAR' }

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
        {formats[looked.format]}, {plural(looked.fields.length, 'field')} in the first{' '}
        {plural(looked.records, 'record')}. Fields that hold keys are not offered.
      </p>
      <FieldSelect
        label="Customer"
        description="Who it was done for: the list is of its values"
        looked={looked}
        value={choices.customer}
        onChange={(customer) => set({ customer })}
      />
      <FieldSelect
        label="Failed by status"
        description="A number, or a word such as error"
        looked={looked}
        value={choices.status}
        onChange={(status) => set({ status })}
        none="No status"
      />
      <Select
        label="What fails"
        description="0 and no answer always do"
        value={String(choices.statusFrom)}
        disabled={choices.status === null}
        onChange={(value) => set({ statusFrom: value === '500' ? 500 : 400 })}
        data={[
          { value: '400', label: '400 and above' },
          { value: '500', label: '500 and above only' },
        ]}
      />
      <FieldSelect
        label="Or failed by error"
        description="Holds something in failed calls only"
        looked={looked}
        value={choices.error}
        onChange={(error) => set({ error })}
        none="No error field"
      />
      <FieldSelect
        label="Called host"
        description="An address or a name"
        looked={looked}
        value={choices.host}
        onChange={(host) => set({ host })}
        none={`All are calls to ${incident.vendorName}`}
      />
      <TagsInput
        label={`Hosts of ${incident.vendorName}`}
        description="Those below them count too"
        value={choices.hosts}
        disabled={choices.host === null}
        acceptValueOnBlur
        maxTags={50}
        onChange={(names) => set({ hosts: names })}
      />
      <FieldSelect
        label="Time of the call"
        description="In any usual form"
        looked={looked}
        value={choices.time}
        onChange={(time) => set({ time })}
      />
      <Select
        label="Times without a zone are"
        description="Counts only where none is given"
        value={choices.zone}
        onChange={(value) => set({ zone: value === 'local' ? 'local' : 'utc' })}
        data={[
          { value: 'utc', label: 'UTC' },
          { value: 'local', label: 'Local' },
        ]}
      />
      <TextInput
        label="From"
        description="Local time; the incident’s first failure"
        type="datetime-local"
        step={1}
        value={choices.from}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        label="To"
        description={incident.closedAtMs === undefined ? 'Local time; now' : 'Local time; the incident’s end'}
        type="datetime-local"
        step={1}
        value={choices.to}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
      <div className={classes.go}>
        <Button type="submit" disabled={!spec.ok} loading={busy}>
          {again ? 'Find again' : 'Find customers'}
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
      placeholder="Choose a field"
      searchable
      nothingFoundMessage="No field of that name"
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
