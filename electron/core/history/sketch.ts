import type { Percentiles } from '../model/sample.ts'

/**
 * A latency histogram that merges and answers percentiles with a bounded relative error.
 *
 * Buckets grow by a constant factor, as in DDSketch (Masson, Rim, Lee: "DDSketch", VLDB 2019): value x goes to bucket
 * ceil(log_γ x) with γ = (1 + α) / (1 − α); the answer for a bucket is 2γ^i / (γ + 1), at most α away from any of its
 * values. α is 1 %. Values under `floorMs` count as `floorMs`.
 */
export type Sketch = Map<number, number>

const alpha = 0.01
const gamma = (1 + alpha) / (1 - alpha)
const logGamma = Math.log(gamma)
const floorMs = 0.01

/** Counts one duration. */
export function addToSketch(sketch: Sketch, ms: number): void {
  const index = Math.ceil(Math.log(Math.max(ms, floorMs)) / logGamma)
  sketch.set(index, (sketch.get(index) ?? 0) + 1)
}

/** Adds every count of `other` to `sketch`. */
export function mergeSketch(sketch: Sketch, other: Sketch): void {
  for (const [index, count] of other) sketch.set(index, (sketch.get(index) ?? 0) + count)
}

/** The nearest-rank percentile (`q` from 0 to 1) within 1 %; undefined when nothing was counted. */
export function sketchPercentile(sketch: Sketch, q: number): number | undefined {
  let total = 0
  for (const count of sketch.values()) total += count
  if (total === 0) return undefined
  const rank = Math.max(1, Math.ceil(q * total))
  let seen = 0
  for (const index of [...sketch.keys()].sort((a, b) => a - b)) {
    seen += sketch.get(index) ?? 0
    if (seen >= rank) return (2 * gamma ** index) / (gamma + 1)
  }
  return undefined
}

/** p50, p95 and p99; undefined when nothing was counted. */
export function percentilesOf(sketch: Sketch): Percentiles | undefined {
  const [p50Ms, p95Ms, p99Ms] = [0.5, 0.95, 0.99].map((q) => sketchPercentile(sketch, q))
  return p50Ms === undefined || p95Ms === undefined || p99Ms === undefined ? undefined : { p50Ms, p95Ms, p99Ms }
}
