import { describe, expect, it } from 'vitest'
import { assess } from '../../../electron/core/assess.ts'
import type { Exchange, Failure } from '../../../electron/core/model/exchange.ts'
import { type Expectation, monitorSchema } from '../../../electron/core/model/monitor.ts'
import { createMatchers } from '../../../electron/node/matchers.ts'
import { exchangeSample } from '../redact/exchangeSample.ts'

const matchers = createMatchers()
const nowMs = Date.UTC(2026, 0, 15, 9, 30)
type Given = {
  status?: number
  reason?: string
  text?: string | undefined
  base64?: string
  mimeType?: string
  truncated?: boolean
  headers?: [string, string][]
  totalMs?: number
  failure?: Failure
  noResponse?: boolean
  method?: string
  url?: string
}

function exchangeOf(given: Given): Exchange {
  const exchange = exchangeSample()
  const { response } = exchange
  if (given.method) exchange.request.method = given.method
  if (given.url) {
    exchange.request.url = given.url
    if (given.url.startsWith('http:') && exchange.connection) exchange.connection.tls = undefined
  }
  if (given.totalMs) exchange.instants.end = given.totalMs
  if (given.failure) exchange.failure = given.failure
  if (given.noResponse) exchange.response = undefined
  if (!response?.body) return exchange
  response.status = given.status ?? 200
  response.reason = given.reason ?? ''
  response.headers.push(...(given.headers ?? []))
  if ('text' in given) response.body.text = given.text
  if (given.base64) response.body.base64 = given.base64
  if (given.mimeType) response.body.mimeType = given.mimeType
  response.body.truncated = given.truncated ?? false
  return exchange
}

function verdictOf(expectations: Expectation[], given: Given, keySent = true, followRedirects = true) {
  const monitor = monitorSchema.parse({
    id: 'm',
    vendorId: 'v',
    name: 'Balance',
    request: { url: 'https://api.vendor.example/v1/balance', followRedirects },
    expect: expectations,
  })
  return assess({ monitor, exchanges: [exchangeOf(given)], keySent, nowMs, matchers })
}

const status = (...ranges: [number, number][]): Expectation => ({ kind: 'status', ranges })

describe('status', () => {
  it.each<[Expectation[], Given, boolean, boolean, string, string, string]>([
    [[], {}, true, true, 'up', 'ok', 'Balance answers 200 in 94 ms'],
    [[], { status: 204 }, true, true, 'up', 'ok', 'Balance answers 204 in 94 ms'],
    [[], { status: 503, reason: 'Service Unavailable' }, true, true, 'down', 'status', 'Balance answers 503'],
    [[], { status: 302 }, true, true, 'down', 'status', 'Balance answers 302'],
    [[], { status: 302 }, true, false, 'up', 'ok', 'Balance answers 302 in 94 ms'],
    [[status([404, 404])], { status: 404 }, true, true, 'up', 'ok', 'Balance answers 404 in 94 ms'],
    [[status([404, 404])], {}, true, true, 'down', 'status', 'Balance answers 200'],
    [[], { status: 401 }, true, true, 'down', 'key-rejected', 'The vendor rejects the key (401)'],
    [[], { status: 403 }, true, true, 'down', 'key-rejected', 'The vendor rejects the key (403)'],
    [[], { status: 401 }, false, true, 'down', 'status', 'Balance answers 401'],
    [[status([401, 401])], { status: 401 }, true, true, 'up', 'ok', 'Balance answers 401 in 94 ms'],
    [[], { status: 429 }, true, true, 'degraded', 'rate-limited', 'Balance limits our requests (429)'],
    [
      [status([200, 200])],
      { status: 429 },
      true,
      true,
      'degraded',
      'rate-limited',
      'Balance limits our requests (429)',
    ],
  ])('%j %j key %s follow %s: %s %s', (expectations, given, keySent, follow, state, reason, sentence) => {
    expect(verdictOf(expectations, given, keySent, follow)).toMatchObject({ state, reason, sentence })
  })
})

describe('retryAfterMs', () => {
  const waits = (value: string): Given => ({ status: 429, headers: [['Retry-After', value]] })
  it.each<[Given, number | undefined]>([
    [{ status: 429 }, 60_000],
    [waits('30'), 30_000],
    [waits(' 0 '), 1_000],
    [waits('999999'), 86_400_000],
    [waits('Thu, 15 Jan 2026 09:32:00 GMT'), 120_000],
    [waits('Thursday, 15-Jan-26 09:32:00 GMT'), 120_000],
    [waits('Thu Jan 15 09:32:00 2026'), 120_000],
    [waits('Thu, 15 Jan 2026 09:00:00 GMT'), 1_000],
    [waits('soon'), 60_000],
    [waits('-5'), 60_000],
    [waits('1.5'), 60_000],
    [{ status: 503, headers: [['retry-after', '5']] }, 5_000],
    [{ status: 503, headers: [['retry-after', 'soon']] }, undefined],
    [{ status: 503 }, undefined],
    [{ status: 200, headers: [['retry-after', '5']] }, undefined],
  ])('%j: %s', (given, expected) => {
    expect(verdictOf([], given).retryAfterMs).toBe(expected)
  })

  it('a limit is never an outage, also when the response broke off or other rules would fail', () => {
    const failure: Failure = { kind: 'reset', phase: 'download', message: 'x' }
    const expectations: Expectation[] = [{ kind: 'body', contains: 'nope' }]
    expect(verdictOf(expectations, { status: 429, failure })).toMatchObject({ state: 'degraded', retryAfterMs: 60_000 })
  })
})

