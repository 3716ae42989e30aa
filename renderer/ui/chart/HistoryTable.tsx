import { memo } from 'react'
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
    <section className={classes.tableBox} aria-label="Response times as a table" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Probes</th>
            <th scope="col">Observed</th>
            {phases.map((phase) => (
              <th scope="col" key={phase}>
                {phaseLabels[phase]}
              </th>
            ))}
            <th scope="col">Median</th>
            <th scope="col">p95</th>
            <th scope="col">p99</th>
            <th scope="col">Longest</th>
            {before && <th scope="col">p95, {before.words}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map((row) => (
            <tr key={row.fromMs}>
              <th scope="row">
                <At atMs={row.fromMs} form="moment" />
              </th>
              <td>{row.probes}</td>
              <td>{Math.round(row.observedPercent)}%</td>
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
