import { useElementSize } from '@mantine/hooks'
import { type ReactNode, useMemo } from 'react'
import { CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts'
import { axisMs } from '../format.ts'
import { axisTicks, axisTime } from './axisTime.ts'
import classes from './chart.module.css'
import type { Stretch } from './chartWindow.ts'
import { type ChartIncident, IncidentLane } from './IncidentLane.tsx'
import { PlotFront } from './PlotFront.tsx'
import { type Plot, plotPad, type Spike } from './plotGeometry.ts'

/** What can be done with a chart, and what its cursor says. */
export type PlotActions = {
  onZoom: (stretch: Stretch) => void
  /** Only while something can be undone. */
  onReset?: (() => void) | undefined
  /** Opens what lies at a point: its incident, else its attempt. */
  onOpen: (index: number) => void
}

type Props = PlotActions & {
  /** What the chart shows, for those who do not see it. */
  label: string
  /** Ascending, without gaps between them. */
  rows: readonly Stretch[]
  topMs: number
  incidents: readonly ChartIncident[]
  gaps: readonly Stretch[]
  spikes: readonly Spike[]
  /** What the point under the cursor holds: to be seen, and to be heard in one sentence. */
  tip: (index: number) => ReactNode
  spoken: (index: number) => string
  /** What recharts draws: its rows, and areas and lines as children. */
  data: object[]
  timeKey: string
  children: ReactNode
}

const height = 262
const tick = { fill: 'var(--hs-dim)', fontSize: 11 }

/**
 * A chart of response times over time: recharts draws axes and series once, everything that follows the pointer lies
 * in front of it. Both know the same place of the plot.
 */
export function TimePlot({ rows, topMs, incidents, data, timeKey, children, ...front }: Props) {
  const { ref, width } = useElementSize()
  const fromMs = rows[0]?.fromMs ?? 0
  const toMs = rows.at(-1)?.toMs ?? 1
  const plot: Plot = useMemo(
    () => ({
      ...{ fromMs, toMs, topMs },
      width: Math.max(1, width - plotPad.left - plotPad.right),
      height: height - plotPad.top - plotPad.bottom,
    }),
    [fromMs, toMs, topMs, width],
  )
  const ticks = useMemo(() => axisTicks(fromMs, toMs, plot.width), [fromMs, toMs, plot.width])
  return (
    <div ref={ref} className={classes.chart} style={{ height }}>
      {width > 0 && (
        <>
          <div aria-hidden>
            <ComposedChart
              accessibilityLayer={false}
              width={width}
              height={height}
              data={data}
              margin={{ top: plotPad.top, right: plotPad.right, bottom: 0, left: 0 }}
            >
              <CartesianGrid vertical={false} stroke="var(--hs-border)" />
              <XAxis
                type="number"
                dataKey={timeKey}
                domain={[fromMs, toMs]}
                height={plotPad.bottom}
                allowDataOverflow
                ticks={ticks}
                interval={0}
                tickFormatter={(atMs: number) => axisTime(atMs, toMs - fromMs)}
                tickLine={false}
                axisLine={{ stroke: 'var(--hs-border)' }}
                tick={tick}
              />
              <YAxis
                width={plotPad.left}
                domain={[0, topMs]}
                allowDataOverflow
                ticks={[0, 1, 2, 3, 4].map((quarter) => (quarter * topMs) / 4)}
                interval={0}
                tickFormatter={axisMs}
                tickLine={false}
                axisLine={false}
                tick={tick}
              />
              {children}
            </ComposedChart>
          </div>
          <PlotFront plot={plot} rows={rows} incidents={incidents} {...front} />
          <IncidentLane plot={plot} incidents={incidents} onZoom={front.onZoom} />
        </>
      )}
    </div>
  )
}
