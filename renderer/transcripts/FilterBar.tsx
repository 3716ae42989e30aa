import { Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { failureKinds } from '../../electron/core/model/exchange.ts'
import { stateSchema } from '../../electron/core/model/verdict.ts'
import { stateWords } from '../ui/states.ts'
import { failureWords } from '../ui/transcript/exchangeFacts.ts'
import { useSummary } from '../ui/useSummary.ts'
import { type Filters, readFilters } from './filters.ts'
import { TimeFilter } from './TimeFilter.tsx'
import classes from './transcripts.module.css'

const states = stateSchema.options.map((state) => ({ value: state, label: stateWords[state] }))
const failures = failureKinds.map((kind) => ({ value: kind, label: failureWords[kind] }))
const origins = [
  { value: 'pinned', label: wording.transcripts.origins.pinned },
  { value: 'imported', label: wording.transcripts.origins.imported },
  { value: 'own', label: wording.transcripts.origins.own },
]

type Props = { filters: Filters; onChange: (filters: Filters) => void; children?: ReactNode }
type Part = Record<string, string | number | undefined>

/** Narrows the list of transcripts: by text, vendor, monitor, verdict, status, failure, time and origin. */
export function FilterBar({ filters, onChange, children }: Props) {
  const vendors = useSummary().data?.vendors ?? []
  const monitors = vendors
    .filter((vendor) => !filters.vendor || vendor.id === filters.vendor)
    .flatMap((vendor) => vendor.monitors.map((each) => ({ value: each.id, label: `${vendor.name} ${each.name}` })))
  const choose = (part: Part) => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries({ ...filters, ...part })) if (value) query.set(name, String(value))
    onChange(readFilters(query.toString()))
  }
  return (
    <search className={classes.filters}>
      <div className={classes.searchRow}>
        <SearchText text={filters.q ?? ''} onChange={(q) => choose({ q })} />
        {children}
        {Object.keys(filters).length > 0 && (
          <Button variant="subtle" onClick={() => onChange({})}>
            {wording.transcripts.clear}
          </Button>
        )}
      </div>
      <Choice
        label={wording.transcripts.filter.vendor}
        data={vendors.map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.vendor}
        onChange={(vendor) => choose({ vendor, monitor: undefined })}
      />
      <Choice
        label={wording.transcripts.filter.monitor}
        data={monitors}
        value={filters.monitor}
        onChange={(monitor) => choose({ monitor })}
      />
      <Choice
        label={wording.transcripts.filter.verdict}
        data={states}
        value={filters.verdict}
        onChange={(verdict) => choose({ verdict })}
      />
      <StatusText status={filters.status ?? ''} onChange={(status) => choose({ status })} />
      <Choice
        label={wording.transcripts.filter.failure}
        data={failures}
        value={filters.failure}
        onChange={(failure) => choose({ failure })}
      />
      <TimeFilter filters={filters} onChange={choose} />
      <Choice
        label={wording.transcripts.filter.origin}
        data={origins}
        value={filters.origin}
        onChange={(origin) => choose({ origin })}
      />
    </search>
  )
}

type ChoiceProps = {
  label: string
  data: { value: string; label: string }[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}

function Choice({ label, data, value, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      clearable
      searchable={data.length > 8}
      data={data}
      value={value ?? null}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  )
}

/** A status or a class; asks once what is typed can be one. */
function StatusText({ status, onChange }: { status: string; onChange: (status: string | undefined) => void }) {
  const [typed, setTyped] = useState(status)
  useEffect(() => setTyped(status), [status])
  return (
    <Autocomplete
      aria-label={wording.transcripts.filter.status}
      placeholder={wording.transcripts.filter.status}
      title={wording.transcripts.statusHint}
      data={['2xx', '3xx', '4xx', '5xx', '401', '429', '500', '503']}
      value={typed}
      error={typed !== '' && !/^[1-5]?(\d|x)?(\d|x)?$/i.test(typed)}
      onChange={(text) => {
        setTyped(text)
        if (text === '' || /^[1-5](\d\d|xx)$/i.test(text)) onChange(text || undefined)
      }}
    />
  )
}

/** Waits until typing pauses before it asks. */
function SearchText({ text, onChange }: { text: string; onChange: (text: string | undefined) => void }) {
  const [typed, setTyped] = useState(text)
  const ask = useDebouncedCallback((value: string) => onChange(value.trim() || undefined), 250)
  useEffect(() => setTyped((now) => (now.trim() === text ? now : text)), [text])
  return (
    <TextInput
      aria-label={wording.transcripts.searchLabel}
      placeholder={wording.transcripts.searchPlaceholder}
      leftSection={<IconSearch size={14} />}
      data-search
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        ask(event.currentTarget.value)
      }}
    />
  )
}
