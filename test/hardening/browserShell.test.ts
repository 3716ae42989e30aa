import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApplication } from '../../electron/node/application.ts'
import type { Application } from '../../electron/node/applicationTypes.ts'
import { type RunningServer, startServer } from '../../electron/node/server/startServer.ts'
import { cookieValue, newToken } from '../../electron/node/server/token.ts'
import { ask, sendRaw, trickle } from './callers.ts'

/** The browser shell's server over the real application, and callers that mean harm. */
const folder = mkdtempSync(join(tmpdir(), 'headstart-hardening-'))
const dataDir = join(folder, 'data')
const rendererDir = join(folder, 'renderer')
const patience = { headersMs: 400, requestMs: 1_200 }
const key = 'sk_live_51HxTotallySecretValue00'

let application: Application
let server: RunningServer
let port = 0
let cookie = ''
const said: string[] = []
const speak = console.error

beforeAll(async () => {
  mkdirSync(rendererDir, { recursive: true })
  writeFileSync(join(rendererDir, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><title>page</title>')
  writeFileSync(join(folder, 'outside.txt'), 'outside')
  console.error = (...words: unknown[]) => said.push(words.join(' '))
  application = await createApplication({
    dataDir,
    shell: 'browser',
    demo: false,
    version: '0.0.0',
    env: { HEADSTART_SECRET_STRIPE_APIKEY: key },
    notifier: { show: async () => ({ kind: 'shown' }) },
    notifications: 'nowhere',
  })
  const { router, context, report } = application
  server = await startServer({ router, context, port: 0, rendererDir, version: '0.0.0', report, patience })
  port = server.port
  application.keepIn('headstart.token', server.token)
  cookie = `headstart-${port}=${cookieValue(server.token)}`
})

afterAll(async () => {
  await server.close()
  await application.close()
  console.error = speak
  rmSync(folder, { recursive: true, force: true })
})

const bearer = () => ({ Authorization: `Bearer ${server.token}` })
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const json = { 'Content-Type': 'application/json' }
const vendor = JSON.stringify({ id: 'evil', name: 'Evil', features: [] })
const api = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${server.url}/api${path}`, { ...init, headers: { ...bearer(), ...json } })
  return { status: answer.status, text: await answer.text() }
}
const vendors = async () => JSON.parse((await api('/vendors')).text) as unknown[]

describe('other sites and programs', () => {
  /** Each with everything right but one thing. `null` expects no answer of ours but a closed door. */
  const callers: [name: string, line: string, headers: () => Record<string, string>, body: string, status: number][] = [
    ['a name that resolves to us', 'GET /api/vendors', () => ({ ...bearer(), Host: `evil.test:${port}` }), '', 403],
    ['a name that begins like us', 'GET /', () => ({ Cookie: cookie, Host: `127.0.0.1.evil.test:${port}` }), '', 403],
    ['a name with a user in it', 'GET /', () => ({ Cookie: cookie, Host: `127.0.0.1:${port}@evil.test` }), '', 403],
    ['our address without its port', 'GET /', () => ({ Cookie: cookie, Host: '127.0.0.1' }), '', 403],
    [
      'a form of another site',
      'PUT /api/vendors/evil',
      () => ({ Cookie: cookie, ...form, 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.test' }),
      'id=evil',
      403,
    ],
    ['a form without Fetch Metadata', 'POST /api/import', () => ({ Cookie: cookie, ...form }), 'yaml=x', 415],
    [
      'a form dressed as text with JSON in it',
      'PUT /api/vendors/evil',
      () => ({ Cookie: cookie, 'Content-Type': 'text/plain' }),
      vendor,
      415,
    ],
    [
      'a fetch of another site',
      'PUT /api/vendors/evil',
      () => ({ Cookie: cookie, ...json, 'Sec-Fetch-Site': 'cross-site' }),
      vendor,
      403,
    ],
    [
      'a fetch of another local server',
      'PUT /api/vendors/evil',
      () => ({ Cookie: cookie, ...json, 'Sec-Fetch-Site': 'same-site' }),
      vendor,
      403,
    ],
    [
      'another origin',
      'PUT /api/vendors/evil',
      () => ({ Cookie: cookie, ...json, Origin: 'http://127.0.0.1:1' }),
      vendor,
      403,
    ],
    ['an origin of a file', 'PUT /api/vendors/evil', () => ({ Cookie: cookie, ...json, Origin: 'null' }), vendor, 403],
    [
      'a preflight',
      'OPTIONS /api/vendors/evil',
      () => ({ Cookie: cookie, 'Access-Control-Request-Method': 'PUT' }),
      '',
      405,
    ],
    ['no token', 'PUT /api/vendors/evil', () => json, vendor, 401],
    ['a wrong token', 'PUT /api/vendors/evil', () => ({ ...json, Authorization: `Bearer ${newToken()}` }), vendor, 401],
    [
      'a token cut short',
      'PUT /api/vendors/evil',
      () => ({ ...json, Authorization: `Bearer ${server.token.slice(0, 63)}` }),
      vendor,
      401,
    ],
    [
      'the token with another scheme',
      'PUT /api/vendors/evil',
      () => ({ ...json, Authorization: `Basic ${server.token}` }),
      vendor,
      401,
    ],
    [
      'a wrong cookie',
      'PUT /api/vendors/evil',
      () => ({ ...json, Cookie: `headstart-${port}=${newToken()}` }),
      vendor,
      401,
    ],
    ['the token in an address of the API', `PUT /api/vendors/evil?token=x`, () => json, vendor, 401],
  ]

  test.each(callers)('%s is refused and changes nothing', async (_name, line, headers, body, status) => {
    const answer = await ask(port, line, headers(), body)
    expect(answer.status).toBe(status)
    expect(answer.head).not.toMatch(/access-control-allow/i)
    expect(answer.head + answer.body).not.toContain(server.token)
    expect(await vendors()).toEqual([])
  })

  test('the same call with everything right is done', async () => {
    expect((await ask(port, 'PUT /api/vendors/evil', { ...json, Cookie: cookie }, vendor)).status).toBe(200)
    expect(await vendors()).toHaveLength(1)
    expect((await ask(port, 'DELETE /api/vendors/evil', bearer())).status).toBe(200)
  })

  test('smuggled requests are not answered twice', async () => {
    const text = await sendRaw(
      port,
      `POST /api/import HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/vendors HTTP/1.1\r\nHost: x\r\n\r\n`,
    )
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    expect(text.match(/^HTTP\/1\.1 /gm)).toHaveLength(1)
  })

  test.each([
    '/../outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/../../outside.txt',
    '/..\\outside.txt',
    '/%00',
    '/index.html%00.js',
    '/./../data/token',
    '/token',
  ])('the path %s leads nowhere', async (path) => {
    const answer = await ask(port, `GET ${path}`, { Cookie: cookie })
    expect([400, 404]).toContain(answer.status)
    expect(answer.body).not.toMatch(/outside|root:/)
  })
})

describe('too much and too slow', () => {
  test('headers beyond 16 kB are refused', async () => {
    expect((await ask(port, 'GET /', { Cookie: cookie, 'X-Long': 'x'.repeat(20_000) })).status).toBe(431)
  })

  test('a body that is announced as too large is not waited for', async () => {
    const answer = await ask(port, 'POST /api/import', { ...bearer(), ...json, 'Content-Length': '900000000' }, '{')
    expect(answer.status).toBe(413)
  })

  test('headers and bodies that trickle in are cut off, while others are served', async () => {
    const head = `POST /api/import HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${server.token}\r\n`
    const body = 'Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"yaml":"'
    const slow = [
      ...Array.from({ length: 60 }, () => trickle(port, head, 'X-More: 1\r\n', 50)),
      ...Array.from({ length: 60 }, () => trickle(port, head + body, 'x', 50)),
    ]
    expect((await ask(port, 'GET /api/summary', bearer())).status).toBe(200)
    const answers = await Promise.all(slow)
    expect(answers.filter((text) => text !== '' && !text.startsWith('HTTP/1.1 408 '))).toEqual([])
    expect((await ask(port, 'GET /api/summary', bearer())).status).toBe(200)
  })

  test('200 pages may listen; the next is told, and there is room again when they leave', async () => {
    const url = `http://127.0.0.1:${port}/api/changes`
    const leave = new AbortController()
    const listen = (signal?: AbortSignal) =>
      fetch(url, { method: 'POST', headers: bearer(), ...(signal && { signal }) })
    const streams = await Promise.all(Array.from({ length: 200 }, () => listen(leave.signal)))
    expect(new Set(streams.map((stream) => stream.status))).toEqual(new Set([200]))
    expect((await listen()).status).toBe(503)
    expect((await ask(port, 'GET /api/summary', bearer())).status).toBe(200)
    leave.abort()
    const again = new AbortController()
    const status = async () => {
      const answer = await listen(again.signal).catch(() => null)
      return answer?.status
    }
    await expect.poll(status, { timeout: 10_000 }).toBe(200)
    again.abort()
  })
})

