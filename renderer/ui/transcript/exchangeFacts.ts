import type { Certificate, Exchange } from '../../../electron/core/model/exchange.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'

const dayMs = 86_400_000

/** The exchange that was judged: the last one. */
export function judgedExchange(transcript: Transcript | undefined): Exchange | undefined {
  return transcript?.exchanges.at(-1)
}

/** `503`, or the failure in two words: what a switch between exchanges shows. */
export function outcomeText(exchange: Exchange): string {
  if (exchange.failure) return failureWords[exchange.failure.kind]
  return exchange.response ? String(exchange.response.status) : 'no response'
}

/** What one exchange of several was for. */
export function roleText(exchange: Exchange): string {
  if (exchange.role === 'token') return 'Token'
  return exchange.role === 'redirect' ? 'Redirect' : 'Request'
}

/** Failure kinds as people say them. */
export const failureWords: Record<NonNullable<Exchange['failure']>['kind'], string> = {
  'dns-not-found': 'name not found',
  'dns-failure': 'DNS failure',
  refused: 'connection refused',
  unreachable: 'unreachable',
  reset: 'connection reset',
  'tls-untrusted': 'untrusted certificate',
  'tls-expired': 'certificate expired',
  'tls-not-yet-valid': 'certificate not yet valid',
  'tls-wrong-host': 'certificate for another host',
  'tls-other': 'TLS failure',
  timeout: 'timed out',
  'malformed-response': 'malformed response',
  'too-large': 'response too large',
  'too-many-redirects': 'too many redirects',
  proxy: 'proxy failure',
  aborted: 'aborted',
}

/** Whole days until a certificate ends, counted from `atMs`; negative once it has ended. */
export function daysLeft(certificate: Certificate, atMs: number): number {
  return Math.floor((certificate.notAfterMs - atMs) / dayMs)
}

/** How much of its validity is left, in words with the number. */
export function daysLeftText(certificate: Certificate, atMs: number): string {
  if (atMs < certificate.notBeforeMs) return 'not valid yet'
  const days = daysLeft(certificate, atMs)
  if (days < 0) return days === -1 ? 'ended 1 day before' : `ended ${-days} days before`
  return days === 1 ? '1 day left' : `${days.toLocaleString('en-US')} days left`
}

/**
 * The vendor's clock minus ours in ms, from the Date header: it counts whole seconds, so anything within a second
 * and the time the exchange took says nothing and gives undefined.
 */
export function clockOffsetMs(exchange: Exchange): number | undefined {
  const text = exchange.response?.headers.find(([name]) => name.toLowerCase() === 'date')?.[1]
  const date = text === undefined ? Number.NaN : Date.parse(text)
  if (Number.isNaN(date)) return undefined
  const sentMs = exchange.startedAtMs + (exchange.instants.sendEnd ?? 0)
  const endMs = exchange.startedAtMs + exchange.instants.end
  if (date + 1_000 < sentMs) return date + 1_000 - sentMs
  if (date > endMs) return date - endMs
  return undefined
}

/** Query of a URL as a list in its own order; values decoded where they can be. */
export function queryOf(url: string): [string, string][] {
  const at = url.indexOf('?')
  if (at < 0) return []
  const query = url.slice(at + 1).split('#', 1)[0] ?? ''
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      return equals < 0 ? [decode(part), ''] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))]
    })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
