import { Button, Popover, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatLocal } from '../ui/format.ts'
import { type Filters, type Since, sinceNames } from './filters.ts'
import classes from './transcripts.module.css'

type Part = { since?: Since; from?: number; to?: number }
type Props = { filters: Filters; onChange: (part: Part) => void }

const own = 'own'

/** A stretch up to now, or from one local moment to another. */
export function TimeFilter({ filters, onChange }: Props) {
  const [opened, setOpened] = useState(false)
  const custom = !filters.since && (filters.from !== undefined || filters.to !== undefined)
  const data = [
    ...Object.entries(sinceNames).map(([value, label]) => ({ value, label })),
    { value: own, label: custom ? rangeText(filters) : 'From … to …' },
  ]
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus shadow="md" width={260}>
      <Popover.Target>
        <Select
          aria-label="Time"
          placeholder="Time"
          clearable
          data={data}
          value={filters.since ?? (custom ? own : null)}
          comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
          allowDeselect
          onChange={(chosen) => {
            if (chosen === own) setOpened(true)
            else onChange({ since: (chosen as Since | null) ?? undefined, from: undefined, to: undefined })
          }}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <RangeForm
          filters={filters}
          onChange={(part) => {
            onChange(part)
            setOpened(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

function RangeForm({ filters, onChange }: Props) {
  const [from, setFrom] = useState(inputText(filters.from))
  const [to, setTo] = useState(inputText(filters.to))
  const fromMs = momentOf(from)
  const toMs = momentOf(to)
  const backwards = fromMs !== undefined && toMs !== undefined && fromMs >= toMs
  return (
    <form
      className={classes.range}
      onSubmit={(event) => {
        event.preventDefault()
        if (!backwards) onChange({ since: undefined, from: fromMs, to: toMs })
      }}
    >
      <TextInput
        label="From"
        type="datetime-local"
        data-autofocus
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        label="To"
        type="datetime-local"
        value={to}
        error={backwards && 'This is before the beginning.'}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" disabled={backwards}>
        Show these
      </Button>
    </form>
  )
}

/** A local moment as `<input type="datetime-local">` takes it. */
function inputText(atMs: number | undefined): string {
  return atMs === undefined ? '' : formatLocal(atMs).slice(0, 16).replace(' ', 'T')
}

function momentOf(text: string): number | undefined {
  const atMs = new Date(text).getTime()
  return Number.isNaN(atMs) ? undefined : atMs
}

function rangeText({ from, to }: Filters): string {
  const short = (atMs: number) => formatLocal(atMs).slice(5, 16)
  if (from === undefined) return `Before ${short(to ?? 0)}`
  return to === undefined ? `Since ${short(from)}` : `${short(from)} to ${short(to)}`
}
