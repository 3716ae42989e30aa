import type { Range } from './ranges.ts'
import { headerTagName } from './sensitiveName.ts'

/** Words that name a scheme and so may stay; any other first word could itself be part of the key. */
const scheme =
  /^\s*(?:basic|bearer|digest|token|negotiate|ntlm|oauth|dpop|apikey|api-key|key|bot|hawk|hmac|signature|sso-key|genie-key|klaviyo-api-key|aws4-hmac-sha256|hoba|mutual|vapid|privatetoken)\s+/i

const cookiePair = /([^=;]{0,256})(=?)((?:‹[^‹›]{1,140}›|[^;])*)(;|$)/y

const trimmed = (text: string, start: number, end: number): [number, number] => {
  let from = start
  let to = end
  while (from < to && /\s/.test(text[from] ?? '')) from++
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--
  return [from, to]
}

function place(text: string, start: number, end: number, name: Range['name']): Range[] {
  const [from, to] = trimmed(text, start, end)
  return to > from ? [{ start: from, end: to, by: 'place', name }] : []
}

/** Values of a Cookie header; of Set-Cookie only the first pair, the rest are attributes. */
function cookieRanges(value: string, onlyFirst: boolean): Range[] {
  const found: Range[] = []
  cookiePair.lastIndex = 0
  for (let match = cookiePair.exec(value); match?.[0]; match = cookiePair.exec(value)) {
    const [, name = '', equals, pairValue = ''] = match
    // A cookie without a name is all value.
    const from = match.index + (equals ? name.length + 1 : 0)
    found.push(...place(value, from, match.index + name.length + (equals ?? '').length + pairValue.length, 'cookie'))
    if (onlyFirst) break
  }
  return found
}

/** What must go from one header's value because of the header's name. Scheme words and cookie names stay. */
export function headerRanges(name: string, value: string): Range[] {
  const tagName = headerTagName(name)
  if (!tagName) return []
  if (tagName === 'cookie') return cookieRanges(value, name.toLowerCase() === 'set-cookie')
  const start = tagName === 'authorization' ? (scheme.exec(value)?.[0].length ?? 0) : 0
  return place(value, start, value.length, tagName)
}

const headerLine =
  /^[\t >*<]{0,8}((?:proxy-)?authorization|(?:set-)?cookie|x-api-key|x-auth-token)[\t ]{0,8}:([^\r\n]*)/gim

/** Header lines quoted in a text, such as an answer that echoes the request. */
export function headerLineRanges(text: string): Range[] {
  const found: Range[] = []
  for (const match of text.matchAll(headerLine)) {
    const value = match[2] ?? ''
    const at = match.index + match[0].length - value.length
    for (const range of headerRanges(match[1] ?? '', value)) {
      found.push({ ...range, start: range.start + at, end: range.end + at })
    }
  }
  return found
}
