import { type Bucket, emptyBucket, mergeBucket } from './bucket.ts'
import { eachMinute, type PackedMinutes } from './minutes.ts'
import { eachHour } from './packedDay.ts'
import { type DayRollup, dayMs, hourMs, minuteMs } from './rollup.ts'

const quarterMs = 900_000

/**
 * Buckets between neighbouring edges, put together from days. Minutes are exact where `levelOf` says so. A quarter of an
 * hour that an edge cuts is shared: its observed time by length. An hour that an edge cuts gives its probes and response
 * times to the side where most of it lies.
 */
export type Between = {
  fromMs: number
  toMs: number
  buckets: Bucket[]
  /** Adds a day that is over, as it was packed. */
  addPacked(dayStartMs: number, packed: Uint8Array): void
  /** Adds a day that still goes on. Nothing after `untilMs` is known of it. */
  addDay(day: DayRollup, untilMs: number): void
  /** Adds the minutes of a day. One that the last edge cuts ends there: it is the one that goes on. */
  addMinutes(dayStartMs: number, packed: PackedMinutes): void
}

/** `edgesMs` ascending, at least two. `phaseSketches`: the spread of each phase is wanted too. */
export function createBetween(edgesMs: readonly number[], phaseSketches = false): Between {
  const edges = Float64Array.from(edgesMs)
  const buckets = Array.from({ length: edges.length - 1 }, emptyBucket)
  const fromMs = edges[0] ?? 0
  const toMs = edges[buckets.length] ?? 0
  /** Where the last moment lay: days come in order, so that the next is there or not far. */
  let near = 0

  /** The bucket that a moment inside lies in. */
  function indexOf(atMs: number): number {
    if ((edges[near] ?? 0) > atMs) near = 0
    while (near < buckets.length - 1 && (edges[near + 1] ?? 0) <= atMs) near++
    return near
  }

  function observe(startMs: number, endMs: number, up: number, degraded: number, down: number): void {
    if (endMs <= fromMs || startMs >= toMs || up + degraded + down === 0) return
    for (let index = indexOf(Math.max(fromMs, startMs)); index < buckets.length; index++) {
      const partStartMs = Math.max(startMs, edges[index] ?? 0)
      if (partStartMs >= endMs) return
      const share = (Math.min(endMs, edges[index + 1] ?? 0) - partStartMs) / (endMs - startMs)
      const bucket = buckets[index]
      if (!bucket) return
      bucket.upMs += share * up
      bucket.degradedMs += share * degraded
      bucket.downMs += share * down
    }
  }

  /** The bucket that gets the response times of `[startMs, endMs)`. */
  function ownerOf(startMs: number, endMs: number): Bucket | undefined {
    if (endMs <= fromMs || startMs >= toMs) return undefined
    let index = indexOf(Math.max(fromMs, startMs))
    let most = Math.max(0, fromMs - startMs, endMs - toMs)
    let owner: Bucket | undefined
    for (; index < buckets.length && (edges[index] ?? 0) < endMs; index++) {
      const ms = Math.min(endMs, edges[index + 1] ?? 0) - Math.max(startMs, edges[index] ?? 0)
      if (ms <= most) continue
      most = ms
      owner = buckets[index]
    }
    return owner
  }

  return {
    ...{ fromMs, toMs, buckets },

    addPacked(dayStartMs, packed) {
      eachHour(packed, ({ hour, observed, timings }) => {
        const isWhole = hour === 24
        const startMs = isWhole ? dayStartMs : dayStartMs + hour * hourMs
        const endMs = isWhole ? dayStartMs + dayMs : startMs + hourMs
        if (endMs <= fromMs || startMs >= toMs) return
        for (let at = 0; at < 4 && !isWhole; at++)
          observe(
            startMs + at * quarterMs,
            startMs + (at + 1) * quarterMs,
            observed[at * 3] ?? 0,
            observed[at * 3 + 1] ?? 0,
            observed[at * 3 + 2] ?? 0,
          )
        const owner = ownerOf(startMs, endMs)
        if (owner) timings(owner, phaseSketches)
      })
    },

    addDay(day, untilMs) {
      for (let quarter = 0; quarter < 96; quarter++) {
        const startMs = day.dayStartMs + quarter * quarterMs
        const endMs = Math.min(untilMs, startMs + quarterMs)
        const [up = 0, degraded = 0, down = 0] = day.observed.subarray(quarter * 3, quarter * 3 + 3)
        if (endMs > startMs) observe(startMs, endMs, up, degraded, down)
      }
      for (const [hour, bucket] of day.hours.entries()) {
        const startMs = day.dayStartMs + hour * hourMs
        const owner = bucket && ownerOf(startMs, Math.max(startMs + 1, Math.min(untilMs, startMs + hourMs)))
        if (owner) mergeBucket(owner, bucket)
      }
    },

    addMinutes(dayStartMs, packed) {
      eachMinute(packed, phaseSketches, (minute, up, degraded, down) => {
        const startMs = dayStartMs + minute * minuteMs
        const endMs = Math.min(startMs + minuteMs, Math.max(toMs, startMs + 1))
        observe(startMs, endMs, up, degraded, down)
        return ownerOf(startMs, endMs)
      })
    },
  }
}
