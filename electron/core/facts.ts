import { sayMs, sayUtc } from './explain/say.ts'
import { setCookieHeader } from './export/cookies.ts'
import { headerValues } from './facts/headers.ts'
import { wording } from './language/language.ts'
import type { Body, Certificate, Exchange, PhaseName, Tls } from './model/exchange.ts'
import { lastPhase } from './phases.ts'

export { clockOffsetMs, edgeOf, isEdgeName, isRateLimitName, rateLimitOf, sayClock } from './facts/edge.ts'
export { headerValue } from './facts/headers.ts'
export { apiVersionOf, authOf, formOf, queryOf, requestCookies } from './facts/request.ts'
export { jsonOf, sayVendorError, vendorErrorOf } from './facts/vendorError.ts'

/** Cookies that the response sets, with their attributes. */
export function responseCookies({ response }: Exchange) {
  return headerValues(response?.headers ?? [], 'set-cookie').map(setCookieHeader)
}

/** The phase in which an exchange without a usable response stopped. */
export function failedPhase({ failure, instants }: Exchange): PhaseName | undefined {
  return failure && (failure.phase ?? lastPhase(instants))
}

/** Redirect hops of an attempt and how long they took together, in ms; undefined when nothing led elsewhere. */
export function redirectsOf(exchanges: readonly Exchange[]): { hops: number; totalMs: number } | undefined {
  const hops = exchanges.filter(({ role }) => role === 'redirect')
  if (hops.length === 0) return undefined
  return { hops: hops.length, totalMs: hops.reduce((sum, { instants }) => sum + instants.end, 0) }
}

/** "2 redirects together 120 ms"; undefined when nothing led elsewhere. */
export function sayRedirects(exchanges: readonly Exchange[]): string | undefined {
  const redirects = redirectsOf(exchanges)
  if (!redirects) return undefined
  const { hops, totalMs } = redirects
  return wording.facts.redirects(hops, sayMs(totalMs))
}

/** Bytes that content encoding saved on the wire; 0 when nothing was saved. */
export function savedBytes(body: Body): number {
  return Math.max(0, body.decodedBytes - body.wireBytes)
}

/** Bytes of a body that are kept; less than `decodedBytes` when it was cut. */
export function keptBytes({ text, base64 }: Body): number {
  if (text !== undefined) return utf8Bytes(text)
  if (base64 === undefined) return 0
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4)
}

function utf8Bytes(text: string): number {
  let bytes = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** The certificate of a chain that ends first: it decides until when the chain holds. */
export function earliestExpiry(chain: readonly Certificate[]): Certificate | undefined {
  let earliest: Certificate | undefined
  for (const one of chain) if (!earliest || one.notAfterMs < earliest.notAfterMs) earliest = one
  return earliest
}

/** "good, said 2026-01-15 09:30:00 UTC" by the proof that the server sent along; undefined where it did not come to that. */
export function sayOcsp({ ocsp }: Pick<Tls, 'ocsp'>): string | undefined {
  if (!ocsp) return undefined
  if (ocsp.state === 'none') return wording.facts.ocspNone
  const utc = (ms: number | undefined) => (ms === undefined ? undefined : sayUtc(ms))
  return wording.facts.ocsp(ocsp.state, utc(ocsp.saidAtMs), utc(ocsp.untilMs))
}

/** Whole days until a certificate ends, counted from `atMs`; negative once it has ended. */
export function daysLeft(certificate: Certificate, atMs: number): number {
  return Math.floor((certificate.notAfterMs - atMs) / 86_400_000)
}

export type ContentKind = 'json' | 'html' | 'xml' | 'text' | 'binary' | 'empty' | 'dropped'

/** What a body is, from its own first characters before what its header claims. */
export function contentKind(body: Body | undefined): ContentKind {
  if (!body || body.decodedBytes === 0) return 'empty'
  const type = body.mimeType?.toLowerCase() ?? ''
  if (body.text === undefined) return body.base64 === undefined ? 'dropped' : 'binary'
  const start = body.text.slice(0, 200).trimStart().toLowerCase()
  if (/^<(!doctype html|html|head|body)\b/.test(start)) return 'html'
  if (/^[[{]/.test(start) || (/^["\-\dtfn].*$/s.test(start) && /\bjson\b/.test(type))) return 'json'
  if (start.startsWith('<?xml')) return 'xml'
  if (/\bhtml\b/.test(type)) return 'html'
  if (/\bxml\b/.test(type) || start.startsWith('<')) return 'xml'
  return 'text'
}
