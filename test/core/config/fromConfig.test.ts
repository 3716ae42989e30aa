import { describe, expect, test } from 'vitest'
import { type Config, fromConfig } from '../../../electron/core/config/fromConfig.ts'
import { pathText } from '../../../electron/core/config/issue.ts'
import { policySchema } from '../../../electron/core/model/monitor.ts'

const vendor = { id: 'stripe', name: 'Stripe' }
const request = { url: 'https://api.stripe.com/v1/balance' }
const monitor = { id: 'balance', vendor: 'stripe', name: 'Balance', request }

const withMonitor = (part: object) => ({ headstart: 1, vendors: [vendor], monitors: [{ ...monitor, ...part }] })
const withRequest = (part: object) => withMonitor({ request: { ...request, ...part } })
const withRule = (rule: unknown) => withMonitor({ expect: [rule] })

function issuesOf(parsed: unknown): string[] {
  const read = fromConfig(parsed)
  return read.ok ? [] : read.issues.map((issue) => `${pathText(issue.path)}: ${issue.message}`)
}

function read(parsed: unknown): Config {
  const result = fromConfig(parsed)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.config
}

describe('what a configuration says', () => {
  test('defaults are filled in', () => {
    expect(read(withMonitor({})).monitors).toEqual([
      {
        id: 'balance',
        vendorId: 'stripe',
        name: 'Balance',
        intervalMs: 60_000,
        timeoutMs: 10_000,
        request: { method: 'GET', url: request.url, headers: [], followRedirects: true },
        expect: [],
        policy: policySchema.parse({}),
      },
    ])
  })

  test('settings hold only what the file says', () => {
    expect(read({ headstart: 1, settings: { references: ['https://example.com/'] } }).settings).toEqual({
      references: ['https://example.com/'],
    })
  })

  test.each([
    [{ status: 204 }, { kind: 'status', ranges: [[204, 204]] }],
    [{ status: '200-299' }, { kind: 'status', ranges: [[200, 299]] }],
    [
      { status: '200,204' },
      {
        kind: 'status',
        ranges: [
          [200, 200],
          [204, 204],
        ],
      },
    ],
    [
      { status: ['2xx', 304] },
      {
        kind: 'status',
        ranges: [
          [200, 299],
          [304, 304],
        ],
      },
    ],
    [
      { responseTime: { degradedOver: '1s', downOver: '5s' } },
      { kind: 'responseTime', degradedOverMs: 1_000, downOverMs: 5_000 },
    ],
    [{ body: { contains: 'available' } }, { kind: 'body', contains: 'available' }],
    [{ json: { path: '$.object', equals: null } }, { kind: 'json', path: '$.object', equals: null }],
    [{ json: { path: '$.a', exists: false } }, { kind: 'json', path: '$.a', exists: false }],
    [{ header: { name: 'content-type', matches: 'json' } }, { kind: 'header', name: 'content-type', matches: 'json' }],
    [{ certificate: { daysLeft: 14 } }, { kind: 'certificate', daysLeft: 14 }],
  ])('rule %j', (rule, expected) => {
    expect(read(withRule(rule)).monitors[0]?.expect).toEqual([expected])
  })

  test('a named secret is no key in plain text', () => {
    const headers = { Authorization: 'Bearer {{secret:stripe.apiKey}}', 'X-Api-Key': '{{secret:other}}' }
    expect(issuesOf(withRequest({ headers }))).toEqual([])
  })

  test('a monitor may name a vendor that exists already', () => {
    expect(fromConfig({ headstart: 1, monitors: [monitor] }, ['stripe']).ok).toBe(true)
  })
})

