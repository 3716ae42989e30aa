import { hostOf } from '../explain/failure.ts'
import { sayMs, shorten } from '../explain/say.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Evidence, Reason } from '../model/verdict.ts'

type SentenceFacts = {
  monitorName: string
  exchange: Exchange
  response: NonNullable<Exchange['response']>
  reason: Reason
  /** The evidence that decided; absent when all passed. */
  decisive: Evidence | undefined
}

/** One plain sentence, without a full stop, for an attempt that got a response. */
export function sentenceFor({ monitorName, exchange, response, reason, decisive }: SentenceFacts): string {
  const { status } = response
  const took = sayMs(exchange.instants.end)
  const expected = decisive?.expected ?? ''
  const observed = shorten(decisive?.observed ?? '', 80)
  switch (reason) {
    case 'ok':
      return `${monitorName} answers ${status} in ${took}`
    case 'key-rejected':
      return `The vendor rejects the key (${status})`
    case 'permission-missing':
      return shorten(`${monitorName} answers ${status}: the key works, but ${expected}`)
    case 'rate-limited':
      return `${monitorName} limits our requests (${status})`
    case 'slow':
      return `${monitorName} answers in ${took}, expected ${expected}`
    case 'body':
    case 'json':
    case 'header':
      return shorten(`${monitorName} answers ${status}, but not as expected: ${shorten(expected, 80)}, got ${observed}`)
    case 'certificate':
      return `The certificate of ${hostOf(exchange)}: ${observed}`
    case 'rule-broken':
      return shorten(`An expectation of ${monitorName} cannot be judged: ${observed.replace(/\.$/, '')}`)
    default:
      return `${monitorName} answers ${status}`
  }
}
