import type { Verdict } from '../model/verdict.ts'

/** A failure that a further attempt could confirm. A limit on our requests says nothing about the vendor's health. */
export function isBad({ verdict }: { verdict: Verdict }): boolean {
  return verdict.state === 'down' || (verdict.state === 'degraded' && verdict.reason !== 'rate-limited')
}
