import { formatClock, formatLocal } from '../format.ts'
import type { ChartRow } from './chartRows.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Distance between two ticks for a chart of that length. */
function tickStepMs(rangeMs: number): number {
  if (rangeMs <= 2 * hourMs) return 10 * minuteMs
  if (rangeMs <= 2 * dayMs) return 3 * hourMs
  return rangeMs <= 10 * dayMs ? dayMs : 5 * dayMs
}

/** The bars under which the axis has a tick: those that hold a round moment of local time. */
export function axisTicks(rows: readonly ChartRow[]): number[] {
  const stepMs = tickStepMs((rows.at(-1)?.toMs ?? 0) - (rows[0]?.fromMs ?? 0))
  const localMs = (atMs: number) => atMs - new Date(atMs).getTimezoneOffset() * minuteMs
  return rows
    .filter(({ fromMs, toMs }) => {
      const next = Math.ceil(localMs(fromMs) / stepMs) * stepMs
      return next < localMs(fromMs) + (toMs - fromMs)
    })
    .map((row) => row.fromMs)
}

/** A moment on an axis: time of day within two days, else the day. */
export function axisTime(atMs: number, rangeMs: number): string {
  return rangeMs <= 2 * dayMs ? formatClock(atMs).slice(0, 5) : formatLocal(atMs).slice(5, 10)
}
