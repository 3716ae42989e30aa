import { memo, useMemo } from 'react'
import { Area, Line } from 'recharts'
import { wording } from '../../../electron/core/language/language.ts'
import type { HistoryPoint } from '../../../electron/core/model/sample.ts'
import { phaseLabels } from '../transcript/phaseRows.ts'
import { beforeLine } from './beforeLine.tsx'
import { ChartLegend } from './ChartLegend.tsx'
import { ChartTip, spokenPoint } from './ChartTip.tsx'
import { chartRows, gapsOf, phasesShown, spikesAbove, stackMs, topOfRows } from './chartRows.ts'
import type { ChartIncident } from './IncidentLane.tsx'
import { phaseColors } from './phaseColors.ts'
import { still } from './still.ts'
import { type PlotActions, TimePlot } from './TimePlot.tsx'

export type ResponseChartProps = PlotActions & {
  points: HistoryPoint[]
  incidents: ChartIncident[]
  /** Compared with: the same points of an earlier stretch, and its name. */
  before?: { points: HistoryPoint[]; words: string } | undefined
}

/**
 * Response time by phase: the means of each stretch stacked in the order in which they happen, its 95th percentile as
 * a line and its longest response as a needle. Hatched where nothing was observed; incidents are washed in their colour.
 */
export const PhaseChart = memo(function PhaseChart({ points, before, ...plot }: ResponseChartProps) {
  const rows = useMemo(() => chartRows(points, before?.points), [points, before])
  const phases = phasesShown(rows)
  // A step needs an end: the last row once more, at its end.
  const data = useMemo(() => {
    const last = rows.at(-1)
    return last ? [...rows, { ...last, fromMs: last.toMs }] : []
  }, [rows])
  return (
    <>
      <TimePlot
        {...plot}
        label={wording.ui.responseByPhase}
        rows={rows}
        data={data}
        timeKey="fromMs"
        topMs={topOfRows(rows, (row) => [row.p95Ms, stackMs(row), row.beforeMs])}
        gaps={gapsOf(rows)}
        spikes={spikesAbove(rows, (row) => row.p95Ms)}
        tip={(index) => <ChartTip row={rows[index]} phases={phases} before={before?.words} />}
        spoken={(index) => spokenPoint(rows[index], phases)}
      >
        {phases.map((phase) => (
          <Area
            key={phase}
            dataKey={({ phases: found }) => found[phase] ?? 0}
            type="stepAfter"
            stackId="phases"
            stroke="none"
            fill={phaseColors[phase]}
            fillOpacity={0.92}
            {...still}
          />
        ))}
        {before && beforeLine('stepAfter')}
        <Line
          dataKey="p95Ms"
          type="stepAfter"
          stroke="var(--hs-text)"
          strokeOpacity={0.6}
          strokeWidth={1.2}
          strokeDasharray="3 3"
          {...still}
        />
      </TimePlot>
      <ChartLegend
        items={[
          ...phases.map((phase) => ({ kind: 'fill' as const, color: phaseColors[phase], words: phaseLabels[phase] })),
          { kind: 'dash', color: 'var(--hs-dim)', words: wording.ui.figures.p95Ms },
          { kind: 'needle', color: 'var(--hs-dim)', words: wording.ui.figures.maxMs },
          ...(before
            ? [
                {
                  kind: 'dots' as const,
                  color: 'var(--hs-accent-text)',
                  words: wording.ui.percentileBefore(before.words),
                },
              ]
            : []),
        ]}
        incidents={plot.incidents.length > 0}
      />
    </>
  )
})
