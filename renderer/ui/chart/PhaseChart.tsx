import { memo } from 'react'
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { HistoryPoint } from '../../../electron/core/model/sample.ts'
import { formatMs } from '../format.ts'
import { phaseLabels } from '../transcript/phaseRows.ts'
import { axisTicks, axisTime } from './axisTime.ts'
import { ChartTip } from './ChartTip.tsx'
import classes from './chart.module.css'
import { type ChartRow, chartRows, gapsOf, markOf, phasesShown } from './chartRows.ts'
import { phaseColors } from './phaseColors.ts'

/** A stretch to mark in red or amber: an incident. `toMs` of an open one is now. */
type ChartIncident = { id: string; fromMs: number; toMs: number; severity: 'degraded' | 'down' }

type Props = { points: HistoryPoint[]; incidents: ChartIncident[] }

/**
 * Response time by phase: the means of each stretch stacked in the order in which they happen, and its 95th
 * percentile as a line. Hatched where nothing was observed; incidents are washed in their colour.
 */
export const PhaseChart = memo(function PhaseChart({ points, incidents }: Props) {
  const rows = chartRows(points)
  const rangeMs = (rows.at(-1)?.toMs ?? 0) - (rows[0]?.fromMs ?? 0)
  const phases = phasesShown(rows)
  return (
    <>
      <div className={classes.chart} aria-hidden>
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart
            accessibilityLayer={false}
            data={rows}
            margin={{ top: 6, right: 18, bottom: 0, left: 0 }}
            barCategoryGap={1}
          >
            <CartesianGrid vertical={false} stroke="var(--hs-border)" />
            <XAxis
              dataKey="fromMs"
              tickFormatter={(atMs: number) => axisTime(atMs, rangeMs)}
              ticks={axisTicks(rows)}
              interval={0}
              tickLine={false}
              axisLine={{ stroke: 'var(--hs-border)' }}
              tick={{ fill: 'var(--hs-dim)', fontSize: 11 }}
            />
            <YAxis
              width={64}
              tickFormatter={(ms: number) => (ms === 0 ? '0' : formatMs(ms))}
              tickLine={false}
              axisLine={false}
              tick={{ fill: 'var(--hs-dim)', fontSize: 11 }}
            />
            {gapsOf(rows).map((gap) => (
              <ReferenceArea
                key={`gap ${gap.first}`}
                x1={gap.first}
                x2={gap.last}
                fill="url(#hs-hatch)"
                fillOpacity={0.8}
              />
            ))}
            {incidents.map((incident) => {
              const mark = markOf(rows, incident.fromMs, incident.toMs)
              return (
                mark && (
                  <ReferenceArea
                    key={incident.id}
                    x1={mark.first}
                    x2={mark.last}
                    fill={`var(--hs-${incident.severity})`}
                    fillOpacity={0.16}
                  />
                )
              )
            })}
            <Tooltip
              content={<ChartTip />}
              cursor={{ stroke: 'var(--hs-faint)', strokeDasharray: '2 2' }}
              isAnimationActive={false}
            />
            {phases.map((phase) => (
              <Bar
                key={phase}
                dataKey={(row: ChartRow) => row.phases[phase] ?? null}
                name={phaseLabels[phase]}
                stackId="phases"
                fill={phaseColors[phase]}
                isAnimationActive={false}
              />
            ))}
            <Line
              dataKey="p95Ms"
              name="95th percentile"
              type="monotone"
              stroke="var(--hs-text)"
              strokeOpacity={0.55}
              strokeWidth={1.2}
              strokeDasharray="3 3"
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <ul className={classes.legend} aria-label="Phases">
        {phases.map((phase) => (
          <li key={phase}>
            <i style={{ background: phaseColors[phase] }} />
            {phaseLabels[phase]}
          </li>
        ))}
        <li>
          <i className={classes.dash} />
          95th percentile
        </li>
        <li>
          <i className={classes.hatch} />
          not observed
        </li>
        {incidents.length > 0 && (
          <li>
            <i className={classes.incident} />
            incident
          </li>
        )}
      </ul>
    </>
  )
})
