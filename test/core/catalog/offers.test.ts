import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { fromHar, isHar, type Offers } from '../../../electron/core/catalog/fromHar.ts'
import { fromOpenApi, isOpenApi } from '../../../electron/core/catalog/fromOpenApi.ts'
import { vendorAt } from '../../../electron/core/catalog/vendorAt.ts'
import { draftIssues } from '../../../electron/core/config/toConfig.ts'
import { monitorDraftSchema } from '../../../electron/core/model/monitor.ts'

const api = `
openapi: 3.1.0
info: { title: Acme Pay, version: "1" }
servers:
  - url: https://{region}.api.acme.example/v1/
    variables: { region: { default: eu } }
security: [{ bearer: [] }]
paths:
  /orders/{orderId}:
    parameters: [{ $ref: '#/components/parameters/OrderId' }]
    get: { operationId: getOrder, summary: One order, responses: {} }
    delete: { operationId: deleteOrder, responses: {} }
  /balance:
    get:
      operationId: readBalance
      summary: Balance
      parameters:
        - { name: currency, in: query, required: true, schema: { type: string, enum: [EUR, USD] } }
        - { name: page, in: query, schema: { type: integer } }
        - { name: X-Version, in: header, required: true, example: "2026-01" }
      responses: {}
  /keyed: { get: { security: [{ key: [] }], responses: {} } }
  /asked: { get: { security: [{ inQuery: [] }], responses: {} } }
  /basic: { get: { security: [{ basic: [] }], responses: {} } }
  /token: { get: { security: [{ machine: [read, status] }], responses: {} } }
  /person: { get: { security: [{ person: [] }], deprecated: true, summary: Mine, responses: {} } }
  /cookie: { get: { security: [{ cookie: [] }], responses: {} } }
  /open: { get: { security: [], responses: {} } }
  /either: { get: { security: [{ person: [] }, { key: [] }], responses: {} } }
  /both: { get: { security: [{ key: [], basic: [] }], responses: {} } }
  /elsewhere: { get: { servers: [{ url: https://api.stripe.com/v1 }], responses: {} } }
  /writes: { post: { responses: {} } }
components:
  parameters:
    OrderId: { name: orderId, in: path, required: true, schema: { type: string } }
  securitySchemes:
    bearer: { type: http, scheme: bearer }
    basic: { type: http, scheme: basic }
    key: { type: apiKey, in: header, name: X-Api-Key }
    inQuery: { type: apiKey, in: query, name: api_key }
    cookie: { type: apiKey, in: cookie, name: sid }
    machine: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://auth.acme.example/token', scopes: {} } } }
    person: { type: oauth2, flows: { authorizationCode: { authorizationUrl: 'https://a.example', tokenUrl: 'https://b.example', scopes: {} } } }
`
const offersOf = (offers: Offers) => {
  if (!offers.ok) throw new Error(offers.message)
  return offers.offers
}
const operation = (path: string) => {
  const made = offersOf(fromOpenApi(parse(api)))
    .find(({ place }) => place === path)
    ?.make()
  if (!made) throw new Error(`no ${path}`)
  return made
}

describe('an OpenAPI document', () => {
  test('offers what reads, paths without parameters first', () => {
    const offers = fromOpenApi(parse(api))
    expect(offers.ok && offers.title).toBe('Operations of Acme Pay that read')
    expect(offersOf(offers).map(({ place }) => place)).toEqual([
      '/balance',
      '/keyed',
      '/asked',
      '/basic',
      '/token',
      '/person',
      '/cookie',
      '/open',
      '/either',
      '/both',
      '/elsewhere',
      '/orders/{orderId}',
    ])
    expect(offersOf(offers).find(({ place }) => place === '/person')?.note).toBe('Mine (deprecated)')
  })

  test('fills in examples and defaults, leaves optional parameters out, and names what is still to be given', () => {
    const { draft, vendor, leftOut } = operation('/balance')
    expect(draft).toMatchObject({
      id: 'acme-readbalance',
      name: 'Balance',
      request: {
        url: 'https://eu.api.acme.example/v1/balance?currency=EUR',
        headers: [{ name: 'X-Version', value: '2026-01' }],
        auth: { kind: 'bearer', token: '{{secret:acme.apiKey}}' },
      },
    })
    expect(vendor).toMatchObject({ id: 'acme', name: 'Acme' })
    expect(leftOut).toEqual([])
    const order = operation('/orders/{orderId}')
    expect(order.draft.request.url).toBe('https://eu.api.acme.example/v1/orders/orderId')
    expect(order.leftOut).toEqual(['Fill in orderId where it says orderId.'])
  })

  test.each([
    ['/keyed', { kind: 'header', name: 'X-Api-Key', value: '{{secret:acme.apiKey}}' }, undefined],
    ['/asked', { kind: 'query', name: 'api_key', value: '{{secret:acme.apiKey}}' }, undefined],
    ['/basic', { kind: 'basic', user: '{{secret:acme.user}}', password: '{{secret:acme.password}}' }, undefined],
    ['/token', { kind: 'oauth2', tokenUrl: 'https://auth.acme.example/token', scope: 'read status' }, undefined],
    ['/person', { kind: 'bearer', token: '{{secret:acme.token}}' }, 'a person logs in'],
    ['/cookie', undefined, 'Its key is a cookie (sid)'],
    ['/open', undefined, undefined],
    ['/either', { kind: 'header' }, undefined],
    ['/both', { kind: 'header' }, 'only the first is set up'],
  ])('%s: how it authenticates', (path, auth, note) => {
    const { draft, leftOut } = operation(path)
    if (auth) expect(draft.request.auth).toMatchObject(auth)
    else expect(draft.request.auth).toBeUndefined()
    expect(leftOut.join(' ')).toContain(note ?? '')
    expect(draftIssues(draft)).toEqual([])
    expect(monitorDraftSchema.parse(draft)).toEqual(draft)
  })

  test('an operation with a server of its own belongs to that vendor', () => {
    expect(operation('/elsewhere').vendor).toMatchObject({ id: 'stripe', statusPage: { kind: 'stripe' } })
  })

  test.each([
    [{ swagger: '2.0', paths: {} }, 'Only OpenAPI 3'],
    [{ openapi: '3.0.0', paths: { '/x': { post: {} } } }, 'no GET operation'],
    [{ openapi: '3.0.0' }, 'no GET operation'],
    [null, 'no OpenAPI document'],
  ])('%j is refused in words', (document, message) => {
    const offers = fromOpenApi(document)
    expect(!offers.ok && offers.message).toContain(message)
  })

  test('a reference that leads in a circle ends', () => {
    const circle = { openapi: '3.0.0', paths: { '/a': { $ref: '#/paths/~1b' }, '/b': { $ref: '#/paths/~1a' } } }
    expect(fromOpenApi(circle).ok).toBe(false)
  })

  test('a document without a host says so', () => {
    const made = offersOf(
      fromOpenApi({ openapi: '3.0.0', servers: [{ url: '/v2' }], paths: { '/x': { get: {} } } }),
    )[0]?.make()
    expect(made?.draft.request.url).toBe('https://api.example.com/v2/x')
    expect(made?.leftOut).toEqual(['The document names no host: put the API’s own into the address.'])
  })
})

