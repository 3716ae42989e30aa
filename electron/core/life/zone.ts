import { zoneOffsetMs } from '../history/zone.ts'
import { wording } from '../language/language.ts'

/** A moment as the wall clock of a zone shows it. */
export type WallTime = { year: number; month: number; day: number; hour: number; minute: number }

/** What the wall clock of `zone` (an IANA name) shows at `atMs`. Throws a RangeError when there is no such zone. */
export function wallTime(atMs: number, zone: string): WallTime {
  const wall = new Date(atMs + zoneOffsetMs(zone, atMs))
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  }
}

/**
 * The moments at which the wall clock of `zone` shows this time, the earlier first: two in the hour that a clock change
 * repeats. In the hour that it skips, the one moment that the clock before the change would have called so.
 */
export function instantsOf(zone: string, year: number, month: number, day: number, minuteOfDay: number): number[] {
  const asUtcMs = Date.UTC(year, month - 1, day) + minuteOfDay * 60_000
  // No zone is further from UTC than 14 hours, and none changes its clock twice within 28.
  const before = zoneOffsetMs(zone, asUtcMs - 14 * 3_600_000)
  const after = zoneOffsetMs(zone, asUtcMs + 14 * 3_600_000)
  const fits = [...new Set([asUtcMs - before, asUtcMs - after])]
    .filter((ms) => ms + zoneOffsetMs(zone, ms) === asUtcMs)
    .sort((a, b) => a - b)
  return fits.length > 0 ? fits : [asUtcMs - before]
}

/** `03:40`; with the day in front when that is not the one of `nowMs`: `Sat 03:40`, `5 Dec 03:40`. */
export function clockText(atMs: number, nowMs: number, zone: string): string {
  const at = wallTime(atMs, zone)
  const now = wallTime(nowMs, zone)
  const time = `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`
  const days = Math.round(
    (Date.UTC(at.year, at.month - 1, at.day) - Date.UTC(now.year, now.month - 1, now.day)) / 86_400_000,
  )
  if (days === 0) return time
  const weekday = new Date(Date.UTC(at.year, at.month - 1, at.day)).getUTCDay()
  return days > 0 && days < 7
    ? wording.life.onWeekday(wording.life.shortWeekdays[weekday] ?? '', time)
    : wording.life.onDate(at.day, wording.life.shortMonths[at.month - 1] ?? '', time)
}
