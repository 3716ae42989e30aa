import { daysLeft } from '../../../electron/core/facts.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Certificate, Exchange } from '../../../electron/core/model/exchange.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'

/** The exchange that was judged: the last one. */
export function judgedExchange(transcript: Transcript | undefined): Exchange | undefined {
  return transcript?.exchanges.at(-1)
}

/** `503`, or the failure in two words: what a switch between exchanges shows. */
export function outcomeText(exchange: Exchange): string {
  if (exchange.failure) return failureWords[exchange.failure.kind]
  return exchange.response ? String(exchange.response.status) : wording.ui.noResponse
}

/** What one exchange of several was for. */
export function roleText(exchange: Exchange): string {
  return wording.ui.roles[exchange.role]
}

/** Failure kinds as people say them. */
export const failureWords: Record<NonNullable<Exchange['failure']>['kind'], string> = wording.ui.failures

/** How much of its validity is left, in words with the number. */
export function daysLeftText(certificate: Certificate, atMs: number): string {
  if (atMs < certificate.notBeforeMs) return wording.ui.certificateLife.notYet
  const days = daysLeft(certificate, atMs)
  return days < 0 ? wording.ui.certificateLife.ended(-days) : wording.ui.certificateLife.left(days)
}
