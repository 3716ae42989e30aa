import { localDayEdges, zoneOffsetMs } from './zone.ts'

const hourMs = 3_600_000
const dayMs = 86_400_000

/** No chart has more points; more cannot be told apart on a screen. */
export const maxPoints = 400
/** Up to here points are cut to the millisecond, from samples; longer stretches consist of whole hours, from rollups. */
export const exactUpToMs = 2 * dayMs

/** How a stretch of time is cut: into so many equal points at most, or at the hours or midnights of a time zone. */
export type Cut = { points: number } | { by: 'hour' | 'day'; zone: string }

/**
 * The edges between which history is asked for, ascending: n + 1 for n points. Every number that Headstart shows of its
 * history goes through here, so that a chart, a page and a report that mean the same stretch say the same.
 *
 * A stretch over two days begins at its hour; one cut by hour or day begins at its hour or midnight. The last edge is
 * always `toMs`. Empty when `toMs` is not after `fromMs`. By hour or day there may be more than `maxPoints`.
 */
export function edgesOf(fromMs: number, toMs: number, cut: Cut): number[] {
  if (!(toMs > fromMs)) return []
  if (!('by' in cut)) return equalEdges(fromMs, toMs, cut.points)
  if (cut.by === 'day') return [...localDayEdges(cut.zone, fromMs, toMs).slice(0, -1), toMs]
  const offsetMs = zoneOffsetMs(cut.zone, fromMs)
  return widths(Math.floor((fromMs + offsetMs) / hourMs) * hourMs - offsetMs, toMs, hourMs)
}

function equalEdges(fromMs: number, toMs: number, points: number): number[] {
  const count = Math.max(1, Math.min(maxPoints, Math.floor(points)))
  if (toMs - fromMs <= exactUpToMs) return widths(fromMs, toMs, Math.max(1, Math.ceil((toMs - fromMs) / count)))
  const startMs = Math.floor(fromMs / hourMs) * hourMs
  return widths(startMs, toMs, Math.ceil(Math.ceil((toMs - startMs) / hourMs) / count) * hourMs)
}

function widths(startMs: number, toMs: number, widthMs: number): number[] {
  const edges: number[] = []
  for (let atMs = startMs; atMs < toMs; atMs += widthMs) edges.push(atMs)
  edges.push(toMs)
  return edges
}
