import { formatClock, formatLocal } from '../format.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** Pixels that a tick needs for its words. */
const tickPx = 78

const withinDaySteps = [1, 5, 10, 15, 30, 60, 180, 360, 720].map((minutes) => minutes * minuteMs)
const daySteps = [1, 2, 5, 10, 15]

/** Round moments of local time between two, as many as have room. */
export function axisTicks(fromMs: number, toMs: number, widthPx: number): number[] {
  const most = Math.max(2, Math.floor(widthPx / tickPx))
  const leastMs = (toMs - fromMs) / most
  const within = withinDaySteps.find((stepMs) => stepMs >= leastMs)
  if (within !== undefined) return withinDay(fromMs, toMs, within)
  const days = daySteps.find((step) => step * dayMs >= leastMs)
  if (days !== undefined) return byDays(fromMs, toMs, days)
  return byMonths(fromMs, toMs, Math.ceil(leastMs / (30 * dayMs)))
}

/** Multiples of the step counted from local midnight; after a change of the clock they go on from there. */
function withinDay(fromMs: number, toMs: number, stepMs: number): number[] {
  const ticks: number[] = []
  for (let at = midnightBefore(fromMs); at < toMs; at = midnightBefore(at + 26 * hourMs)) {
    const nextMidnight = midnightBefore(at + 26 * hourMs)
    for (let tick = at; tick < Math.min(toMs, nextMidnight); tick += stepMs) if (tick >= fromMs) ticks.push(tick)
  }
  return ticks
}

function byDays(fromMs: number, toMs: number, step: number): number[] {
  const ticks: number[] = []
  const start = new Date(midnightBefore(fromMs))
  for (let day = 0; ; day += step) {
    const atMs = new Date(start.getFullYear(), start.getMonth(), start.getDate() + day).getTime()
    if (atMs >= toMs) return ticks
    if (atMs >= fromMs) ticks.push(atMs)
  }
}

function byMonths(fromMs: number, toMs: number, step: number): number[] {
  const ticks: number[] = []
  const start = new Date(fromMs)
  for (let month = 0; ; month += step) {
    const atMs = new Date(start.getFullYear(), start.getMonth() + month, 1).getTime()
    if (atMs >= toMs) return ticks
    if (atMs >= fromMs) ticks.push(atMs)
  }
}

function midnightBefore(atMs: number): number {
  const at = new Date(atMs)
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
}

/** A moment on an axis: time of day within two days (the date at midnight), the day within half a year, else the month. */
export function axisTime(atMs: number, rangeMs: number): string {
  const local = formatLocal(atMs)
  if (rangeMs <= 2 * dayMs) {
    const clock = formatClock(atMs).slice(0, 5)
    return clock === '00:00' ? local.slice(5, 10) : clock
  }
  return rangeMs <= 200 * dayMs ? local.slice(5, 10) : local.slice(0, 7)
}
