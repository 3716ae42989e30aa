import { wording } from '../../../electron/core/language/language.ts'
import type { Comparison } from '../../../electron/core/model/comparison.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { phaseColors } from '../chart/phaseColors.ts'
import { Filled } from '../Filled.tsx'
import { formatMs } from '../format.ts'
import { At } from './At.tsx'
import { type PhaseRow, type PhaseSpan, waterfallOf } from './phaseRows.ts'
import classes from './transcript.module.css'
import waterfall from './waterfall.module.css'

type Props = { exchange: Exchange; good?: Exchange; comparison?: Comparison }

/** The phases of one exchange as bars in time, the last good exchange as outlines; both and the median in columns. */
export function PhaseWaterfall({ exchange, good, comparison }: Props) {
  const median = comparison && comparison.medianProbes > 0 ? comparison : undefined
  const { rows, scaleMs, totalMs, goodTotalMs } = waterfallOf(exchange, good, median?.medians)
  return (
    <figure className={waterfall.waterfall}>
      <table data-good={good !== undefined}>
        <thead>
          <tr>
            <th scope="col">{wording.ui.phase}</th>
            <th scope="col" aria-hidden />
            <th scope="col">{wording.ui.thisAttempt}</th>
            {good && <th scope="col">{wording.ui.lastGood}</th>}
            {median && (
              <th scope="col" title={wording.ui.medianOf(median.medianProbes)}>
                {wording.ui.weekMedian}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.phase} data-mark={row.mark} data-absent={row.now === undefined}>
              <th scope="row">{row.label}</th>
              <td aria-hidden>
                <Track row={row} scaleMs={scaleMs} />
              </td>
              <td>{row.now ? formatMs(row.now.tookMs) : wording.ui.didNotApply}</td>
              {good && <td>{row.good ? formatMs(row.good.tookMs) : '–'}</td>}
              {median && <td>{row.medianMs === undefined ? '–' : formatMs(row.medianMs)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{wording.ui.total}</th>
            <td />
            <td>{formatMs(totalMs)}</td>
            {good && <td>{formatMs(goodTotalMs ?? 0)}</td>}
            {median && <td>{median.medianTotalMs === undefined ? '–' : formatMs(median.medianTotalMs)}</td>}
          </tr>
        </tfoot>
      </table>
      <figcaption>
        <Failed rows={rows} />
        {good ? (
          <Filled text={wording.ui.barsAre} parts={{ moment: <At atMs={good.startedAtMs} form="moment" /> }} />
        ) : (
          comparison && comparison.lastGoodId === undefined && wording.ui.noGoodYet
        )}
        {comparison && !median && ` ${wording.ui.noMedian}`}
        {median && ` ${wording.ui.medianNote(median.medianProbes)}`}
      </figcaption>
    </figure>
  )
}

function Failed({ rows }: { rows: PhaseRow[] }) {
  const row = rows.find((each) => each.mark === 'failed')
  return row ? <strong className={classes.bad}>{wording.ui.stoppedIn(row.label)} </strong> : null
}

function Track({ row, scaleMs }: { row: PhaseRow; scaleMs: number }) {
  const place = (span: PhaseSpan) => {
    const left = Math.min(99.4, (span.startMs / scaleMs) * 100)
    return { left: `${left}%`, width: `${Math.min(100 - left, Math.max(0.6, (span.tookMs / scaleMs) * 100))}%` }
  }
  return (
    <div className={waterfall.track}>
      {row.now && (
        <div
          className={waterfall.bar}
          style={{ ...place(row.now), background: row.mark ? undefined : phaseColors[row.phase] }}
        />
      )}
      {row.good && <div className={waterfall.outline} style={place(row.good)} />}
    </div>
  )
}
