import { Button, Popover, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { formatLocal } from '../ui/format.ts'
import type { Filters, Since } from './filters.ts'
import classes from './transcripts.module.css'

type Part = { since?: Since; from?: number; to?: number }
type Props = { filters: Filters; onChange: (part: Part) => void }

const own = 'own'

/** A stretch up to now, or from one local moment to another. */
export function TimeFilter({ filters, onChange }: Props) {
  const [opened, setOpened] = useState(false)
  const custom = !filters.since && (filters.from !== undefined || filters.to !== undefined)
  const data = [
    ...Object.entries(wording.transcripts.since).map(([value, label]) => ({ value, label })),
    { value: own, label: custom ? rangeText(filters) : wording.transcripts.ownStretch },
  ]
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus shadow="md" width={260}>
      <Popover.Target>
        <Select
          aria-label={wording.transcripts.filter.time}
          placeholder={wording.transcripts.filter.time}
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
        label={wording.transcripts.from}
        type="datetime-local"
        data-autofocus
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        label={wording.transcripts.to}
        type="datetime-local"
        value={to}
        error={backwards && wording.transcripts.backwards}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" disabled={backwards}>
        {wording.transcripts.showThese}
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
  if (from === undefined) return wording.transcripts.beforeMoment(short(to ?? 0))
  return to === undefined
    ? wording.transcripts.sinceMoment(short(from))
    : wording.transcripts.fromTo(short(from), short(to))
}
