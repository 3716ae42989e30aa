import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type MonitorDraft, policySchema } from '../../electron/core/model/monitor.ts'
import { createProbe } from '../../electron/node/probe/probe.ts'
import { systemClock } from '../../electron/node/systemClock.ts'
import { type Bench, createBench, monitorOf } from '../core/watch/bench.ts'

type Answer = (request: IncomingMessage) => number | 'hang'

const servers: Server[] = []
const benches: Bench[] = []

afterEach(async () => {
  await Promise.all(benches.splice(0).map(({ watch }) => watch.stop()))
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A vendor on one address of the loopback. */
async function serve(answer: Answer, host = '127.0.0.1', port = 0): Promise<number> {
  const server = createServer((request, response) => {
    const status = answer(request)
    if (status !== 'hang') response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}')
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  return (server.address() as AddressInfo).port
}

const key = 'Bearer the-key-of-this-account'
const second = 'Bearer the-key-of-another-account'
const auth = [{ name: 'Authorization', value: 'Bearer {{secret:v.key}}' }]
const policy = policySchema.parse({ confirmAfterMs: [0], vary: [] })

/** Watches with a real probe until the incident of `a` says where its failure lies. */
async function located(urls: Record<string, string>, change: Partial<MonitorDraft> = {}, addresses?: string[]) {
  const monitors = Object.entries(urls).map(([id, url]) =>
    monitorOf(id, {
      request: { method: 'GET', url, headers: auth, followRedirects: true },
      policy,
      timeoutMs: 400,
      ...(id === 'a' ? change : {}),
    }),
  )
  const probe = createProbe({
    version: '0',
    settings: () => ({ useSystemProxy: false, caFiles: [] }),
    ...(addresses && { lookup: async () => addresses.map((address) => ({ address, family: 4 })) }),
  })
  const values = new Map([
    ['v.key', key.slice(7)],
    ['v.second', second.slice(7)],
  ])
  const bench = createBench({
    monitors,
    secret: async (name) => ({ kind: 'value', value: values.get(name) ?? '' }),
    change: { clock: systemClock, probe, pairedProbes: true },
  })
  benches.push(bench)
  bench.watch.start()
  return vi.waitFor(
    () => {
      const incident = [...bench.incidents.values()].find(({ monitorId }) => monitorId === 'a')
      if (!incident?.scope) throw new Error('There is no verdict yet.')
      return { bench, incident, scope: incident.scope }
    },
    { timeout: 8_000, interval: 50 },
  )
}

describe('where a failure lies, with vendors that really fail', () => {
  test('down for everybody', async () => {
    const port = await serve(() => 503)
    const { scope, bench, incident } = await located({
      a: `http://127.0.0.1:${port}/a`,
      b: `http://127.0.0.1:${port}/b`,
    })
    expect([scope.kind, scope.confidence]).toEqual(['vendor-wide', 'likely'])
    for (const { transcriptId } of scope.evidence.filter(({ source }) => source !== 'other-vendors')) {
      const paired = bench.transcripts.find(({ id }) => id === transcriptId)
      if (paired) expect([paired.trigger, paired.incidentId]).toEqual(['scope', incident.id])
    }
  })

  test('silent for everybody', async () => {
    const port = await serve(() => 'hang')
    const { scope } = await located({ a: `http://127.0.0.1:${port}/a`, b: `http://127.0.0.1:${port}/b` })
    expect([scope.kind, scope.confidence]).toEqual(['vendor-wide', 'possible'])
  })

  const onlyUs: Answer = ({ headers }) => (headers.authorization === key ? 500 : headers.authorization ? 200 : 401)

  test('failing with our key alone', async () => {
    const port = await serve(onlyUs)
    const { scope, bench } = await located({ a: `http://127.0.0.1:${port}/a` })
    expect([scope.kind, scope.confidence]).toEqual(['account', 'possible'])
    expect(JSON.stringify(bench.transcripts)).not.toContain('the-key-of')
  })

  test('failing with our key alone, and a second key to show it', async () => {
    const port = await serve(onlyUs)
    const { scope } = await located({ a: `http://127.0.0.1:${port}/a` }, { secondKey: 'v.second' })
    expect([scope.kind, scope.confidence]).toEqual(['account', 'certain'])
  })

  test('refusing our key', async () => {
    let sent = 0
    const port = await serve(({ headers }) => {
      if (headers.authorization === key) sent++
      return 401
    })
    const { scope } = await located({ a: `http://127.0.0.1:${port}/a` })
    expect([scope.kind, scope.confidence]).toEqual(['account', 'likely'])
    expect(sent).toBe(2)
  })

  test('broken at one endpoint', async () => {
    const port = await serve(({ url, headers }) => (url === '/a' ? 500 : headers.authorization ? 200 : 401))
    const { scope } = await located({ a: `http://127.0.0.1:${port}/a`, b: `http://127.0.0.1:${port}/b` })
    expect([scope.kind, scope.confidence]).toEqual(['product', 'likely'])
  })

  test('broken at one endpoint, and another address that is no monitor to show it', async () => {
    const port = await serve(({ url }) => (url === '/health' ? 200 : 500))
    const scope = { otherUrl: `http://127.0.0.1:${port}/health` }
    const found = await located({ a: `http://127.0.0.1:${port}/a` }, { scope })
    expect([found.scope.kind, found.scope.confidence]).toEqual(['product', 'likely'])
  })

  test('broken at one of two addresses', async () => {
    const port = await serve(() => 500)
    await serve(({ headers }) => (headers.authorization ? 200 : 401), '127.0.0.2', port)
    const { scope } = await located({ a: `http://two.test:${port}/a` }, {}, ['127.0.0.1', '127.0.0.2'])
    expect([scope.kind, scope.confidence]).toEqual(['path', 'likely'])
    const other = scope.evidence.find(({ source }) => source === 'other-address')
    expect(other?.outcome).toBe('passed')
    expect(other?.text).toMatch(/^200 OK in .* at 127\.0\.0\.2\.$/)
  })

  test('silent at one of two addresses', async () => {
    const port = await serve(() => 'hang')
    await serve(({ headers }) => (headers.authorization ? 200 : 401), '127.0.0.2', port)
    const { scope } = await located({ a: `http://two.test:${port}/a` }, {}, ['127.0.0.1', '127.0.0.2'])
    expect([scope.kind, scope.confidence]).toEqual(['path', 'likely'])
  })
})
