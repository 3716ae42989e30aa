import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { createRedactor } from '../../../electron/core/redact.ts'
import { exchangeSample } from './exchangeSample.ts'

const fingerprint = (value: string) => createHash('sha256').update(value).digest('hex')
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

/** Every encoding in which a value is planted and then looked for. Those around a user name look for the middle only. */
const encodings: Record<string, (value: string) => string> = {
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
  hex: (value) => Buffer.from(value).toString('hex'),
  hexUpper: (value) => Buffer.from(value).toString('hex').toUpperCase(),
  unicode: unicodeEscaped,
}

/** Every place a text from outside can stand in. */
const plants: Record<string, (exchange: Exchange, text: string) => void> = {
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
const value = fc.oneof(key, nasty).filter((text) => text.length >= 10)

/** What of an encoded secret tells the secret: for base64 around a name, the characters that the value alone decides. */
function telltale(encoding: string, secret: string): string {
  const offset = { basic: 'someone:'.length, basicOther: 'ab:'.length, basicAsUser: 0 }[encoding]
  if (offset === undefined) return encodings[encoding]?.(secret) ?? secret
  const encoded = encodings[encoding]?.(secret) ?? ''
  const bytes = Buffer.byteLength(secret)
  return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes) * 8) / 6))
}

const everyString = (part: unknown): string[] =>
  typeof part === 'string'
    ? [part]
    : part !== null && typeof part === 'object'
      ? Object.values(part).flatMap(everyString)
      : []

describe('planted secrets', () => {
  it.each(Object.keys(plants))('in %s are gone in every encoding', (place) => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...Object.keys(encodings)),
        (values, encoding) => {
          const secrets = values.map((text, at) => ({ name: `v.k${at}`, value: text }))
          const redactor = createRedactor(secrets, fingerprint)
          for (const secret of values) {
            // Zero bytes are taken out of UTF-16, which leaves text only where it was ASCII.
            fc.pre(place !== 'utf16Body' || /^[ -~]*$/.test(secret))
            const exchange = exchangeSample()
            plants[place]?.(exchange, encodings[encoding]?.(secret) ?? '')
            const out = redactor.exchanges({ raw: [exchange] })
            const written = JSON.stringify(out.exchanges)
            const strings = everyString(out.exchanges)
            const decoded = strings.map((text) => Buffer.from(text, 'base64').toString('latin1').replaceAll('\0', ''))
            for (const look of Object.keys(encodings)) {
              const trace = telltale(look, secret)
              expect(written.includes(trace), `${look} in ${written}`).toBe(false)
              expect(strings.some((text) => text.includes(trace))).toBe(false)
            }
            expect(decoded.some((text) => text.includes(secret))).toBe(false)
            expect(out.replacements.value + out.replacements.place + out.replacements.shape).toBeGreaterThan(0)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('redacting twice changes nothing more', () => {
    fc.assert(
      fc.property(
        value,
        fc.constantFrom(...Object.keys(plants)),
        fc.constantFrom(...Object.keys(encodings)),
        (secret, place, encoding) => {
          const redactor = createRedactor([{ name: 'v.key', value: secret }], fingerprint)
          const exchange = exchangeSample()
          plants[place]?.(exchange, encodings[encoding]?.(secret) ?? '')
          const once = redactor.exchanges({ raw: [exchange] }).exchanges
          expect(redactor.exchanges({ raw: once }).exchanges).toEqual(once)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('a URL stays a URL', () => {
    const urls = fc.tuple(
      fc.constantFrom('https://', 'http://'),
      fc.constantFrom('', 'u:S@', 'S@'),
      fc.constantFrom('api.example', 'S.example', 'api.S', 'api.example:8443'),
      fc.constantFrom('', '/', '/S', '/a/S/b'),
      fc.constantFrom('', '?a=S', '?token=S&x=1', '?S'),
      fc.constantFrom('', '#S', '#access_token=S'),
    )
    const plainKey = fc.stringMatching(/^[a-z0-9]{8,20}$/)
    fc.assert(
      fc.property(urls, plainKey, (parts, secret) => {
        const url = parts.join('').replaceAll('S', secret)
        fc.pre(URL.canParse(url))
        const exchange = exchangeSample()
        exchange.request.url = url
        const redactor = createRedactor([{ name: 'v.key', value: secret }], fingerprint)
        const out = redactor.exchanges({ raw: [exchange] }).exchanges[0]?.request.url ?? ''
        expect(URL.canParse(out), out).toBe(true)
        expect(out.includes(secret)).toBe(false)
        expect(new URL(out).protocol).toBe(new URL(url).protocol)
      }),
      { numRuns: 300 },
    )
  })

  it('text without secrets is left alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abc XYZ019.,:;()[]{}\n%\\&é'), maxLength: 200 }), (text) => {
        const redactor = createRedactor([{ name: 'v.key', value: 'Zq81-never-in-there' }], fingerprint)
        expect(redactor.text(text)).toBe(text)
        expect(redactor.findKnown(text)).toEqual([])
      }),
    )
  })
})
