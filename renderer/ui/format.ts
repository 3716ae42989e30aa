import { wording } from '../../electron/core/language/language.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** One formatter for each count of digits: making one takes longer than using it a thousand times. */
const decimals = [0, 1, 2].map(
  (digits) =>
    new Intl.NumberFormat(wording.common.locale.numbers, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    }),
)

/** With that many digits after the point, and nothing between thousands: `12.3`. */
function decimal(value: number, digits: 0 | 1 | 2): string {
  return decimals[digits]?.format(value) ?? String(value)
}

/** A count, as the language groups its digits: `1,240`. */
export function formatCount(count: number): string {
  return count.toLocaleString(wording.common.locale.numbers)
}

/** A measured time: `<0.1 ms`, `0.4 ms`, `94 ms`, `1,240 ms`, `12.3 s`. */
export function formatMs(ms: number): string {
  if (ms > 0 && ms < 0.05) return wording.common.units.ms(`<${decimal(0.1, 1)}`)
  if (ms < 1) return wording.common.units.ms(decimal(ms, 1))
  if (ms < 10 * second) return wording.common.units.ms(formatCount(Math.round(ms)))
  return wording.common.units.s(decimal(ms / second, 1))
}

/** A line of a chart's grid, exact where the lines are closer than `formatMs` is: `0`, `0.25 ms`, `2.5 ms`, `40 ms`. */
export function axisMs(ms: number): string {
  if (ms === 0) return '0'
  return Number.isInteger(ms) || ms >= 100 ? formatMs(ms) : wording.common.units.ms(String(Number(ms.toFixed(2))))
}

const units = [
  ['days', day],
  ['h', hour],
  ['min', minute],
  ['s', second],
] as const

/** A stretch of time as a person says it: `12 s`, `4 min 12 s`, `2 h 5 min`, `3 days 4 h`. */
export function formatDuration(ms: number): string {
  return inUnits(ms, 2)
}

/** The largest unit only: `12 s`, `4 min`, `2 h`, `3 days`. */
export function formatRough(ms: number): string {
  return inUnits(ms, 1)
}

/** From the largest unit that there is, that many units down; those that are zero are not said. */
function inUnits(ms: number, most: 1 | 2): string {
  let rest = Math.max(0, Math.floor(ms / second) * second)
  const first = units.findIndex(([unit, unitMs]) => rest >= unitMs || unit === 's')
  const said: string[] = []
  for (const [unit, unitMs] of units.slice(first, first + most)) {
    const count = Math.floor(rest / unitMs)
    rest -= count * unitMs
    if (count > 0 || said.length === 0) said.push(wording.common.units[unit](count))
  }
  return said.join(' ')
}

/** How long ago: `just now`, `12 s ago`. */
export function formatAgo(ms: number): string {
  return ms < 2 * second ? wording.ui.justNow : wording.ui.ago(formatRough(ms))
}

/** `312 B`, `1.9 KiB`, `256 KiB`, `2 GiB`. */
export function formatBytes(bytes: number): string {
  const sizes = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < sizes.length - 1) {
    value /= 1024
    unit++
  }
  const digits = unit === 0 || value >= 100 || Number.isInteger(value) ? 0 : 1
  return `${decimal(value, digits)} ${sizes[unit]}`
}

/** `99.98%`; never rounded up to 100, which would hide a failure. `—` when nothing was observed. */
export function formatPercent(percent: number | null): string {
  if (percent === null) return '—'
  if (percent === 100) return wording.common.percent('100')
  return wording.common.percent(decimal(Math.floor(percent * 100) / 100, 2))
}

/** Coverage in whole percent, never rounded up to 100 nor down to nothing: `97%`, `<1%`. */
export function formatCoverage(percent: number): string {
  return wording.common.percent(percent > 0 && percent < 1 ? '<1' : String(Math.floor(percent)))
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0')
}

/** Minutes east of UTC as `+01:00`, or `Z`. */
function offsetText(minutesEast: number): string {
  if (minutesEast === 0) return 'Z'
  const size = Math.abs(minutesEast)
  return `${minutesEast < 0 ? '−' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

/** Local date and time with its offset: `2026-11-23 14:06:31 +01:00`. */
export function formatLocal(atMs: number): string {
  const at = new Date(atMs)
  const date = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  return `${date} ${formatClock(atMs)} ${offsetText(-at.getTimezoneOffset())}`
}

/** Local time of day: `14:06:31`. */
export function formatClock(atMs: number): string {
  const at = new Date(atMs)
  return `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`
}

/** Local time of day with milliseconds: `14:06:31.204`. */
export function formatClockMs(atMs: number): string {
  return `${formatClock(atMs)}.${pad(new Date(atMs).getMilliseconds(), 3)}`
}

/** Time of day when it is of the same local day as `nowMs`, else date and time. */
export function formatMoment(atMs: number, nowMs: number): string {
  const sameDay = new Date(atMs).toDateString() === new Date(nowMs).toDateString()
  return sameDay ? formatClock(atMs) : formatLocal(atMs).slice(0, 16)
}

/** A day of about now, as the language writes it: `Sat 28 Nov`. */
export function formatDay(atMs: number): string {
  return new Date(atMs).toLocaleDateString(wording.common.locale.dates, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
}

/** UTC, for hover and everything that is copied: `2026-11-23T13:06:31.204Z`. */
export function formatUtc(atMs: number): string {
  return new Date(atMs).toISOString()
}
