import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { implement } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change } from '../../../electron/core/contract/changes.ts'
import { contract } from '../../../electron/core/contract.ts'
import { PortUnavailable, type RunningServer, startServer } from '../../../electron/node/server/startServer.ts'
import { createTickets } from '../../../electron/node/server/tickets.ts'
import { cookieValue, tokenOf } from '../../../electron/node/server/token.ts'

const folder = mkdtempSync(join(tmpdir(), 'headstart-server-'))
const rendererDir = join(folder, 'renderer')
const script = `console.error(${JSON.stringify('x'.repeat(4_000))})`

/** A part of the contract, answered without the application. */
const part = {
  changes: contract.changes,
  secrets: contract.secrets,
  config: { import: contract.config.import },
  incidents: { report: contract.incidents.report },
  monitors: { pause: contract.monitors.pause },
}
type Context = { stored: Map<string, string>; listening: { now: number } }
const os = implement(part).$context<Context>()
const router = os.router({
  changes: os.changes.handler(async function* ({ context, signal }): AsyncGenerator<Change, void, void> {
    context.listening.now += 1
    try {
      yield { seq: 1, kinds: ['summary'], monitorIds: [] }
      await new Promise((resolve) => signal?.addEventListener('abort', resolve))
    } finally {
      context.listening.now -= 1
    }
  }),
  secrets: {
    scrub: os.secrets.scrub.handler(() => ({ state: 'idle' as const })),
    list: os.secrets.list.handler(({ context }) =>
      [...context.stored.keys()].map((name) => ({ name, state: 'stored' as const, usedBy: [] })),
    ),
    set: os.secrets.set.handler(({ context, input }) => {
      context.stored.set(input.name, input.value)
      return { ok: true as const }
    }),
    remove: os.secrets.remove.handler(() => {
      throw new Error('the word swordfish must not get out')
    }),
  },
  config: {
    import: os.config.import.handler(({ errors }) => {
      throw errors.INVALID_INPUT({ message: 'Nothing was imported.', data: { next: 'Correct it.', issues: [] } })
    }),
  },
  incidents: {
    report: os.incidents.report.handler(
      () => new File(['<script>alert(1)</script>'], 'report.md', { type: 'text/html' }),
    ),
  },
  monitors: {
    pause: os.monitors.pause.handler(({ input, errors }) => {
      throw errors.NOT_FOUND({ message: `There is no monitor ${input.id}.`, data: { next: 'Check the id.' } })
    }),
  },
})

let server: RunningServer
const context: Context = { stored: new Map(), listening: { now: 0 } }
const faults: unknown[] = []
let cookie = ''

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

/** A request with exactly these headers: fetch would not let a test set Host or Cookie. */
function send(path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const options = {
      port: server.port,
      host: '127.0.0.1',
      path,
      method: init.method ?? 'GET',
      headers: init.headers ?? {},
    }
    const request = httpRequest(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    request.on('error', reject)
    request.end(init.body)
  })
}

const bearer = () => ({ authorization: `Bearer ${server.token}` })

