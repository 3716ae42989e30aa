import { wording } from '../../electron/core/language/language.ts'
import type { Occurrence } from '../../electron/core/model/maintenance.ts'
import type { Span } from '../../electron/core/model/sample.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import classes from './DayBar.module.css'
import { barPaths, markPath, stateOfSpan } from './dayBarPaths.ts'
import { formatClock, formatLocal, formatPercent } from './format.ts'
import { inlineStateWords } from './states.ts'

const order: State[] = ['unknown', 'up', 'degraded', 'down']

/** One short sentence for the whole stretch, for those who do not see the bar. */
export function describeSpans(spans: readonly Span[], label: string): string {
  const count = (state: State) => spans.filter((span) => stateOfSpan(span) === state).length
  const parts = order
    .toReversed()
    .flatMap((state) => (count(state) ? [wording.ui.stateCounts[state](count(state))] : []))
  return wording.common.named(label, wording.common.list(parts))
}

function inMaintenance(span: Span, marks: readonly Occurrence[]): boolean {
  return marks.some((mark) => mark.fromMs < span.toMs && mark.toMs > span.fromMs)
}

/** What one cell says on hover. */
function cellText(span: Span, marks: readonly Occurrence[]): string {
  return inMaintenance(span, marks) ? wording.ui.inMaintenance(spanText(span)) : spanText(span)
}

/** A stretch in one line; one of a day or longer by its dates. */
export function spanText(span: Span): string {
  const observed = span.upMs + span.degradedMs + span.downMs
  const wall = span.toMs - span.fromMs
  const from = formatLocal(span.fromMs)
  const to = wall > 86_000_000 ? formatLocal(span.toMs).slice(0, 16) : formatClock(span.toMs).slice(0, 5)
  const when = wording.ui.fromTo(from.slice(0, 16), to)
  if (observed === 0) return wording.common.named(when, wording.ui.notObserved)
  const uptime = formatPercent((100 * (span.upMs + span.degradedMs)) / observed)
  const state = inlineStateWords[stateOfSpan(span)]
  const coverage = wording.common.percent(String(Math.round((100 * observed) / wall)))
  return wording.common.named(when, wording.ui.stateAndUptime(state, uptime, coverage))
}

type Props = {
  spans: readonly Span[]
  height?: number
  label?: string
  maintenance?: readonly Occurrence[] | undefined
}

/**
 * Stretches of time as cells, at most four paths whatever their number; grey hatching where nothing was observed, a line
 * below where maintenance was on.
 */
export function DayBar({ spans, height = 20, label = wording.ui.lastDay, maintenance = [] }: Props) {
  const paths = barPaths(spans)
  const marks = markPath(spans, maintenance)
  const spoken = describeSpans(spans, label)
  return (
    <svg
      className={classes.bar}
      height={height}
      viewBox={`0 0 ${spans.length * 4} 20`}
      preserveAspectRatio="none"
      role="img"
      aria-label={marks ? wording.ui.someInMaintenance(spoken) : spoken}
      onMouseMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        const span = spans[Math.floor(((event.clientX - box.left) / box.width) * spans.length)]
        // One title that follows the pointer instead of one element per cell.
        const title = event.currentTarget.querySelector('title')
        if (span && title) title.textContent = cellText(span, maintenance)
      }}
    >
      <title>{spoken}</title>
      {order.map((state) => paths[state] && <path key={state} d={paths[state]} className={classes[state]} />)}
      {marks && <path d={marks} className={classes.maintenance} />}
    </svg>
  )
}

/** The hatching that every bar refers to; once per page. */
export function HatchPattern() {
  return (
    <svg className={classes.defs} aria-hidden="true">
      <defs>
        <pattern id="hs-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className={classes.hatchBack} />
          <rect width="1.6" height="5" className={classes.hatchLine} />
        </pattern>
      </defs>
    </svg>
  )
}
