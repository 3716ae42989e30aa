import { zoneOffsetMs } from '../history/zone.ts'

const units: [number, string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
]

/** A stretch of time as a person says it, in its two largest units: "4 min 12 s", "2 d 3 h", "under 1 s". */
export function sayDuration(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000) * 1_000
  if (seconds === 0) return 'under 1 s'
  const first = units.findIndex(([unitMs]) => seconds >= unitMs)
  let rest = seconds
  const said: string[] = []
  for (const [unitMs, unit] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / unitMs)
    rest -= count * unitMs
    if (count > 0) said.push(`${count} ${unit}`)
  }
  return said.join(' ')
}

/** A response time or limit: "94 ms", "4.1 s", "10 s", "1 min 30 s". */
export function sayMs(ms: number): string {
  if (ms < 1) return ms <= 0 ? '0 ms' : 'under 1 ms'
  if (Math.round(ms) < 1_000) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${Number((ms / 1_000).toFixed(1))} s`
  return sayDuration(Math.round(ms / 1_000) * 1_000)
}

const maxDateMs = 8.64e15

/** "2026-01-15T09:30:00.250Z"; a moment that no date can hold is said so instead of throwing. */
export function isoOf(ms: number): string {
  return Math.abs(ms) <= maxDateMs ? new Date(ms).toISOString() : 'an impossible date'
}

/** "2026-01-15 09:30:00 UTC" */
export function sayUtc(ms: number): string {
  return Math.abs(ms) <= maxDateMs ? `${isoOf(ms).slice(0, -5).replace('T', ' ')} UTC` : isoOf(ms)
}

/** "2026-01-15T09:30:00.250Z (10:30:00 here, UTC+01:00)": with what the clocks of `zone`, an IANA name, showed beside it. */
export function isoWithLocal(ms: number, zone: string | undefined): string {
  if (zone === undefined || Math.abs(ms) > maxDateMs - 86_400_000) return isoOf(ms)
  const offsetMs = zoneOffsetMs(zone, ms)
  const minutes = Math.abs(offsetMs) / 60_000
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const offset = `${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
  return `${isoOf(ms)} (${isoOf(ms + offsetMs).slice(11, 19)} here, UTC${offset})`
}

/** "15 January 2026" */
export function sayDate(ms: number): string {
  const months = 'January February March April May June July August September October November December'.split(' ')
  if (Math.abs(ms) > maxDateMs) return isoOf(ms)
  const date = new Date(ms)
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** Cuts long text so that a sentence stays one; never through a redaction tag or a surrogate pair. */
export function shorten(text: string, max = 200): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')
  const tag = cut.lastIndexOf('‹')
  return `${tag > cut.lastIndexOf('›') && cut.length - tag < 150 ? cut.slice(0, tag) : cut}…`
}

/** "503 Service Unavailable" needs no table: the number, with the vendor's own words when there are some. */
export function sayStatus(status: number, reason: string): string {
  return reason.trim() === '' ? String(status) : shorten(`${status} ${reason.trim()}`, 80)
}
