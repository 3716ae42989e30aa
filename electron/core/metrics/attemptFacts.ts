import type { PhaseName } from '../model/exchange.ts'
import type { Transcript } from '../model/transcript.ts'
import type { State } from '../model/verdict.ts'
import { phasesOf } from '../phases.ts'

/** Our phases by the names that blackbox_exporter gives them; it has none for the tunnel and for sending. */
export const blackboxPhases = {
  dns: 'resolve',
  tcp: 'connect',
  proxy: 'proxy',
  tls: 'tls',
  send: 'send',
  wait: 'processing',
  download: 'transfer',
} as const satisfies Record<PhaseName, string>

/** What metrics tell of a monitor's last attempt: numbers only. Times in seconds, as Prometheus has them. */
export type AttemptFacts = {
  state: State
  atSeconds: number
  durationSeconds?: number
  phases: { phase: string; seconds: number }[]
  /** 0 when there was no response. */
  statusCode: number
  /** 1.1, 2. */
  httpVersion?: number
  redirects: number
  /** 4 or 6. */
  ipProtocol?: number
  tls: boolean
  /** When the first certificate of the chain expires, seconds since the epoch. */
  earliestExpirySeconds?: number
  /** Bytes of the decoded body. */
  bodyBytes?: number
}

/** The facts of an attempt: of its last exchange, as charts have them; redirects and token fetches are counted apart. */
export function attemptFacts({ exchanges, verdict, startedAtMs }: Transcript): AttemptFacts {
  const facts: AttemptFacts = {
    ...{ state: verdict.state, atSeconds: startedAtMs / 1_000, phases: [], statusCode: 0, tls: false },
    redirects: exchanges.filter(({ role }) => role === 'redirect').length,
  }
  const last = exchanges.at(-1)
  if (!last) return facts
  facts.durationSeconds = seconds(last.instants.end)
  for (const [name, ms] of Object.entries(phasesOf(last.instants)))
    facts.phases.push({ phase: blackboxPhases[name as PhaseName], seconds: seconds(ms) })
  facts.statusCode = last.response?.status ?? 0
  const version = Number.parseFloat(last.response?.httpVersion ?? '')
  if (version > 0) facts.httpVersion = version
  if (last.connection?.remote) facts.ipProtocol = last.connection.remote.family
  facts.tls = last.connection?.tls !== undefined
  const chain = last.connection?.tls?.chain ?? []
  if (chain.length > 0) facts.earliestExpirySeconds = Math.min(...chain.map(({ notAfterMs }) => notAfterMs)) / 1_000
  if (last.response?.body) facts.bodyBytes = last.response.body.decodedBytes
  return facts
}

/** To the microsecond: what is finer is noise. */
function seconds(ms: number): number {
  return Math.round(ms * 1_000) / 1_000_000
}
