import { writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Sample } from '../../electron/core/model/sample.ts'
import { systemClock } from '../../electron/node/systemClock.ts'
import { createAuthority } from '../kit/certificates.ts'
import { openSeededStore } from './seededStore.ts'

/** Vendors that do not exist, with what they do today. */
const vendors = [
  {
    id: 'payments',
    name: 'Northpay',
    monitor: 'Balance',
    path: '/v1/balance',
    usualMs: 94,
    features: ['Checkout', 'Invoices'],
    today: 'fails',
  },
  {
    id: 'mail',
    name: 'Lettermill',
    monitor: 'Quota',
    path: '/v3/quota',
    usualMs: 120,
    features: ['Sign-up mails'],
    today: 'slow',
  },
  {
    id: 'messaging',
    name: 'Pingbird',
    monitor: 'Account',
    path: '/2026/account',
    usualMs: 71,
    features: ['Two-factor codes'],
    today: 'well',
  },
  {
    id: 'identity',
    name: 'Doorkeep',
    monitor: 'Token',
    path: '/oauth/introspect',
    usualMs: 58,
    features: ['Sign-in'],
    today: 'well',
  },
  {
    id: 'storage',
    name: 'Stonecrate',
    monitor: 'List bucket',
    path: '/bucket?max=1',
    usualMs: 37,
    features: ['Attachments'],
    today: 'well',
  },
  {
    id: 'search',
    name: 'Findly',
    monitor: 'Index',
    path: '/1/indexes',
    usualMs: 45,
    features: ['Search'],
    today: 'well',
  },
  {
    id: 'maps',
    name: 'Wayline',
    monitor: 'Geocode',
    path: '/geocode?q=home',
    usualMs: 88,
    features: ['Delivery'],
    today: 'no-key',
  },
  {
    id: 'compute',
    name: 'Ridge Cloud',
    monitor: 'Instances',
    path: '/v2/instances',
    usualMs: 132,
    features: ['Exports'],
    today: 'well',
  },
] as const

type Vendor = (typeof vendors)[number]

/** A repeatable number in [0, 1) for one place of the day: pictures of two runs look alike. */
function wobble(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43_758.5453
  return value - Math.floor(value)
}

function sampleAt(vendor: Vendor, index: number, step: number, atMs: number, stepMs: number): Sample {
  const rare = wobble(index * 1_000 + step)
  const totalMs = vendor.usualMs * (0.85 + 0.35 * wobble(index * 7_919 + step))
  const phases = { dns: 2, tcp: 8, tls: 19, send: 0.3, wait: Math.max(5, totalMs - 31), download: 1.4 }
  const covered = { atMs, coversMs: stepMs }
  if (vendor.today === 'no-key' && step > 200) return { ...covered, state: 'unknown', reason: 'key-unavailable' }
  if (rare > 0.995) return { ...covered, state: 'down', reason: 'status', status: 502, totalMs, phases }
  if (rare > 0.985) return { ...covered, state: 'degraded', reason: 'slow', status: 200, totalMs: totalMs * 12, phases }
  return { ...covered, state: 'up', reason: 'ok', status: 200, totalMs, phases }
}

export type Day = { env: Record<string, string>; caFile: string; fail(): void; close(): Promise<void> }

/** A data folder with a day of history, and TLS servers on loopback that behave as the day goes on from there. */
export async function prepareDay(dataDir: string): Promise<Day> {
  const authority = createAuthority()
  const caFile = join(dataDir, 'pictures-authority.pem')
  let failing = false
  const server = createServer(authority.issue(['localhost']), async (request, response) => {
    const vendor = vendors.find((one) => request.url === one.path)
    await sleep(vendor?.usualMs ?? 0)
    const id = `req_${Math.floor(wobble((vendor?.usualMs ?? 1) + Date.now()) * 1e12).toString(36)}`
    response.setHeader('Request-Id', id)
    response.setHeader('Strict-Transport-Security', 'max-age=31536000')
    if (vendor?.today === 'fails' && failing) {
      response.writeHead(503, { 'Content-Type': 'text/html; charset=utf-8', Server: 'edge' })
      response.end('<html><head><title>503</title></head><body><h1>Service Unavailable</h1></body></html>')
      return
    }
    if (vendor?.today === 'slow' && failing) await sleep(1_300)
    response.writeHead(200, { 'Content-Type': 'application/json', Server: 'api' })
    response.end(
      JSON.stringify({ object: 'balance', livemode: true, available: [{ amount: 1_284_000, currency: 'eur' }] }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  const store = await openSeededStore(
    dataDir,
    `headstart: 1
vendors:
${vendors.map((vendor) => `  - { id: ${vendor.id}, name: ${vendor.name}, features: [${vendor.features.join(', ')}] }`).join('\n')}
monitors:
${vendors
  .map(
    (vendor) => `  - id: ${vendor.id}-main
    vendor: ${vendor.id}
    name: ${vendor.monitor}
    interval: 5s
    timeout: 10s
    request:
      url: "https://localhost:${port}${vendor.path}"
      headers: { Authorization: "Bearer {{secret:${vendor.id}.apiKey}}", Accept: application/json }
    expect:
      - status: 200-299
      - responseTime: { degradedOver: 1s, downOver: 5s }
      - json: { path: "$.object", equals: balance }
      - certificate: { daysLeft: 14 }`,
  )
  .join('\n')}
`,
  )
  writeFileSync(caFile, authority.cert)
  await store.saveSettings({ ...store.settings(), caFiles: [caFile] })
  const stepMs = 5 * 60_000
  const steps = 288
  const nowMs = systemClock.nowMs()
  for (const [index, vendor] of vendors.entries())
    for (let step = 0; step < steps; step++) {
      // A laptop that slept for two hours of the day.
      if (step > 82 && step < 106) continue
      const atMs = nowMs - (steps - step) * stepMs
      store.appendSample(`${vendor.id}-main`, sampleAt(vendor, index, step, atMs, stepMs))
    }
  await store.close()

  return {
    env: Object.fromEntries(
      vendors
        .filter((vendor) => vendor.today !== 'no-key')
        .map((vendor) => [
          `HEADSTART_SECRET_${vendor.id.toUpperCase()}_APIKEY`,
          `${vendor.id}-key-${'0123456789abcdef'}`,
        ]),
    ),
    caFile,
    fail: () => {
      failing = true
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
