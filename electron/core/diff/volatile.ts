import { isRateLimitName } from '../facts/edge.ts'
import { isRequestIdName } from '../requestIds.ts'

/** Response headers that say something new each time, at any vendor. */
const changing = new Set(
  (
    'date age expires last-modified etag set-cookie x-runtime x-response-time x-timer server-timing x-cache-hits ' +
    'x-served-by x-envoy-upstream-service-time report-to nel x-nonce content-security-policy alt-svc content-length ' +
    'x-amz-cf-pop cf-cache-status x-request-start x-backend-server x-content-digest content-md5 digest ' +
    'transfer-encoding keep-alive'
  ).split(' '),
)

/** A field that differs on every request, known without looking: dates, request ids, counters, nonces. */
export function isChanging(field: string): boolean {
  const name = /^(?:header|request header) (.*)$/.exec(field)?.[1]
  if (name === undefined) return false
  if (name === 'retry-after') return false
  if (changing.has(name) || isRequestIdName(name)) return true
  return isRateLimitName(name) && /remaining|reset|used/.test(name)
}

/** Two values that are both made up anew: identifiers, hashes, long counters, moments. */
export function looksMadeUp(before: string, after: string): boolean {
  return madeUp(before) && madeUp(after)
}

const patterns = [
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  /^(?=.*\d)[0-9a-f]{16,}$/i,
  /^\d{10,}(\.\d+)?$/,
  /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/_=-]{20,}$/,
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/,
]

const madeUp = (value: string) => patterns.some((pattern) => pattern.test(value.trim()))

/** Fields whose change always matters, whatever good exchanges did: they are what a failure is. */
export function isTelling(field: string): boolean {
  return /^(failure|status|content|vendor error|nothing sent|monitor revision|phase .*)$/.test(field)
}
