import type { Headers } from '../model/exchange.ts'

const minMs = 1_000
const maxMs = 86_400_000
/** When a vendor limits us and does not say for how long. */
export const defaultRetryAfterMs = 60_000

const imfDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/
const rfc850Date = /^[A-Z][a-z]+day, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/
const asctimeDate = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/

/** Retry-After as milliseconds from now, between 1 s and 24 h; undefined when absent or unreadable (RFC 9110, 10.2.3). */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const value = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1].trim()
  if (!value) return undefined
  const waitMs = /^\d{1,15}$/.test(value) ? Number(value) * 1_000 : dateMs(value) - nowMs
  return Number.isNaN(waitMs) ? undefined : Math.min(maxMs, Math.max(minMs, waitMs))
}

function dateMs(text: string): number {
  if (imfDate.test(text) || rfc850Date.test(text)) return Date.parse(text)
  // asctime names no zone; HTTP says it is UTC.
  return asctimeDate.test(text) ? Date.parse(`${text} GMT`) : Number.NaN
}
