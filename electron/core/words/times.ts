import { wording } from '../language/language.ts'

/** Minutes east of UTC at a moment; 0 throughout for UTC. */
export type Zone = (atMs: number) => number

export const utc: Zone = () => 0

const pad = (value: number) => String(value).padStart(2, '0')

/** Fields as a clock on the wall there shows them. */
function wall(atMs: number, zone: Zone): Date {
  return new Date(atMs + zone(atMs) * 60_000)
}

function zoneName(minutesEast: number): string {
  if (minutesEast === 0) return 'UTC'
  const size = Math.abs(minutesEast)
  const minutes = size % 60 === 0 ? '' : `:${pad(size % 60)}`
  return `UTC${minutesEast < 0 ? '−' : '+'}${Math.floor(size / 60)}${minutes}`
}

const monthName = (at: Date) => wording.common.months[at.getUTCMonth()] ?? ''

/** `27 November 2026`. */
export function dateText(atMs: number, zone: Zone): string {
  const at = wall(atMs, zone)
  return wording.common.date(at.getUTCDate(), monthName(at), at.getUTCFullYear())
}

/** A time of day says which day it means for so long around now. */
const clearForMs = 12 * 3_600_000

/** `03:40 UTC`; with the day in front when it is half a day or more away: `26 November, 11:50 UTC`. */
export function timeText(atMs: number, nowMs: number, zone: Zone): string {
  const at = wall(atMs, zone)
  const time = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())} ${zoneName(zone(atMs))}`
  if (Math.abs(atMs - nowMs) < clearForMs) return time
  return wording.common.dayAndTime(at.getUTCDate(), monthName(at), time)
}

/** `less than a minute`, `25 minutes`, `2 hours 5 minutes`, `3 days`. */
export function lastedText(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000)
  if (minutes === 0) return wording.drafts.lasted.underAMinute
  if (minutes < 60) return wording.drafts.lasted.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  if (hours < 48)
    return minutes % 60 === 0
      ? wording.drafts.lasted.hours(hours)
      : wording.drafts.lasted.hoursAndMinutes(hours, minutes % 60)
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? wording.drafts.lasted.days(days) : wording.drafts.lasted.daysAndHours(days, hours % 24)
}

const roundedToMs = 5 * 60_000

/** When the next update is promised: after so many minutes, at the next round five. */
export function promiseAtMs(nowMs: number, minutes: number): number {
  return Math.ceil((nowMs + minutes * 60_000) / roundedToMs) * roundedToMs
}
