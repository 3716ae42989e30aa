import type { Span } from '../../electron/core/model/sample.ts'
import type { State } from '../../electron/core/model/verdict.ts'

/** Worst state seen in a span: one bad probe colours its cell; unknown only when nothing was observed. */
export function stateOfSpan(span: Span): State {
  if (span.downMs > 0) return 'down'
  if (span.degradedMs > 0) return 'degraded'
  return span.upMs > 0 ? 'up' : 'unknown'
}

/** SVG path data by state: cells 3 wide with a gap of 1 and 20 high; neighbouring unobserved cells join. */
export function barPaths(spans: readonly Span[]): Record<State, string> {
  const paths: Record<State, string> = { up: '', degraded: '', down: '', unknown: '' }
  spans.forEach((span, index) => {
    const state = stateOfSpan(span)
    const next = spans[index + 1]
    const width = state === 'unknown' && next && stateOfSpan(next) === 'unknown' ? 4 : 3
    paths[state] += `M${index * 4} 0h${width}v20h-${width}z`
  })
  return paths
}

/** A line below the cells that lie in one of these stretches; empty without any. */
export function markPath(spans: readonly Span[], stretches: readonly { fromMs: number; toMs: number }[]): string {
  if (stretches.length === 0) return ''
  return spans
    .map((span, index) => (stretches.some(({ fromMs, toMs }) => fromMs < span.toMs && toMs > span.fromMs) ? index : -1))
    .filter((index) => index >= 0)
    .map((index) => `M${index * 4} 15h4v5h-4z`)
    .join('')
}
