import { type PhaseName, phaseNames } from '../../../electron/core/model/exchange.ts'
import type { HistoryPoint } from '../../../electron/core/model/sample.ts'

/** One bar of the chart. Phases are absent where nothing was observed: a gap, not a zero. */
export type ChartRow = {
  fromMs: number
  toMs: number
  phases: Partial<Record<PhaseName, number>>
  p95Ms: number | null
  /** Share of the stretch that was observed, 0 to 100. */
  observedPercent: number
  probes: number
}

/** A stretch of the chart, by the `fromMs` of its first and last bar. */
type ChartMark = { first: number; last: number }

/** Rows for the chart, one per point of history. */
export function chartRows(points: readonly HistoryPoint[]): ChartRow[] {
  return points.map((point) => {
    const wall = point.toMs - point.fromMs
    const observed = point.upMs + point.degradedMs + point.downMs
    return {
      fromMs: point.fromMs,
      toMs: point.toMs,
      phases: point.probes > 0 ? point.phases : {},
      p95Ms: point.p95Ms ?? null,
      observedPercent: wall > 0 ? Math.min(100, (observed / wall) * 100) : 0,
      probes: point.probes,
    }
  })
}

/** Phases that any row has, in the order in which they happen. */
export function phasesShown(rows: readonly ChartRow[]): PhaseName[] {
  return phaseNames.filter((phase) => rows.some((row) => row.phases[phase] !== undefined))
}

/** The bars that a stretch of time touches, or undefined when it lies outside of the chart. */
export function markOf(rows: readonly ChartRow[], fromMs: number, toMs: number): ChartMark | undefined {
  const first = rows.find((row) => row.toMs > fromMs)
  const last = rows.findLast((row) => row.fromMs <= toMs)
  if (!first || !last || last.fromMs < first.fromMs) return undefined
  return { first: first.fromMs, last: last.fromMs }
}

/** Runs of bars with nothing observed, so that they can be marked as such. */
export function gapsOf(rows: readonly ChartRow[]): ChartMark[] {
  const gaps: ChartMark[] = []
  let open: ChartMark | undefined
  for (const row of rows) {
    if (row.probes > 0 || row.observedPercent > 0) {
      open = undefined
      continue
    }
    if (open) open.last = row.fromMs
    else {
      open = { first: row.fromMs, last: row.fromMs }
      gaps.push(open)
    }
  }
  return gaps
}
