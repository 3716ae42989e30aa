import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTranscripts, pairsOf } from '../../../electron/core/diff/compareTranscripts.ts'
import type { Difference } from '../../../electron/core/model/comparison.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { transcriptSample } from '../export/transcriptSample.ts'
import { exchangeSample } from '../redact/exchangeSample.ts'

function transcriptWith(change: (exchange: Exchange) => void = () => undefined, more: Partial<Transcript> = {}) {
  const exchange = exchangeSample()
  change(exchange)
  return transcriptSample([exchange], more)
}

const respond = (change: (response: NonNullable<Exchange['response']>) => void) => (exchange: Exchange) => {
  if (exchange.response) change(exchange.response)
}
const header = (name: string, value: string) => respond((response) => void response.headers.push([name, value]))
const body = (text: string, mimeType = 'application/json') =>
  respond((response) => {
    const bytes = Buffer.byteLength(text)
    response.body = { text, mimeType, wireBytes: bytes, decodedBytes: bytes, truncated: false }
  })
const slow = (firstByteMs: number) => (exchange: Exchange) => {
  exchange.instants.firstByte = 40.6 + firstByteMs
  exchange.instants.end = 44 + firstByteMs
}
const all =
  (...changes: ((exchange: Exchange) => void)[]) =>
  (exchange: Exchange) => {
    for (const change of changes) change(exchange)
  }
const html = '<!DOCTYPE html><title>Bad gateway</title>'
const compared = (now: (exchange: Exchange) => void, good: (exchange: Exchange) => void = () => undefined) =>
  compareTranscripts(transcriptWith(now), transcriptWith(good))
const rowOf = (rows: readonly Difference[], field: string) => rows.find((row) => row.field === field)

describe('the summary', () => {
  it.each<[string, (exchange: Exchange) => void, string]>([
    [
      'slow and HTML',
      all(
        slow(21_000),
        body(html, 'text/html'),
        respond((response) => {
          response.headers = [['Content-Type', 'text/html']]
        }),
      ),
      'connect and TLS normal; first byte 50 ms → 21 s; JSON → HTML',
    ],
    [
      'a status',
      respond((response) => void Object.assign(response, { status: 503, reason: '' })),
      'timing normal; 200 → 503',
    ],
    [
      'a time-out for the first byte',
      (exchange) => {
        exchange.response = undefined
        exchange.instants = { ...exchangeSample().instants, firstByte: undefined, end: 10_040 }
        exchange.failure = { kind: 'timeout', phase: 'wait', message: 'time-out' }
      },
      'connect and TLS normal; first byte 50 ms → none in 10 s',
    ],
    [
      'a refused connection',
      (exchange) => {
        exchange.response = undefined
        exchange.instants = { dnsStart: 0, dnsEnd: 3, tcpStart: 3, end: 5 }
        exchange.failure = { kind: 'refused', phase: 'tcp', code: 'ECONNREFUSED', message: 'refused' }
      },
      'connection refused',
    ],
    [
      'an expired certificate',
      (exchange) => {
        exchange.response = undefined
        exchange.instants = { dnsStart: 0, dnsEnd: 3, tcpStart: 3, tcpEnd: 13, tlsStart: 13, end: 40 }
        exchange.failure = { kind: 'tls-expired', phase: 'tls', code: 'CERT_HAS_EXPIRED', message: 'expired' }
      },
      'connect normal; certificate expired',
    ],
    ['nothing', () => undefined, 'nothing differs that is usually the same'],
    ['a date', header('Date', 'Thu, 15 Jan 2026 09:30:00 GMT'), 'nothing differs that is usually the same'],
  ])('of %s', (_, change, summary) => {
    expect(compared(change).summary).toBe(summary)
  })

  it('says so when nothing was sent', () => {
    expect(compareTranscripts(transcriptSample([]), transcriptWith()).summary).toBe('nothing was sent')
  })

  it('says that the monitor was edited', () => {
    const edited = transcriptWith(undefined, { monitorRevision: 2 })
    expect(compareTranscripts(edited, transcriptWith()).summary).toContain('monitor edited since')
  })

  it('stays short whatever the vendor writes', () => {
    const long = 'x'.repeat(5_000)
    const { summary } = compared(
      all(
        body(JSON.stringify({ error: { code: long, message: long } })),
        header('Retry-After', long),
        respond((response) => void Object.assign(response, { status: 500, reason: long })),
      ),
    )
    expect(summary.length).toBeLessThanOrEqual(200)
  })
})

