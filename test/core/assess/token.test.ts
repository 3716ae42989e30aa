import { expect, test } from 'vitest'
import { assess } from '../../../electron/core/assess.ts'
import { titleFor } from '../../../electron/core/explain/reason.ts'
import { type Exchange, exchangeSchema } from '../../../electron/core/model/exchange.ts'
import { monitorSchema } from '../../../electron/core/model/monitor.ts'
import type { Reason, State } from '../../../electron/core/model/verdict.ts'
import { createMatchers } from '../../../electron/node/matchers.ts'

const monitor = monitorSchema.parse({
  id: 'm',
  vendorId: 'v',
  name: 'Balance',
  request: { url: 'https://api.test/' },
  expect: [{ kind: 'status', ranges: [[200, 299]] }],
})
const answer = (status: number, text: string, headers: [string, string][] = []): Exchange =>
  exchangeSchema.parse({
    role: 'token',
    startedAtMs: 0,
    instants: { end: 120 },
    request: { method: 'POST', url: 'https://api.test/token', headers: [] },
    response: {
      status,
      reason: '',
      httpVersion: '1.1',
      headers,
      body: { text, wireBytes: 1, decodedBytes: 1, truncated: false },
    },
  })
const verdictOf = (exchange: Exchange) =>
  assess({ monitor, exchanges: [exchange], keySent: true, nowMs: 0, matchers: createMatchers() })

test.each<[number, string, State, Reason, string]>([
  [
    401,
    '{"error":"invalid_client"}',
    'down',
    'key-rejected',
    'The vendor rejects the client credentials (401 invalid_client)',
  ],
  [
    400,
    '{"error":"invalid_client"}',
    'down',
    'key-rejected',
    'The vendor rejects the client credentials (400 invalid_client)',
  ],
  [
    401,
    '{"error":"access_denied"}',
    'down',
    'key-rejected',
    'The vendor rejects the client credentials (401 access_denied)',
  ],
  [401, 'no json', 'down', 'key-rejected', 'The vendor rejects the client credentials (401)'],
  [400, '{"error":"invalid_scope"}', 'unknown', 'permission-missing', '400 invalid_scope'],
  [401, '{"error":"unauthorized_client"}', 'unknown', 'permission-missing', '401 unauthorized_client'],
  [403, '{}', 'unknown', 'permission-missing', 'answers 403'],
  [
    400,
    '{"error":"unsupported_grant_type"}',
    'unknown',
    'rule-broken',
    'does not take the request (400 unsupported_grant_type)',
  ],
  [429, '{}', 'degraded', 'rate-limited', 'The token endpoint limits our requests (429)'],
  [503, '{"error":"invalid_client"}', 'down', 'status', 'The token endpoint of Balance answers 503 invalid_client'],
  [404, '<html>', 'down', 'status', 'The token endpoint of Balance answers 404'],
  [302, '', 'down', 'status', 'The token endpoint of Balance answers 302'],
  [200, '{"ok":true}', 'down', 'json', 'answers 200 without an access token'],
  // What a hostile answer puts in the place of a code is not repeated.
  [400, '{"error":"<b>x</b>"}', 'down', 'status', 'The token endpoint of Balance answers 400'],
])('the token endpoint answers %i %s', (status, text, state, reason, sentence) => {
  const verdict = verdictOf(answer(status, text))
  expect(verdict).toMatchObject({ state, reason })
  expect(verdict.sentence).toContain(sentence)
  expect(verdict.evidence).toHaveLength(1)
  expect(verdict.evidence[0]?.kind).toBe('token')
})

test('Retry-After of the token endpoint is kept', () => {
  expect(verdictOf(answer(503, '', [['Retry-After', '30']])).retryAfterMs).toBe(30_000)
  expect(verdictOf(answer(429, '')).retryAfterMs).toBeGreaterThan(0)
})

test('a token endpoint that fails below HTTP is a failure like any other', () => {
  const { response: _, ...unanswered } = answer(200, '')
  const verdict = verdictOf({ ...unanswered, failure: { kind: 'refused', phase: 'tcp', message: 'refused' } })
  expect(verdict).toMatchObject({ state: 'down', reason: 'failure' })
})

test('a refused client certificate is a refused key', () => {
  const failure = { kind: 'tls-client-certificate' as const, phase: 'wait' as const, message: 'alert' }
  const { response: _, ...unanswered } = answer(200, '')
  const verdict = verdictOf({ ...unanswered, role: 'request', failure })
  expect(verdict).toMatchObject({ state: 'down', reason: 'key-rejected' })
  expect(titleFor('Acme', 'Balance', verdict)).toBe('Acme refuses our client certificate: Balance')
})
