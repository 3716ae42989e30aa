import type { Percentiles } from '../model/sample.ts'
import type { ByteReader, ByteWriter } from './bytes.ts'

/**
 * A latency histogram that merges and answers percentiles with a bounded relative error.
 *
 * Buckets grow by a constant factor, as in DDSketch (Masson, Rim, Lee: "DDSketch", VLDB 2019): value x goes to bucket
 * ceil(log_γ x) with γ = (1 + α) / (1 − α); the answer for a bucket is 2γ^i / (γ + 1), at most α away from any of its
 * values. α is 1 %. Values under `floorMs` count as `floorMs`.
 *
 * Our own, because thousands of them are merged for one chart straight from their stored bytes: the vendor's library
 * keeps dense arrays of 128 and more and speaks Protocol Buffers, which makes a year of hours a hundred times as large.
 */
export type Sketch = {
  /** The bucket of `counts[0]`. */
  low: number
  counts: number[]
}

const alpha = 0.01
const gamma = (1 + alpha) / (1 - alpha)
const logGamma = Math.log(gamma)
const floorMs = 0.01
/** 0.01 ms is bucket −230, a day bucket 914: what lies beyond is damage. */
const mostBuckets = 1_500

export function emptySketch(): Sketch {
  return { low: 0, counts: [] }
}

/** Counts one duration. */
export function addToSketch(sketch: Sketch, ms: number): void {
  addCount(sketch, Math.ceil(Math.log(Math.max(ms, floorMs)) / logGamma), 1)
}

/** Adds every count of `other` to `sketch`. */
export function mergeSketch(sketch: Sketch, other: Sketch): void {
  for (const [i, count] of other.counts.entries()) if (count > 0) addCount(sketch, other.low + i, count)
}

/** The nearest-rank percentiles (`ranks` ascending, from 0 to 1) within 1 %; [] when nothing was counted. */
export function sketchPercentiles({ low, counts }: Sketch, ranks: readonly number[]): number[] {
  let total = 0
  for (const count of counts) total += count
  if (total === 0) return []
  const found: number[] = []
  let seen = 0
  for (let i = 0; i < counts.length && found.length < ranks.length; i++) {
    seen += counts[i] ?? 0
    while (found.length < ranks.length && seen >= Math.max(1, Math.ceil((ranks[found.length] ?? 1) * total)))
      found.push((2 * gamma ** (low + i)) / (gamma + 1))
  }
  return found
}

/** p50, p95 and p99; undefined when nothing was counted. */
export function percentilesOf(sketch: Sketch): Percentiles | undefined {
  const [p50Ms, p95Ms, p99Ms] = sketchPercentiles(sketch, [0.5, 0.95, 0.99])
  return p50Ms === undefined || p95Ms === undefined || p99Ms === undefined ? undefined : { p50Ms, p95Ms, p99Ms }
}

/** How many buckets hold anything, the first of them, then for each its count and the gap to the next. */
export function writeSketch(out: ByteWriter, { low, counts }: Sketch): void {
  const used = counts.flatMap((count, i) => (count > 0 ? [i] : []))
  out.varint(used.length)
  for (const [n, i] of used.entries()) {
    if (n === 0) out.signed(low + i)
    else out.varint(i - (used[n - 1] ?? 0))
    out.varint(counts[i] ?? 0)
  }
}

/** Adds what was written to `sketch`, or passes over it. */
export function readSketchInto(input: ByteReader, sketch: Sketch | undefined): void {
  const used = input.varint()
  let index = 0
  for (let n = 0; n < used && !input.atEnd; n++) {
    index = n === 0 ? input.signed() : index + input.varint()
    const count = input.varint()
    if (sketch) addCount(sketch, index, count)
  }
}

function addCount(sketch: Sketch, index: number, count: number): void {
  const { counts } = sketch
  if (counts.length === 0) sketch.low = index
  const at = index - sketch.low
  const known = counts[at]
  if (known !== undefined) counts[at] = known + count
  else if (Math.abs(at) > mostBuckets) return
  else if (at < 0) {
    counts.unshift(count, ...new Array<number>(-at - 1).fill(0))
    sketch.low = index
  } else {
    while (counts.length < at) counts.push(0)
    counts.push(count)
  }
}
