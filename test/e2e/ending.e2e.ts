import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Summary } from '../../electron/core/model/summary.ts'
import { startHeadstart, temporaryFolder, until } from './headstart.ts'
import { startVendor } from './vendor.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

function folder(): string {
  const { path, remove } = temporaryFolder()
  cleanups.push(remove)
  return path
}

/** Two seconds, and what a loaded machine adds. */
const endLimitMs = 6_000

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s while a probe hangs ends with 0, in time, without a word',
  async (signal) => {
    const vendor = await startVendor()
    cleanups.push(() => vendor.close())
    vendor.become(() => undefined)
    const headstart = await startHeadstart({
      dataDir: folder(),
      config: `headstart: 1
vendors: [{ id: acme, name: Acme }]
monitors:
  - { id: acme-ping, vendor: acme, name: Ping, interval: 1h, timeout: 60s, request: { url: "${vendor.url}" } }
`,
    })
    cleanups.push(() => headstart.stop())
    await until('the request to arrive', () => vendor.requests.length > 0)
    // With settings for glibc, or it holds a fifth more memory (see electron/node/malloc.ts).
    if (process.platform === 'linux')
      expect(readFileSync(`/proc/${headstart.pid}/environ`, 'utf8')).toContain('\0MALLOC_ARENA_MAX=2\0')
    const startMs = performance.now()
    expect(await headstart.kill(signal)).toEqual({ code: 0, signal: null })
    expect(performance.now() - startMs).toBeLessThan(endLimitMs)
    expect(headstart.output().trim().split('\n')).toHaveLength(1)
  },
)

test('a keychain that never answers: the key is unavailable, and the end comes in time all the same', async () => {
  const socket = join(folder(), 'dead')
  const bus = createServer((connection) => connection.resume())
  await new Promise<void>((resolve) => bus.listen(socket, resolve))
  cleanups.push(() => new Promise((resolve) => bus.close(resolve)))
  const headstart = await startHeadstart({
    dataDir: folder(),
    env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` },
    config: `headstart: 1
vendors: [{ id: acme, name: Acme }]
monitors:
  - id: acme-ping
    vendor: acme
    name: Ping
    request: { url: "http://127.0.0.1:9/", headers: { X-Key: "{{secret:acme.apiKey}}" } }
`,
  })
  cleanups.push(() => headstart.stop())
  const monitor = await until('the verdict', async () => {
    const found = (await headstart.api<Summary>('/summary')).vendors[0]?.monitors[0]
    return found?.reason === 'key-unavailable' ? found : null
  })
  expect(monitor.state).toBe('unknown')
  const startMs = performance.now()
  expect(await headstart.kill('SIGTERM')).toEqual({ code: 0, signal: null })
  expect(performance.now() - startMs).toBeLessThan(endLimitMs)
})

test('--demo goes past a proxy, shows its own data as such, and uses no folder but its own', async () => {
  const dataDir = folder()
  const proxy = 'http://127.0.0.1:9'
  const headstart = await startHeadstart({ dataDir, args: ['--demo'], env: { HTTP_PROXY: proxy, http_proxy: proxy } })
  cleanups.push(() => headstart.stop())
  const summary = await until('a verdict on every demo monitor', async () => {
    const seen = await headstart.api<Summary>('/summary')
    return seen.counts.unknown === 0 ? seen : null
  })
  expect(summary.demo).toBe(true)
  expect(summary.vendors.map(({ name }) => name).sort()).toEqual(['Demo Mail', 'Demo Payments'])
  expect(summary.counts.down).toBe(0)
})
