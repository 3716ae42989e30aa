import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../electron/core/model/exchange.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import { isRequestIdName, requestIdsIn, requestIdsOf } from '../../electron/core/requestIds.ts'
import { atMs, transcriptSample } from './export/transcriptSample.ts'
import { exchangeSample } from './redact/exchangeSample.ts'

function answering(headers: [string, string][], text?: string): Exchange {
  const exchange = exchangeSample()
  if (!exchange.response) return exchange
  exchange.response.headers = headers
  exchange.response.body = text === undefined ? undefined : { text, wireBytes: 1, decodedBytes: 1, truncated: false }
  return exchange
}

it.each(
  'Request-Id X-Request-ID x-amzn-RequestId CF-Ray traceparent X-Amzn-Trace-Id PayPal-Debug-Id X-Correlation-Id X-Vercel-Id x-ms-request-id apigw-requestid'.split(
    ' ',
  ),
)('%s names a request', (name) => {
  expect(isRequestIdName(name)).toBe(true)
})

it.each('Content-Type X-Account-Id ETag Server X-Client-Id Date Idempotency-Key'.split(' '))('%s does not', (name) => {
  expect(isRequestIdName(name)).toBe(false)
})

describe('requestIdsIn', () => {
  it.each<[string, string, [string, string][]]>([
    ['a field', '{"request_id":"r1"}', [['request_id', 'r1']]],
    ['inside an error', '{"error":{"code":"x","requestId":"r2"}}', [['error.requestId', 'r2']]],
    ['a debug id', '{"name":"INTERNAL","debug_id":"d1"}', [['debug_id', 'd1']]],
    ['XML', '<Error><Code>X</Code><RequestId>X1</RequestId></Error>', [['RequestId', 'X1']]],
    ['no identifier', '{"id":"acct_1","client":"c"}', []],
    ['broken JSON', '{"request_id":', []],
  ])('finds %s in a body', (_, text, found) => {
    expect(requestIdsIn(answering([], text)).map(({ name, value }) => [name, value])).toEqual(found)
  })

  it('knows names of the vendor, in headers and bodies', () => {
    const exchange = answering([['X-Odd', 'o1']], '{"meta":{"odd_ref":"o2"}}')
    expect(requestIdsIn(exchange)).toEqual([])
    expect(requestIdsIn(exchange, ['x-odd', 'odd_ref']).map(({ value, place }) => [value, place])).toEqual([
      ['o1', 'response'],
      ['o2', 'body'],
    ])
  })

  it('names the same identifier once', () => {
    expect(requestIdsIn(answering([['Request-Id', 'r1']], '{"request_id":"r1"}'))).toHaveLength(1)
  })

  it('ends soon on a hostile body', () => {
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`
    const wide = JSON.stringify(Array.from({ length: 50_000 }, () => ({ request_id: 'r' })))
    expect(requestIdsIn(answering([], deep))).toEqual([])
    expect(requestIdsIn(answering([], wide)).length).toBe(1)
  })
})

it('puts failing ones first, newest first, then two good ones', () => {
  const made = (id: string, state: State, offsetMs: number) => {
    const exchange = answering([['Request-Id', id]])
    exchange.startedAtMs = atMs + offsetMs
    const verdict = { state, reason: 'ok' as const, sentence: '', evidence: [] }
    return transcriptSample([exchange], { id, verdict, startedAtMs: atMs + offsetMs })
  }
  const transcripts = [
    made('good-1', 'up', 1),
    made('good-2', 'up', 2),
    made('bad-1', 'down', 4),
    made('good-3', 'up', 3),
    made('bad-2', 'degraded', 5),
    made('nothing', 'unknown', 6),
  ]
  expect(requestIdsOf([...transcripts, ...transcripts]).map(({ value }) => value)).toEqual([
    'bad-2',
    'bad-1',
    'good-3',
    'good-2',
  ])
})
