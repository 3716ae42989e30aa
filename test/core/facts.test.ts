import { describe, expect, it } from 'vitest'
import {
  apiVersionOf,
  authOf,
  clockOffsetMs,
  contentKind,
  earliestExpiry,
  edgeOf,
  formOf,
  keptBytes,
  queryOf,
  rateLimitOf,
  sayVendorError,
  vendorErrorOf,
} from '../../electron/core/facts.ts'
import type { Body, Certificate, Exchange } from '../../electron/core/model/exchange.ts'
import { exchangeSample } from './redact/exchangeSample.ts'

const bodyOf = (text: string, mimeType = 'application/json'): Body => ({
  text,
  mimeType,
  wireBytes: text.length,
  decodedBytes: text.length,
  truncated: false,
})

function answering(status: number, text: string, headers: [string, string][] = []): Exchange {
  const exchange = exchangeSample()
  if (exchange.response) Object.assign(exchange.response, { status, headers, body: bodyOf(text) })
  return exchange
}

describe('the error that a vendor names', () => {
  it.each<[string, number, string, string | undefined]>([
    [
      'an object',
      402,
      '{"error":{"type":"card_error","code":"card_declined","message":"Declined."}}',
      'card_error card_declined: Declined.',
    ],
    [
      'code beside message',
      401,
      '{"code":20003,"message":"Authenticate","more_info":"x","status":401}',
      '20003: Authenticate',
    ],
    ['OAuth', 400, '{"error":"invalid_grant","error_description":"Expired."}', 'invalid_grant: Expired.'],
    ['ok: false with a success', 200, '{"ok":false,"error":"invalid_auth"}', 'invalid_auth'],
    ['a list', 403, '{"errors":[{"code":"x1","detail":"No."}]}', 'x1: No.'],
    ['a list of sentences', 403, '{"errors":["No way."]}', 'No way.'],
    ['a problem document', 500, '{"type":"about:blank","title":"Broken"}', 'about:blank: Broken'],
    [
      'XML',
      403,
      '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>No</Message></Error>',
      'AccessDenied: No',
    ],
    ['a success', 200, '{"code":"EUR","message":"fine"}', undefined],
    ['a null error', 200, '{"error":null,"data":1}', undefined],
    ['an HTML page', 502, '<html><code>x</code></html>', undefined],
    ['nothing', 500, '', undefined],
  ])('%s', (_, status, text, said) => {
    const error = vendorErrorOf(answering(status, text))
    expect(error && sayVendorError(error)).toBe(said)
  })
})

it.each<[string, [string, string][], string | undefined]>([
  ['a ray', [['CF-Ray', 'x']], 'Cloudflare'],
  ['a pop', [['X-Amz-Cf-Pop', 'FRA']], 'Amazon CloudFront'],
  ['a cache name', [['X-Served-By', 'cache-fra-1']], 'Fastly'],
  ['an own server', [['Server', 'nginx']], undefined],
])('the edge is known by %s', (_, headers, name) => {
  expect(edgeOf(answering(200, '', headers))?.name).toBe(name)
})

it('nothing says which edge', () => {
  expect(edgeOf(answering(200, '', [['X-A', 'b']]))).toBeUndefined()
})

it('rate limits are all headers about them', () => {
  const headers: [string, string][] = [
    ['X-RateLimit-Remaining', '0'],
    ['Retry-After', '30'],
    ['Date', 'x'],
  ]
  expect(rateLimitOf(answering(429, '', headers))).toEqual(headers.slice(0, 2))
})

