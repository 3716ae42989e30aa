import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../../electron/core/redact.ts'
import { exchangeSample } from './exchangeSample.ts'
import { decodings, encodings, plants, telltale, value } from './planting.ts'

const fingerprint = (value: string) => createHash('sha256').update(value).digest('hex')
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
            decoded.push(decodings(strings.join('\n\n ')))
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
