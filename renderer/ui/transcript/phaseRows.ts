import { failedPhase } from '../../../electron/core/facts.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Medians } from '../../../electron/core/model/comparison.ts'
import type { Exchange, Instants, PhaseName } from '../../../electron/core/model/exchange.ts'
import { phaseNames } from '../../../electron/core/model/exchange.ts'
import { phasesOf } from '../../../electron/core/phases.ts'

export const phaseLabels: Record<PhaseName, string> = wording.ui.phases

const startOf: Record<PhaseName, keyof Instants> = {
  dns: 'dnsStart',
  tcp: 'tcpStart',
  proxy: 'proxyStart',
  tls: 'tlsStart',
  send: 'sendStart',
  wait: 'sendEnd',
  download: 'firstByte',
}

/** Where a phase lies in time, in milliseconds after the exchange began. */
export type PhaseSpan = { startMs: number; tookMs: number }

/** One line of the waterfall. A phase that did not happen has no `now`; `good` is the last good exchange's. */
export type PhaseRow = {
  phase: PhaseName
  label: string
  now?: PhaseSpan
  good?: PhaseSpan
  /** Typical over seven days. */
  medianMs?: number
  /** `failed`: the exchange stopped here. `grew`: took far longer than in the last good exchange. */
  mark?: 'failed' | 'grew'
}

type Waterfall = { rows: PhaseRow[]; scaleMs: number; totalMs: number; goodTotalMs?: number }

/** Spans of the phases that happened. */
export function spansOf(instants: Instants): Partial<Record<PhaseName, PhaseSpan>> {
  const phases = phasesOf(instants)
  const spans: Partial<Record<PhaseName, PhaseSpan>> = {}
  for (const phase of phaseNames) {
    const startMs = instants[startOf[phase]]
    const tookMs = phases[phase]
    if (startMs !== undefined && tookMs !== undefined) spans[phase] = { startMs, tookMs }
  }
  return spans
}

/**
 * A phase counts as grown when it took more than twice what it usually does and at least 50 ms more: below that it is
 * noise. Usual is the slower of the last good one and the median, so that a lucky last good one accuses nobody.
 */
function grew(row: PhaseRow): boolean {
  if (!row.now || (!row.good && row.medianMs === undefined)) return false
  const usualMs = Math.max(row.good?.tookMs ?? 0, row.medianMs ?? 0)
  return row.now.tookMs > usualMs * 2 && row.now.tookMs - usualMs >= 50
}

/**
 * The waterfall of one exchange, with the last good one and the medians beside it. Proxy is left out where neither
 * used one.
 */
export function waterfallOf(exchange: Exchange, good?: Exchange, medians: Medians['phases'] = {}): Waterfall {
  const now = spansOf(exchange.instants)
  const before = good ? spansOf(good.instants) : {}
  const failed = failedPhase(exchange)
  const rows = phaseNames
    .filter(
      (phase) => phase !== 'proxy' || now.proxy || before.proxy || medians.proxy !== undefined || failed === 'proxy',
    )
    .map((phase): PhaseRow => {
      const row: PhaseRow = { phase, label: phaseLabels[phase], now: now[phase], good: before[phase] }
      if (medians[phase] !== undefined) row.medianMs = medians[phase]
      if (phase === failed) row.mark = 'failed'
      else if (!failed && grew(row)) row.mark = 'grew'
      return row
    })
  const totalMs = exchange.instants.end
  const goodTotalMs = good?.instants.end
  return { rows, scaleMs: Math.max(totalMs, goodTotalMs ?? 0, 1), totalMs, goodTotalMs }
}
