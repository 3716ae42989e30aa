import { edgesOf } from './history/edges.ts'
import { addSample, createSeries, endSeries, seriesPoints } from './history/series.ts'
import type { HistoryPoint, Sample, Span, Uptime } from './model/sample.ts'

/**
 * Samples taken together into at most `points` (and never more than 400) points over `[fromMs, toMs)`, cut by `edgesOf`.
 * `samples` in order of time; one from before `fromMs` may lead, for the time it covers inside. A sample counts as
 * observed from its moment until the next one's, at most `coversMs`; everything else is unknown.
 */
export function historyPoints(samples: Iterable<Sample>, fromMs: number, toMs: number, points: number): HistoryPoint[] {
  const series = createSeries(edgesOf(fromMs, toMs, { points }))
  for (const sample of samples) addSample(series, sample)
  return seriesPoints(endSeries(series))
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
