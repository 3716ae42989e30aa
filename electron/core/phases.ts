import type { Instants, PhaseName } from './model/exchange.ts'

/** Phase durations in milliseconds; a phase that did not happen has no entry. */
export type Phases = Partial<Record<PhaseName, number>>

const bounds: [PhaseName, keyof Instants, keyof Instants][] = [
  ['dns', 'dnsStart', 'dnsEnd'],
  ['tcp', 'tcpStart', 'tcpEnd'],
  ['proxy', 'proxyStart', 'proxyEnd'],
  ['tls', 'tlsStart', 'tlsEnd'],
  ['send', 'sendStart', 'sendEnd'],
  ['wait', 'sendEnd', 'firstByte'],
  ['download', 'firstByte', 'end'],
]

/**
 * Phases by subtraction of instants. A phase that began and did not end lasted until `end`:
 * that is the phase in which the exchange failed.
 */
export function phasesOf(instants: Instants): Phases {
  const phases: Phases = {}
  for (const [name, from, to] of bounds) {
    const start = instants[from]
    if (start === undefined) continue
    phases[name] = Math.max(0, (instants[to] ?? instants.end) - start)
  }
  return phases
}

/** The last phase that began: where a failed exchange stopped. */
export function lastPhase(instants: Instants): PhaseName | undefined {
  return bounds.findLast(([, from]) => instants[from] !== undefined)?.[0]
}
