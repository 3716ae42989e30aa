import { z } from 'zod'
import { basicProblem } from '../basicTemplate.ts'
import { parseDuration } from '../duration.ts'
import { headerHoldsKey, keyAdvice, looksLikeKey, queryHoldsKey } from './liveKey.ts'
import { parseStatus } from './statusCodes.ts'

type Bounds = { minMs: number; maxMs: number; sentence: string }

/** `30s`, `1m30s` → milliseconds within bounds. */
export function duration(bounds: Bounds) {
  return z.unknown().transform((value, context): number => {
    const parsed = typeof value === 'string' ? parseDuration(value) : parseDuration('')
    const problem = parsed.ok
      ? (parsed.ms < bounds.minMs || parsed.ms > bounds.maxMs) && bounds.sentence
      : parsed.message
    if (!parsed.ok || problem) {
      context.addIssue({ code: 'custom', message: problem || bounds.sentence })
      return z.NEVER
    }
    return parsed.ms
  })
}

export const status = z.unknown().transform((value, context) => {
  const parsed = parseStatus(value)
  if (parsed.ok) return parsed.ranges
  context.addIssue({ code: 'custom', message: parsed.message })
  return z.NEVER
})

/** Says when a `{{secret:…}}` is there but cannot be read as one. */
export function secretProblem(text: string): string | undefined {
  const rest = text.replaceAll(/\{\{secret:[A-Za-z0-9][A-Za-z0-9._-]{0,127}\}\}/g, '')
  return /\{\{\s*secret\b/i.test(rest)
    ? 'Write a secret as {{secret:NAME}}, without spaces, for example {{secret:stripe.apiKey}}.'
    : undefined
}

function urlProblem(text: string): string | undefined {
  const broken = secretProblem(text)
  if (broken) return broken
  const filled = text.replaceAll(/\{\{secret:[^{}]*\}\}/g, 'secret')
  const url = URL.parse(filled)
  if (!url) return 'Write a whole address, for example https://api.stripe.com/v1/balance.'
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'The address must begin with https:// or http://.'
  if (!/^https?:\/\/[^/?#\\]/i.test(filled.trim()))
    return 'Write a whole address, for example https://api.stripe.com/v1/balance.'
  if (url.username !== '' || url.password !== '')
    return 'Take the user name and password out of the address and send them in an Authorization header with {{secret:NAME}}.'
  return queryHoldsKey(url) ? keyAdvice : undefined
}

export const said = (problemOf: (text: string) => string | undefined) =>
  z
    .string()
    .max(16_384)
    .superRefine((text, context) => {
      const problem = problemOf(text)
      if (problem) context.addIssue({ code: 'custom', message: problem })
    })

/** Absolute http or https address without user information and without a key in plain text. */
export const address = said(urlProblem)

export const requestBody = z
  .string('Write the body as text; begin with | for several lines.')
  .max(1_048_576)
  .superRefine((text, context) => {
    const problem = secretProblem(text) ?? (looksLikeKey(text) ? keyAdvice : undefined)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })

/** A text that must not stand in a file: it names a secret of the keychain. */
export const keyText = said(
  (text) => secretProblem(text) ?? (/\{\{secret:[^{}]+\}\}/.test(text) && !looksLikeKey(text) ? undefined : keyAdvice),
)

const headerNamePattern = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}$/
const headerNameAdvice = 'A header name has letters, digits and dashes only.'
export const headerName = z.string().regex(headerNamePattern, headerNameAdvice)

type Header = { name: string; value: string }

function headerProblem(name: string, value: unknown): string | undefined {
  if (!headerNamePattern.test(name)) return headerNameAdvice
  if (typeof value !== 'string') return 'Write the header value in quotes, as text.'
  if (value.length > 16_384) return 'The header value is longer than 16,384 characters.'
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value))
    return 'A header value has one line and no control or non-Latin characters.'
  return secretProblem(value) ?? basicProblem(value) ?? (headerHoldsKey(name, value) ? keyAdvice : undefined)
}

/** `{ Accept: application/json }`, or a list of `{ name, value }` where the order of repeated fields matters. */
export const headers = z.unknown().transform((value, context): Header[] => {
  const found: Header[] = []
  const take = (name: string, text: unknown, path: (string | number)[]) => {
    const message = headerProblem(name, text)
    if (message) context.addIssue({ code: 'custom', path, message })
    else found.push({ name, value: String(text) })
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const parsed = z.strictObject({ name: z.string(), value: z.unknown() }).safeParse(item)
      if (parsed.success) take(parsed.data.name, parsed.data.value, [index])
      else
        context.addIssue({ code: 'custom', path: [index], message: 'Write each header as { name: ..., value: ... }.' })
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, text] of Object.entries(value)) take(name, text, [name])
  } else
    context.addIssue({ code: 'custom', message: 'Write headers as a map, for example { Accept: application/json }.' })
  if (found.length > 100) context.addIssue({ code: 'custom', message: 'At most 100 headers can be sent.' })
  return found
})
