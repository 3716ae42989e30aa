import { describe, expect, test } from 'vitest'
import { admit, admitScrape } from '../../../electron/node/server/gate.ts'
import { cookieValue, newToken } from '../../../electron/node/server/token.ts'

const token = newToken()
const port = 7420
const cookie = `headstart-7420=${cookieValue(token)}`
const host = '127.0.0.1:7420'
const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

type Case = [name: string, method: string, url: string, headers: Record<string, string>, expected: string | number]

const cases: Case[] = [
  ['the page with its cookie', 'GET', '/', { host, cookie }, 'admit'],
  ['localhost', 'GET', '/', { host: 'localhost:7420', cookie }, 'admit'],
  ['the cookie among others', 'GET', '/', { host, cookie: `a=b; ${cookie}; c=d` }, 'admit'],
  ['the page from a link elsewhere', 'GET', '/', { host, cookie, ...navigation }, 'admit'],
  ['an address typed by hand', 'GET', '/api/summary', { host, cookie, 'sec-fetch-site': 'none' }, 'admit'],
  ['the token in the address', 'GET', `/?token=${token}`, { host }, 'enter'],
  ['the token in the address from a link elsewhere', 'GET', `/?token=${token}`, { host, ...navigation }, 'enter'],
  ['a script with the token', 'GET', '/api/summary', { host, authorization: `Bearer ${token}` }, 'admit'],
  ['a script that posts nothing', 'POST', '/api/x', { host, authorization: `Bearer ${token}` }, 'admit'],
  ['the page posting JSON', 'POST', '/rpc/x', { host, cookie, 'content-type': 'application/json' }, 'admit'],
  [
    'its own origin',
    'POST',
    '/rpc/x',
    { host, cookie, 'content-type': 'application/json; charset=utf-8', origin: `http://${host}` },
    'admit',
  ],

  ['another host name', 'GET', '/', { host: 'evil.test:7420', cookie }, 403],
  ['another port in the host', 'GET', '/', { host: '127.0.0.1:80', cookie }, 403],
  ['IPv6 loopback', 'GET', '/', { host: '[::1]:7420', cookie }, 403],
  ['no host', 'GET', '/', { cookie }, 403],
  ['an absolute address', 'GET', 'http://evil.test/', { host, cookie }, 400],
  ['two slashes', 'GET', '//evil.test/', { host, cookie }, 400],
  ['another method', 'OPTIONS', '/api/summary', { host, cookie }, 405],
  ['a call from another site', 'GET', '/api/summary', { host, cookie, 'sec-fetch-site': 'cross-site' }, 403],
  ['a call from another local port', 'GET', '/api/summary', { host, cookie, 'sec-fetch-site': 'same-site' }, 403],
  ['a deep page from another site', 'GET', '/api/x', { host, cookie, ...navigation }, 403],
  ['a frame of another site', 'GET', '/', { host, cookie, ...navigation, 'sec-fetch-dest': 'iframe' }, 403],
  ['a form of another site', 'POST', '/', { host, cookie, ...navigation }, 403],
  [
    'another origin',
    'POST',
    '/rpc/x',
    { host, cookie, 'content-type': 'application/json', origin: 'https://evil.test' },
    403,
  ],
  ['a null origin', 'POST', '/rpc/x', { host, cookie, 'content-type': 'application/json', origin: 'null' }, 403],
  ['nothing', 'GET', '/', { host }, 401],
  ['a wrong token in the address', 'GET', '/?token=0', { host }, 401],
  ['an empty token', 'GET', '/?token=', { host }, 401],
  ['the token in another address', 'GET', `/api/summary?token=${token}`, { host }, 401],
  ['the token itself as a cookie', 'GET', '/', { host, cookie: `headstart-7420=${token}` }, 401],
  ["another port's cookie", 'GET', '/', { host, cookie: `headstart-1=${cookieValue(token)}` }, 401],
  ['a wrong bearer token', 'GET', '/api/summary', { host, authorization: `Bearer ${newToken()}` }, 401],
  [
    "the cookie's value as a bearer token",
    'GET',
    '/api/x',
    { host, authorization: `Bearer ${cookieValue(token)}` },
    401,
  ],
  ['a bearer token for the page', 'GET', '/rpc/summary', { host, authorization: `Bearer ${token}` }, 401],
  ['a path that only begins like the API', 'GET', '/apis', { host, authorization: `Bearer ${token}` }, 401],
  ['a form', 'POST', '/rpc/x', { host, cookie, 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['plain text', 'POST', '/rpc/x', { host, cookie, 'content-type': 'text/plain' }, 415],
  ['a cookie and no type', 'DELETE', '/api/x', { host, cookie }, 415],
  [
    'a script that posts a form',
    'POST',
    '/api/x',
    { host, authorization: `Bearer ${token}`, 'content-length': '3', 'content-type': 'text/plain' },
    415,
  ],
]

describe('the gate', () => {
  test.each(cases)('%s', (_name, method, url, headers, expected) => {
    const admission = admit({ method, url, headers }, port, token)
    expect(admission.kind === 'refuse' ? admission.status : admission.kind).toBe(expected)
  })

  test('no refusal names the token', () => {
    for (const [, method, url, headers] of cases) {
      expect(JSON.stringify(admit({ method, url, headers }, port, token))).not.toContain(token)
    }
  })
})

describe('a scrape of metrics', () => {
  const scraper = newToken()
  const authorization = `Bearer ${scraper}`
  const rows: [
    name: string,
    method: string,
    headers: Record<string, string>,
    token: string | null,
    expected: string | number,
  ][] = [
    ['with its token', 'GET', { host, authorization }, scraper, 'admit'],
    ['while metrics are off', 'GET', { host, authorization }, null, 404],
    ['with the token of the API', 'GET', { host, authorization: `Bearer ${token}` }, scraper, 401],
    ['with the cookie of the page', 'GET', { host, cookie }, scraper, 401],
    ['without a token', 'GET', { host }, scraper, 401],
    ['by another host name', 'GET', { host: 'evil.test:7420', authorization }, scraper, 403],
    ['that posts', 'POST', { host, authorization }, scraper, 405],
  ]
  test.each(rows)('%s', (_name, method, headers, expectedToken, expected) => {
    const admission = admitScrape({ method, url: '/metrics', headers }, port, expectedToken)
    expect(admission.kind === 'refuse' ? admission.status : admission.kind).toBe(expected)
    expect(JSON.stringify(admission)).not.toContain(scraper)
  })

  test('its token opens nothing else', () => {
    for (const url of ['/api/summary', '/metrics', '/'])
      expect(admit({ method: 'GET', url, headers: { host, authorization } }, port, token)).toMatchObject({
        status: 401,
      })
  })
})
