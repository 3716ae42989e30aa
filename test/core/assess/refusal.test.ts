import { describe, expect, it } from 'vitest'
import { assess } from '../../../electron/core/assess.ts'
import { entryOf } from '../../../electron/core/catalog/index.ts'
import { monitorFrom } from '../../../electron/core/catalog/monitorFrom.ts'
import { explainVerdict } from '../../../electron/core/explain/reason.ts'
import { monitorSchema } from '../../../electron/core/model/monitor.ts'
import { createMatchers } from '../../../electron/node/matchers.ts'
import { exchangeSample } from '../redact/exchangeSample.ts'

const matchers = createMatchers()

type Answer = { status: number; body?: unknown; headers?: [string, string][] }

function verdictOf(vendor: string, { status, body, headers }: Answer, keySent = true) {
  const entry = entryOf(vendor)
  if (!entry) throw new Error(`no entry ${vendor}`)
  const { draft } = monitorFrom(entry, { fields: {}, region: 0, probeIndex: 0 })
  const exchange = exchangeSample()
  if (!exchange.response?.body) throw new Error('no body')
  exchange.request.method = draft.request.method
  exchange.instants.end = 80
  exchange.response.status = status
  exchange.response.headers = [['Content-Type', 'application/json'], ...(headers ?? [])]
  exchange.response.body.text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  return assess({ monitor: monitorSchema.parse(draft), exchanges: [exchange], keySent, nowMs: 0, matchers })
}

const slackOk = { ok: true, url: 'https://acme.slack.com/', team: 'Acme' }

describe('what an answer of each vendor means', () => {
  it.each<[string, Answer, string, string, string]>([
    ['slack', { status: 200, body: slackOk }, 'up', 'ok', 'auth.test answers 200'],
    [
      'slack',
      { status: 200, body: { ok: false, error: 'invalid_auth' } },
      'down',
      'key-rejected',
      'rejects the key (200)',
    ],
    [
      'slack',
      { status: 200, body: { ok: false, error: 'missing_scope' } },
      'unknown',
      'permission-missing',
      'the key works',
    ],
    ['slack', { status: 200, body: { ok: false, error: 'fatal_error' } }, 'down', 'json', 'not as expected'],
    ['slack', { status: 503, body: 'no' }, 'down', 'status', 'answers 503'],
    [
      'plaid',
      { status: 400, body: { error_code: 'INVALID_API_KEYS', error_type: 'INVALID_INPUT' } },
      'down',
      'key-rejected',
      '(400)',
    ],
    ['plaid', { status: 400, body: { error_code: 'INVALID_FIELD' } }, 'down', 'status', 'answers 400'],
    [
      'twilio',
      { status: 401, body: { code: 20003, message: 'Authenticate', status: 401 } },
      'down',
      'key-rejected',
      '(401)',
    ],
    ['twilio', { status: 401, body: { code: 70051 } }, 'unknown', 'permission-missing', 'the restricted key lacks it'],
    ['resend', { status: 403, body: { statusCode: 403, name: 'invalid_api_key' } }, 'down', 'key-rejected', '(403)'],
    [
      'resend',
      { status: 401, body: { name: 'restricted_api_key' } },
      'unknown',
      'permission-missing',
      'it may only send',
    ],
    ['resend', { status: 403, body: 'error code: 1010' }, 'down', 'status', 'answers 403'],
    ['stripe', { status: 403, body: { error: {} } }, 'unknown', 'permission-missing', 'it may not read Balance'],
    [
      'algolia',
      { status: 403, body: { message: 'Invalid Application-ID or API key' } },
      'down',
      'key-rejected',
      '(403)',
    ],
    [
      'algolia',
      { status: 403, body: { message: 'Method not allowed with this API key' } },
      'unknown',
      'permission-missing',
      'listIndexes',
    ],
    [
      'github',
      { status: 403, headers: [['X-RateLimit-Remaining', '0']] },
      'degraded',
      'rate-limited',
      'limits our requests (403)',
    ],
    ['github', { status: 401, body: { message: 'Bad credentials' } }, 'down', 'key-rejected', '(401)'],
    ['zendesk', { status: 200, body: { user: { id: 7 } } }, 'up', 'ok', 'answers 200'],
    ['zendesk', { status: 200, body: { user: { id: null } } }, 'down', 'key-rejected', '(200)'],
    ['shopify', { status: 402, body: '' }, 'unknown', 'permission-missing', 'the store is frozen'],
    ['postmark', { status: 422, body: { ErrorCode: 10 } }, 'down', 'key-rejected', '(422)'],
    ['datadog', { status: 429, body: '' }, 'degraded', 'rate-limited', '(429)'],
    [
      'square',
      { status: 403, body: { errors: [{ category: 'AUTHENTICATION_ERROR', code: 'INSUFFICIENT_SCOPES' }] } },
      'unknown',
      'permission-missing',
      'MERCHANT_PROFILE_READ',
    ],
  ])('%s %j is %s', (vendor, answer, state, reason, sentence) => {
    const verdict = verdictOf(vendor, answer)
    expect([verdict.state, verdict.reason]).toEqual([state, reason])
    expect(verdict.sentence).toContain(sentence)
    expect(explainVerdict(verdict).meaning).not.toBe('')
  })

  it('shows by what the refusal was known', () => {
    const { evidence } = verdictOf('slack', { status: 200, body: { ok: false, error: 'token_revoked' } })
    expect(evidence.at(-1)).toMatchObject({ kind: 'refusal', observed: '$.error is "token_revoked"', outcome: 'fail' })
  })

  it('blames no key that was not sent', () => {
    expect(verdictOf('stripe', { status: 401 }, false).reason).toBe('status')
  })

  it('waits as long as the vendor asks when it limits us by another status than 429', () => {
    const limited: Answer = {
      status: 403,
      headers: [
        ['x-ratelimit-remaining', '0'],
        ['Retry-After', '90'],
      ],
    }
    expect(verdictOf('github', limited).retryAfterMs).toBe(90_000)
  })

  it('a rule with a broken path explains nothing and hides nothing', () => {
    const exchange = exchangeSample()
    if (!exchange.response) throw new Error('no response')
    exchange.response.status = 400
    const monitor = monitorSchema.parse({
      id: 'm',
      vendorId: 'v',
      name: 'Balance',
      request: { url: 'https://api.vendor.example/' },
      refusals: [{ means: 'permission', json: { path: '$[', oneOf: [1] } }, { means: 'limit' }],
    })
    const verdict = assess({ monitor, exchanges: [exchange], keySent: true, nowMs: 0, matchers })
    expect([verdict.state, verdict.reason]).toEqual(['down', 'status'])
  })
})