async function until(what: string, look: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!look()) {
    if (performance.now() > end) throw new Error(`Waited 10 s for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

beforeAll(async () => {
  mkdirSync(join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(join(rendererDir, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  writeFileSync(join(rendererDir, 'assets/main-a1B2_c3d.js'), script)
  writeFileSync(join(rendererDir, 'secret.map'), 'not on the list')
  writeFileSync(join(folder, 'outside.txt'), 'outside')
  const options = {
    router,
    context,
    port: 0,
    rendererDir,
    version: '0.0.0',
    report: (fault: unknown) => faults.push(fault),
  }
  server = await startServer(options)
  cookie = `headstart-${server.port}=${cookieValue(server.token)}`
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the page', () => {
  test('without the token: a plain page that says what to do', async () => {
    const answer = await send('/', { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('Open the address that Headstart printed.')
  })

  test('the token once, then the cookie', async () => {
    const entered = await send(`/?token=${server.token}`)
    expect(entered.status).toBe(303)
    expect(entered.headers.location).toBe('/')
    expect(entered.headers['set-cookie']?.[0]).toMatch(
      /^headstart-\d+=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\//,
    )
    expect(entered.headers['set-cookie']?.[0]).not.toContain(server.token)
    const given = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    expect((await send('/', { headers: { cookie: given } })).status).toBe(200)
  })

  test('a ticket opens the page once', async () => {
    const { pathname, search, hash } = new URL(server.ticketUrl('/incidents/1'))
    expect(hash).toBe('#/incidents/1')
    expect(search).not.toContain(server.token)
    expect((await send(`${pathname}${search}`)).status).toBe(303)
    expect((await send(`${pathname}${search}`)).status).toBe(401)
  })

  test('a ticket is good for a minute', () => {
    let nowMs = 0
    const tickets = createTickets(() => nowMs)
    const [first, second] = [tickets.issue(), tickets.issue()]
    nowMs = 60_000
    expect(tickets.take(first)).toBe(true)
    nowMs = 60_001
    expect(tickets.take(second)).toBe(false)
    expect(tickets.take('')).toBe(false)
  })

  test('each answer has its own nonce, in the policy and in the page', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const { text, headers } = await send('/', { headers: { cookie } })
        const nonce = /content="([^"]+)"/.exec(text)?.[1] ?? 'none'
        expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
        expect(headers['content-security-policy']).toContain("default-src 'none'")
        return nonce
      }),
    )
    expect(nonces[0]).not.toBe(nonces[1])
  })

  test('hashed files are kept by the browser, and compressed', async () => {
    const path = '/assets/main-a1B2_c3d.js'
    const plain = await send(path, { headers: { cookie } })
    expect(plain.text).toBe(script)
    expect(plain.headers['cache-control']).toContain('immutable')
    for (const encoding of ['br', 'gzip']) {
      const small = await send(path, { headers: { cookie, 'accept-encoding': encoding } })
      expect(small.headers['content-encoding']).toBe(encoding)
      expect(Number(small.headers['content-length'])).toBeLessThan(500)
    }
    const refused = await send(path, { headers: { cookie, 'accept-encoding': 'gzip;q=0, br;q=0' } })
    expect(refused.headers['content-encoding']).toBeUndefined()
  })

  test.each(['/secret.map', '/../outside.txt', '/%2e%2e/outside.txt', '/..%2foutside.txt', '/nothing', '/__proto__'])(
    '%s is not there',
    async (path) => {
      const answer = await send(path, { headers: { cookie } })
      expect(answer.status).toBe(404)
      expect(JSON.parse(answer.text).message).toBe('There is nothing at this address.')
    },
  )

  test('every answer carries the protecting headers', async () => {
    const paths = ['/', '/nothing', '/api/nothing', '/assets/main-a1B2_c3d.js', '/api/openapi.json']
    const answers = await Promise.all([...paths.map((path) => send(path, { headers: { cookie } })), send('/')])
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      })
      expect(headers['content-security-policy']).toContain("default-src 'none'")
    }
  })
})

describe('calls', () => {
  test('by the page through RPC, changes live', async () => {
    const link = new RPCLink({ url: `${server.url}/rpc`, headers: { cookie } })
    const client: ContractRouterClient<typeof part> = createORPCClient(link)
    expect(await client.secrets.set({ name: 'stripe.apiKey', value: 'geheim' })).toEqual({ ok: true })
    expect(await client.secrets.list()).toEqual([{ name: 'stripe.apiKey', state: 'stored', usedBy: [] }])
    const changes = await client.changes()
    expect((await changes.next()).value).toMatchObject({ seq: 1 })
    expect(context.listening.now).toBe(1)
    await changes.return()
    await until('the stream to end', () => context.listening.now === 0)
  })

  test('by a script through the HTTP API', async () => {
    const headers = { ...bearer(), 'content-type': 'application/json' }
    const saved = await send('/api/secrets/mail.key', { method: 'PUT', headers, body: '{"value":"x"}' })
    expect([saved.status, saved.text]).toEqual([200, '{"ok":true}'])
    const missing = await send('/api/monitors/nope/pause', { method: 'POST', headers: bearer() })
    expect(missing.status).toBe(404)
    expect(JSON.parse(missing.text)).toMatchObject({ code: 'NOT_FOUND', message: 'There is no monitor nope.' })
  })

  test('a report is handed out as a file that nothing runs', async () => {
    const answer = await send('/api/incidents/1/report', { headers: bearer() })
    expect(answer.headers['content-disposition']).toContain('report.md')
    expect(answer.headers['content-security-policy']).toContain('sandbox')
  })

  test('refused input names each value', async () => {
    const headers = { ...bearer(), 'content-type': 'application/json' }
    const answer = await send('/api/secrets/mail.key', { method: 'PUT', headers, body: '{"value":7}' })
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path: 'value' }] } })
  })

  test('a fault of our own is one sentence, without its words', async () => {
    const answer = await send('/api/secrets/mail.key', { method: 'DELETE', headers: bearer() })
    expect(answer.status).toBe(500)
    expect(answer.text).not.toMatch(/swordfish|\.ts/)
    expect(faults).toHaveLength(1)
  })

  test('the description names every call with a route', async () => {
    const document = JSON.parse((await send('/api/openapi.json', { headers: bearer() })).text)
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/summary', '/monitors/{id}/probe', '/incidents/{id}/report', '/export', '/import']),
    )
  })
})

describe('bad callers', () => {
  const json = () => ({ ...bearer(), 'content-type': 'application/json' })

  test('too large, whether announced or not', async () => {
    const body = JSON.stringify({ yaml: 'x'.repeat(6_000_001) })
    expect((await send('/api/import', { method: 'POST', headers: json(), body })).status).toBe(413)
    const chunked = { ...json(), 'transfer-encoding': 'chunked' }
    const answer = await send('/api/import', { method: 'POST', headers: chunked, body }).catch(() => null)
    expect(answer?.status ?? 413).toBe(413)
  })

  test.each(['{', '\u0000', '[1,'])('broken JSON %j', async (body) => {
    const answer = await send('/api/import', { method: 'POST', headers: json(), body })
    expect([answer.status, JSON.parse(answer.text).message]).toEqual([400, 'The request is not valid JSON.'])
  })

  test('words that are no HTTP', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write('hello there\r\n\r\n'))
      let seen = ''
      socket.on('data', (chunk) => {
        seen += chunk
      })
      socket.on('error', reject)
      socket.on('close', () => resolve(seen))
    })
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('the two-hundred-and-first listener is told so', async () => {
    const aborts = Array.from({ length: 200 }, () => new AbortController())
    const open = (signal?: AbortSignal) =>
      fetch(`${server.url}/rpc/changes`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: '{}',
        ...(signal && { signal }),
      })
    const streams = await Promise.all(aborts.map((abort) => open(abort.signal)))
    expect(streams.every((response) => response.status === 200)).toBe(true)
    const refused = await open()
    expect([refused.status, (await refused.json()).message]).toEqual([503, '200 pages are already listening.'])
    for (const abort of aborts) abort.abort()
    await until('all streams to end', () => context.listening.now === 0)
  })
})

describe('start and end', () => {
  const options = () => ({ router, context, port: server.port, rendererDir, version: '0.0.0' })

  test('a taken port is a sentence', async () => {
    const failed = await startServer(options()).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(PortUnavailable)
    expect(String(failed)).toContain(`Port ${server.port} is taken by another program.`)
  })

  test('a page that is not built is a sentence', async () => {
    await expect(startServer({ ...options(), port: 0, rendererDir: join(folder, 'none') })).rejects.toThrow('not built')
  })

  test('closes although a page listens', async () => {
    const other = await startServer({ ...options(), port: 0 })
    const stream = await fetch(`${other.url}/api/changes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${other.token}` },
    })
    expect(stream.status).toBe(200)
    await other.close()
    await expect(fetch(other.url)).rejects.toThrow()
  })

  test("a folder's token stays, and is its owner's only", async () => {
    const dataDir = join(folder, 'data')
    const token = await tokenOf(dataDir)
    expect(token).toMatch(/^[0-9a-f]{64}$/)
    expect(await tokenOf(dataDir)).toBe(token)
    expect(statSync(join(dataDir, 'token')).mode & 0o777).toBe(0o600)
    writeFileSync(join(dataDir, 'token'), 'short', { mode: 0o600 })
    expect(await tokenOf(dataDir)).toMatch(/^[0-9a-f]{64}$/)
    writeFileSync(join(folder, 'file'), '')
    expect(await tokenOf(join(folder, 'file'))).toMatch(/^[0-9a-f]{64}$/)
  })
})
