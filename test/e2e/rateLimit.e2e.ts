import { afterEach, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { Sample } from '../../electron/core/model/sample.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { startHeadstart, temporaryFolder, until } from './headstart.ts'
import { healthy, startVendor } from './vendor.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

test('429 slows the monitor down by Retry-After; it is degraded, never an outage', async () => {
  const folder = temporaryFolder()
  cleanups.push(folder.remove)
  const vendor = await startVendor()
  cleanups.push(() => vendor.close())
  const askedAtMs: number[] = []
  vendor.become((_request, response) => {
    askedAtMs.push(performance.now())
    response.writeHead(429, { 'Retry-After': '11' }).end()
  })
  const headstart = await startHeadstart({
    dataDir: folder.path,
    config: `headstart: 1
vendors: [{ id: acme, name: Acme }]
monitors:
  - id: acme-ping
    vendor: acme
    name: Ping
    interval: 5s
    timeout: 2s
    request: { url: "${vendor.url}" }
    expect: [{ status: 200 }]
`,
  })
  cleanups.push(() => headstart.stop())
  const monitorOf = async () => (await headstart.api<Summary>('/summary')).vendors[0]?.monitors[0]
  const limited = await until('the verdict', async () => {
    const monitor = await monitorOf()
    return monitor?.reason === 'rate-limited' ? monitor : null
  })
  expect([limited.state, limited.confirming, limited.incidentId]).toEqual(['degraded', false, undefined])
  expect((limited.nextProbeAtMs ?? 0) - (limited.lastProbeAtMs ?? 0)).toBeGreaterThanOrEqual(11_000)
  await until('the second probe', () => askedAtMs.length > 1)
  const [firstMs = 0, secondMs = 0] = askedAtMs
  expect(secondMs - firstMs).toBeGreaterThanOrEqual(10_900)
  const { items } = await headstart.api<{ items: Incident[] }>('/incidents')
  expect(items).toEqual([])
  vendor.become(healthy)
  await until('the monitor to go green', async () => (await monitorOf())?.state === 'up')
  const samples = await headstart.api<Sample[]>('/monitors/acme-ping/samples')
  expect(samples.map(({ state }) => state)).toEqual(['up', 'degraded', 'degraded'])
})
