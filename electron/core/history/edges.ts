import { dayMs, hourMs, minuteMs } from './rollup.ts'
import { localDayEdges, zoneOffsetMs } from './zone.ts'

/** No chart has more points; more cannot be told apart on a screen. */
export const maxPoints = 400
/** Up to here points are cut to the millisecond, from samples: they are shorter than a minute. */
const samplesUpToMs = maxPoints * minuteMs
/** Up to here points are whole minutes; longer stretches consist of whole hours. */
export const minutesUpToMs = 2 * dayMs

/** How a stretch of time is cut: into so many equal points at most, or at the hours or midnights of a time zone. */
export type Cut = { points: number } | { by: 'hour' | 'day'; zone: string }

/**
 * The edges between which history is asked for, ascending: n + 1 for n points. Every number that Headstart shows of its
 * history goes through here, so that a chart, a page and a report that mean the same stretch say the same.
 *
 * A stretch begins at its minute when it is over `samplesUpToMs`, at its hour when it is over two days, and at its hour or
 * midnight when it is cut by them. The last edge is always `toMs`. Empty when `toMs` is not after `fromMs`. By hour or day
 * there may be more than `maxPoints`.
 */
export function edgesOf(fromMs: number, toMs: number, cut: Cut): number[] {
  if (!(toMs > fromMs)) return []
  if (!('by' in cut)) return equalEdges(fromMs, toMs, cut.points)
  if (cut.by === 'day') return [...localDayEdges(cut.zone, fromMs, toMs).slice(0, -1), toMs]
  const offsetMs = zoneOffsetMs(cut.zone, fromMs)
  return widths(Math.floor((fromMs + offsetMs) / hourMs) * hourMs - offsetMs, toMs, hourMs)
}

/**
 * The coarsest level of history that says exactly what lies between these edges: `sample`, `minute`, or `hour` (with
 * quarters of an hour for the observed time). Beyond two days it is `hour` whatever the edges are. The last edge may cut
 * the minute that is now.
 */
export function levelOf(edgesMs: readonly number[], nowMs: number): 'sample' | 'minute' | 'hour' {
  const [fromMs = 0, toMs = 0] = [edgesMs[0], edgesMs.at(-1)]
  if (toMs - fromMs >= minutesUpToMs + minuteMs) return 'hour'
  const isCut = (edgeMs: number) => edgeMs % minuteMs !== 0 && !(edgeMs === toMs && toMs > nowMs - minuteMs)
  return edgesMs.some(isCut) ? 'sample' : 'minute'
}

function equalEdges(fromMs: number, toMs: number, points: number): number[] {
  const count = Math.max(1, Math.min(maxPoints, Math.floor(points)))
  if (toMs - fromMs <= samplesUpToMs) return widths(fromMs, toMs, Math.max(1, Math.ceil((toMs - fromMs) / count)))
  const unitMs = toMs - fromMs <= minutesUpToMs ? minuteMs : hourMs
  const startMs = Math.floor(fromMs / unitMs) * unitMs
  return widths(startMs, toMs, Math.ceil(Math.ceil((toMs - startMs) / unitMs) / count) * unitMs)
}

function widths(startMs: number, toMs: number, widthMs: number): number[] {
  const edges: number[] = []
  for (let atMs = startMs; atMs < toMs; atMs += widthMs) edges.push(atMs)
  edges.push(toMs)
  return edges
}