const entry = (method: string, url: string, more: object = {}, mimeType = 'application/json') => ({
  request: { method, url, headers: [], ...more },
  response: { status: 200, content: { mimeType } },
})
const har = {
  log: {
    entries: [
      entry('GET', 'https://app.acme.example/index.html', {}, 'text/html'),
      entry('GET', 'https://api.acme.example/v1/balance?key=made-up-query-key-123456&limit=1', {
        headers: [
          { name: ':authority', value: 'api.acme.example' },
          { name: 'Host', value: 'api.acme.example' },
          { name: 'Authorization', value: 'Bearer made-up-token-0123456789' },
          { name: 'Cookie', value: 'sid=made-up-cookie' },
          { name: 'X-Team', value: 'pay' },
          { name: 'sec-fetch-mode', value: 'cors' },
        ],
      }),
      entry('GET', 'https://api.acme.example/v1/balance?other=1'),
      entry('POST', 'https://api.acme.example/v1/login', {
        postData: { mimeType: 'application/json', text: '{"user":"a","password":"made-up-password"}' },
      }),
      entry('GET', 'data:text/plain,x'),
      null,
    ],
  },
}

describe('a HAR file', () => {
  const offers = offersOf(fromHar(har))

  test('offers each request once, API calls first', () => {
    expect(offers.map(({ method, place, note }) => `${method} ${place} ${note}`)).toEqual([
      'GET api.acme.example/v1/balance 200, application/json',
      'POST api.acme.example/v1/login 200, application/json',
      'GET app.acme.example/index.html 200, text/html',
    ])
  })

  test('moves every key out of the request; what a browser adds stays away', () => {
    const made = offers[0]?.make()
    expect(made?.draft.request).toEqual({
      method: 'GET',
      url: 'https://api.acme.example/v1/balance?key={{secret:acme.key}}&limit=1',
      headers: [
        { name: 'Authorization', value: 'Bearer {{secret:acme.apiKey}}' },
        { name: 'X-Team', value: 'pay' },
      ],
      followRedirects: true,
    })
    expect(made?.secrets).toEqual({
      'acme.apiKey': 'made-up-token-0123456789',
      'acme.key': 'made-up-query-key-123456',
    })
    expect(JSON.stringify(made?.draft)).not.toContain('made-up')
    expect(made && draftIssues(made.draft)).toEqual([])
  })

  test('a call that may write says so, and its password is a secret', () => {
    const made = offers[1]?.make()
    expect(made?.draft.request.body).toBe('{"user":"a","password":"{{secret:acme.password}}"}')
    expect(made?.leftOut.join(' ')).toContain('POST may change something')
  })

  test('one without requests is refused in words', () => {
    expect(fromHar({ log: { entries: [] } })).toMatchObject({ ok: false })
  })
})

test('which is which', () => {
  expect([isHar(har), isHar({ log: {} }), isHar(null), isOpenApi(parse(api)), isOpenApi([])]).toEqual([
    true,
    false,
    false,
    true,
    false,
  ])
})

test.each([
  ['api.stripe.com', 'stripe'],
  ['acme.eu.auth0.com', 'auth0'],
  ['acme.myshopify.com', 'shopify'],
  ['sts.eu-west-1.amazonaws.com', 'aws-sts'],
  ['api.stripe.com.evil.example', 'evil'],
  ['api.github.com', 'github'],
])('the vendor at %s', (host, id) => {
  expect(vendorAt(host).id).toBe(id)
})
