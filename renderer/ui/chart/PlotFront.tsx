import { type ReactNode, useId } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import { formatMs } from '../format.ts'
import classes from './chart.module.css'
import type { Stretch } from './chartWindow.ts'
import type { ChartIncident } from './IncidentLane.tsx'
import { cutFigures, type Plot, plotPad, type Spike, spikesOf, xOf } from './plotGeometry.ts'
import { usePlotCursor } from './usePlotCursor.ts'

type Props = {
  label: string
  plot: Plot
  rows: readonly Stretch[]
  incidents: readonly ChartIncident[]
  gaps: readonly Stretch[]
  spikes: readonly Spike[]
  tip: (index: number) => ReactNode
  spoken: (index: number) => string
  onZoom: (stretch: Stretch) => void
  onReset?: (() => void) | undefined
  onOpen: (index: number) => void
}

/** Pixels for a figure at the plot's upper edge, and how many there are at most. */
const [cutFigurePx, mostCutFigures] = [70, 4]

/**
 * In front of a chart: what was not observed, incidents, the longest responses, and the cursor. It takes pointer and
 * keys: a drag zooms, arrows move, Enter opens. To a screen reader it is a slider over the points.
 */
export function PlotFront(props: Props) {
  const { plot, rows, tip } = props
  const hint = useId()
  const { cursor, selection, handlers, ref } = usePlotCursor(props)
  const row = cursor === null ? undefined : rows[cursor]
  const x = row && xOf(plot, (row.fromMs + row.toMs) / 2)
  return (
    <div
      className={classes.front}
      style={{ left: plotPad.left, top: plotPad.top, width: plot.width, height: plot.height }}
    >
      <svg width={plot.width} height={plot.height} aria-hidden className={classes.marks}>
        <Marks {...props} />
        {selection && (
          <rect
            x={xOf(plot, selection.fromMs)}
            width={Math.max(1, xOf(plot, selection.toMs) - xOf(plot, selection.fromMs))}
            height={plot.height}
            fill="var(--hs-accent-text)"
            fillOpacity={0.16}
            stroke="var(--hs-accent-text)"
            strokeOpacity={0.5}
          />
        )}
        {x !== undefined && (
          <line x1={x} x2={x} y2={plot.height} stroke="var(--hs-faint)" strokeDasharray="2 2" strokeWidth={1.2} />
        )}
      </svg>
      <div
        ref={ref}
        className={classes.taker}
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={hint}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, rows.length)}
        aria-valuenow={(cursor ?? rows.length - 1) + 1}
        aria-valuetext={cursor === null ? wording.ui.noPointChosen(rows.length) : props.spoken(cursor)}
        {...handlers}
      />
      <span id={hint} hidden>
        {wording.ui.chartKeys}
      </span>
      {cursor !== null && x !== undefined && !selection && (
        <div
          className={classes.tip}
          aria-hidden
          style={x > plot.width / 2 ? { right: plot.width - x + 12 } : { left: x + 12 }}
        >
          {tip(cursor)}
        </div>
      )}
    </div>
  )
}

/** What stands still: gaps, incidents, needles of the longest responses. */
function Marks({ plot, gaps, incidents, spikes }: Props) {
  const needles = spikesOf(plot, spikes)
  return (
    <>
      {gaps.map((gap) => (
        <rect
          key={gap.fromMs}
          x={xOf(plot, gap.fromMs)}
          width={xOf(plot, gap.toMs) - xOf(plot, gap.fromMs)}
          height={plot.height}
          fill="url(#hs-hatch)"
          fillOpacity={0.8}
        />
      ))}
      {incidents
        .filter(({ fromMs, toMs }) => toMs > plot.fromMs && fromMs < plot.toMs)
        .map((incident) => {
          const from = xOf(plot, Math.max(plot.fromMs, incident.fromMs))
          const width = Math.max(2, xOf(plot, Math.min(plot.toMs, incident.toMs)) - from)
          return (
            <g key={incident.id} fill={`var(--hs-${incident.severity})`}>
              <rect x={from} width={width} height={plot.height} fillOpacity={0.15} />
              <rect x={from} y={-2} width={width} height={4} />
            </g>
          )
        })}
      <path d={needles.path} stroke="var(--hs-text)" strokeOpacity={0.42} strokeWidth={1} fill="none" />
      {needles.cut.length > 0 && (
        <path
          d={needles.cut.map(({ x }) => `M${x.toFixed(1)} 0l3.5 6h-7z`).join('')}
          fill="var(--hs-text)"
          fillOpacity={0.75}
        />
      )}
      {cutFigures(plot, needles.cut, cutFigurePx, mostCutFigures).map(({ needleX, side, highMs }) => (
        <text
          key={needleX}
          x={side === 'left' ? needleX - 6 : needleX + 6}
          y={9}
          textAnchor={side === 'left' ? 'end' : 'start'}
          fill="var(--hs-text)"
          fontSize={10.5}
          stroke="var(--hs-panel)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {formatMs(highMs)}
        </text>
      ))}
    </>
  )
}
