import { addSample, createSeries, endSeries, type Series, seriesPoints } from './history/series.ts'
import type { HistoryPoint, Sample, Span, Uptime } from './model/sample.ts'

export const maxPoints = 400

/**
 * Samples taken together into at most `points` (and never more than 400) equal points over `[fromMs, toMs)`.
 * `samples` in order of time; one from before `fromMs` may lead, for the time it covers inside. A sample counts as
 * observed from its moment until the next one's, at most `coversMs`; everything else is unknown.
 */
export function historyPoints(samples: Iterable<Sample>, fromMs: number, toMs: number, points: number): HistoryPoint[] {
  const series = historySeries(fromMs, toMs, points)
  for (const sample of samples) addSample(series, sample)
  return seriesPoints(endSeries(series))
}

/** The buckets of `historyPoints`, to be filled by `addSample` in pieces. An impossible range has none. */
export function historySeries(fromMs: number, toMs: number, points: number): Series {
  const count = Math.max(1, Math.min(maxPoints, Math.floor(points)))
  return createSeries(fromMs, toMs, Math.max(1, Math.ceil((toMs - fromMs) / count)))
}

/**
 * Availability = (up + degraded) / observed, coverage = observed / wall, both in percent.
 * `percent` is null when nothing was observed.
 */
export function uptimeOf(spans: readonly Span[]): Uptime {
  let goodMs = 0
  let observedMs = 0
  let wallMs = 0
  for (const span of spans) {
    goodMs += span.upMs + span.degradedMs
    observedMs += span.upMs + span.degradedMs + span.downMs
    wallMs += span.toMs - span.fromMs
  }
  return {
    percent: observedMs > 0 ? (100 * goodMs) / observedMs : null,
    coveragePercent: wallMs > 0 ? Math.min(100, (100 * observedMs) / wallMs) : 0,
  }
}
