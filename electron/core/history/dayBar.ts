import type { DayBar, Span } from '../model/sample.ts'

const seconds = (ms: number) => Math.round(ms / 1_000)

/** Spans of equal length as they travel: a tenth of their size, whole seconds. */
export function toDayBar(spans: readonly Span[]): DayBar {
  const first = spans[0]
  const last = spans.at(-1)
  if (!first || !last) return { fromMs: 0, cellMs: 0, untilMs: 0, cells: [] }
  return {
    fromMs: first.fromMs,
    cellMs: first.toMs - first.fromMs,
    untilMs: last.toMs,
    cells: spans.map(({ upMs, degradedMs, downMs }) =>
      upMs + degradedMs + downMs === 0 ? 0 : [seconds(upMs), seconds(degradedMs), seconds(downMs)],
    ),
  }
}

/** The spans of a bar again, to the second. What is neither up, degraded nor down was not observed. */
export function spansOfBar({ fromMs, cellMs, untilMs, cells }: DayBar): Span[] {
  return cells.map((cell, index) => {
    const [up, degraded, down] = cell === 0 ? [0, 0, 0] : cell
    const start = fromMs + index * cellMs
    const end = Math.min(untilMs, start + cellMs)
    const observedMs = 1_000 * (up + degraded + down)
    return {
      fromMs: start,
      toMs: end,
      upMs: 1_000 * up,
      degradedMs: 1_000 * degraded,
      downMs: 1_000 * down,
      unknownMs: Math.max(0, end - start - observedMs),
    }
  })
}
