import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { type Monitor, type MonitorDraft, monitorSchema } from '../../../electron/core/model/monitor.ts'
import type { Verdict } from '../../../electron/core/model/verdict.ts'
import { callOf, planPairs } from '../../../electron/core/scope/calls.ts'
import { atOtherUrl, withoutKey, withSecondKey } from '../../../electron/core/scope/requests.ts'
import { secretsOf } from '../../../electron/core/secretTemplate.ts'

const bearer = [{ name: 'Authorization', value: 'Bearer {{secret:v.key}}' }]
const plain = { name: 'Accept', value: 'application/json' }

const monitorOf = (change: Partial<MonitorDraft> = {}): Monitor =>
  monitorSchema.parse({
    id: 'a',
    vendorId: 'v',
    name: 'Balance',
    request: { url: 'https://api.vendor.test/v1/balance', headers: bearer },
    ...change,
  })

const exchange = (change: Partial<Exchange> = {}): Exchange => ({
  role: 'request',
  startedAtMs: 0,
  instants: { sendStart: 1, end: 10 },
  request: { method: 'GET', url: 'https://api.vendor.test/v1/balance', headers: [] },
  ...change,
})
const answer = (status: number) => exchange({ response: { status, reason: '', httpVersion: '1.1', headers: [] } })
const verdict = (reason: Verdict['reason']): Verdict => ({ state: 'down', reason, sentence: '', evidence: [] })
const failing = { verdict: verdict('status'), exchanges: [answer(500)] }

describe('a request without its key', () => {
  const url = 'https://api.vendor.test/v1?a=1'
  const cases: [string, Partial<MonitorDraft['request']>, object][] = [
    ['drops a header', { headers: [plain, ...bearer] }, { headers: [plain], url }],
    ['drops HTTP Basic', { headers: [{ name: 'A', value: 'Basic {{basic:me:{{secret:k}}}}' }] }, { headers: [] }],
    ['drops a query parameter', { url: `${url}&key={{secret:k}}&b=2#x` }, { url: `${url}&b=2#x` }],
    ['drops a query that is the key', { url: 'https://x.test/?key={{secret:k}}' }, { url: 'https://x.test/' }],
    ['drops user information', { url: 'https://{{secret:k}}:@x.test/a' }, { url: 'https://x.test/a' }],
    ['keeps a user without secret', { url: 'https://me@x.test/a', headers: bearer }, { url: 'https://me@x.test/a' }],
    ['drops authentication', { auth: { kind: 'bearer', token: '{{secret:k}}' } }, { url, headers: [] }],
  ]
  test.each(cases)('%s', (_, change, wanted) => {
    const made = withoutKey(monitorOf({ request: { ...monitorOf().request, url, headers: [], ...change } }).request)
    expect(made).toMatchObject({ request: wanted })
    expect(JSON.stringify(made)).not.toMatch(/secret:|"auth"/)
  })

  const kept: [string, Partial<MonitorDraft['request']>, string][] = [
    ['in the path', { url: 'https://x.test/{{secret:k}}/y' }, 'the key is part of the address'],
    ['in the host', { url: 'https://{{secret:k}}.x.test/' }, 'the key is part of the address'],
    ['in the body', { body: 'key={{secret:k}}' }, 'the key is part of the body'],
    [
      'a certificate',
      { clientCertificate: { certificate: 'c', key: '{{secret:k}}' } },
      'the client certificate is the key',
    ],
  ]
  test.each(kept)('is impossible with the key %s', (_, change, problem) => {
    expect(withoutKey({ ...monitorOf().request, headers: [], ...change })).toEqual({ problem })
  })
})

test('a second key takes the place of the first one everywhere, and is a secret of its monitor', () => {
  const request = monitorOf({
    request: {
      ...monitorOf().request,
      url: 'https://x.test/?k={{secret:a}}',
      headers: [{ name: 'A', value: '{{secret:a}} {{secret:b}}' }],
      body: '{{secret:a}}',
      auth: { kind: 'basic', user: '{{secret:a}}', password: '{{secret:b}}' },
    },
  }).request
  expect(withSecondKey(request, 'a', 'c')).toMatchObject({
    url: 'https://x.test/?k={{secret:c}}',
    headers: [{ name: 'A', value: '{{secret:c}} {{secret:b}}' }],
    body: '{{secret:c}}',
    auth: { user: '{{secret:c}}', password: '{{secret:b}}' },
  })
  expect(secretsOf({ request, secondKey: 'c' })).toEqual(['a', 'b', 'c'])
  expect(secretsOf({ request, secondKey: 'b' })).toEqual(['a', 'b'])
})

describe('another address of the vendor', () => {
  const keyed = { ...monitorOf().request, headers: [plain, ...bearer] }
  test.each([
    ['https://API.vendor.test:443/health', true],
    ['https://api.vendor.test:8443/health', false],
    ['http://api.vendor.test/health', false],
    ['https://files.vendor.test/', false],
    ['https://api.vendor.test.evil.test/', false],
    ['https://api.vendor.test@evil.test/', false],
  ])('%s gets the key: %s', (url, withKey) => {
    const made = atOtherUrl(keyed, url)
    expect(made.withKey).toBe(withKey)
    expect(JSON.stringify(made.request).includes('secret:')).toBe(withKey)
  })
})

