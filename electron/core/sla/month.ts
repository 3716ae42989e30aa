const dayMs = 86_400_000

export type MonthBounds = { fromMs: number; toMs: number }
export type DayBounds = MonthBounds & { day: string }

/** Is this an IANA time zone that the runtime knows? */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** A calendar month, `2026-11`, from its first moment in that time zone to the first of the next one. */
export function monthBounds(month: string, zone: string): MonthBounds {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return {
    fromMs: firstMoment(Date.UTC(year, number - 1, 1), zone),
    toMs: firstMoment(Date.UTC(year, number, 1), zone),
  }
}

/** The days of a month in that time zone: 23 or 25 hours long where the clock is changed. */
export function daysOfMonth(month: string, zone: string): DayBounds[] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const days: DayBounds[] = []
  for (let at = Date.UTC(year, number - 1, 1); at < Date.UTC(year, number, 1); at += dayMs)
    days.push({
      day: new Date(at).toISOString().slice(0, 10),
      fromMs: firstMoment(at, zone),
      toMs: firstMoment(at + dayMs, zone),
    })
  return days
}

/** The month in which a moment lies, in that time zone. */
export function monthOf(atMs: number, zone: string): string {
  return new Date(localMs(atMs, zone)).toISOString().slice(0, 7)
}

/** `2026-11` plus that many months. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** `2026-11-03 14:06:31 +01:00`: a moment by the clocks of that time zone. */
export function zonedText(atMs: number, zone: string): string {
  const wholeMs = Math.floor(atMs / 1_000) * 1_000
  const local = localMs(wholeMs, zone)
  const minutes = Math.round((local - wholeMs) / 60_000)
  const pad = (value: number) => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  const offset = minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
  return `${new Date(local).toISOString().slice(0, 19).replace('T', ' ')} ${offset}`
}

/**
 * The first moment at which the zone's clocks show `localStartMs` or later. Where midnight comes twice it is the first
 * one; where the clock jumps over it, the moment of the jump.
 */
function firstMoment(localStartMs: number, zone: string): number {
  const offsets = [-dayMs, dayMs].map((away) => localMs(localStartMs + away, zone) - (localStartMs + away))
  const moments = offsets.map((offsetMs) => localStartMs - offsetMs)
  return Math.min(...moments.filter((atMs) => localMs(atMs, zone) >= localStartMs))
}

/** What the zone's clocks show at a moment, as if that were UTC. Whole seconds. */
function localMs(atMs: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(atMs)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    const number = '2-digit' as const
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: 'numeric', month: number, day: number, hour: number, minute: number, second: number },
    })
    formats.set(zone, format)
  }
  return format
}
