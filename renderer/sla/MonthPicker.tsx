import { ActionIcon, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { wording } from '../../electron/core/language/language.ts'
import { addMonths } from '../../electron/core/sla/month.ts'
import { monthText } from '../../electron/core/sla/words.ts'
import classes from './sla.module.css'

/** Months that can be chosen: five years are kept of what it takes. */
const monthsBack = 60

type Props = { month: string; latest: string; onChange: (month: string) => void }

/** One calendar month, up to the one that runs. */
export function MonthPicker({ month, latest, onChange }: Props) {
  const months = Array.from({ length: monthsBack }, (_, back) => addMonths(latest, -back))
  const earliest = months.at(-1) ?? latest
  return (
    <div className={classes.picker}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={wording.sla.monthBefore}
        disabled={month <= earliest}
        onClick={() => onChange(addMonths(month, -1))}
      >
        <IconChevronLeft size={15} />
      </ActionIcon>
      <Select
        aria-label={wording.sla.month}
        data={months.map((value) => ({ value, label: monthText(value) }))}
        value={month}
        onChange={(value) => value && onChange(value)}
        searchable
        w={160}
      />
      <ActionIcon
        variant="default"
        size={30}
        aria-label={wording.sla.monthAfter}
        disabled={month >= latest}
        onClick={() => onChange(addMonths(month, 1))}
      >
        <IconChevronRight size={15} />
      </ActionIcon>
    </div>
  )
}
