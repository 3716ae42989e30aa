import { type PhaseName, phaseNames } from '../../../electron/core/model/exchange.ts'
import type { HistoryPoint } from '../../../electron/core/model/sample.ts'
import type { Stretch } from './chartWindow.ts'
import { highest, type Spike, topOf } from './plotGeometry.ts'

/** One point of a chart. Figures are null and phases absent where nothing was timed: a gap, not a zero. */
export type ChartRow = Stretch & {
  midMs: number
  phases: Partial<Record<PhaseName, number>>
  p50Ms: number | null
  p95Ms: number | null
  p99Ms: number | null
  maxMs: number | null
  /** The 95th percentile of the same point in the stretch that it is compared with. */
  beforeMs: number | null
  /** Share of the stretch that was observed, 0 to 100. */
  observedPercent: number
  probes: number
}

/** Rows for the chart, one per point of history; `before`: those of the stretch that it is compared with. */
export function chartRows(points: readonly HistoryPoint[], before?: readonly HistoryPoint[]): ChartRow[] {
  return points.map((point, index) => {
    const wall = point.toMs - point.fromMs
    const observed = point.upMs + point.degradedMs + point.downMs
    return {
      fromMs: point.fromMs,
      toMs: point.toMs,
      midMs: (point.fromMs + point.toMs) / 2,
      phases: point.probes > 0 ? point.phases : {},
      p50Ms: point.p50Ms ?? null,
      p95Ms: point.p95Ms ?? null,
      p99Ms: point.p99Ms ?? null,
      maxMs: point.maxMs ?? null,
      beforeMs: before?.[index]?.p95Ms ?? null,
      observedPercent: wall > 0 ? Math.min(100, (observed / wall) * 100) : 0,
      probes: point.probes,
    }
  })
}

/** Phases that any row has, in the order in which they happen. */
export function phasesShown(rows: readonly ChartRow[]): PhaseName[] {
  return phaseNames.filter((phase) => rows.some((row) => row.phases[phase] !== undefined))
}

/** Runs of points with nothing observed, so that they can be marked as such. */
export function gapsOf(rows: readonly ChartRow[]): Stretch[] {
  const gaps: Stretch[] = []
  let open: Stretch | undefined
  for (const { fromMs, toMs, probes, observedPercent } of rows) {
    if (probes > 0 || observedPercent > 0) {
      open = undefined
      continue
    }
    if (open) open.toMs = toMs
    else {
      open = { fromMs, toMs }
      gaps.push(open)
    }
  }
  return gaps
}

/** The phases of a point together: the height of its stack. */
export function stackMs({ phases }: ChartRow): number {
  return Object.values(phases).reduce((sum, ms) => sum + ms, 0)
}

/** The longest response of each point, above the line that `lowOf` names. */
export function spikesAbove(rows: readonly ChartRow[], lowOf: (row: ChartRow) => number | null): Spike[] {
  return rows.flatMap((row) => {
    const lowMs = lowOf(row)
    return row.maxMs === null || lowMs === null || row.maxMs < lowMs
      ? []
      : [{ atMs: row.midMs, lowMs, highMs: row.maxMs }]
  })
}

/** How high a chart of these figures reaches: see `topOf`. */
export function topOfRows(rows: readonly ChartRow[], usualOf: (row: ChartRow) => (number | null)[]): number {
  return topOf(
    rows.map((row) => highest(usualOf(row))),
    rows.map((row) => row.maxMs),
  )
}
