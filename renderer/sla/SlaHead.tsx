import { Button, Progress } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { wording } from '../../electron/core/language/language.ts'
import type { Vendor } from '../../electron/core/model/monitor.ts'
import type { SlaReport } from '../../electron/core/model/sla.ts'
import { verdictText } from '../../electron/core/sla/words.ts'
import head from '../ui/PageHead.module.css'
import { StateMark } from '../ui/StateMark.tsx'
import { MonthPicker } from './MonthPicker.tsx'
import classes from './sla.module.css'
import { useSlaFile } from './useSlaFile.ts'

type Props = {
  vendor: Vendor
  report: SlaReport | undefined
  month: string
  latest: string
  zone: string
  onMonth: (month: string) => void
}

/** The result in a sentence, the month that it is of, and the files to take along. */
export function SlaHead({ vendor, report, month, latest, zone, onMonth }: Props) {
  const { make, making, progress, cancel } = useSlaFile({ id: vendor.id, month, zone })
  const kept = report?.credit?.kept
  const file = (format: 'html' | 'csv' | 'zip', label: string, title: string) => (
    <Button
      variant={format === 'zip' ? 'filled' : 'default'}
      leftSection={<IconDownload size={15} />}
      loading={making === format}
      disabled={!report || (making !== null && making !== format)}
      title={title}
      onClick={() => make(format)}
    >
      {label}
    </Button>
  )
  return (
    <header className={head.head}>
      <div className={head.words}>
        <h1>
          {kept !== undefined && kept !== null && <StateMark state={kept ? 'up' : 'down'} size={18} label="" />}
          {wording.sla.didKeep(vendor.name)}
        </h1>
        <p className={head.sentence} role="status">
          {report ? verdictText(report) : wording.sla.reading}
        </p>
      </div>
      <div className={classes.controls}>
        <MonthPicker month={month} latest={latest} onChange={onMonth} />
        {file('csv', wording.sla.files.csv, wording.sla.files.csvTitle)}
        {file('html', wording.sla.files.html, wording.sla.files.htmlTitle)}
        {file('zip', wording.sla.files.zip, wording.sla.files.zipTitle)}
      </div>
      {progress && (
        <div className={classes.progress} role="status">
          <span>
            {progress.total > 0 ? wording.sla.doneOf(progress.step, progress.done, progress.total) : progress.step}
          </span>
          <Progress
            value={progress.total > 0 ? (100 * progress.done) / progress.total : 100}
            animated={progress.total === 0}
            aria-label={progress.step}
          />
          <Button variant="subtle" color="gray" onClick={cancel}>
            {wording.common.cancel}
          </Button>
        </div>
      )}
    </header>
  )
}