it.each<[string, (request: Exchange['request']) => void, unknown]>([
  [
    'bearer',
    ({ headers }) => void headers.push(['Authorization', 'Bearer ‹stripe.apiKey …a91f›']),
    { kind: 'Authorization: Bearer', keys: ['stripe.apiKey'] },
  ],
  [
    'a header of its own',
    ({ headers }) => void headers.push(['X-Api-Key', '‹mail.key …a91f›']),
    { kind: 'header X-Api-Key', keys: ['mail.key'] },
  ],
  [
    'the query',
    (request) => void Object.assign(request, { url: 'https://a.example/?key=‹a.key …a91f›' }),
    { kind: 'in the URL', keys: ['a.key'] },
  ],
  [
    'an unknown value',
    ({ headers }) => void headers.push(['Authorization', 'Basic ‹authorization …a91f›']),
    { kind: 'Authorization: Basic', keys: ['not stored in Headstart'] },
  ],
  ['nothing', () => undefined, undefined],
])('authentication by %s', (_, change, auth) => {
  const exchange = exchangeSample()
  change(exchange.request)
  expect(authOf(exchange)).toEqual(auth)
})

it.each<[string, [string, string][], string | undefined]>([
  ['https://a.example/v1/x', [['Stripe-Version', '2024-06-20']], 'Stripe-Version: 2024-06-20'],
  ['https://a.example/v1/x', [['X-GitHub-Api-Version', '2022-11-28']], 'X-GitHub-Api-Version: 2022-11-28'],
  ['https://a.example/v1/x', [], 'v1 (in the path)'],
  ['https://a.example/2010-04-01/Accounts', [], '2010-04-01 (in the path)'],
  ['https://v1.example/x', [], undefined],
])('API version of %s with %j', (url, headers, version) => {
  const exchange = exchangeSample()
  exchange.request.url = url
  exchange.request.headers = headers
  if (exchange.response) exchange.response.headers = []
  expect(apiVersionOf(exchange)).toBe(version)
})

it.each<[string, number | undefined]>([
  ['Thu, 15 Jan 2026 09:30:00 GMT', undefined],
  ['Thu, 15 Jan 2026 09:40:00 GMT', 599_656],
  ['Thu, 15 Jan 2026 09:29:00 GMT', -59_291],
  ['not a date', undefined],
])('clock of the vendor by %s', (date, offsetMs) => {
  const offset = clockOffsetMs(answering(200, '', [['Date', date]]))
  if (offsetMs === undefined) expect(offset).toBeUndefined()
  else expect(Math.abs((offset ?? 0) - offsetMs)).toBeLessThan(2)
})

it.each<[string, [string, string][]]>([
  [
    'https://a.example/?a=1&a=2&b=x%20y+z&c',
    [
      ['a', '1'],
      ['a', '2'],
      ['b', 'x y z'],
      ['c', ''],
    ],
  ],
  ['https://a.example/?bad=%zz#frag?x=1', [['bad', '%zz']]],
  ['https://a.example/', []],
])('query of %s', (url, pairs) => {
  expect(queryOf(url)).toEqual(pairs)
})

it('only forms have fields', () => {
  expect(formOf(bodyOf('a=1&b=2', 'application/x-www-form-urlencoded'), [])).toEqual([
    ['a', '1'],
    ['b', '2'],
  ])
  expect(formOf(bodyOf('a=1'), [])).toBeUndefined()
})

it.each<[string, string | undefined, string]>([
  ['{"a":1}', 'text/html', 'json'],
  ['<!DOCTYPE html><p>', 'application/json', 'html'],
  ['<?xml version="1.0"?><a/>', undefined, 'xml'],
  ['hello', 'text/plain', 'text'],
  ['true', 'application/json', 'json'],
  ['', undefined, 'empty'],
])('%s declared as %s is %s', (text, mimeType, kind) => {
  expect(contentKind({ ...bodyOf(text), mimeType })).toBe(kind)
})

it('counts kept bytes', () => {
  expect(keptBytes(bodyOf('é😀a'))).toBe(7)
  expect(keptBytes({ ...bodyOf(''), text: undefined, base64: 'AAE=' })).toBe(2)
})

it('the chain holds until its first certificate ends', () => {
  const one = exchangeSample().connection?.tls?.chain[0] as Certificate
  expect(earliestExpiry([one, { ...one, subject: 'CN=Middle', notAfterMs: one.notAfterMs - 1 }])?.subject).toBe(
    'CN=Middle',
  )
  expect(earliestExpiry([])).toBeUndefined()
})
