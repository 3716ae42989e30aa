import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { harOf, harTimings } from '../../../electron/core/export/har.ts'
import type { Exchange, Instants } from '../../../electron/core/model/exchange.ts'
import { exchangeSample } from '../redact/exchangeSample.ts'
import { transcriptSample } from './transcriptSample.ts'

/** The rules of the HAR 1.2 specification; custom fields must begin with an underscore, so others are refused. */
const strict = <T extends z.ZodRawShape>(shape: T) =>
  z.object({ ...shape, comment: z.string().optional() }).catchall(z.never())
const withCustom = <T extends z.ZodRawShape>(shape: T) =>
  z
    .looseObject({ ...shape, comment: z.string().optional() })
    .refine((value) => Object.keys(value).every((key) => key in shape || key === 'comment' || key.startsWith('_')))
const iso = z.iso.datetime({ offset: true })
const pair = strict({ name: z.string(), value: z.string() })
const cookie = strict({
  name: z.string(),
  value: z.string(),
  path: z.string().optional(),
  domain: z.string().optional(),
  expires: iso.optional(),
  httpOnly: z.boolean().optional(),
  secure: z.boolean().optional(),
})
const optionalTime = z.union([z.literal(-1), z.number().min(0)])
const message = { httpVersion: z.string().min(1), cookies: z.array(cookie), headers: z.array(pair) }
const sizes = { headersSize: z.number().int().min(-1), bodySize: z.number().int().min(-1) }
const harSchema = strict({
  log: strict({
    version: z.literal('1.2'),
    creator: strict({ name: z.string(), version: z.string() }),
    pages: z.array(
      strict({
        startedDateTime: iso,
        id: z.string(),
        title: z.string(),
        pageTimings: strict({ onContentLoad: optionalTime, onLoad: optionalTime }),
      }),
    ),
    entries: z.array(
      strict({
        pageref: z.string(),
        startedDateTime: iso,
        time: z.number().min(0),
        request: strict({
          method: z.string(),
          url: z.string(),
          ...message,
          queryString: z.array(pair),
          postData: strict({ mimeType: z.string(), text: z.string(), params: z.array(pair) }).optional(),
          ...sizes,
        }),
        response: withCustom({
          status: z.number().int().min(0),
          statusText: z.string(),
          ...message,
          content: strict({
            size: z.number().int().min(0),
            compression: z.number().int().optional(),
            mimeType: z.string(),
            text: z.string().optional(),
            encoding: z.string().optional(),
          }),
          redirectURL: z.string(),
          ...sizes,
        }),
        cache: strict({}),
        timings: strict({
          blocked: optionalTime,
          dns: optionalTime,
          connect: optionalTime,
          send: z.number().min(0),
          wait: z.number().min(0),
          receive: z.number().min(0),
          ssl: optionalTime,
        }),
        serverIPAddress: z.string().optional(),
        connection: z.string().optional(),
      }),
    ),
  }),
})
const creator = { name: 'Headstart', version: '0.1.0' }
const entryOf = (exchange: Exchange) => harOf([transcriptSample([exchange])], creator).log.entries[0]

function variations(): [string, Exchange][] {
  const plain = exchangeSample()
  const refused = exchangeSample()
  refused.instants = { dnsStart: 0, dnsEnd: 1, tcpStart: 1, end: 2 }
  refused.request.headers = []
  refused.request.headerBytes = undefined
  refused.response = undefined
  refused.failure = { kind: 'refused', phase: 'tcp', code: 'ECONNREFUSED', message: 'connect' }
  refused.connection = undefined
  const posted = exchangeSample()
  posted.request.method = 'POST'
  posted.request.body = {
    text: 'a=1',
    mimeType: 'application/x-www-form-urlencoded',
    wireBytes: 3,
    decodedBytes: 3,
    truncated: false,
  }
  posted.request.headers.push(['Cookie', 'a=1; b=2'])
  posted.response?.headers.push([
    'Set-Cookie',
    'sid=x; Path=/; Secure; HttpOnly; Expires=Thu, 15 Jan 2026 09:30:00 GMT',
  ])
  const binary = exchangeSample()
  if (binary.response) binary.response.body = { base64: 'AAE=', wireBytes: 1, decodedBytes: 2, truncated: true }
  return [
    ['a plain exchange', plain],
    ['a refused connection', refused],
    ['a post with cookies', posted],
    ['a binary body that was cut', binary],
  ]
}

