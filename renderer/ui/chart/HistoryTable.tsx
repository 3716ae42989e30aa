import { memo } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import type { HistoryPoint } from '../../../electron/core/model/sample.ts'
import { formatMs } from '../format.ts'
import { At } from '../transcript/At.tsx'
import { phaseLabels } from '../transcript/phaseRows.ts'
import classes from './chart.module.css'
import { chartRows, phasesShown } from './chartRows.ts'

type Props = { points: HistoryPoint[]; before?: { points: HistoryPoint[]; words: string } | undefined }

const text = (ms: number | null | undefined) => (ms === null || ms === undefined ? '–' : formatMs(ms))

/** The chart's data as a table, newest first. */
export const HistoryTable = memo(function HistoryTable({ points, before }: Props) {
  const rows = chartRows(points, before?.points)
  const phases = phasesShown(rows)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className={classes.tableBox} aria-label={wording.ui.responseTable} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{wording.ui.from}</th>
            <th scope="col">{wording.ui.probes}</th>
            <th scope="col">{wording.ui.observed}</th>
            {phases.map((phase) => (
              <th scope="col" key={phase}>
                {phaseLabels[phase]}
              </th>
            ))}
            <th scope="col">{wording.ui.figureHeads.p50Ms}</th>
            <th scope="col">{wording.ui.figureHeads.p95Ms}</th>
            <th scope="col">{wording.ui.figureHeads.p99Ms}</th>
            <th scope="col">{wording.ui.figureHeads.maxMs}</th>
            {before && <th scope="col">{wording.ui.p95Before(before.words)}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map((row) => (
            <tr key={row.fromMs}>
              <th scope="row">
                <At atMs={row.fromMs} form="moment" />
              </th>
              <td>{row.probes}</td>
              <td>{wording.common.percent(String(Math.round(row.observedPercent)))}</td>
              {phases.map((phase) => (
                <td key={phase}>{text(row.phases[phase])}</td>
              ))}
              <td>{text(row.p50Ms)}</td>
              <td>{text(row.p95Ms)}</td>
              <td>{text(row.p99Ms)}</td>
              <td>{text(row.maxMs)}</td>
              {before && <td>{text(row.beforeMs)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
})
