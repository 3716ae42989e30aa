import { formatClock, formatLocal } from '../format.ts'

const dayMs = 86_400_000

/** A moment on an axis: time of day within a day, day and hour within a week, day beyond. */
export function axisTime(atMs: number, rangeMs: number): string {
  const clock = formatClock(atMs).slice(0, 5)
  if (rangeMs <= dayMs * 1.5) return clock
  const day = formatLocal(atMs).slice(5, 10)
  return rangeMs <= dayMs * 8 ? `${day} ${clock}` : day
}
