import type { Span } from '../../electron/core/model/sample.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import classes from './DayBar.module.css'
import { barPaths, stateOfSpan } from './dayBarPaths.ts'
import { formatClock, formatLocal, formatPercent } from './format.ts'
import { stateWords } from './states.ts'

const order: State[] = ['unknown', 'up', 'degraded', 'down']

/** One short sentence for the whole stretch, for those who do not see the bar. */
function describe(spans: readonly Span[], label: string): string {
  const count = (state: State) => spans.filter((span) => stateOfSpan(span) === state).length
  const parts = order
    .toReversed()
    .flatMap((state) => (count(state) ? [`${stateWords[state].toLowerCase()} ${count(state)}`] : []))
  return `${label}: ${parts.join(', ')}`
}

/** What one cell says on hover. */
function cellText(span: Span): string {
  const observed = span.upMs + span.degradedMs + span.downMs
  const wall = span.toMs - span.fromMs
  const when = `${formatLocal(span.fromMs).slice(0, 16)} to ${formatClock(span.toMs).slice(0, 5)}`
  if (observed === 0) return `${when}: not observed`
  const uptime = formatPercent((100 * (span.upMs + span.degradedMs)) / observed)
  return `${when}: ${stateWords[stateOfSpan(span)].toLowerCase()}, ${uptime} of ${Math.round((100 * observed) / wall)}% observed`
}

type Props = { spans: readonly Span[]; height?: number; label?: string }

/** Stretches of time as cells, at most four paths whatever their number; grey hatching where nothing was observed. */
export function DayBar({ spans, height = 20, label = 'Last 24 h in quarters of an hour' }: Props) {
  const paths = barPaths(spans)
  return (
    <svg
      className={classes.bar}
      height={height}
      viewBox={`0 0 ${spans.length * 4} 20`}
      preserveAspectRatio="none"
      role="img"
      aria-label={describe(spans, label)}
      onMouseMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        const span = spans[Math.floor(((event.clientX - box.left) / box.width) * spans.length)]
        // One title that follows the pointer instead of one element per cell.
        const title = event.currentTarget.querySelector('title')
        if (span && title) title.textContent = cellText(span)
      }}
    >
      <title>{describe(spans, label)}</title>
      {order.map((state) => paths[state] && <path key={state} d={paths[state]} className={classes[state]} />)}
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
