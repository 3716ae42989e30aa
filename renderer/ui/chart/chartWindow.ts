import { wording } from '../../../electron/core/language/language.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

export const rangeNames = ['1h', '6h', '24h', '7d', '30d', '90d', '1y'] as const
export type RangeName = (typeof rangeNames)[number]

/** How far back a chart looks, and how long one of its points is: never more than 400 of them. */
export const ranges: Record<RangeName, { lengthMs: number; stepMs: number }> = {
  '1h': { lengthMs: hourMs, stepMs: minuteMs },
  '6h': { lengthMs: 6 * hourMs, stepMs: 5 * minuteMs },
  '24h': { lengthMs: dayMs, stepMs: 10 * minuteMs },
  '7d': { lengthMs: 7 * dayMs, stepMs: hourMs },
  '30d': { lengthMs: 30 * dayMs, stepMs: 4 * hourMs },
  '90d': { lengthMs: 90 * dayMs, stepMs: 12 * hourMs },
  '1y': { lengthMs: 365 * dayMs, stepMs: dayMs },
}

/** A stretch of time and into how many points it is cut; `input` of the calls for history. */
export type ChartWindow = { from: number; to: number; points: number }

export type Stretch = { fromMs: number; toMs: number }

/** The window up to now, on whole points: the same for as long as the last point lasts. */
export function windowOf(range: RangeName, nowMs: number): ChartWindow {
  const { lengthMs, stepMs } = ranges[range]
  const to = Math.ceil(nowMs / stepMs) * stepMs
  return { from: to - lengthMs, to, points: lengthMs / stepMs }
}

const steps = [
  ...[10_000, 15_000, 30_000, minuteMs, 2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 15 * minuteMs, 30 * minuteMs],
  ...[hourMs, 2 * hourMs, 4 * hourMs, 8 * hourMs, 12 * hourMs, dayMs],
]
/** Points that a zoomed chart has at most. */
const zoomedPoints = 180
/** Nothing shorter is zoomed into: it would be a handful of probes. Nothing longer than a chart of days can show. */
const [leastZoomMs, mostZoomMs] = [5 * minuteMs, 398 * dayMs]

/** The window for a stretch that was selected, widened to whole points. */
export function zoomedWindow({ fromMs, toMs }: Stretch): ChartWindow {
  const half = Math.min(mostZoomMs, Math.max(leastZoomMs, toMs - fromMs)) / 2
  const [startMs, endMs] = [(fromMs + toMs) / 2 - half, (fromMs + toMs) / 2 + half]
  const step = steps.find((stepMs) => (endMs - startMs) / stepMs <= zoomedPoints) ?? dayMs
  const from = Math.floor(startMs / step) * step
  const to = Math.ceil(endMs / step) * step
  return { from, to, points: (to - from) / step }
}

/** What a window is compared with: a week before, or the stretch right before it when that is longer than a week. */
export function windowBefore({ from, to, points }: ChartWindow): ChartWindow {
  const shiftMs = Math.max(7 * dayMs, to - from)
  return { from: from - shiftMs, to: to - shiftMs, points }
}

/** How `windowBefore` is called. */
export function beforeWords({ from, to }: ChartWindow): string {
  const days = Math.round((to - from) / dayMs)
  if (days <= 7) return wording.ui.before.week
  return days >= 360 ? wording.ui.before.year : wording.ui.before.days(days)
}

/** How availability is cut under a chart: like the chart when it is short, then by hour, then by day. */
export function barCut({ from, to }: ChartWindow, zone: string): { by?: 'hour' | 'day'; zone?: string } {
  if (to - from <= 12 * hourMs) return {}
  return { by: to - from <= 8 * dayMs ? 'hour' : 'day', zone }
}
