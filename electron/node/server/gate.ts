import type { IncomingHttpHeaders } from 'node:http'
import { wording } from '../../core/language/language.ts'
import { cookieValue, sameToken } from './token.ts'

/** What the gate looks at: everything that another site or program could forge is in here. */
export type Visit = { method: string; url: string; headers: IncomingHttpHeaders }

export type Admission =
  | { kind: 'admit'; path: string }
  /** A right token in the address: set the cookie and go on at the clean address. */
  | { kind: 'enter'; fromOtherSite: boolean }
  | { kind: 'refuse'; status: number; message: string; next: string }

const refuse = (status: number, message: string, next: string): Admission => ({ kind: 'refuse', status, message, next })

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

function cookieOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name) return value
  }
  return undefined
}

const isApi = (path: string) => path === '/api' || path.startsWith('/api/')

function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** The cookie's name. Cookies do not tell ports apart, names do. */
export function cookieName(port: number): string {
  return `headstart-${port}`
}

/** Against DNS rebinding: a page of another name that leads here. */
function refuseHost(host: string, port: number): Admission | null {
  if (host === `127.0.0.1:${port}` || host === `localhost:${port}`) return null
  return refuse(403, wording.server.notServed, wording.server.notServedNext(port))
}

/**
 * Decides about a scrape of `/metrics`: the right host, no browser, and its own token. `token` is null while metrics are
 * switched off.
 */
export function admitScrape({ method, headers }: Visit, port: number, token: string | null): Admission {
  const wrongHost = refuseHost(headers.host?.toLowerCase() ?? '', port)
  if (wrongHost) return wrongHost
  if (method !== 'GET' && method !== 'HEAD')
    return refuse(405, wording.server.methodNotUsed(method), wording.server.methodNotUsedScrapeNext)
  if (token === null) return refuse(404, wording.server.metricsOff, wording.server.metricsOffNext)
  const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (!sameToken(given, token)) return refuse(401, wording.server.noTokenScrape, wording.server.noTokenScrapeNext)
  return { kind: 'admit', path: '/metrics' }
}

/**
 * Decides about every request before any route sees it: the right host (against DNS rebinding), not from another
 * site, with the token, and JSON only. `takeTicket` says whether a ticket is good, once.
 */
export function admit(
  visit: Visit,
  port: number,
  token: string,
  takeTicket: (given: string) => boolean = () => false,
): Admission {
  const { method, headers } = visit
  const host = headers.host?.toLowerCase() ?? ''
  const wrongHost = refuseHost(host, port)
  if (wrongHost) return wrongHost
  if (!visit.url.startsWith('/') || visit.url.startsWith('//'))
    return refuse(400, wording.server.addressUnreadable, wording.server.addressUnreadableNext)
  if (!methods.includes(method)) return refuse(405, wording.server.methodNotUsed(method), wording.server.callsNext)

  const url = new URL(visit.url, `http://${host}`)
  const path = url.pathname
  const site = headers['sec-fetch-site']
  const fromOtherSite = site !== undefined && site !== 'same-origin' && site !== 'none'
  const opensPage = method === 'GET' && path === '/' && headers['sec-fetch-mode'] === 'navigate'
  const opensOnTop = opensPage && headers['sec-fetch-dest'] === 'document'
  const foreignOrigin = headers.origin !== undefined && headers.origin !== `http://${host}`
  if ((fromOtherSite && !opensOnTop) || foreignOrigin)
    return refuse(403, wording.server.otherSite, wording.server.otherSiteNext(port))

  const given = url.searchParams.get('token')
  if (method === 'GET' && path === '/' && given !== null && (sameToken(given, token) || takeTicket(given)))
    return { kind: 'enter', fromOtherSite }
  const bearer = isApi(path) ? /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] : undefined
  const byBearer = bearer !== undefined && sameToken(bearer, token)
  if (!byBearer && !sameToken(cookieOf(headers, cookieName(port)), cookieValue(token)))
    return refuse(
      401,
      wording.server.noToken,
      isApi(path) ? wording.server.noTokenApiNext : wording.server.noTokenPageNext,
    )

  const safe = method === 'GET' || method === 'HEAD'
  const json = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
  // A form of another site cannot send JSON, nor a bearer token: one of the two must be there.
  if (!safe && !json && (hasBody(headers) || !byBearer))
    return refuse(415, wording.server.jsonOnly, wording.server.jsonOnlyNext)
  return { kind: 'admit', path }
}
