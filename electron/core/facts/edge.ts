import { sayMs } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { Exchange, Headers } from '../model/exchange.ts'
import { headerValue } from './headers.ts'

/** Which network stood between us and the vendor, and what it says of itself. */
export type Edge = { name?: string; headers: Headers }

/** A header that only one network sends, or a value that gives it away. */
const marks: [name: string, header: RegExp, value?: RegExp][] = [
  ['Cloudflare', /^cf-ray$/],
  ['Amazon CloudFront', /^x-amz-cf-(id|pop)$/],
  ['Vercel', /^x-vercel-id$/],
  ['Netlify', /^x-nf-request-id$/],
  ['Fly.io', /^fly-request-id$/],
  ['Azure Front Door', /^x-azure-ref$/],
  ['Akamai', /^(x-akamai-.*|akamai-.*)$/],
  ['Akamai', /^server$/, /akamai/i],
  ['Fastly', /^x-served-by$/, /^cache-/i],
  ['Fastly', /^x-fastly-request-id$/],
  ['Cloudflare', /^server$/, /^cloudflare$/i],
  ['Bunny', /^server$/, /^bunnycdn/i],
  ['Google', /^via$/, /\bgoogle\b/i],
  ['Google', /^server$/, /^(google frontend|gws|esf)$/i],
  [wording.facts.awsLoadBalancer, /^server$/, /^awselb/i],
]

const shown =
  /^(server|via|age|cache-control|cache-status|x-cache|x-cache-hits|x-served-by|x-timer|cf-ray|cf-cache-status|x-azure-ref|x-amz-cf-(id|pop)|x-vercel-(id|cache)|x-envoy-upstream-service-time)$/

/** The edge that answered and its cache headers; undefined when nothing tells. */
export function edgeOf(exchange: Exchange): Edge | undefined {
  const all = exchange.response?.headers ?? []
  const headers = all.filter(([name]) => isEdgeName(name))
  const found = marks.find(([, header, value]) =>
    all.some(([name, text]) => header.test(name.toLowerCase()) && (!value || value.test(text))),
  )
  if (!found && headers.length === 0) return undefined
  return { ...(found && { name: found[0] }), headers }
}

/** Does a header of this name tell of the server, edge or cache that answered? */
export function isEdgeName(name: string): boolean {
  return shown.test(name.toLowerCase())
}

/** Rate-limit headers as they stand, Retry-After among them. */
export function rateLimitOf(exchange: Exchange): Headers {
  return (exchange.response?.headers ?? []).filter(([name]) => isRateLimitName(name))
}

/** `RateLimit-Remaining`, `X-Rate-Limit-Reset`, `Retry-After`. */
export function isRateLimitName(name: string): boolean {
  return /^retry-after$|rate-?limit/i.test(name)
}

/** "The vendor's clock is 3 s ahead of ours" or that both agree; undefined when the answer names no time. */
export function sayClock(exchange: Exchange): string | undefined {
  const offsetMs = clockOffsetMs(exchange)
  if (offsetMs !== undefined) {
    const by = sayMs(Math.abs(offsetMs))
    return offsetMs < 0 ? wording.facts.clockBehind(by) : wording.facts.clockAhead(by)
  }
  const date = Date.parse(headerValue(exchange.response?.headers ?? [], 'date') ?? '')
  return Number.isNaN(date) ? undefined : wording.facts.clockAgrees
}

/**
 * The vendor's clock minus ours in ms, from the Date header: it counts whole seconds, so anything within a second
 * and the time the exchange took says nothing and gives undefined.
 */
export function clockOffsetMs(exchange: Exchange): number | undefined {
  const text = headerValue(exchange.response?.headers ?? [], 'date')
  const date = text === undefined ? Number.NaN : Date.parse(text)
  if (Number.isNaN(date)) return undefined
  const sentMs = exchange.startedAtMs + (exchange.instants.sendEnd ?? 0)
  const endMs = exchange.startedAtMs + exchange.instants.end
  if (date + 1_000 < sentMs) return date + 1_000 - sentMs
  if (date > endMs) return date - endMs
  return undefined
}