describe('the token and the keys', () => {
  test('the token leaves the address at once, and no answer sends a Referer on', async () => {
    const entered = await ask(port, `GET /?token=${server.token}`)
    expect(entered.status).toBe(303)
    expect(entered.head).toMatch(/^location: \/\r?$/im)
    expect(entered.head).toMatch(/^referrer-policy: no-referrer\r?$/im)
    expect(entered.head + entered.body).not.toContain(server.token)
    const page = await ask(port, 'GET /', { Cookie: cookie })
    expect(page.head).toMatch(/^referrer-policy: no-referrer\r?$/im)
    expect(page.body).not.toContain(server.token)
  })

  test('faults are logged, told and in the diagnostics; keys and the token are in none of it', async () => {
    const draft = {
      id: 'stripe-balance',
      vendorId: 'stripe',
      name: 'Balance',
      request: {
        url: 'http://127.0.0.1:9/',
        headers: [{ name: 'Authorization', value: 'Bearer {{secret:stripe.apiKey}}' }],
      },
    }
    const newVendor = { id: 'stripe', name: 'Stripe', features: [] }
    const body = JSON.stringify({ ...draft, newVendor })
    expect((await api('/monitors/stripe-balance', { method: 'PUT', body })).status).toBe(200)
    expect((await api('/monitors/stripe-balance/probe', { method: 'POST' })).status).toBe(200)
    await ask(port, `GET /?token=${server.token.slice(1)}`)
    application.report(new Error(`no place for ${key} or Authorization: Bearer ${server.token}`), 'test part')

    const { text } = JSON.parse((await api('/diagnostics')).text) as { text: string }
    const summary = (await api('/summary')).text
    const log = readFileSync(join(dataDir, 'logs/headstart.log'), 'utf8')
    for (const out of [text, summary, log]) {
      expect(out).toContain('no place for ‹stripe.apiKey')
      expect(out).not.toContain(key)
      expect(out).not.toContain(server.token)
    }
    expect(said.join('\n')).not.toContain(server.token)
    expect(said.join('\n')).not.toContain(key)
    expect(text).toMatch(/^watched: 1 vendors, 1 monitors$/m)
    expect(text).toMatch(/^versions: node \d+/m)
    expect(text).not.toMatch(/stripe-balance|127\.0\.0\.1:9/)
  })

  test('only the owner reads what is kept', () => {
    expect(existsSync(join(dataDir, 'logs'))).toBe(true)
    const wide = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => {
      const { mode } = statSync(join(entry.parentPath, entry.name))
      return entry.name.endsWith('.log') && (mode & 0o077) !== 0
    })
    expect(wide.map((entry) => entry.name)).toEqual([])
    expect(statSync(dataDir).mode & 0o077).toBe(0)
  })
})
