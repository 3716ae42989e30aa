import type { Exchange, Instants, PhaseName } from '../../../electron/core/model/exchange.ts'
import { phaseNames } from '../../../electron/core/model/exchange.ts'
import { lastPhase, phasesOf } from '../../../electron/core/phases.ts'

export const phaseLabels: Record<PhaseName, string> = {
  dns: 'DNS',
  tcp: 'TCP',
  proxy: 'Proxy',
  tls: 'TLS',
  send: 'Send',
  wait: 'Wait',
  download: 'Download',
}

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

/** The phase in which an exchange without a usable response stopped. */
export function failedPhase(exchange: Exchange): PhaseName | undefined {
  if (!exchange.failure) return undefined
  return exchange.failure.phase ?? lastPhase(exchange.instants)
}

/** A phase counts as grown when it took more than twice the good one and at least 50 ms more: below that it is noise. */
function grew(now: PhaseSpan | undefined, good: PhaseSpan | undefined): boolean {
  return now !== undefined && good !== undefined && now.tookMs > good.tookMs * 2 && now.tookMs - good.tookMs >= 50
}

/** The waterfall of one exchange, with the last good one beside it. Proxy is left out where neither used one. */
export function waterfallOf(exchange: Exchange, good?: Exchange): Waterfall {
  const now = spansOf(exchange.instants)
  const before = good ? spansOf(good.instants) : {}
  const failed = failedPhase(exchange)
  const rows = phaseNames
    .filter((phase) => phase !== 'proxy' || now.proxy || before.proxy || failed === 'proxy')
    .map((phase): PhaseRow => {
      const row: PhaseRow = { phase, label: phaseLabels[phase], now: now[phase], good: before[phase] }
      if (phase === failed) row.mark = 'failed'
      else if (!failed && grew(row.now, row.good)) row.mark = 'grew'
      return row
    })
  const totalMs = exchange.instants.end
  const goodTotalMs = good?.instants.end
  return { rows, scaleMs: Math.max(totalMs, goodTotalMs ?? 0, 1), totalMs, goodTotalMs }
}
