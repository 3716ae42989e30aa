import type { QuietHours } from '../model/alerts.ts'
import type { Occurrence } from '../model/maintenance.ts'
import { instantsOf, wallTime } from './zone.ts'

const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/**
 * The quiet stretch that runs at `nowMs`, or null. Each begins and ends by the wall clock, so a night with a clock change
 * is an hour longer or shorter. From and to alike is the whole day.
 */
export function quietStretch(quiet: QuietHours, localZone: string, nowMs: number): Occurrence | null {
  if (!quiet.enabled) return null
  const zone = quiet.zone ?? localZone
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)]
  const { year, month, day } = wallTime(nowMs, zone)
  for (const offset of [-1, 0]) {
    const [fromMs] = instantsOf(zone, year, month, day + offset, from)
    const [toMs] = instantsOf(zone, year, month, day + offset + (to <= from ? 1 : 0), to)
    if (fromMs !== undefined && toMs !== undefined && fromMs <= nowMs && nowMs < toMs) return { fromMs, toMs }
  }
  return null
}
