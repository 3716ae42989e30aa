import { z } from 'zod'
import { basicProblem } from '../basicTemplate.ts'
import { parseDuration } from '../duration.ts'
import { wording } from '../language/language.ts'
import { headerHoldsKey, looksLikeKey, queryHoldsKey } from './liveKey.ts'
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
  return /\{\{\s*secret\b/i.test(rest) ? wording.config.secretForm : undefined
}

function urlProblem(text: string): string | undefined {
  const broken = secretProblem(text)
  if (broken) return broken
  const filled = text.replaceAll(/\{\{secret:[^{}]*\}\}/g, 'secret')
  const url = URL.parse(filled)
  if (!url) return wording.config.address
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return wording.config.addressScheme
  if (!/^https?:\/\/[^/?#\\]/i.test(filled.trim())) return wording.config.address
  if (url.username !== '' || url.password !== '') return wording.config.addressUser
  return queryHoldsKey(url) ? wording.config.keyInPlainText : undefined
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
  .string(wording.config.body)
  .max(1_048_576)
  .superRefine((text, context) => {
    const problem = secretProblem(text) ?? (looksLikeKey(text) ? wording.config.keyInPlainText : undefined)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })

/** A text that must not stand in a file: it names a secret of the keychain. */
export const keyText = said(
  (text) =>
    secretProblem(text) ??
    (/\{\{secret:[^{}]+\}\}/.test(text) && !looksLikeKey(text) ? undefined : wording.config.keyInPlainText),
)

const headerNamePattern = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}$/
export const headerName = z.string().regex(headerNamePattern, wording.config.headerName)

type Header = { name: string; value: string }

function headerProblem(name: string, value: unknown): string | undefined {
  if (!headerNamePattern.test(name)) return wording.config.headerName
  if (typeof value !== 'string') return wording.config.headerType
  if (value.length > 16_384) return wording.config.headerLong
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) return wording.config.headerValue
  return (
    secretProblem(value) ??
    basicProblem(value) ??
    (headerHoldsKey(name, value) ? wording.config.keyInPlainText : undefined)
  )
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
      else context.addIssue({ code: 'custom', path: [index], message: wording.config.headerEntry })
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, text] of Object.entries(value)) take(name, text, [name])
  } else context.addIssue({ code: 'custom', message: wording.config.headerMap })
  if (found.length > 100) context.addIssue({ code: 'custom', message: wording.config.headerLimit })
  return found
})