describe('expectations', () => {
  const slow: Expectation = { kind: 'responseTime', degradedOverMs: 1_000, downOverMs: 5_000 }
  it.each<[string, Expectation, Given, string, string]>([
    ['fast', slow, { totalMs: 1_000 }, 'up', '1 s'],
    ['slow', slow, { totalMs: 1_001 }, 'degraded', '1 s'],
    ['too slow', slow, { totalMs: 5_100 }, 'down', '5.1 s'],
    ['no limit', { kind: 'responseTime' }, {}, 'unknown', 'The expectation names no limit'],
    ['body has it', { kind: 'body', contains: 'available' }, {}, 'up', '{"object"'],
    ['body lacks it', { kind: 'body', contains: 'nope' }, {}, 'down', '{"object"'],
    ['body matches', { kind: 'body', matches: '"amount":\\d+' }, {}, 'up', '{"object"'],
    ['body pattern broken', { kind: 'body', matches: '(' }, {}, 'unknown', 'The regular expression "("'],
    ['body cut, found', { kind: 'body', contains: 'object' }, { truncated: true }, 'up', '{"object"'],
    ['body cut, not found', { kind: 'body', contains: 'nope' }, { truncated: true }, 'unknown', 'The body was cut'],
    ['body cut, end', { kind: 'body', matches: '}$' }, { truncated: true }, 'unknown', 'The body was cut'],
    ['body of HEAD', { kind: 'body', contains: 'x' }, { method: 'HEAD' }, 'unknown', 'A response to HEAD has no body'],
    ['body empty', { kind: 'body', contains: 'x' }, { text: '' }, 'down', 'an empty body'],
    [
      'body binary',
      { kind: 'body', contains: 'x' },
      { text: undefined, base64: 'AA==', mimeType: 'image/png' },
      'down',
      'image/png, not text',
    ],
    ['body not kept', { kind: 'body', contains: 'x' }, { text: undefined }, 'unknown', 'The body was not kept'],
    [
      'body two rules',
      { kind: 'body', contains: 'x', matches: 'x' },
      {},
      'unknown',
      'The expectation takes exactly one',
    ],
    ['body no rule', { kind: 'body' }, {}, 'unknown', 'The expectation takes exactly one'],
    ['header matches', { kind: 'header', name: 'content-TYPE', matches: 'json' }, {}, 'up', 'application/json'],
    ['header equals', { kind: 'header', name: 'request-id', equals: 'req_123' }, {}, 'up', 'req_123'],
    ['header differs', { kind: 'header', name: 'request-id', equals: 'req_12' }, {}, 'down', 'req_123'],
    ['header absent', { kind: 'header', name: 'x-none', contains: 'a' }, {}, 'down', 'absent'],
    ['header absent, pattern broken', { kind: 'header', name: 'x-none', matches: '(' }, {}, 'unknown', 'The regular'],
    ['json equals', { kind: 'json', path: '$.object', equals: 'balance' }, {}, 'up', '"balance"'],
    ['json differs', { kind: 'json', path: '$.object', equals: 'other' }, {}, 'down', '"balance"'],
    ['json type differs', { kind: 'json', path: '$.available[0].amount', equals: '1' }, {}, 'down', '1'],
    ['json equals object', { kind: 'json', path: '$.available[0]', equals: { amount: 1 } }, {}, 'up', '{"amount":1}'],
    ['json equals null', { kind: 'json', path: '$.a', equals: null }, { text: '{"a":null}' }, 'up', 'null'],
    ['json contains number', { kind: 'json', path: '$.a', contains: '1' }, { text: '{"a":12}' }, 'down', '12'],
    ['json matches', { kind: 'json', path: '$.a', matches: '^o' }, { text: '{"a":"ok"}' }, 'up', '"ok"'],
    ['json every', { kind: 'json', path: '$[*]', equals: 1 }, { text: '[1,1]' }, 'up', '1, 1'],
    ['json not every', { kind: 'json', path: '$[*]', equals: 1 }, { text: '[1,2]' }, 'down', '1, 2'],
    ['json nothing', { kind: 'json', path: '$.x', equals: 1 }, {}, 'down', 'nothing there'],
    ['json exists', { kind: 'json', path: '$.object', exists: true }, {}, 'up', '"balance"'],
    ['json must not exist', { kind: 'json', path: '$.error', exists: false }, {}, 'up', 'nothing there'],
    ['json exists and must not', { kind: 'json', path: '$.object', exists: false }, {}, 'down', '"balance"'],
    ['json path broken', { kind: 'json', path: '$.[', exists: true }, {}, 'unknown', 'The JSONPath "$.["'],
    ['json no rule', { kind: 'json', path: '$.a' }, {}, 'unknown', 'The expectation takes exactly one'],
    [
      'json of HTML',
      { kind: 'json', path: '$.a', exists: true },
      { text: '<html>', mimeType: 'text/html' },
      'down',
      'text/html, not JSON',
    ],
    ['json empty', { kind: 'json', path: '$.a', exists: true }, { text: '' }, 'down', 'an empty body, not JSON'],
    ['json cut', { kind: 'json', path: '$.a', exists: true }, { truncated: true }, 'unknown', 'The body was cut'],
    ['certificate long', { kind: 'certificate', daysLeft: 14 }, {}, 'up', '75 days left'],
    ['certificate short', { kind: 'certificate', daysLeft: 76 }, {}, 'degraded', '75 days left'],
    [
      'certificate on http',
      { kind: 'certificate', daysLeft: 1 },
      { url: 'http://a.example/' },
      'unknown',
      'a.example is asked over plain http',
    ],
  ])('%s', (_, expectation, given, state, observed) => {
    const verdict = verdictOf([expectation], given)
    expect(verdict.state).toBe(state)
    expect(verdict.evidence.at(-1)?.observed.startsWith(observed), verdict.evidence.at(-1)?.observed).toBe(true)
    if (state === 'unknown') expect(verdict.reason).toBe('rule-broken')
  })

  it('keeps evidence short', () => {
    const verdict = verdictOf([{ kind: 'body', contains: 'y'.repeat(5_000) }], { text: 'x'.repeat(5_000) })
    for (const one of verdict.evidence) {
      expect(one.observed.length).toBeLessThanOrEqual(200)
      expect(one.expected.length).toBeLessThanOrEqual(200)
    }
    expect(verdict.sentence.length).toBeLessThanOrEqual(200)
  })
})

