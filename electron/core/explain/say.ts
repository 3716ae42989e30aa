import { wording } from '../language/language.ts'

const units: [number, keyof typeof wording.common.units][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
]

/** A stretch of time as a person says it, in its two largest units: "4 min 12 s", "2 d 3 h", "under 1 s". */
export function sayDuration(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000) * 1_000
  if (seconds === 0) return wording.common.underSecond
  const first = units.findIndex(([unitMs]) => seconds >= unitMs)
  let rest = seconds
  const said: string[] = []
  for (const [unitMs, unit] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / unitMs)
    rest -= count * unitMs
    if (count > 0) said.push(wording.common.units[unit](count))
  }
  return said.join(' ')
}

/** A response time or limit: "94 ms", "4.1 s", "10 s", "1 min 30 s". */
export function sayMs(ms: number): string {
  if (ms < 1) return ms <= 0 ? wording.common.units.ms(0) : wording.common.underMillisecond
  if (Math.round(ms) < 1_000) return wording.common.units.ms(Math.round(ms))
  if (ms < 59_950) return wording.common.units.s(Number((ms / 1_000).toFixed(1)))
  return sayDuration(Math.round(ms / 1_000) * 1_000)
}

const maxDateMs = 8.64e15

/** "2026-01-15T09:30:00.250Z"; a moment that no date can hold is said so instead of throwing. */
export function isoOf(ms: number): string {
  return Math.abs(ms) <= maxDateMs ? new Date(ms).toISOString() : wording.common.impossibleDate
}

/** "2026-01-15 09:30:00 UTC" */
export function sayUtc(ms: number): string {
  return Math.abs(ms) <= maxDateMs ? `${isoOf(ms).slice(0, -5).replace('T', ' ')} UTC` : isoOf(ms)
}

/** "15 January 2026" */
export function sayDate(ms: number): string {
  if (Math.abs(ms) > maxDateMs) return isoOf(ms)
  const date = new Date(ms)
  return wording.common.date(date.getUTCDate(), wording.common.months[date.getUTCMonth()] ?? '', date.getUTCFullYear())
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
