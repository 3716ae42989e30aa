import { tokenAnswer } from '../auth/token.ts'
import { sayMs, shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Evidence, Verdict } from '../model/verdict.ts'
import { defaultRetryAfterMs, retryAfterMs } from './retryAfter.ts'

type Response = NonNullable<Exchange['response']>
type Judgement = Pick<Verdict, 'state' | 'reason' | 'sentence'>

/** Error codes of RFC 6749 5.2 and RFC 8707 2, by what they say about us. */
const meanings: Record<string, 'key' | 'permission' | 'request'> = {
  invalid_client: 'key',
  invalid_grant: 'key',
  unauthorized_client: 'permission',
  invalid_scope: 'permission',
  access_denied: 'permission',
  invalid_target: 'permission',
  invalid_request: 'request',
  unsupported_grant_type: 'request',
}

function meaningOf(status: number, code: string | undefined) {
  // A body that names what is wrong says more than 401, except that access is denied to a key that is wrong, too.
  const said = code === undefined ? undefined : meanings[code]
  if (status === 401) return said === 'permission' && code !== 'access_denied' ? said : 'key'
  return said ?? (status === 403 ? 'permission' : undefined)
}

function judge(monitorName: string, { status }: Response, code: string | undefined): Judgement {
  const named = code === undefined ? `${status}` : `${status} ${code}`
  if (status === 429) {
    return { state: 'degraded', reason: 'rate-limited', sentence: wording.assess.tokenLimited(status) }
  }
  if (status >= 200 && status <= 299) {
    return { state: 'down', reason: 'json', sentence: wording.assess.tokenMissing(monitorName, status) }
  }
  const means = status < 500 ? meaningOf(status, code) : undefined
  if (means === 'key') return { state: 'down', reason: 'key-rejected', sentence: wording.assess.tokenKey(named) }
  if (means === 'permission') {
    return {
      state: 'unknown',
      reason: 'permission-missing',
      sentence: wording.assess.tokenPermission(monitorName, named),
    }
  }
  if (means === 'request') {
    return { state: 'unknown', reason: 'rule-broken', sentence: wording.assess.tokenRequest(monitorName, named) }
  }
  return { state: 'down', reason: 'status', sentence: wording.assess.tokenStatus(monitorName, named) }
}

const outcomes: Record<Verdict['state'], Evidence['outcome']> = {
  up: 'pass',
  degraded: 'degraded',
  down: 'fail',
  unknown: 'unknown',
}

/** The verdict when an attempt ended at the token endpoint: no token, so the call itself was never made. */
export function judgeToken(monitorName: string, exchange: Exchange, response: Response, nowMs: number): Verdict {
  const { error } = tokenAnswer(response.body?.text)
  const code = typeof error === 'string' && /^[\w.-]{1,60}$/.test(error) ? error : undefined
  const judgement = judge(monitorName, response, code)
  const observed = [`${response.status} ${response.reason}`.trim(), code].filter(Boolean).join(', ')
  const wait = retryAfterMs(response.headers, nowMs)
  const waitMs = response.status === 429 ? (wait ?? defaultRetryAfterMs) : response.status === 503 ? wait : undefined
  return {
    ...judgement,
    sentence: shorten(judgement.sentence),
    evidence: [
      {
        kind: 'token',
        expected: wording.assess.tokenExpected,
        observed: shorten(wording.assess.tokenObserved(observed, sayMs(exchange.instants.end))),
        outcome: outcomes[judgement.state],
      },
    ],
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
  }
}
