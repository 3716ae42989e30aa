import { replaceBasic } from '../basicTemplate.ts'

const keyShapes = [
  /\b[srp]k_(?:live|test)_[0-9A-Za-z]{8,}/,
  /\b(?:sk|key|token)-[0-9A-Za-z_-]{20,}/,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  /\bxox[abprs]-[0-9A-Za-z-]{10,}/,
  /\bgh[pousr]_[0-9A-Za-z]{20,}/,
  /\bgithub_pat_\w{20,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bAIza[\w-]{30,}/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
]

const keyHeader = /^(?:proxy-)?authorization$|^cookie$|api-?key|secret|(?:auth|access)-?token|^x-token$/i
const keyParameter = /^(?:api[-_]?key|key|access[-_]?token|token|secret|password|client[-_]?secret|auth)$/i
const scheme = /^(?:bearer|basic|token|digest|apikey|bot)\s+(\S{20,})/i
const placeholder = /\{\{secret:[^{}]*\}\}/g

/** True when the text holds something shaped like a vendor's live key, outside `{{secret:NAME}}`. */
export function looksLikeKey(text: string): boolean {
  const rest = text.replaceAll(placeholder, ' ')
  return keyShapes.some((shape) => shape.test(rest))
}

/** As `looksLikeKey`, and any long plain value under a header that carries credentials. */
export function headerHoldsKey(name: string, value: string): boolean {
  // The user of HTTP Basic is no key; a password that is not in the keychain is.
  if (/\{\{basic:[^{}]*:[^{}]+\}\}/.test(value)) return true
  const rest = replaceBasic(value, (inside) => inside.replace(/^[^:]*/, (user) => (looksLikeKey(user) ? user : '')))
    .replaceAll(placeholder, ' ')
    .trim()
  if (looksLikeKey(rest) || scheme.test(rest)) return true
  return keyHeader.test(name) && /^\S{16,}$/.test(rest)
}

/** As `looksLikeKey`, and any long plain value of a query parameter that carries credentials. */
export function queryHoldsKey(url: URL): boolean {
  if (looksLikeKey(url.href)) return true
  return [...url.searchParams].some(([name, value]) => keyParameter.test(name) && /^\S{16,}$/.test(value))
}