describe('rows', () => {
  it('name headers added, removed and changed', () => {
    const { rows } = compared(
      all(header('Retry-After', '30'), header('Server', 'edge-2')),
      all(header('Server', 'edge-1'), header('Strict-Transport-Security', 'max-age=1')),
    )
    expect(rowOf(rows, 'header retry-after')).toMatchObject({ kind: 'added', after: '30', volatile: false })
    expect(rowOf(rows, 'header strict-transport-security')).toMatchObject({ kind: 'removed', before: 'max-age=1' })
    expect(rowOf(rows, 'header server')).toMatchObject({ kind: 'changed', before: 'edge-1', after: 'edge-2' })
  })

  it('compare the shape of JSON, not its values', () => {
    const { rows } = compared(
      body('{"data":[{"id":7,"n":null}],"more":true}'),
      body('{"data":[{"id":"a","x":1},{"id":"b"}],"more":false}'),
    )
    const found = rows.filter(({ field, kind }) => field.startsWith('json') && kind !== 'same')
    expect(found.map(({ field, kind, before, after }) => [field, kind, before, after])).toEqual([
      ['json $.data[].id', 'changed', 'string', 'number'],
      ['json $.data[].n', 'added', undefined, 'null'],
      ['json $.data[].x', 'removed', 'number', undefined],
    ])
  })

  it.each(['Date', 'Request-Id', 'CF-Ray', 'Age', 'X-RateLimit-Remaining', 'Set-Cookie', 'X-Runtime'])(
    '%s changes every time and is muted',
    (name) => {
      const { rows } = compared(header(name, 'one'), header(name, 'two'))
      expect(rowOf(rows, `header ${name.toLowerCase()}`)).toMatchObject({ volatile: true })
    },
  )

  it.each(['X-RateLimit-Limit', 'Content-Type', 'Location', 'Retry-After'])('%s counts', (name) => {
    const { rows } = compared(header(name, 'one'), header(name, 'two'))
    expect(rowOf(rows, `header ${name.toLowerCase()}`)).toMatchObject({ kind: 'changed', volatile: false })
  })

  it('learn from good ones what changes all the time', () => {
    const at = (address: string, node: string) =>
      all(header('X-Node', node), (exchange) => {
        if (exchange.connection?.remote) exchange.connection.remote.address = address
      })
    const good = [transcriptWith(at('192.0.2.1', 'blue')), transcriptWith(at('192.0.2.2', 'green'))]
    const failing = transcriptWith(at('192.0.2.3', 'red'))
    const learnt = compareTranscripts(failing, good[0] ?? failing, pairsOf(good)).rows
    for (const field of ['header x-node', 'address']) expect(rowOf(learnt, field)).toMatchObject({ volatile: true })
    const unlearnt = compareTranscripts(failing, good[0] ?? failing, []).rows
    for (const field of ['header x-node', 'address']) expect(rowOf(unlearnt, field)).toMatchObject({ volatile: false })
  })

  it('a status or a slow phase is never learnt away', () => {
    const good = [
      transcriptWith(slow(60)),
      transcriptWith(slow(900)),
      transcriptWith(respond((response) => void Object.assign(response, { status: 204 }))),
    ]
    const failing = transcriptWith(
      all(
        slow(9_000),
        respond((response) => void Object.assign(response, { status: 503 })),
      ),
    )
    const { rows } = compareTranscripts(failing, good[0] ?? failing, pairsOf(good))
    for (const field of ['status', 'phase wait'])
      expect(rowOf(rows, field)).toMatchObject({ kind: 'changed', volatile: false })
  })

  it('without a response its parts are no differences of their own', () => {
    const { rows } = compared((exchange) => {
      exchange.response = undefined
      exchange.failure = { kind: 'reset', phase: 'wait', message: 'reset' }
    })
    expect(rows.filter(({ field }) => /^(header|json|content|size)/.test(field))).toEqual([])
    expect(rows[0]).toMatchObject({ field: 'failure', kind: 'added' })
  })
})

