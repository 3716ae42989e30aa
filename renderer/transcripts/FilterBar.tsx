import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { failureKinds } from '../../electron/core/model/exchange.ts'
import { stateSchema } from '../../electron/core/model/verdict.ts'
import { stateWords } from '../ui/states.ts'
import { failureWords } from '../ui/transcript/exchangeFacts.ts'
import { useSummary } from '../ui/useSummary.ts'
import { type Filters, readFilters } from './filters.ts'
import classes from './transcripts.module.css'

const states = stateSchema.options.map((state) => ({ value: state, label: stateWords[state] }))
const failures = failureKinds.map((kind) => ({ value: kind, label: failureWords[kind] }))

/** Narrows the list of transcripts: by text, vendor, monitor, verdict and kind of failure. */
export function FilterBar({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const vendors = useSummary().data?.vendors ?? []
  const monitors = vendors
    .filter((vendor) => !filters.vendor || vendor.id === filters.vendor)
    .flatMap((vendor) => vendor.monitors.map((each) => ({ value: each.id, label: `${vendor.name} ${each.name}` })))
  const choose = (part: Record<string, string | undefined>) =>
    onChange(readFilters(new URLSearchParams(definedOf({ ...filters, ...part })).toString()))
  return (
    <search className={classes.filters}>
      <SearchText text={filters.q ?? ''} onChange={(q) => choose({ q })} />
      <Select
        aria-label="Vendor"
        placeholder="All vendors"
        clearable
        searchable
        data={vendors.map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.vendor ?? null}
        onChange={(vendor) => choose({ vendor: vendor ?? undefined, monitor: undefined })}
      />
      <Select
        aria-label="Monitor"
        placeholder="All monitors"
        clearable
        searchable
        data={monitors}
        value={filters.monitor ?? null}
        onChange={(monitor) => choose({ monitor: monitor ?? undefined })}
      />
      <Select
        aria-label="Verdict"
        placeholder="Any verdict"
        clearable
        data={states}
        value={filters.verdict ?? null}
        onChange={(verdict) => choose({ verdict: verdict ?? undefined })}
      />
      <Select
        aria-label="Kind of failure"
        placeholder="Any failure"
        clearable
        searchable
        data={failures}
        value={filters.failure ?? null}
        onChange={(failure) => choose({ failure: failure ?? undefined })}
      />
      {Object.keys(filters).length > 0 && (
        <Button variant="subtle" onClick={() => onChange({})}>
          Clear
        </Button>
      )}
    </search>
  )
}

function definedOf(record: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

/** Waits until typing pauses before it asks. */
function SearchText({ text, onChange }: { text: string; onChange: (text: string | undefined) => void }) {
  const [typed, setTyped] = useState(text)
  const ask = useDebouncedCallback((value: string) => onChange(value || undefined), 250)
  useEffect(() => setTyped(text), [text])
  return (
    <TextInput
      aria-label="Search transcripts"
      placeholder="Address, header value, request id"
      leftSection={<IconSearch size={14} />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        ask(event.currentTarget.value)
      }}
    />
  )
}
