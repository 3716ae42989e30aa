import { Button, Popover, Select } from '@mantine/core'
import { useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { MomentInput } from '../ui/MomentInput.tsx'
import { momentText, readMoment } from '../ui/moments.ts'
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
  const [from, setFrom] = useState(filters.from === undefined ? '' : momentText(filters.from))
  const [to, setTo] = useState(filters.to === undefined ? '' : momentText(filters.to))
  const fromMs = readMoment(from)
  const toMs = readMoment(to)
  const backwards = fromMs !== undefined && toMs !== undefined && fromMs >= toMs
  const wrong = (text: string) => text.trim() !== '' && readMoment(text) === undefined && wording.ui.momentWrong
  const usable = !backwards && !wrong(from) && !wrong(to)
  return (
    <form
      className={classes.range}
      onSubmit={(event) => {
        event.preventDefault()
        if (usable) onChange({ since: undefined, from: fromMs, to: toMs })
      }}
    >
      <MomentInput
        label={wording.transcripts.from}
        data-autofocus
        value={from}
        error={wrong(from)}
        onChange={setFrom}
      />
      <MomentInput
        label={wording.transcripts.to}
        value={to}
        error={backwards ? wording.transcripts.backwards : wrong(to)}
        onChange={setTo}
      />
      <Button type="submit" disabled={!usable}>
        {wording.transcripts.showThese}
      </Button>
    </form>
  )
}

function rangeText({ from, to }: Filters): string {
  const short = (atMs: number) => momentText(atMs).slice(5)
  if (from === undefined) return wording.transcripts.beforeMoment(short(to ?? 0))
  return to === undefined
    ? wording.transcripts.sinceMoment(short(from))
    : wording.transcripts.fromTo(short(from), short(to))
}
