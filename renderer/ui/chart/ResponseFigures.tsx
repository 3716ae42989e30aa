import { wording } from '../../../electron/core/language/language.ts'
import type { HistoryPoint, Uptime } from '../../../electron/core/model/sample.ts'
import { formatMs } from '../format.ts'
import { UptimeText } from '../UptimeText.tsx'
import classes from './chart.module.css'

type Props = { whole: HistoryPoint | undefined; uptime: Uptime; before?: { uptime: Uptime; words: string } | undefined }

/** The stretch as a whole, in figures. */
export function ResponseFigures({ whole, uptime, before }: Props) {
  const figures: [string, number | undefined][] = [
    [wording.ui.figureHeads.p50Ms, whole?.p50Ms],
    [wording.ui.figureHeads.p95Ms, whole?.p95Ms],
    [wording.ui.figureHeads.p99Ms, whole?.p99Ms],
    [wording.ui.figureHeads.maxMs, whole?.maxMs],
  ]
  return (
    <dl className={classes.figures}>
      <div>
        <dt>{wording.ui.available}</dt>
        <dd>
          <UptimeText uptime={uptime} />
        </dd>
      </div>
      {before && (
        <div>
          <dt>{before.words}</dt>
          <dd>
            <UptimeText uptime={before.uptime} />
          </dd>
        </div>
      )}
      {figures.map(([name, ms]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="hs-num">{ms === undefined ? '–' : formatMs(ms)}</dd>
        </div>
      ))}
    </dl>
  )
}
