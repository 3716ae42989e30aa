import { memo } from 'react'
import type { HistoryPoint } from '../../../electron/core/model/sample.ts'
import { formatMs } from '../format.ts'
import { At } from '../transcript/At.tsx'
import { phaseLabels } from '../transcript/phaseRows.ts'
import classes from './chart.module.css'
import { chartRows, phasesShown } from './chartRows.ts'

/** The chart's data as a table, newest first. */
export const PhaseTable = memo(function PhaseTable({ points }: { points: HistoryPoint[] }) {
  const rows = chartRows(points)
  const phases = phasesShown(rows)
  return (
    <div className={classes.tableBox}>
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
            <th scope="col">95th percentile</th>
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
                <td key={phase}>{row.phases[phase] === undefined ? '–' : formatMs(row.phases[phase])}</td>
              ))}
              <td>{row.p95Ms === null ? '–' : formatMs(row.p95Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
})
