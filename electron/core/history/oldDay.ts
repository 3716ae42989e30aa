import { z } from 'zod'
import { emptyBucket } from './bucket.ts'
import { type DayRollup, emptyDay } from './rollup.ts'
import { phaseOrder } from './row.ts'

/**
 * A day as versions before packed days wrote it:
 *
 *     [dayStartMs, [[hour, probes, upMs, degradedMs, downMs, minMs, maxMs, [[sumMs, count] per phase], [bucket, count, …]], …]]
 *
 * Null when the value is not one. Observed time was known by the hour: each quarter gets a fourth. Phases have means only.
 */
export function readOldDay(value: unknown): DayRollup | null {
  const parsed = daySchema.safeParse(value)
  if (!parsed.success) return null
  const [dayStartMs, rows] = parsed.data
  const day = emptyDay(dayStartMs)
  for (const [hour, probes, upMs, degradedMs, downMs, minMs, maxMs, phases, sketch] of rows) {
    for (let quarter = 0; quarter < 4; quarter++)
      day.observed.set([upMs / 4, degradedMs / 4, downMs / 4], (hour * 4 + quarter) * 3)
    const bucket = { ...emptyBucket(), probes, maxMs }
    if (sketch.length > 0) bucket.minMs = minMs
    for (const [i, name] of phaseOrder.entries()) {
      const [sumMs, count] = phases[i] ?? [0, 0]
      if (count > 0) bucket.phases[name] = { sumMs, count, sketch: { low: 0, counts: [] } }
    }
    const low = Math.min(...sketch.filter((_, i) => i % 2 === 0))
    for (let i = 0; i + 1 < sketch.length; i += 2) {
      const at = (sketch[i] ?? 0) - low
      if (at > mostBuckets) return null
      bucket.sketch.low = low
      while (bucket.sketch.counts.length <= at) bucket.sketch.counts.push(0)
      bucket.sketch.counts[at] = sketch[i + 1] ?? 0
    }
    if (probes > 0) day.hours[hour] = bucket
  }
  return day
}

const mostBuckets = 1_500
const n = z.number()
const hourSchema = z.tuple([n.int().min(0).max(23), n, n, n, n, n, n, z.array(z.tuple([n, n])), z.array(n.int())])
const daySchema = z.tuple([n, z.array(hourSchema)])
