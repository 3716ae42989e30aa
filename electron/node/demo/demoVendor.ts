import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { demoStatusPage } from './demoStatusPage.ts'

export type DemoVendor = { url: string; close(): Promise<void> }

/** What the demo's payments do at a moment of their cycle, and what its mail does. */
export type DemoBehaviour = 'healthy' | 'slow' | 'failing' | 'hanging'

/** Length of the whole cycle. */
const cycleMs = 120_000

type Stretch = { untilMs: number; behaviour: DemoBehaviour }

/**
 * Payments slow down, fail and recover within the first minute: long enough for each to be confirmed by a monitor that
 * looks every 5 s and confirms within 5 s. Mail's events hang later, while payments are well.
 */
const cycles: Record<'payments' | 'events', Stretch[]> = {
  payments: [
    { untilMs: 10_000, behaviour: 'healthy' },
    { untilMs: 20_000, behaviour: 'slow' },
    { untilMs: 38_000, behaviour: 'failing' },
    { untilMs: cycleMs, behaviour: 'healthy' },
  ],
  events: [
    { untilMs: 75_000, behaviour: 'healthy' },
    { untilMs: 95_000, behaviour: 'hanging' },
    { untilMs: cycleMs, behaviour: 'healthy' },
  ],
}

/** Behaviour at a moment, in milliseconds after the start. */
export function behaviourAt(part: keyof typeof cycles, elapsedMs: number): DemoBehaviour {
  const stretches = cycles[part]
  return stretches.find(({ untilMs }) => elapsedMs % cycleMs < untilMs)?.behaviour ?? 'healthy'
}

const slowMs = 1_400

/** The same at every start, so that the demo's monitors need no edit; any free one where it is taken. */
const usualPort = 47_311

const outagePage = `<!doctype html>
<html>
<head><title>503 Service Temporarily Unavailable</title></head>
<body>
<center><h1>503 Service Temporarily Unavailable</h1></center>
<p>The upstream of Demo Payments does not answer. This page is part of Headstart's demo.</p>
<hr><center>demo-edge</center>
</body>
</html>
`

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'Request-Id': `req_${randomUUID().replaceAll('-', '').slice(0, 16)}`,
    'X-Demo': 'This answer comes from the demo vendor built into Headstart',
  })
  response.end(body)
}

const json = (response: ServerResponse, value: unknown, status = 200) =>
  answer(response, status, 'application/json; charset=utf-8', `${JSON.stringify(value, null, 2)}\n`)

const balance = {
  object: 'balance',
  livemode: false,
  available: [{ amount: 1_284_050, currency: 'eur', source_types: { card: 1_284_050 } }],
  pending: [{ amount: 96_400, currency: 'eur', source_types: { card: 96_400 } }],
}
const charges = {
  object: 'list',
  url: '/payments/v1/charges',
  has_more: true,
  data: [
    { id: 'ch_demo_0001', object: 'charge', amount: 4_900, currency: 'eur', status: 'succeeded' },
    { id: 'ch_demo_0002', object: 'charge', amount: 12_900, currency: 'eur', status: 'succeeded' },
  ],
}
const validation = { object: 'validation', address: 'ada@example.com', deliverable: true, risk: 'low' }
const events = { object: 'list', data: [{ id: 'ev_demo_0001', type: 'delivered', recipient: 'ada@example.com' }] }

/** A vendor on loopback that works, slows and fails in turn. It serves nothing but made-up data. */
export async function startDemoVendor(elapsedMs?: () => number): Promise<DemoVendor> {
  const startMs = performance.now()
  const elapsed = elapsedMs ?? (() => performance.now() - startMs)
  const timers = new Set<NodeJS.Timeout>()

  function later(delayMs: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, delayMs)
    timers.add(timer)
  }

  function payments(response: ServerResponse): void {
    const behaviour = behaviourAt('payments', elapsed())
    response.setHeader('Server', behaviour === 'failing' ? 'demo-edge' : 'demo-payments')
    if (behaviour === 'failing') answer(response, 503, 'text/html; charset=utf-8', outagePage)
    else if (behaviour === 'slow') later(slowMs, () => json(response, charges))
    else json(response, charges)
  }

  function serve(request: IncomingMessage, response: ServerResponse): void {
    // The body of a request is of no interest, but must be read for the connection to end cleanly.
    request.resume()
    const path = (request.url ?? '/').split('?')[0]
    if (path === '/payments/v1/charges') payments(response)
    else if (path === '/payments/v1/balance') json(response, balance)
    else if (path === '/mail/v1/validate') json(response, validation)
    else if (path === '/payments/status/api/v2/summary.json') json(response, pageOf(path, 'Demo Payments', elapsed()))
    else if (path === '/mail/status/api/v2/summary.json') json(response, pageOf(path, 'Demo Mail', null))
    else if (path !== '/mail/v1/events') json(response, { error: { message: 'The demo has nothing here.' } }, 404)
    else if (behaviourAt('events', elapsed()) === 'healthy') json(response, events)
    // Otherwise hang: the probe's own time-out ends it.
  }

  function pageOf(path: string, name: string, elapsedMs: number | null) {
    const { port } = server.address() as AddressInfo
    const url = `http://127.0.0.1:${port}${path.replace('/api/v2/summary.json', '')}`
    return demoStatusPage({ name, url, elapsedMs, cycleMs, nowMs: Date.now() })
  }

  const server = createServer(serve)
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
  await listen(usualPort).catch(() => listen(0))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer)
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
