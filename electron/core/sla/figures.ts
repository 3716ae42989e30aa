import { uptimeOf } from '../history.ts'
import type { Span } from '../model/sample.ts'
import type { Sla, SlaCredit, SlaFigures, SlaTier, SlaTimes } from '../model/sla.ts'

/** Two availabilities that differ by less are the same: sums of milliseconds as floating point are not exact. */
const sameWithin = 1e-9

/** The sum of stretches. */
export function timesOf(spans: readonly Span[]): SlaTimes {
  const times: SlaTimes = { wallMs: 0, upMs: 0, degradedMs: 0, downMs: 0, unknownMs: 0 }
  for (const span of spans) {
    times.wallMs += span.toMs - span.fromMs
    times.upMs += span.upMs
    times.degradedMs += span.degradedMs
    times.downMs += span.downMs
    times.unknownMs += span.unknownMs
  }
  return times
}

/**
 * Availability over stretches, by the same `uptimeOf` as charts and overview. Where the promise counts degraded time as
 * not available, it is counted as down.
 */
export function figuresOf(spans: readonly Span[], counts: Sla['counts']): SlaFigures {
  const counted =
    counts === 'down' ? spans : spans.map((span) => ({ ...span, downMs: span.downMs + span.degradedMs, degradedMs: 0 }))
  const times = timesOf(spans)
  const badMs = times.downMs + (counts === 'degraded' ? times.degradedMs : 0)
  return {
    ...times,
    ...uptimeOf(counted),
    atMostPercent: times.wallMs > 0 ? (100 * (times.wallMs - badMs)) / times.wallMs : 100,
  }
}

/** What was promised against what was observed. Exactly the promised availability keeps the promise. */
export function creditOf(sla: Sla, figures: SlaFigures): SlaCredit {
  const { percent, atMostPercent } = figures
  if (percent === null) return { kept: null }
  const tier = tierBelow(sla.tiers, percent)
  const certainTier = tierBelow(sla.tiers, atMostPercent)
  return {
    kept: !isBelow(percent, sla.promisedPercent),
    ...(tier && { tier }),
    ...(certainTier && { certainTier }),
  }
}

function isBelow(percent: number, limit: number): boolean {
  return percent < limit - sameWithin
}

/** The highest credit whose limit is undercut. */
function tierBelow(tiers: readonly SlaTier[], percent: number): SlaTier | undefined {
  return tiers
    .filter(({ belowPercent }) => isBelow(percent, belowPercent))
    .reduce<SlaTier | undefined>(
      (best, tier) => (best && best.creditPercent >= tier.creditPercent ? best : tier),
      undefined,
    )
}