describe('what is wrong with it', () => {
  test.each<[string, unknown, string]>([
    ['empty', null, ': The file is empty'],
    ['a list', [], ': The file must be a map'],
    ['no version', { vendors: [] }, ': Begin the file with'],
    ['another version', { headstart: 2 }, 'headstart: This version reads'],
    ['unknown key', { headstart: 1, monitor: [] }, 'monitor: “monitor” is not known here. Did you mean “monitors”?'],
    ['far unknown key', { headstart: 1, xyzzy: 1 }, 'xyzzy: “xyzzy” is not known here. Possible: headstart'],
    ['not a list', { headstart: 1, vendors: {} }, 'vendors: This must be a list.'],
    [
      'mistyped key',
      withMonitor({ intervall: '30s' }),
      'monitors[0].intervall: “intervall” is not known here. Did you',
    ],
    ['mistyped request key', withRequest({ header: {} }), 'Did you mean “headers”?'],
    ['number as duration', withMonitor({ interval: 30 }), 'monitors[0].interval: Write a duration'],
    [
      'short interval',
      withMonitor({ interval: '1s' }),
      'monitors[0].interval: The interval must be between 5s and 1d.',
    ],
    ['long timeout', withMonitor({ timeout: '1h' }), 'monitors[0].timeout: The timeout must be'],
    ['missing url', withMonitor({ request: {} }), 'monitors[0].request.url: This is missing.'],
    ['missing request', withMonitor({ request: undefined }), 'monitors[0].request: This is missing.'],
    ['relative url', withRequest({ url: '/v1' }), 'monitors[0].request.url: Write a whole address'],
    ['single slash url', withRequest({ url: 'https:/x' }), 'monitors[0].request.url: Write a whole address'],
    ['file url', withRequest({ url: 'file:///etc/passwd' }), 'must begin with https://'],
    ['user in url', withRequest({ url: 'https://me:pw@x.test/' }), 'Take the user name and password out'],
    ['key in query', withRequest({ url: 'https://x.test/?api_key=0123456789abcdef0' }), 'keychain'],
    ['method', withRequest({ method: 'FETCH' }), 'monitors[0].request.method: Use one of GET'],
    ['live key', withRequest({ headers: { 'X-Note': 'sk_live_abcdefgh1234' } }), 'Put the key in the keychain'],
    [
      'bearer',
      withRequest({ headers: { Authorization: `Bearer ${'a'.repeat(20)}` } }),
      'headers.Authorization: This looks',
    ],
    ['plain api key', withRequest({ headers: { 'X-API-Key': 'a'.repeat(16) } }), 'write {{secret:NAME}}'],
    ['key in body', withRequest({ body: '{"key":"sk_test_abcdefgh1234"}' }), 'monitors[0].request.body: This looks'],
    ['spaced secret', withRequest({ headers: { A: '{{ secret:x }}' } }), 'without spaces'],
    [
      'header number',
      withRequest({ headers: { 'X-Version': 1 } }),
      'headers.X-Version: Write the header value in quotes',
    ],
    ['header line break', withRequest({ headers: { A: 'a\nb' } }), 'has one line'],
    ['header name', withRequest({ headers: { 'a b': 'c' } }), 'headers["a b"]: A header name has'],
    ['status', withRule({ status: '20' }), 'monitors[0].expect[0].status: Write status codes'],
    ['status range', withRule({ status: '299-200' }), 'Write status codes'],
    ['two rules in one', withRule({ status: 200, body: { contains: 'a' } }), 'Write each rule as one of status'],
    ['no rule', withRule({}), 'Write each rule as one of'],
    ['two comparisons', withRule({ body: { contains: 'a', matches: 'b' } }), 'Use exactly one of contains, matches.'],
    ['no comparison', withRule({ json: { path: '$' } }), 'Use exactly one of equals'],
    ['mistyped rule', withRule({ responsetime: {} }), 'Did you mean “responseTime”?'],
    ['no threshold', withRule({ responseTime: {} }), 'Give degradedOver, degradedOverBaseline or downOver.'],
    ['crossed thresholds', withRule({ responseTime: { degradedOver: '5s', downOver: '1s' } }), 'must not be longer'],
    ['unknown vendor', withMonitor({ vendor: 'strpe' }), 'There is no vendor “strpe”. Did you mean “stripe”?'],
    ['id', withMonitor({ id: 'Has Space' }), 'monitors[0].id: Use 1 to 64'],
    [
      'vendor twice',
      { headstart: 1, vendors: [vendor, vendor] },
      'vendors[1].id: “stripe” is already the id of vendors[0]',
    ],
    ['status page', { headstart: 1, vendors: [{ ...vendor, statusPage: { kind: 'x', url: 'x' } }] }, 'statusPage.url:'],
    [
      'settings',
      { headstart: 1, settings: { refrences: [] } },
      'settings.refrences: “refrences” is not known here. Did you',
    ],
    ['setting type', { headstart: 1, settings: { useSystemProxy: 'yes' } }, 'This must be true or false.'],
    ['setting bound', { headstart: 1, settings: { maxConcurrentProbes: 1000 } }, 'This must be at most 200.'],
  ])('%s', (_name, parsed, expected) => {
    const issues = issuesOf(parsed)
    expect(issues).toHaveLength(1)
    expect(issues[0]).toContain(expected)
  })

  test('everything at once, and nothing is taken', () => {
    const issues = issuesOf({
      headstart: 1,
      vendors: [vendor, { id: 'x' }],
      monitors: [
        { ...monitor, interval: 'soon', request: { url: 'nowhere', headers: { a: 1, b: 2 } }, extra: true },
        { ...monitor, vendor: 'nobody' },
      ],
    })
    expect(issues.map((issue) => issue.split(':')[0]).sort()).toEqual([
      'monitors[0].extra',
      'monitors[0].interval',
      'monitors[0].request.headers.a',
      'monitors[0].request.headers.b',
      'monitors[0].request.url',
      'monitors[1].id',
      'monitors[1].vendor',
      'vendors[1].name',
    ])
  })
})
