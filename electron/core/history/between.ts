import { type Bucket, emptyBucket, mergeBucket } from './bucket.ts'

/** Buckets between neighbouring edges, put together from smaller ones. */
export type Between = {
  fromMs: number
  toMs: number
  buckets: Bucket[]
  /**
   * Adds what is known of `[startMs, endMs)`. One that an edge cuts is shared: its observed time by length, its probes
   * and response times go to the side where most of it lies.
   */
  add(bucket: Bucket, startMs: number, endMs: number): void
}

/** `edgesMs` ascending, at least two. */
export function createBetween(edgesMs: readonly number[]): Between {
  const buckets = Array.from({ length: edgesMs.length - 1 }, emptyBucket)
  const fromMs = edgesMs[0] ?? 0
  const toMs = edgesMs.at(-1) ?? 0

  /** The bucket that a moment lies in: the last edge at or before it. */
  function indexOf(atMs: number): number {
    let [low, high] = [0, edgesMs.length - 1]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((edgesMs[middle] ?? 0) <= atMs) low = middle
      else high = middle
    }
    return low
  }

  return {
    ...{ fromMs, toMs, buckets },
    add(bucket, startMs, endMs) {
      if (endMs <= fromMs || startMs >= toMs) return
      const first = indexOf(Math.max(fromMs, startMs))
      const whole = startMs >= fromMs && endMs <= (edgesMs[first + 1] ?? 0)
      const target = buckets[first]
      if (whole && target) return mergeBucket(target, bucket)
      let most: { index: number; ms: number } = { index: -1, ms: Math.max(0, fromMs - startMs, endMs - toMs) }
      for (let index = first; index < buckets.length && (edgesMs[index] ?? 0) < endMs; index++) {
        const ms = Math.min(endMs, edgesMs[index + 1] ?? 0) - Math.max(startMs, edgesMs[index] ?? 0)
        const share = ms / (endMs - startMs)
        const part = buckets[index]
        if (!part) continue
        part.upMs += share * bucket.upMs
        part.degradedMs += share * bucket.degradedMs
        part.downMs += share * bucket.downMs
        if (ms > most.ms) most = { index, ms }
      }
      const owner = buckets[most.index]
      if (owner) mergeBucket(owner, { ...bucket, upMs: 0, degradedMs: 0, downMs: 0 })
    },
  }
}