const word = fc.string({ minLength: 1, maxLength: 12 })
const exchanges = fc
  .record({
    headers: fc.array(fc.tuple(fc.constantFrom('Server', 'Date', 'X-A', 'x-b', 'Request-Id', 'Retry-After'), word), {
      maxLength: 8,
    }),
    status: fc.option(fc.constantFrom(200, 204, 429, 503), { nil: undefined }),
    json: fc.json({ maxDepth: 3 }),
    address: fc.constantFrom('192.0.2.1', '192.0.2.2', undefined),
    version: fc.constantFrom('TLSv1.2', 'TLSv1.3', undefined),
    waitMs: fc.integer({ min: 1, max: 30_000 }),
  })
  .map(({ headers, status, json, address, version, waitMs }) =>
    transcriptWith((exchange) => {
      slow(waitMs)(exchange)
      body(json)(exchange)
      if (exchange.response && status !== undefined) Object.assign(exchange.response, { status, headers })
      else {
        exchange.response = undefined
        exchange.failure = { kind: 'timeout', phase: 'wait', message: 'time-out' }
      }
      if (!exchange.connection?.remote || !exchange.connection.tls) return
      if (address === undefined) exchange.connection.remote = undefined
      else exchange.connection.remote.address = address
      if (version === undefined) exchange.connection.tls = undefined
      else exchange.connection.tls.version = version
    }),
  )

describe('whatever the exchanges', () => {
  it('identical ones differ in nothing', () => {
    fc.assert(
      fc.property(exchanges, (one) => {
        const { rows, summary } = compareTranscripts(one, structuredClone(one))
        expect(rows.filter(({ kind }) => kind !== 'same')).toEqual([])
        expect(summary).toBe('nothing differs that is usually the same')
      }),
    )
  })

  it('what one way round is added is removed the other way round', () => {
    fc.assert(
      fc.property(exchanges, exchanges, (one, other) => {
        const sides = (rows: readonly Difference[], added: 'added' | 'removed') =>
          rows
            .filter(({ kind }) => kind !== 'same')
            .map(({ field, kind }) => `${field} ${kind === 'changed' ? kind : kind === added ? 'in' : 'out'}`)
            .sort()
        expect(sides(compareTranscripts(one, other).rows, 'added')).toEqual(
          sides(compareTranscripts(other, one).rows, 'removed'),
        )
      }),
    )
  })

  it('muted rows never rank above those that count, and the same ones come last', () => {
    const tier = ({ kind, volatile }: Difference) => (kind === 'same' ? 2 : volatile ? 1 : 0)
    fc.assert(
      fc.property(exchanges, exchanges, fc.array(exchanges, { maxLength: 4 }), (one, other, good) => {
        const { rows } = compareTranscripts(one, other, pairsOf(good))
        const tiers = rows.map(tier)
        expect(tiers).toEqual(tiers.toSorted((a, b) => a - b))
        for (const [at, row] of rows.entries()) {
          const next = rows[at + 1]
          if (next && tier(next) === tier(row)) expect(next.weight).toBeLessThanOrEqual(row.weight)
        }
      }),
    )
  })
})
