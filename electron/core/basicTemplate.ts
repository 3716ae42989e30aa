import { wording } from './language/language.ts'

/**
 * `{{basic:USER:PASSWORD}}` in a header: the credential of HTTP Basic (RFC 7617), made at probe time. Both parts may
 * hold `{{secret:NAME}}`.
 */
const whole = /\{\{basic:((?:[^{}]|\{\{secret:[^{}]*\}\})*)\}\}/g

/** Every template of a text replaced by what `encode` makes of its inside. */
export function replaceBasic(text: string, encode: (inside: string) => string): string {
  return text.replaceAll(whole, (_, inside: string) => encode(inside))
}

/** Base64 of the UTF-8 bytes, as RFC 7617 wants it. */
export function basicCredential(userAndPassword: string): string {
  const bytes = new TextEncoder().encode(userAndPassword)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** What is wrong with the templates of a text, or undefined. */
export function basicProblem(text: string): string | undefined {
  const insides: string[] = []
  const rest = replaceBasic(text, (inside) => {
    insides.push(inside)
    return ''
  })
  if (/\{\{\s*basic\b/i.test(rest)) return wording.config.basicForm
  return insides.every((inside) => inside.replaceAll(/\{\{secret:[^{}]*\}\}/g, 'secret').includes(':'))
    ? undefined
    : wording.config.basicParts
}
