import { isoOf } from '../explain/say.ts'
import type { HarCookie } from './harTypes.ts'

function pairOf(text: string): [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? ['', text.trim()] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

/** The cookies of a Cookie header. */
export function cookieHeader(value: string): HarCookie[] {
  return value
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [name, cookieValue] = pairOf(part)
      return { name, value: cookieValue }
    })
}

/** One Set-Cookie header with the attributes that HAR knows. */
export function setCookieHeader(header: string): HarCookie {
  const [first = '', ...attributes] = header.split(';')
  const [name, value] = pairOf(first)
  const cookie: HarCookie = { name, value }
  for (const attribute of attributes) {
    const [key, given] = attribute.includes('=') ? pairOf(attribute) : [attribute.trim(), '']
    const known = key.toLowerCase()
    if (known === 'path') cookie.path = given
    else if (known === 'domain') cookie.domain = given
    else if (known === 'httponly') cookie.httpOnly = true
    else if (known === 'secure') cookie.secure = true
    else if (known === 'samesite') cookie._sameSite = given
    else if (known === 'max-age') cookie._maxAge = given
    else if (known === 'expires') {
      const atMs = Date.parse(given)
      if (!Number.isNaN(atMs)) cookie.expires = isoOf(atMs)
    }
  }
  return cookie
}
