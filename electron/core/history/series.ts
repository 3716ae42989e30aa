import type { HistoryPoint, Sample } from '../model/sample.ts'
import { addObserved, addProbe, type Bucket, coveredUntilMs, emptyBucket, pointOf } from './bucket.ts'

/** Equal buckets over `[fromMs, toMs)`, filled by samples in the order of time; the last may be cut short by `toMs`. */
export type Series = { fromMs: number; toMs: number; widthMs: number; buckets: Bucket[]; last: Sample | undefined }

export function createSeries(fromMs: number, toMs: number, widthMs: number): Series {
  const count = Math.max(0, Math.ceil((toMs - fromMs) / widthMs))
  return { fromMs, toMs, widthMs, buckets: Array.from({ length: count }, emptyBucket), last: undefined }
}

/** Takes the next sample. One from before `fromMs` counts only for the time it covers inside. */
export function addSample(series: Series, sample: Sample): void {
  settle(series, sample.atMs)
  series.last = sample
  if (sample.atMs < series.fromMs || sample.atMs >= series.toMs) return
  const bucket = series.buckets[Math.floor((sample.atMs - series.fromMs) / series.widthMs)]
  if (bucket) addProbe(bucket, sample)
}

/** Counts the time of the last sample. Call once, when no more samples come. */
export function endSeries(series: Series, nextAtMs?: number): Series {
  settle(series, nextAtMs)
  series.last = undefined
  return series
}

export function seriesPoints(series: Series): HistoryPoint[] {
  return series.buckets.map((bucket, i) => pointOf(bucket, startOf(series, i), startOf(series, i + 1)))
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

function startOf(series: Series, index: number): number {
  return Math.min(series.toMs, series.fromMs + index * series.widthMs)
}

function settle(series: Series, nextAtMs: number | undefined): void {
  const { last } = series
  if (!last || last.state === 'unknown') return
  const fromMs = Math.max(series.fromMs, last.atMs)
  const toMs = Math.min(series.toMs, coveredUntilMs(last, nextAtMs))
  spread(fromMs, toMs, series.fromMs, series.widthMs, (index, ms) => {
    const bucket = series.buckets[index]
    if (bucket) addObserved(bucket, last.state, ms)
  })
}
