import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { harOf, harTimings } from '../../../electron/core/export/har.ts'
import type { Har } from '../../../electron/core/export/harTypes.ts'
import type { Exchange, Instants } from '../../../electron/core/model/exchange.ts'
import type { Scope } from '../../../electron/core/model/scope.ts'
import { harSchema, unknownFields } from '../../kit/harSchema.ts'
import { exchangeSample } from '../redact/exchangeSample.ts'
import { transcriptSample } from './transcriptSample.ts'

const har12 = z.fromJSONSchema(harSchema as Parameters<typeof z.fromJSONSchema>[0])

/** Refuses what is not HAR 1.2, as it would be read back from a file. */
function valid(har: Har): Har {
  const read: unknown = JSON.parse(JSON.stringify(har))
  har12.parse(read)
  expect(unknownFields(read)).toEqual([])
  return har
}

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
    const har = valid(harOf([transcriptSample([exchange])], creator))
    expect(har.log.entries).toHaveLength(1)
  })

  it('puts transcripts on pages and exchanges in order', () => {
    const second = transcriptSample([exchangeSample(), exchangeSample()], { id: 'def-1' })
    const har = valid(harOf([transcriptSample(), second], creator))
    expect(har.log.pages.map((page) => page.id)).toEqual(['abc-0', 'def-1'])
    expect(har.log.entries.map((entry) => entry.pageref)).toEqual(['abc-0', 'def-1', 'def-1'])
  })

  it('says where it ran, in which environment, what redirects took together, and where the failure lies', () => {
    const exchange = exchangeSample()
    exchange.response?.headers.push(['Set-Cookie', 'a=b; SameSite=Lax; Max-Age=60'])
    const hop: Exchange = { ...exchange, role: 'redirect', instants: { end: 40 } }
    const transcript = transcriptSample([hop, exchange], { environment: 'live' })
    const scope: Scope = {
      ...{ kind: 'account', confidence: 'likely', sentence: 'Likely our account or key: it is.', decidedAtMs: 1 },
      evidence: [{ source: 'without-key', outcome: 'refused', text: '401 Unauthorized in 2 ms.', atMs: 1 }],
      call: { how: 'bad-answer', keySent: true },
    }
    const har = valid(harOf([transcript], creator, scope))
    expect(har.log._scope).toEqual(scope)
    expect(har.log.pages[0]).toMatchObject({ _environment: 'live', _redirectsMs: 40, _monitorRevision: 1 })
    expect(har.log.pages[0]?._ranOn).toBeTruthy()
    expect(har.log.entries[1]?.response.cookies.at(-1)).toMatchObject({ _sameSite: 'Lax', _maxAge: '60' })
  })

  it('has the facts of the exchange', () => {
    const entry = entryOf(exchangeSample())
    expect(entry).toMatchObject({
      startedDateTime: '2026-01-15T09:30:00.250Z',
      serverIPAddress: '192.0.2.10',
      connection: '443',
      _connectionId: '51000',
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

  it('has entries by the time they started, whatever order the transcripts come in', () => {
    const later = exchangeSample()
    later.startedAtMs += 60_000
    const har = valid(
      harOf(
        [
          transcriptSample([later], { id: 'late', startedAtMs: 2 }),
          transcriptSample([exchangeSample()], { id: 'early', startedAtMs: 1 }),
        ],
        creator,
      ),
    )
    expect(har.log.entries.map(({ pageref }) => pageref)).toEqual(['early', 'late'])
  })

  it('says how many secrets were replaced, and how much of a body is missing', () => {
    const [, cut] = variations()[3] ?? []
    const har = valid(
      harOf([transcriptSample([cut ?? exchangeSample()], { replacements: { value: 2, place: 1, shape: 0 } })], creator),
    )
    expect(har.log.comment).toBe('Secrets replaced: 2 by value, 1 by place, 0 by shape.')
    expect(har.log.entries[0]?.response.content).toMatchObject({ encoding: 'base64', _truncated: true })
  })

  it('lists the fields of a form', () => {
    const [, posted] = variations()[2] ?? []
    const entry = posted && entryOf(posted)
    expect(entry?.request.postData).toMatchObject({ text: 'a=1', params: [{ name: 'a', value: '1' }] })
  })

  it.each<[string, (har: Har) => void]>([
    ['a negative wait', (har) => void Object.assign(har.log.entries[0]?.timings ?? {}, { wait: -1 })],
    ['no pages of a kind', (har) => void Object.assign(har.log.pages[0] ?? {}, { startedDateTime: 'yesterday' })],
    ['another version', (har) => void Object.assign(har.log, { version: '1.1' })],
    ['a field of its own', (har) => void Object.assign(har.log, { extra: 1 })],
  ])('the schema refuses %s', (_, spoil) => {
    const har = harOf([transcriptSample()], creator)
    spoil(har)
    expect(() => valid(har)).toThrow()
  })

  it('says why there is no response', () => {
    const [, refused] = variations()[1] ?? []
    const entry = refused && entryOf(refused)
    expect(entry?.response).toMatchObject({ status: 0, _error: 'ECONNREFUSED: connect' })
    expect(entry?._failure).toMatchObject({ kind: 'refused', phase: 'tcp' })
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