describe('the plan', () => {
  const planned = (monitor: Monitor, change: Partial<Parameters<typeof planPairs>[0]> = {}) => {
    const { calls, notAsked } = planPairs({ monitor, failing, others: [], ...change })
    return {
      asked: calls.map(({ source, key }) => `${source} ${key}`),
      notAsked: notAsked.map(({ text }) => text),
      calls,
    }
  }

  test('asks few things, each once, none longer than ten seconds', () => {
    const others = ['b', 'c', 'd'].map((id) => monitorOf({ id, name: id }))
    const { asked, calls } = planned(monitorOf({ timeoutMs: 60_000, secondKey: 'v.other' }), { others })
    expect(asked).toEqual([
      'same-call same',
      'without-key none',
      'second-key other',
      'other-endpoint same',
      'other-endpoint same',
    ])
    expect(Math.max(...calls.map(({ monitor }) => monitor.timeoutMs))).toBe(10_000)
  })

  test('asks one other address of each family, and the failing one again', () => {
    const connection = {
      host: 'api.vendor.test',
      port: 443,
      remote: { address: '192.0.2.1', family: 4 as const, port: 443 },
      answers: [
        { address: '192.0.2.1', family: 4 as const },
        { address: '192.0.2.2', family: 4 as const },
        { address: '192.0.2.3', family: 4 as const },
        { address: '2001:db8::1', family: 6 as const },
      ],
    }
    const exchanges = [{ ...answer(500), connection }]
    const { calls } = planned(monitorOf(), { failing: { ...failing, exchanges } })
    expect(calls.map(({ via, variation }) => via?.address ?? variation?.use)).toEqual([
      '192.0.2.1',
      '192.0.2.2',
      '2001:db8::1',
      undefined,
    ])
    const proxy = { url: 'http://proxy.test', from: 'HTTPS_PROXY' }
    const behind = planned(monitorOf(), {
      failing: { ...failing, exchanges: [{ ...answer(500), connection: { ...connection, proxy } }] },
    })
    expect(behind.asked).toEqual(['same-call same', 'without-key none'])
  })

  test('never sends a refused key again, to no endpoint', () => {
    const monitor = monitorOf({ secondKey: 'v.other', scope: { otherUrl: 'https://api.vendor.test/health' } })
    const strangers = [monitorOf({ id: 'b' }), monitorOf({ id: 'c', request: { ...monitorOf().request, headers: [] } })]
    const refused = { verdict: verdict('key-rejected'), exchanges: [answer(401)] }
    const { asked, notAsked } = planned(monitor, { failing: refused, others: strangers })
    expect(asked).toEqual(['without-key none', 'second-key other', 'other-endpoint none'])
    expect(notAsked).toEqual([
      'Not repeated: the vendor refuses the key, and locks may follow.',
      'https://api.vendor.test/health was not asked: the vendor refuses the key.',
    ])
  })

  test('leaves out what needs leave, what cannot be, and what would tell nothing', () => {
    const post = { ...monitorOf().request, method: 'POST' as const }
    expect(planned(monitorOf({ request: post }))).toMatchObject({ asked: [] })
    expect(planned(monitorOf({ request: post, scope: { anyMethod: true } })).asked).toHaveLength(2)
    expect(planned(monitorOf({ scope: { off: true } }), { others: [monitorOf({ id: 'b' })] }).asked).toEqual([])
    expect(
      planned(monitorOf(), {
        others: [monitorOf({ id: 'b', request: post }), monitorOf({ id: 'c', scope: { off: true } })],
      }).asked,
    ).toHaveLength(2)
    const unsent = { verdict: verdict('failure'), exchanges: [exchange({ instants: { tcpStart: 1, end: 2 } })] }
    expect(planned(monitorOf(), { failing: unsent })).toMatchObject({
      asked: ['same-call same'],
      notAsked: ['Not asked: the call fails before a key is sent.'],
    })
    expect(planned(monitorOf({ secondKey: 'v.key' })).notAsked).toEqual([
      'Not asked: v.key is the key of the call itself.',
    ])
  })
})

test.each([
  ['status', answer(500), 'bad-answer', true],
  ['slow', answer(200), 'slow', true],
  ['key-rejected', answer(401), 'key-rejected', true],
  ['failure', exchange({ failure: { kind: 'timeout', message: '' } }), 'no-answer', true],
  ['failure', exchange({ failure: { kind: 'refused', message: '' }, instants: { end: 1 } }), 'no-answer', false],
  ['failure', exchange({ failure: { kind: 'malformed-response', message: '' } }), 'bad-answer', true],
] as const)('how a call fails: %s', (reason, last, how, keySent) => {
  expect(callOf({ verdict: verdict(reason), exchanges: [last] }, true)).toEqual({ how, keySent })
})
