import { memo } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import { formatMs } from '../format.ts'
import { At } from '../transcript/At.tsx'
import classes from './chart.module.css'
import { figureWords, type MonitorFigure, type MonitorSeries } from './MonitorsChart.tsx'

type Props = { series: readonly MonitorSeries[]; figure: MonitorFigure }

/** Several monitors side by side as a table, newest first. */
export const MonitorsTable = memo(function MonitorsTable({ series, figure }: Props) {
  const points = (series[0]?.points ?? []).map(({ fromMs }, index) => ({ fromMs, index })).toReversed()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className={classes.tableBox} aria-label={wording.ui.asTable(figureWords[figure])} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{wording.ui.from}</th>
            {series.map(({ id, name }) => (
              <th scope="col" key={id}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ fromMs, index }) => (
            <tr key={fromMs}>
              <th scope="row">
                <At atMs={fromMs} form="moment" />
              </th>
              {series.map(({ id, points: own }) => {
                const ms = own[index]?.[figure]
                return <td key={id}>{ms === undefined ? '–' : formatMs(ms)}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
})
