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

/**
 * How many buckets hold anything; if any, the first of them and how far the last is from it, then for each the gap to
 * the one before and its count: one byte where the gap is at most 16 and the count at most 15, else 0 and both.
 */
export function writeSketch(out: ByteWriter, { low, counts }: Sketch): void {
  let [used, first, last] = [0, -1, -1]
  for (let i = 0; i < counts.length; i++) {
    if ((counts[i] ?? 0) === 0) continue
    used++
    if (first < 0) first = i
    last = i
  }
  out.varint(used)
  if (used === 0) return
  out.signed(low + first)
  out.varint(last - first)
  let before = first - 1
  for (let i = first; i <= last; i++) {
    const count = counts[i] ?? 0
    if (count === 0) continue
    const gap = i - before
    before = i
    if (gap <= 16 && count <= 15) out.byte(((gap - 1) << 4) | count)
    else {
      out.byte(0)
      out.varint(gap)
      out.varint(count)
    }
  }
}

/** Adds what was written to `sketch`. A year of hours goes through here for one chart: it is kept tight. */
export function readSketchInto(input: ByteReader, sketch: Sketch): void {
  const used = input.varint()
  if (used === 0) return
  const first = input.signed()
  const span = input.varint()
  if (span > mostBuckets || Math.abs(first) > mostBuckets) return
  stretch(sketch, first, first + span)
  const { counts } = sketch
  const { data } = input
  const end = first + span - sketch.low
  let index = first - 1 - sketch.low
  let at = input.at
  for (let n = 0; n < used && index < end && at < data.length; n++) {
    const byte = data[at++] ?? 0
    if (byte !== 0) {
      index += (byte >> 4) + 1
      counts[index] = (counts[index] ?? 0) + (byte & 15)
      continue
    }
    input.at = at
    index += input.varint()
    const count = input.varint()
    at = input.at
    // A gap beyond the span that was announced is damage: it must not make the list as long as it says.
    if (index <= end) counts[index] = (counts[index] ?? 0) + count
  }
  input.at = at
}

/** Makes room for the buckets from `low` to `high`. */
function stretch(sketch: Sketch, low: number, high: number): void {
  const { counts } = sketch
  if (counts.length === 0) sketch.low = low
  if (low < sketch.low) {
    counts.unshift(...new Array<number>(sketch.low - low).fill(0))
    sketch.low = low
  }
  for (let length = counts.length; length <= high - sketch.low; length++) counts.push(0)
}

function addCount(sketch: Sketch, index: number, count: number): void {
  if (sketch.counts.length > 0 && Math.abs(index - sketch.low) > mostBuckets) return
  stretch(sketch, index, index)
  const at = index - sketch.low
  sketch.counts[at] = (sketch.counts[at] ?? 0) + count
}