describe('what a slow answer is called', () => {
  const limits: Expectation = { kind: 'responseTime', degradedOverMs: 1_000, downOverMs: 5_000 }
  it.each<[number, string]>([
    [1_001, ' answers in just over 1 s, its limit'],
    [1_400, ' answers in 1.4 s, slower than 1 s'],
    [5_100, ' answers in 5.1 s, slower than 5 s'],
  ])('%d ms', (totalMs, end) => {
    expect(verdictOf([limits], { totalMs }).sentence.endsWith(end)).toBe(true)
  })
})

describe('which evidence decides', () => {
  const broken: Expectation = { kind: 'body', matches: '(' }
  const slow: Expectation = { kind: 'responseTime', degradedOverMs: 1 }
  const missing: Expectation = { kind: 'json', path: '$.x', exists: true }
  it.each<[string, Expectation[], Given, string, string]>([
    ['a fail before an unknown', [broken, missing], {}, 'down', 'json'],
    ['an unknown before degraded', [slow, broken], {}, 'unknown', 'rule-broken'],
    ['degraded before up', [slow], {}, 'degraded', 'slow'],
    ['the status before the body', [missing, status([200, 299])], { status: 500 }, 'down', 'status'],
    ['the first fail of the rest', [{ kind: 'header', name: 'x', contains: 'y' }, missing], {}, 'down', 'header'],
  ])('%s', (_, expectations, given, state, reason) => {
    expect(verdictOf(expectations, given)).toMatchObject({ state, reason })
  })
})

describe('failures', () => {
  it.each<[Failure, string, string, string]>([
    [{ kind: 'refused', phase: 'tcp', message: '' }, 'down', 'failure', 'api.vendor.example refuses connections'],
    [
      { kind: 'timeout', phase: 'wait', message: '' },
      'down',
      'failure',
      'Balance does not answer: no first byte within 10 s',
    ],
    [
      { kind: 'aborted', code: 'ABORT_ERR', message: '' },
      'unknown',
      'aborted',
      'The probe was stopped before it ended',
    ],
    [{ kind: 'aborted', message: '' }, 'unknown', 'aborted', 'The probe was stopped before it ended'],
    [
      { kind: 'aborted', code: 'ERR_INVALID_URL', message: 'No URL.' },
      'unknown',
      'rule-broken',
      'Balance cannot be asked: No URL.',
    ],
    [
      { kind: 'proxy', code: 'ERR_PROXY_URL', message: 'No proxy.' },
      'unknown',
      'rule-broken',
      'Balance cannot be asked: No proxy.',
    ],
  ])('%j: %s %s', (failure, state, reason, sentence) => {
    expect(verdictOf([], { failure, noResponse: true })).toMatchObject({ state, reason, sentence })
  })

  it('judges the last exchange only', () => {
    const monitor = monitorSchema.parse({ id: 'm', vendorId: 'v', name: 'B', request: { url: 'https://a.example/' } })
    const exchanges = [exchangeOf({ status: 302 }), exchangeOf({ status: 200 })]
    expect(assess({ monitor, exchanges, keySent: false, nowMs, matchers }).state).toBe('up')
    expect(assess({ monitor, exchanges: [], keySent: false, nowMs, matchers })).toMatchObject({
      state: 'unknown',
      reason: 'not-observed',
    })
  })
})
