/** A moment as the wall clock of a zone shows it. `weekday`: 0 = Sunday. */
export type WallTime = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  weekday: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
    const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, calendar: 'gregory', era: 'short', ...parts, ...clock })
    formats.set(zone, format)
  }
  return format
}

/** Is this the name of a time zone that the platform knows? */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/** What the wall clock of `zone` shows at `atMs`. Throws a RangeError when there is no such zone. */
export function wallTime(atMs: number, zone: string): WallTime {
  const found: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(atMs)) found[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found
  return { year, month, day, hour, minute, second, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }
}

/** Wall time minus UTC, in ms: +3,600,000 for Paris in winter. */
function offsetMs(atMs: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallTime(atMs, zone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1_000) * 1_000
}

/**
 * The moments at which the wall clock of `zone` shows this time, the earlier first: two in the hour that a clock change
 * repeats. In the hour that it skips, the one moment that the clock before the change would have called so.
 */
export function instantsOf(zone: string, year: number, month: number, day: number, minuteOfDay: number): number[] {
  const asUtcMs = Date.UTC(year, month - 1, day) + minuteOfDay * 60_000
  // No zone is further from UTC than 14 hours, and none changes its clock twice within 28.
  const before = offsetMs(asUtcMs - 14 * 3_600_000, zone)
  const after = offsetMs(asUtcMs + 14 * 3_600_000, zone)
  const fits = [...new Set([asUtcMs - before, asUtcMs - after])]
    .filter((ms) => ms + offsetMs(ms, zone) === asUtcMs)
    .sort((a, b) => a - b)
  return fits.length > 0 ? fits : [asUtcMs - before]
}
