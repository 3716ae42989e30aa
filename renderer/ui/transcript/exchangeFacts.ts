import { daysLeft } from '../../../electron/core/facts.ts'
import type { Certificate, Exchange } from '../../../electron/core/model/exchange.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'

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
  'tls-client-certificate': 'client certificate refused',
  timeout: 'timed out',
  'malformed-response': 'malformed response',
  'too-large': 'response too large',
  'too-many-redirects': 'too many redirects',
  proxy: 'proxy failure',
  aborted: 'aborted',
}

/** How much of its validity is left, in words with the number. */
export function daysLeftText(certificate: Certificate, atMs: number): string {
  if (atMs < certificate.notBeforeMs) return 'not valid yet'
  const days = daysLeft(certificate, atMs)
  if (days < 0) return days === -1 ? 'ended 1 day before' : `ended ${-days} days before`
  return days === 1 ? '1 day left' : `${days.toLocaleString('en-US')} days left`
}
