import { z } from 'zod'
import type { Sample } from '../model/sample.ts'
import { type Bucket, emptyBucket } from './bucket.ts'
import { phaseOrder } from './row.ts'
import { addSample, createSeries, endSeries, type Series } from './series.ts'

export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** The hours of one UTC day that hold anything, by the hour's start (epoch ms). */
export type DayRollup = { dayStartMs: number; hours: Map<number, Bucket> }

/** Rolls one UTC day up by the hour. `samples` in order of time; one earlier sample may lead, for the time it covers. */
export function rollDay(dayStartMs: number, samples: Iterable<Sample>): DayRollup {
  const series = daySeries(dayStartMs)
  for (const sample of samples) addSample(series, sample)
  return rollupOf(series)
}

/** The hours of a day, to be filled by `addSample` and given to `rollupOf`: the same as `rollDay`, in pieces. */
export function daySeries(dayStartMs: number): Series {
  return createSeries(Array.from({ length: 25 }, (_, hour) => dayStartMs + hour * hourMs))
}

export function rollupOf(series: Series): DayRollup {
  const dayStartMs = series.edgesMs[0] ?? 0
  const hours = new Map<number, Bucket>()
  for (const [i, bucket] of endSeries(series).buckets.entries()) {
    const observedMs = bucket.upMs + bucket.degradedMs + bucket.downMs
    if (bucket.probes > 0 || observedMs > 0) hours.set(dayStartMs + i * hourMs, bucket)
  }
  return { dayStartMs, hours }
}

/**
 * One day as a line of a month's file:
 *
 *     [dayStartMs, [[hour, probes, upMs, degradedMs, downMs, minMs, maxMs, [[sumMs, count] per phase], [bucket, count, …]], …]]
 *
 * `hour` is 0 to 23, phases stand in the order of `phaseOrder`, the last field is the latency sketch. A later line for
 * the same day replaces an earlier one.
 */
export function encodeDay(day: DayRollup): string {
  const hours = [...day.hours].map(([startMs, bucket]) => [
    (startMs - day.dayStartMs) / hourMs,
    bucket.probes,
    round(bucket.upMs),
    round(bucket.degradedMs),
    round(bucket.downMs),
    bucket.sketch.size === 0 ? 0 : bucket.minMs,
    bucket.maxMs,
    phaseOrder.map((name) => [round(bucket.phases[name]?.sumMs ?? 0), bucket.phases[name]?.count ?? 0]),
    [...bucket.sketch].flat(),
  ])
  return JSON.stringify([day.dayStartMs, hours])
}

/** The day of a line, or null when the line is not one. */
export function decodeDay(line: string): DayRollup | null {
  const parsed = lineSchema.safeParse(line)
  if (!parsed.success) return null
  const [dayStartMs, rows] = parsed.data
  const hours = new Map<number, Bucket>()
  for (const [hour, probes, upMs, degradedMs, downMs, minMs, maxMs, phases, sketch] of rows) {
    const bucket = { ...emptyBucket(), probes, upMs, degradedMs, downMs, maxMs }
    if (sketch.length > 0) bucket.minMs = minMs
    for (const [i, name] of phaseOrder.entries()) {
      const [sumMs, count] = phases[i] ?? [0, 0]
      if (count > 0) bucket.phases[name] = { sumMs, count, sketch: new Map() }
    }
    for (let i = 0; i + 1 < sketch.length; i += 2) bucket.sketch.set(sketch[i] ?? 0, sketch[i + 1] ?? 0)
    hours.set(dayStartMs + hour * hourMs, bucket)
  }
  return { dayStartMs, hours }
}

const n = z.number()
const hourSchema = z.tuple([n.int().min(0).max(23), n, n, n, n, n, n, z.array(z.tuple([n, n])), z.array(n.int())])
const lineSchema = z
  .string()
  .transform((line, context) => {
    try {
      return JSON.parse(line) as unknown
    } catch {
      context.addIssue('not JSON')
      return z.NEVER
    }
  })
  .pipe(z.tuple([n, z.array(hourSchema)]))

function round(ms: number): number {
  return Math.round(ms * 100) / 100
}
