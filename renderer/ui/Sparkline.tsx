import { wording } from '../../electron/core/language/language.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import { formatMs } from './format.ts'
import { sparkPath } from './sparkPath.ts'

const width = 110
const height = 24

const strokes: Record<State, string> = {
  up: 'var(--hs-spark)',
  degraded: 'var(--hs-degraded)',
  down: 'var(--hs-down)',
  unknown: 'var(--hs-unknown)',
}

/** The last response times as a line; its colour is the state now. */
export function Sparkline({ values, state }: { values: readonly (number | null)[]; state: State }) {
  const timed = values.filter((value) => value !== null)
  const label =
    timed.length === 0
      ? wording.ui.noTimesYet
      : wording.ui.lastTimes(timed.length, formatMs(Math.min(...timed)), formatMs(Math.max(...timed)))
  return (
    <svg
      width="100%"
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <path
        d={sparkPath(values, width, height)}
        fill="none"
        stroke={strokes[state]}
        strokeWidth="1.4"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
