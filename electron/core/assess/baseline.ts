import { sayMs } from '../explain/say.ts'
import { wording } from '../language/language.ts'

/** A monitor's own usual: the median of what passed within seven days, and of how many probes. */
export type Baseline = { medianMs: number; probes: number }

/** Fewer probes than this say nothing about what is usual. */
export const baselineFromProbes = 100
/** So much slower at least: 5 ms that become 16 ms are nobody's alarm. */
const leastSlowerMs = 200

/** Over what response time it is slow by its own measure, ms; undefined while too few probes tell what is usual. */
export function baselineLimitMs(times: number, baseline: Baseline | undefined): number | undefined {
  if (!baseline || baseline.probes < baselineFromProbes) return undefined
  return Math.round(Math.max(baseline.medianMs * times, baseline.medianMs + leastSlowerMs))
}

/** "at most 360 ms, 3 times the usual 120 ms" or that it is not known yet. */
export function sayBaseline(times: number, baseline: Baseline | undefined): string {
  const limitMs = baselineLimitMs(times, baseline)
  if (!baseline || limitMs === undefined) {
    return wording.assess.usualUnknown(times, baselineFromProbes)
  }
  return wording.assess.atMostUsual(sayMs(limitMs), sayUsual(times, baseline))
}

/** "3 times the usual 120 ms": how a limit follows from what is usual. */
export function sayUsual(times: number, { medianMs }: Baseline): string {
  const usual = sayMs(medianMs)
  const least = medianMs + leastSlowerMs > medianMs * times
  return least ? wording.rules.usual.over(sayMs(leastSlowerMs), usual) : wording.rules.usual.times(times, usual)
}
