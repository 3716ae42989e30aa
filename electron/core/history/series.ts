import type { HistoryPoint, Sample } from '../model/sample.ts'
import { addObserved, addProbe, type Bucket, coveredUntilMs, emptyBucket, pointOf } from './bucket.ts'

/** Buckets between neighbouring edges, filled by samples in the order of time. */
export type Series = { edgesMs: readonly number[]; buckets: Bucket[]; last: Sample | undefined; at: number }

/** `edgesMs` ascending: one bucket less than edges. */
export function createSeries(edgesMs: readonly number[]): Series {
  return {
    ...{ edgesMs, last: undefined, at: 0 },
    buckets: Array.from({ length: Math.max(0, edgesMs.length - 1) }, emptyBucket),
  }
}

/** Takes the next sample. One from before the first edge counts only for the time it covers inside. */
export function addSample(series: Series, sample: Sample): void {
  settle(series, sample.atMs)
  series.last = sample
  if (sample.atMs < edge(series, 0)) return
  while (sample.atMs >= edge(series, series.at + 1)) series.at++
  const bucket = series.buckets[series.at]
  if (bucket) addProbe(bucket, sample)
}

/** Counts the time of the last sample. Call once, when no more samples come. */
export function endSeries(series: Series, nextAtMs?: number): Series {
  settle(series, nextAtMs)
  series.last = undefined
  return series
}

export function seriesPoints(series: Series): HistoryPoint[] {
  return series.buckets.map((bucket, i) => pointOf(bucket, edge(series, i), edge(series, i + 1)))
}

/** Calls `visit` for each cell of `widthMs`, counted from `originMs`, that `[fromMs, toMs)` touches. */
export function spread(
  fromMs: number,
  toMs: number,
  originMs: number,
  widthMs: number,
  visit: (index: number, ms: number) => void,
): void {
  let atMs = fromMs
  for (let index = Math.floor((fromMs - originMs) / widthMs); atMs < toMs; index++) {
    const endMs = Math.min(toMs, originMs + (index + 1) * widthMs)
    if (endMs > atMs) visit(index, endMs - atMs)
    atMs = Math.max(atMs, endMs)
  }
}

/** Beyond the last edge lies nothing. */
function edge(series: Series, index: number): number {
  return series.edgesMs[index] ?? Infinity
}

/** The time of the last sample goes to the buckets it covers: from the one it lies in, which `at` already is. */
function settle(series: Series, nextAtMs: number | undefined): void {
  const { last, buckets } = series
  if (!last || last.state === 'unknown') return
  const toMs = coveredUntilMs(last, nextAtMs)
  let fromMs = Math.max(last.atMs, edge(series, 0))
  for (let index = series.at; index < buckets.length && fromMs < toMs; index++) {
    const endMs = Math.min(toMs, edge(series, index + 1))
    const bucket = buckets[index]
    if (bucket && endMs > fromMs) addObserved(bucket, last.state, endMs - fromMs)
    fromMs = Math.max(fromMs, endMs)
  }
}
