import type { SecureContext } from 'node:tls'
import type { Headers } from '../../core/model/exchange.ts'
import { headerValue } from './headerValue.ts'

/** One request of an attempt, ready to send. `url` holds no user information and no fragment. */
export type Hop = {
  method: string
  url: URL
  headers: Headers
  body: string | undefined
  /** Who we are in mutual TLS: for the monitor's own origin only. */
  identity?: SecureContext | undefined
}

export const maxRedirects = 10

/** All that may travel to another origin; anything else might be a key. */
const harmless = new Set(['accept', 'accept-language', 'content-type', 'user-agent'])
const aboutTheBody = /^content-/i

export type Next = { kind: 'stay' } | { kind: 'go'; hop: Hop } | { kind: 'broken'; location: string }

/**
 * Where a response leads (RFC 9110 15.4): 303 turns into GET, 301 and 302 do so for POST, 307 and 308 keep method and
 * body. Another origin (scheme, host or port) gets harmless headers only, and never a body: it might hold a key, so such
 * a redirect is not followed. `broken` = it leads to something that is no http or https address.
 */
export function nextHop(hop: Hop, status: number, headers: Headers): Next {
  const location = headerValue(headers, 'location')
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return { kind: 'stay' }
  const url = URL.parse(location, hop.url)
  if (!url || !/^https?:$/.test(url.protocol)) return { kind: 'broken', location }
  url.hash = ''
  url.username = ''
  url.password = ''
  const toGet = status === 303 ? hop.method !== 'HEAD' : status <= 302 && hop.method === 'POST'
  const body = toGet ? undefined : hop.body
  const abroad = url.origin !== hop.url.origin
  if (abroad && body !== undefined) return { kind: 'stay' }
  const kept = hop.headers.filter(([name]) => {
    if (toGet && aboutTheBody.test(name)) return false
    return !abroad || harmless.has(name.toLowerCase())
  })
  const identity = abroad ? undefined : hop.identity
  return { kind: 'go', hop: { method: toGet ? 'GET' : hop.method, url, headers: kept, body, identity } }
}
