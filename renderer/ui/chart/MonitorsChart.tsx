import { memo, useMemo } from 'react'
import { Line } from 'recharts'
import { wording } from '../../../electron/core/language/language.ts'
import type { HistoryPoint } from '../../../electron/core/model/sample.ts'
import { formatMs } from '../format.ts'
import { ChartLegend } from './ChartLegend.tsx'
import { stretchText } from './ChartTip.tsx'
import { chartRows, gapsOf, spikesAbove } from './chartRows.ts'
import type { ChartIncident } from './IncidentLane.tsx'
import { highest, topOf } from './plotGeometry.ts'
import { still } from './still.ts'
import { type PlotActions, TimePlot } from './TimePlot.tsx'

/** One monitor's history. All of a chart are cut alike. */
export type MonitorSeries = { id: string; name: string; points: HistoryPoint[] }

export type MonitorFigure = 'p50Ms' | 'p95Ms' | 'p99Ms'
export const figureWords: Record<MonitorFigure, string> = wording.ui.figureNames

const colors = ['#5f79f6', '#2f9e9e', '#d08a45', '#9775fa', '#4f9d70', '#c2649a', '#8a92a0', '#3bb4c9']
const dashes = [undefined, '7 3', '2 2.5', '9 3 2 3']

/** Monitors differ by colour, and by dash for those who do not see it. */
function lookOf(index: number): { color: string; dash: string | undefined } {
  return { color: colors[index % colors.length] ?? '#5f79f6', dash: dashes[index % dashes.length] }
}

type Props = PlotActions & { series: readonly MonitorSeries[]; figure: MonitorFigure; incidents: ChartIncident[] }

/** Several monitors in one chart, one line each. */
export const MonitorsChart = memo(function MonitorsChart({ series, figure, ...plot }: Props) {
  const { rows, data, gaps, spikes, topMs } = useMemo(() => shapeOf(series, figure), [series, figure])
  const read = (index: number) =>
    series.map(({ id, name }, at) => ({ id, name, ...lookOf(at), ms: series[at]?.points[index]?.[figure] }))
  return (
    <>
      <TimePlot
        {...plot}
        label={wording.ui.ofEachMonitor(figureWords[figure])}
        rows={rows}
        data={data}
        timeKey="midMs"
        topMs={topMs}
        gaps={gaps}
        spikes={spikes}
        tip={(index) => (
          <>
            <strong>{rows[index] && stretchText(rows[index])}</strong>
            {read(index).map(({ id, name, color, ms }) => (
              <span key={id}>
                <i style={{ background: color }} />
                {name}
                <b>{ms === undefined ? wording.ui.notObserved : formatMs(ms)}</b>
              </span>
            ))}
          </>
        )}
        spoken={(index) =>
          wording.common.named(
            rows[index] ? stretchText(rows[index]) : '',
            wording.common.list(
              read(index).map(({ name, ms }) =>
                wording.ui.pointFigure(name, ms === undefined ? wording.ui.notObserved : formatMs(ms)),
              ),
            ),
          )
        }
      >
        {series.map(({ id }, index) => {
          const { color, dash } = lookOf(index)
          return (
            <Line
              key={id}
              dataKey={(row: { values: (number | null)[] }) => row.values[index] ?? null}
              type="linear"
              stroke={color}
              strokeWidth={1.7}
              {...(dash && { strokeDasharray: dash })}
              strokeLinecap="round"
              {...still}
            />
          )
        })}
      </TimePlot>
      <ChartLegend
        items={[
          ...series.map(({ name }, index) => {
            const { color, dash } = lookOf(index)
            return { kind: 'line' as const, color, words: name, ...(dash && { dash }) }
          }),
          { kind: 'needle', color: 'var(--hs-dim)', words: wording.ui.longestOfAll },
        ]}
        incidents={plot.incidents.length > 0}
      />
    </>
  )
})

/** Rows for recharts; a gap is where no monitor observed anything; needles are the longest response of all. */
function shapeOf(series: readonly MonitorSeries[], figure: MonitorFigure) {
  const all = series.map(({ points }) => chartRows(points))
  const rows = all[0] ?? []
  const data = rows.map(({ fromMs, toMs, midMs }, index) => ({
    ...{ fromMs, toMs, midMs },
    values: all.map((one) => one[index]?.[figure] ?? null),
  }))
  /** Each point over all monitors; its figure is the highest of theirs. */
  const together = rows.map((row, index) => {
    const here = all.flatMap((one) => one[index] ?? [])
    return {
      ...row,
      probes: here.reduce((sum, { probes }) => sum + probes, 0),
      observedPercent: Math.max(0, ...here.map(({ observedPercent }) => observedPercent)),
      maxMs: highest(here.map(({ maxMs }) => maxMs)),
      p99Ms: highest(data[index]?.values ?? []),
    }
  })
  return {
    ...{ rows, data },
    gaps: gapsOf(together),
    spikes: spikesAbove(together, (row) => row.p99Ms),
    topMs: topOf(
      together.map(({ p99Ms }) => p99Ms),
      together.map(({ maxMs }) => maxMs),
    ),
  }
}
