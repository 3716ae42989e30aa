import type { PhaseName } from '../model/exchange.ts'
import type { HistoryPoint, Sample, Span } from '../model/sample.ts'
import type { State } from '../model/verdict.ts'
import { addToSketch, emptySketch, mergeSketch, percentilesOf, type Sketch } from './sketch.ts'

/** One phase: sum in ms, how many probes had it, and how its durations were spread. */
export type PhaseBucket = { sumMs: number; count: number; sketch: Sketch }

/** Everything known about one stretch of time: observed milliseconds by state, probes and their response times. */
export type Bucket = {
  upMs: number
  degradedMs: number
  downMs: number
  probes: number
  minMs: number
  maxMs: number
  phases: Partial<Record<PhaseName, PhaseBucket>>
  sketch: Sketch
}

export function emptyBucket(): Bucket {
  return { upMs: 0, degradedMs: 0, downMs: 0, probes: 0, minMs: Infinity, maxMs: 0, phases: {}, sketch: emptySketch() }
}

/** Response time of a probe that was answered and judged, else undefined: a time-out is not a response time. */
export function responseMs(sample: Sample): number | undefined {
  return sample.failureKind === undefined && sample.state !== 'unknown' ? sample.totalMs : undefined
}

/** The time a sample stands for: from its moment until the next sample's, at most `coversMs`. Never before its moment. */
export function coveredUntilMs(sample: Sample, nextAtMs: number | undefined): number {
  const end = sample.atMs + sample.coversMs
  return Math.max(sample.atMs, nextAtMs === undefined ? end : Math.min(end, nextAtMs))
}

/** Adds observed time. Unknown adds nothing: unobserved is whatever remains of the wall time. */
export function addObserved(
  bucket: { upMs: number; degradedMs: number; downMs: number },
  state: State,
  ms: number,
): void {
  if (state === 'up') bucket.upMs += ms
  else if (state === 'degraded') bucket.degradedMs += ms
  else if (state === 'down') bucket.downMs += ms
}

/** Counts the probe itself; its covered time is added apart, when the next sample is known. */
export function addProbe(bucket: Bucket, sample: Sample): void {
  bucket.probes++
  const tookMs = responseMs(sample)
  if (tookMs === undefined) return
  bucket.minMs = Math.min(bucket.minMs, tookMs)
  bucket.maxMs = Math.max(bucket.maxMs, tookMs)
  addToSketch(bucket.sketch, tookMs)
  for (const [name, ms] of Object.entries(sample.phases ?? {})) {
    const phase = phaseOf(bucket, name as PhaseName)
    phase.sumMs += ms
    phase.count++
    addToSketch(phase.sketch, ms)
  }
}

/** Adds everything of `other` to `bucket`. */
export function mergeBucket(bucket: Bucket, other: Bucket): void {
  bucket.upMs += other.upMs
  bucket.degradedMs += other.degradedMs
  bucket.downMs += other.downMs
  bucket.probes += other.probes
  bucket.minMs = Math.min(bucket.minMs, other.minMs)
  bucket.maxMs = Math.max(bucket.maxMs, other.maxMs)
  mergeSketch(bucket.sketch, other.sketch)
  for (const [name, added] of Object.entries(other.phases)) {
    const phase = phaseOf(bucket, name as PhaseName)
    phase.sumMs += added.sumMs
    phase.count += added.count
    mergeSketch(phase.sketch, added.sketch)
  }
}

/** The stretch as states over wall time. What was not observed is unknown; the four always add up to the stretch. */
export function spanOf(
  observed: { upMs: number; degradedMs: number; downMs: number },
  fromMs: number,
  toMs: number,
): Span {
  const wallMs = Math.max(0, toMs - fromMs)
  const sumMs = observed.upMs + observed.degradedMs + observed.downMs
  // A wall clock set back makes two samples cover the same minutes: share the stretch in proportion.
  const scale = sumMs > wallMs ? wallMs / sumMs : 1
  const upMs = observed.upMs * scale
  const degradedMs = observed.degradedMs * scale
  const downMs = observed.downMs * scale
  return { fromMs, toMs, upMs, degradedMs, downMs, unknownMs: Math.max(0, wallMs - upMs - degradedMs - downMs) }
}

/** One chart point. Percentiles are within 1 % and never outside what was measured. */
export function pointOf(
  bucket: Bucket,
  fromMs: number,
  toMs: number,
  options: { phasePercentiles?: boolean } = {},
): HistoryPoint {
  const point: HistoryPoint = { ...spanOf(bucket, fromMs, toMs), probes: bucket.probes, phases: {} }
  const percentiles = percentilesOf(bucket.sketch)
  if (percentiles) {
    const inside = (ms: number) => Math.min(bucket.maxMs, Math.max(bucket.minMs, ms))
    point.minMs = bucket.minMs
    point.p50Ms = inside(percentiles.p50Ms)
    point.p95Ms = inside(percentiles.p95Ms)
    point.p99Ms = inside(percentiles.p99Ms)
    point.maxMs = bucket.maxMs
  }
  for (const [name, phase] of Object.entries(bucket.phases)) point.phases[name as PhaseName] = phase.sumMs / phase.count
  if (options.phasePercentiles) {
    point.phasePercentiles = {}
    for (const [name, phase] of Object.entries(bucket.phases)) {
      const found = percentilesOf(phase.sketch)
      if (found) point.phasePercentiles[name as PhaseName] = found
    }
  }
  return point
}

/** The bucket's phase of this name, made when it has none yet. */
export function phaseOf(bucket: Bucket, name: PhaseName): PhaseBucket {
  const known = bucket.phases[name]
  if (known) return known
  const made: PhaseBucket = { sumMs: 0, count: 0, sketch: emptySketch() }
  bucket.phases[name] = made
  return made
}
