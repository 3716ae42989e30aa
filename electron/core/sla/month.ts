import { localDayEdges, localMonthStart, zoneOffsetMs } from '../history/zone.ts'

export type MonthBounds = { fromMs: number; toMs: number }
export type DayBounds = MonthBounds & {
  /** `2026-11-03` */
  day: string
}

/** A calendar month, `2026-11`, from its first moment in that time zone to the first of the next one. */
export function monthBounds(month: string, zone: string): MonthBounds {
  return { fromMs: localMonthStart(zone, month), toMs: localMonthStart(zone, addMonths(month, 1)) }
}

/** The days of `[fromMs, toMs)` in that time zone: 23 or 25 hours long where the clock is changed; the last ends at `toMs`. */
export function daysBetween(fromMs: number, toMs: number, zone: string): DayBounds[] {
  const edges = localDayEdges(zone, fromMs, toMs)
  return edges.slice(0, -1).map((startMs, index) => ({
    day: dayOf(startMs, zone),
    fromMs: startMs,
    toMs: Math.min(toMs, edges[index + 1] ?? toMs),
  }))
}

/** The month in which a moment lies, in that time zone. */
export function monthOf(atMs: number, zone: string): string {
  return dayOf(atMs, zone).slice(0, 7)
}

function dayOf(atMs: number, zone: string): string {
  return new Date(atMs + zoneOffsetMs(zone, atMs)).toISOString().slice(0, 10)
}

/** `2026-11` plus that many months. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** `2026-11-03 14:06:31 +01:00`: a moment by the clocks of that time zone. */
export function zonedText(atMs: number, zone: string): string {
  const offsetMs = zoneOffsetMs(zone, atMs)
  const minutes = Math.round(offsetMs / 60_000)
  const pad = (value: number) => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  const offset = minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
  return `${new Date(atMs + offsetMs).toISOString().slice(0, 19).replace('T', ' ')} ${offset}`
}
