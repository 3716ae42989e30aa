import type { Span } from '../../../electron/core/model/sample.ts'
import type { State } from '../../../electron/core/model/verdict.ts'
import { stateOfSpan } from '../dayBarPaths.ts'
import type { Stretch } from './chartWindow.ts'

/** How tall a cell stands by its worst state, of `barHeight`: trouble rises out of the row, whatever its colour. */
export const barHeight = 26
const tall: Record<State, number> = { up: 14, degraded: 20, down: barHeight, unknown: 14 }

/** Cells of availability on the time line of a chart, as one path per state; `width` in pixels. */
export function availabilityPaths(
  spans: readonly Span[],
  { fromMs, toMs }: Stretch,
  width: number,
): Record<State, string> {
  const paths: Record<State, string> = { up: '', degraded: '', down: '', unknown: '' }
  const x = (atMs: number) => (Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs))) * width).toFixed(1)
  for (const [index, span] of spans.entries()) {
    const state = stateOfSpan(span)
    const next = spans[index + 1]
    // Unobserved neighbours join, so that the hatching runs through; a thin gap parts all others.
    const joins = state === 'unknown' && next !== undefined && stateOfSpan(next) === 'unknown'
    const [left, right] = [Number(x(span.fromMs)), Number(x(span.toMs))]
    const wide = right - left
    if (wide <= 0) continue
    const gap = joins || wide < 2.5 ? 0 : 1
    paths[state] += `M${left} ${barHeight - tall[state]}h${(wide - gap).toFixed(1)}V${barHeight}H${left}z`
  }
  return paths
}
