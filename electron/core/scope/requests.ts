import { mapAuth } from '../auth/texts.ts'
import { wording } from '../language/language.ts'
import type { RequestSpec } from '../model/monitor.ts'
import { secretNamesOf } from '../secretTemplate.ts'

const secret = /\{\{secret:[^{}]*\}\}/i

/** A request without its key, or why there can be none. */
export type Keyless = { request: RequestSpec } | { problem: string }

/**
 * The same request without its key: authentication, headers and query parameters that carry a secret are left out, and
 * so is user information. A key in the body or in the path cannot be left out without asking for something else. A client
 * certificate stays as long as it is not the only key: without it there would be no connection to be refused on.
 */
export function withoutKey(request: RequestSpec): Keyless {
  if (secret.test(request.body ?? '')) return { problem: wording.rules.scopeCalls.keyInBody }
  const url = urlWithoutKey(request.url)
  if (url === undefined) return { problem: wording.rules.scopeCalls.keyInAddress }
  const headers = request.headers.filter(({ value }) => !secret.test(value))
  const { auth, ...rest } = request
  const bare = { ...rest, url, headers }
  const leftOut = auth !== undefined || secretNamesOf(bare).length < secretNamesOf(request).length
  return leftOut ? { request: bare } : { problem: wording.rules.scopeCalls.keyIsCertificate }
}

/** Cut as text: parsing would percent-encode the placeholders. */
function urlWithoutKey(url: string): string | undefined {
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] =
    /^([a-z]+:\/\/)([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(url) ?? []
  const at = authority.lastIndexOf('@')
  const userInfo = at < 0 ? '' : authority.slice(0, at + 1)
  const host = secret.test(userInfo) ? authority.slice(at + 1) : authority
  const kept = query
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !secret.test(pair))
  const cut = `${scheme}${host}${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`
  return scheme === '' || secret.test(cut) ? undefined : cut
}

/** The same request with another secret in the place of the first one: `name` is the first that it mentions. */
export function withSecondKey(request: RequestSpec, name: string, second: string): RequestSpec {
  const swap = (text: string) => text.replaceAll(`{{secret:${name}}}`, `{{secret:${second}}}`)
  return {
    ...request,
    url: swap(request.url),
    headers: request.headers.map((header) => ({ ...header, value: swap(header.value) })),
    ...(request.body !== undefined && { body: swap(request.body) }),
    ...(request.auth && { auth: mapAuth(request.auth, swap) }),
  }
}

/** A plain look at another address of the vendor; with the call's headers, key included, only at the very same host. */
export function atOtherUrl(request: RequestSpec, url: string): { request: RequestSpec; withKey: boolean } {
  const sameHost = originOf(request.url) === originOf(url)
  const headers = sameHost ? request.headers : request.headers.filter(({ value }) => !secret.test(value))
  const { auth, clientCertificate } = sameHost ? request : {}
  const there: RequestSpec = { method: 'GET', url, headers, followRedirects: true, auth, clientCertificate }
  return { request: there, withKey: secretNamesOf(there).length > 0 }
}

/** Scheme, host and port as they stand in a URL that may hold placeholders. */
function originOf(url: string): string {
  const [, scheme = '', authority = ''] = /^([a-z]+):\/\/([^/?#]*)/i.exec(url) ?? []
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase()
  const usual = scheme.toLowerCase() === 'https' ? /:443$/ : /:80$/
  return `${scheme.toLowerCase()}://${host.replace(usual, '')}`
}

/** Is this a call that reads by its method? */
export function reads({ method }: RequestSpec): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}
