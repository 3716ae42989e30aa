import { memo, useMemo } from 'react'
import { Line } from 'recharts'
import { wording } from '../../../electron/core/language/language.ts'
import { beforeLine } from './beforeLine.tsx'
import { ChartLegend, type LegendItem } from './ChartLegend.tsx'
import { ChartTip, spokenPoint } from './ChartTip.tsx'
import { chartRows, gapsOf, spikesAbove, topOfRows } from './chartRows.ts'
import type { ResponseChartProps } from './PhaseChart.tsx'
import { still } from './still.ts'
import { TimePlot } from './TimePlot.tsx'

/** Told apart by dash and weight as well as colour. */
const lines = [
  { key: 'p50Ms', color: '#5f79f6', width: 2, dash: undefined },
  { key: 'p95Ms', color: '#9775fa', width: 1.6, dash: '6 2' },
  { key: 'p99Ms', color: '#d08a45', width: 1.4, dash: '2 2' },
] as const

/** Response time as median, 95th and 99th percentile, with the longest response of each stretch as a needle. */
export const PercentileChart = memo(function PercentileChart({ points, before, ...plot }: ResponseChartProps) {
  const rows = useMemo(() => chartRows(points, before?.points), [points, before])
  const legend: LegendItem[] = [
    ...lines.map(({ key, color, dash }) => ({
      kind: 'line' as const,
      color,
      words: wording.ui.figures[key],
      ...(dash && { dash }),
    })),
    { kind: 'needle', color: 'var(--hs-dim)', words: wording.ui.figures.maxMs },
    ...(before
      ? [{ kind: 'dots' as const, color: 'var(--hs-accent-text)', words: wording.ui.percentileBefore(before.words) }]
      : []),
  ]
  return (
    <>
      <TimePlot
        {...plot}
        label={wording.ui.responseTimes}
        rows={rows}
        data={rows}
        timeKey="midMs"
        topMs={topOfRows(rows, (row) => [row.p99Ms, row.beforeMs])}
        gaps={gapsOf(rows)}
        spikes={spikesAbove(rows, (row) => row.p99Ms)}
        tip={(index) => <ChartTip row={rows[index]} phases={[]} before={before?.words} />}
        spoken={(index) => spokenPoint(rows[index], [])}
      >
        {before && beforeLine('linear')}
        {lines.map(({ key, color, width, dash }) => (
          <Line
            key={key}
            dataKey={key}
            type="linear"
            stroke={color}
            strokeWidth={width}
            {...(dash && { strokeDasharray: dash })}
            strokeLinecap="round"
            {...still}
          />
        ))}
      </TimePlot>
      <ChartLegend items={legend} incidents={plot.incidents.length > 0} />
    </>
  )
})
