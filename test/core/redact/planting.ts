import fc from 'fast-check'
import type { Exchange } from '../../../electron/core/model/exchange.ts'

const b64 = (text: string) => Buffer.from(text).toString('base64')
const b64url = (text: string) => Buffer.from(text).toString('base64url')
const unicodeEscaped = (text: string) =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
const html = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
const json = (text: string) => JSON.stringify(text).slice(1, -1)
const form = (text: string) => new URLSearchParams({ a: text }).toString().slice(2)

const fold = (text: string, lineBreak: string) => text.match(/.{1,12}/g)?.join(lineBreak) ?? ''

/** Every encoding in which a value is planted and then looked for. Those around a user name look for the middle only. */
export const encodings: Record<string, (value: string) => string> = {
  raw: (value) => value,
  percent: encodeURIComponent,
  percentLower: (value) => encodeURIComponent(value).replaceAll(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase()),
  percentTwice: (value) => encodeURIComponent(encodeURIComponent(value)),
  form,
  base64: b64,
  base64url: b64url,
  basic: (value) => b64(`someone:${value}`),
  basicAsUser: (value) => b64(`${value}:`),
  basicOther: (value) => b64(`ab:${value}:cd`),
  json,
  jsonTwice: (value) => json(json(value)),
  html,
  percentInJson: (value) => json(encodeURIComponent(value)),
  base64Twice: (value) => b64(b64(value)),
  base64TwiceInside: (value) => b64(`Basic ${b64(`someone:${value}`)}, x`),
  base64UrlInBase64: (value) => b64(`{"t":"${b64url(`:${value}`)}"}`),
  base64OfJson: (value) => b64(`{"k":"${json(value)}"}`),
  base64OfForm: (value) => b64(`k=${encodeURIComponent(value)}`),
  base64Folded: (value) => fold(b64(`some words before ${value} and after`), '\r\n'),
  base64FoldedInJson: (value) => json(fold(b64(`some words before ${value} and after`), '\n')),
  hex: (value) => Buffer.from(value).toString('hex'),
  hexUpper: (value) => Buffer.from(value).toString('hex').toUpperCase(),
  unicode: unicodeEscaped,
}

/** Every place a text from outside can stand in. */
export const plants: Record<string, (exchange: Exchange, text: string) => void> = {
  url: (exchange, text) => {
    exchange.request.url = `https://api.vendor.example/p/${text}?q=${text}#${text}`
  },
  userinfo: (exchange, text) => {
    exchange.request.url = `https://user:${encodeURIComponent(text)}@api.vendor.example/`
  },
  method: (exchange, text) => {
    exchange.request.method = text
  },
  requestHeader: (exchange, text) => exchange.request.headers.push(['X-Thing', `a ${text} b`]),
  authorization: (exchange, text) => exchange.request.headers.push(['Authorization', `Bearer ${text}`]),
  headerName: (exchange, text) => exchange.request.headers.push([text, 'x']),
  requestBody: (exchange, text) => {
    exchange.request.body = { text: `before ${text} after`, wireBytes: 1, decodedBytes: 1, truncated: false }
  },
  query: (exchange, text) => {
    exchange.request.url = `https://api.vendor.example/?a=1&q=${text}&b=${text}`
  },
  cookie: (exchange, text) => exchange.request.headers.push(['Cookie', `a=b; other=${text}; ${text}`]),
  json: (exchange, text) => {
    exchange.request.body = { text: `{"a":{"b":["x","${text}"]}}`, wireBytes: 1, decodedBytes: 1, truncated: false }
  },
  form: (exchange, text) => {
    exchange.request.body = { text: `a=1&field=${text}&c=2`, wireBytes: 1, decodedBytes: 1, truncated: false }
  },
  multipart: (exchange, text) => {
    const part = `--xyz\r\nContent-Disposition: form-data; name="note"\r\n\r\n${text}\r\n--xyz--\r\n`
    exchange.request.body = { text: part, wireBytes: 1, decodedBytes: 1, truncated: false }
  },
  responseHeader: (exchange, text) => exchange.response?.headers.push(['Set-Cookie', `sid=${text}; Path=/${text}`]),
  location: (exchange, text) => exchange.response?.headers.push(['Location', `https://a.example/${text}`]),
  reason: (exchange, text) => {
    if (exchange.response) exchange.response.reason = text
  },
  responseBody: (exchange, text) => {
    if (exchange.response?.body) exchange.response.body.text = `{"echo":"${text}"}`
  },
  mimeType: (exchange, text) => {
    if (exchange.response?.body) exchange.response.body.mimeType = text
  },
  binaryBody: (exchange, text) => {
    if (!exchange.response?.body) return
    exchange.response.body.text = undefined
    exchange.response.body.base64 = b64(`\x00\xff${text}\x01`)
  },
  utf16Body: (exchange, text) => {
    if (!exchange.response?.body) return
    exchange.response.body.text = undefined
    exchange.response.body.base64 = Buffer.from(`x${text}x`, 'utf16le').toString('base64')
  },
  failure: (exchange, text) => {
    exchange.failure = { kind: 'reset', phase: 'wait', code: text, message: `failed at ${text}` }
  },
  certificate: (exchange, text) => {
    const leaf = exchange.connection?.tls?.chain[0]
    if (!leaf) return
    leaf.subject = `CN=${text}`
    leaf.issuer = text
    leaf.sans.push(text)
  },
  verifyError: (exchange, text) => {
    if (exchange.connection?.tls) exchange.connection.tls.verifyError = text
  },
  proxy: (exchange, text) => {
    if (exchange.connection) exchange.connection.proxy = { url: `http://proxy.example/${text}`, from: text }
  },
  host: (exchange, text) => {
    if (exchange.connection) exchange.connection.host = text
  },
}

const key = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789_-'),
  minLength: 12,
  maxLength: 48,
})
const nasty = fc
  .string({ unit: fc.constantFrom(...'AbZ09 _-%&<>"\'\\/+=?#:;,@.$`é€😀'), minLength: 10, maxLength: 30 })
  .map((text) => `Q${text.trim()}7`)
export const value = fc.oneof(key, nasty).filter((text) => text.length >= 10)

/** What of an encoded secret tells the secret: for base64 around a name, the characters that the value alone decides. */
export function telltale(encoding: string, secret: string): string {
  // Around these the other characters decide too: what is looked for is what they decode to, see `decodings`.
  if (encoding.startsWith('base64') && !['base64', 'base64url'].includes(encoding))
    return encodings.base64?.(secret).slice(0, -4) ?? secret
  const offset = { basic: 'someone:'.length, basicOther: 'ab:'.length, basicAsUser: 0 }[encoding]
  if (offset === undefined) return encodings[encoding]?.(secret) ?? secret
  const encoded = encodings[encoding]?.(secret) ?? ''
  const bytes = Buffer.byteLength(secret)
  return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes) * 8) / 6))
}

/** What somebody finds who decodes every run of base64 in a text, again and again. */
export function decodings(text: string, depth = 3): string {
  if (depth === 0) return ''
  const unfolded = text.replaceAll(/\\r|\\n|\r|\n/g, '')
  const runs = unfolded.match(/[A-Za-z0-9+/_-]{8,}/g) ?? []
  const decoded = runs.map((run) => Buffer.from(run, 'base64').toString('utf8').replaceAll('\0', '')).join(' ')
  return `${decoded} ${decodings(decoded, depth - 1)}`
}