describe('harOf', () => {
  it.each(variations())('%s is HAR 1.2', (_, exchange) => {
    expect(() => harSchema.parse(harOf([transcriptSample([exchange])], creator))).not.toThrow()
  })

  it('puts transcripts on pages and exchanges in order', () => {
    const second = transcriptSample([exchangeSample(), exchangeSample()], { id: 'def-1' })
    const har = harSchema.parse(harOf([transcriptSample(), second], creator))
    expect(har.log.pages.map((page) => page.id)).toEqual(['abc-0', 'def-1'])
    expect(har.log.entries.map((entry) => entry.pageref)).toEqual(['abc-0', 'def-1', 'def-1'])
  })

  it('has the facts of the exchange', () => {
    const entry = entryOf(exchangeSample())
    expect(entry).toMatchObject({
      startedDateTime: '2026-01-15T09:30:00.250Z',
      serverIPAddress: '192.0.2.10',
      connection: '51000',
      request: { method: 'GET', httpVersion: 'HTTP/1.1', headersSize: 120, bodySize: 0 },
      response: { status: 200, headersSize: 80, bodySize: 47, content: { size: 47, mimeType: 'application/json' } },
    })
    expect(entry?.request.queryString).toEqual([
      { name: 'expand', value: 'all' },
      { name: 'expand', value: 'fees' },
    ])
    expect(entry?.timings.ssl).toBeCloseTo(26.8)
    expect(entry?.timings.connect).toBeCloseTo(36.8)
  })

  it('says why there is no response', () => {
    const [, refused] = variations()[1] ?? []
    const entry = refused && entryOf(refused)
    expect(entry?.response).toMatchObject({ status: 0, _error: 'ECONNREFUSED: connect' })
    expect(entry?.timings).toMatchObject({ ssl: -1, send: 0, wait: 0, receive: 0, connect: 1, dns: 1 })
  })

  it('reads cookies and their attributes', () => {
    const [, posted] = variations()[2] ?? []
    const entry = posted && entryOf(posted)
    expect(entry?.request.cookies.map((one) => one.name)).toEqual(['a', 'b'])
    expect(entry?.response.cookies).toEqual([
      { name: 'sid', value: 'x', path: '/', secure: true, httpOnly: true, expires: '2026-01-15T09:30:00.000Z' },
    ])
  })
})

const order: (keyof Instants)[] = [
  'dnsStart',
  'dnsEnd',
  'tcpStart',
  'tcpEnd',
  'proxyStart',
  'proxyEnd',
  'tlsStart',
  'tlsEnd',
  'sendStart',
  'sendEnd',
  'firstByte',
  'end',
]

it('times add up to the whole exchange, whatever happened in it', () => {
  const steps = fc.array(fc.double({ min: 0, max: 5_000, noNaN: true }), {
    minLength: order.length,
    maxLength: order.length,
  })
  const kept = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(
      steps,
      kept,
      fc.integer({ min: 0, max: order.length }),
      (waits, [dns, tcp, proxy, tls, sent], stopAt) => {
        const instants: Instants = { end: 0 }
        let at = 0
        for (const [index, name] of order.entries()) {
          at += waits[index] ?? 0
          const skipped =
            (name.startsWith('dns') && !dns) ||
            (name.startsWith('tcp') && !tcp) ||
            (name.startsWith('proxy') && !proxy) ||
            (name.startsWith('tls') && !tls) ||
            ((name.startsWith('send') || name === 'firstByte') && !sent)
          if (name === 'end' || (!skipped && index < stopAt)) instants[name] = at
        }
        const { timings, time } = harTimings({ ...exchangeSample(), instants })
        const { ssl, ...counted } = timings
        const sum = Object.values(counted).reduce((total, ms) => total + Math.max(0, ms), 0)
        expect(sum).toBeCloseTo(time, 6)
        expect(Math.abs(time - instants.end)).toBeLessThan(0.01)
        expect(ssl).toBeLessThanOrEqual(timings.connect + 1e-9)
        expect(Math.min(timings.send, timings.wait, timings.receive)).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})
