import { hostOf } from '../explain/failure.ts'
import { sayMs, shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Evidence, Reason } from '../model/verdict.ts'

import type { PassedLimit } from './expectations.ts'

type SentenceFacts = {
  monitorName: string
  exchange: Exchange
  response: NonNullable<Exchange['response']>
  reason: Reason
  /** The evidence that decided; absent when all passed. */
  decisive: Evidence | undefined
  /** Of a slow answer: the limit that it passed. */
  slowerThan?: PassedLimit | undefined
}

/** One plain sentence, without a full stop, for an attempt that got a response. */
export function sentenceFor({ monitorName, exchange, response, reason, decisive, slowerThan }: SentenceFacts): string {
  const { status } = response
  const took = sayMs(exchange.instants.end)
  const expected = decisive?.expected ?? ''
  const observed = shorten(decisive?.observed ?? '', 80)
  switch (reason) {
    case 'ok':
      return wording.rules.verdicts.ok(monitorName, status, took)
    case 'key-rejected':
      return wording.rules.verdicts.keyRejected(status)
    case 'permission-missing':
      return shorten(wording.rules.verdicts.permissionMissing(monitorName, status, expected))
    case 'rate-limited':
      return wording.rules.verdicts.rateLimited(monitorName, status)
    case 'slow':
      return wording.rules.verdicts.slow(monitorName, took, slowerThan?.limit ?? expected, slowerThan?.usual)
    case 'body':
    case 'json':
    case 'header':
      return shorten(wording.rules.verdicts.content(monitorName, status, shorten(expected, 80), observed))
    case 'certificate':
      return wording.rules.verdicts.certificate(hostOf(exchange), observed)
    case 'rule-broken':
      return shorten(wording.rules.verdicts.ruleBroken(monitorName, observed.replace(/\.$/, '')))
    default:
      return wording.rules.verdicts.status(monitorName, status)
  }
}
