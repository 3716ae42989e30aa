import { wording } from '../../electron/core/language/language.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** A measured time: `<0.1 ms`, `0.4 ms`, `94 ms`, `1,240 ms`, `12.3 s`. */
export function formatMs(ms: number): string {
  if (ms > 0 && ms < 0.05) return '<0.1 ms'
  if (ms < 1) return `${ms.toFixed(1)} ms`
  if (ms < 10 * second) return `${Math.round(ms).toLocaleString('en-US')} ms`
  return `${(ms / second).toFixed(1)} s`
}

/** A stretch of time as a person says it: `12 s`, `4 min 12 s`, `2 h 5 min`, `3 days 4 h`. */
export function formatDuration(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / second)) * second
  if (whole < minute) return `${whole / second} s`
  const two = (big: number, bigWord: string, small: number, smallWord: string) =>
    small === 0 ? `${big} ${bigWord}` : `${big} ${bigWord} ${small} ${smallWord}`
  if (whole < hour) return two(Math.floor(whole / minute), 'min', Math.floor((whole % minute) / second), 's')
  if (whole < day) return two(Math.floor(whole / hour), 'h', Math.floor((whole % hour) / minute), 'min')
  const days = Math.floor(whole / day)
  return two(days, days === 1 ? 'day' : 'days', Math.floor((whole % day) / hour), 'h')
}

/** The largest unit only: `12 s`, `4 min`, `2 h`, `3 days`. */
export function formatRough(ms: number): string {
  const positive = Math.max(0, ms)
  if (positive < minute) return `${Math.floor(positive / second)} s`
  if (positive < hour) return `${Math.floor(positive / minute)} min`
  if (positive < day) return `${Math.floor(positive / hour)} h`
  const days = Math.floor(positive / day)
  return days === 1 ? '1 day' : `${days} days`
}

/** How long ago: `just now`, `12 s ago`. */
export function formatAgo(ms: number): string {
  return ms < 2 * second ? wording.ui.justNow : wording.ui.ago(formatRough(ms))
}

/** `312 B`, `1.9 KiB`, `256 KiB`, `2 GiB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  const digits = unit === 0 || value >= 100 || Number.isInteger(value) ? 0 : 1
  return `${value.toFixed(digits)} ${units[unit]}`
}

/** `99.98%`; never rounded up to 100, which would hide a failure. `—` when nothing was observed. */
export function formatPercent(percent: number | null): string {
  if (percent === null) return '—'
  if (percent === 100) return '100%'
  return `${(Math.floor(percent * 100) / 100).toFixed(2)}%`
}

/** Coverage in whole percent, never rounded up to 100 nor down to nothing: `97%`, `<1%`. */
export function formatCoverage(percent: number): string {
  return percent > 0 && percent < 1 ? '<1%' : `${Math.floor(percent)}%`
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

/** UTC, for hover and everything that is copied: `2026-11-23T13:06:31.204Z`. */
export function formatUtc(atMs: number): string {
  return new Date(atMs).toISOString()
}

/** `1 monitor`, `2 monitors`. */
export function plural(count: number, word: string, words = `${word}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? word : words}`
}
