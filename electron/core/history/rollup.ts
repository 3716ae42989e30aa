import type { Sample } from '../model/sample.ts'
import { addProbe, type Bucket, coveredUntilMs, emptyBucket } from './bucket.ts'
import { spread } from './series.ts'

export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000
const quarterMs = 900_000

/**
 * A UTC day taken together: observed time by quarters of an hour, because there are time zones whose midnight lies on
 * any of them, and response times by hours, which are larger.
 */
export type DayRollup = {
  dayStartMs: number
  /** Up, degraded and down milliseconds of each of the 96 quarters. */
  observed: Float64Array
  /** Probes and response times of each hour; its observed time stands in `observed` only. */
  hours: (Bucket | undefined)[]
  /** Of days long past: response times of the whole day, in place of those by the hour. */
  whole?: Bucket
  /** The newest sample, whose time counts up to the next one. */
  last: Sample | undefined
}

export function emptyDay(dayStartMs: number): DayRollup {
  return { dayStartMs, observed: new Float64Array(96 * 3), hours: new Array(24).fill(undefined), last: undefined }
}

/** Takes the next sample, in order of time. One from before the day counts only for the time it covers inside. */
export function addToDay(day: DayRollup, sample: Sample): void {
  if (day.last) observe(day, day.last, coveredUntilMs(day.last, sample.atMs))
  day.last = sample
  const hour = Math.floor((sample.atMs - day.dayStartMs) / hourMs)
  if (hour < 0 || hour > 23) return
  const bucket = day.hours[hour] ?? emptyBucket()
  day.hours[hour] = bucket
  addProbe(bucket, sample)
}

/**
 * The day with the time of its newest sample counted, up to `untilMs` at most; `day` itself can go on. Without `untilMs`
 * the day is over.
 */
export function settledDay(day: DayRollup, untilMs = Infinity): DayRollup {
  const settled = { ...day, observed: day.observed.slice() }
  if (day.last) observe(settled, day.last, Math.min(untilMs, coveredUntilMs(day.last, undefined)))
  return settled
}

/** Rolls one UTC day up. `samples` in order of time; one earlier sample may lead, for the time it covers. */
export function rollDay(dayStartMs: number, samples: Iterable<Sample>): DayRollup {
  const day = emptyDay(dayStartMs)
  for (const sample of samples) addToDay(day, sample)
  return settledDay(day)
}

/** Up, degraded and down milliseconds of one of the 96 quarters of an hour. */
export function quarterOf({ observed }: DayRollup, quarter: number): [up: number, degraded: number, down: number] {
  return [observed[quarter * 3] ?? 0, observed[quarter * 3 + 1] ?? 0, observed[quarter * 3 + 2] ?? 0]
}

function observe(day: DayRollup, sample: Sample, untilMs: number): void {
  const place = sample.state === 'up' ? 0 : sample.state === 'degraded' ? 1 : sample.state === 'down' ? 2 : -1
  if (place < 0) return
  const fromMs = Math.max(day.dayStartMs, sample.atMs)
  const toMs = Math.min(day.dayStartMs + dayMs, untilMs)
  spread(fromMs, toMs, day.dayStartMs, quarterMs, (quarter, ms) => {
    const index = quarter * 3 + place
    day.observed[index] = (day.observed[index] ?? 0) + ms
  })
}
