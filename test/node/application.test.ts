import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createApplication } from '../../electron/node/application.ts'
import type { Application } from '../../electron/node/applicationTypes.ts'
import { systemClock } from '../../electron/node/systemClock.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** The real application on a fresh folder, on the real clock with `ahead` added to both of its times. */
async function start(env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'headstart-application-'))
  cleanups.push(() => rmSync(dataDir, { recursive: true, force: true }))
  let aheadMs = 0
  const application = await createApplication({
    dataDir,
    shell: 'browser',
    demo: false,
    version: '0.0.0',
    env,
    notifier: { show: async () => ({ kind: 'shown' }) },
    notifications: '',
    clock: { ...systemClock, nowMs: () => systemClock.nowMs() + aheadMs },
  })
  cleanups.push(() => application.close())
  return {
    application,
    sleep(ms: number) {
      aheadMs += ms
    },
    nowMs: () => systemClock.nowMs() + aheadMs,
  }
}

async function vendor(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function watchOne(application: Application, request: string): Promise<void> {
  const outcome = await application.context.imports.import(
    `headstart: 1
vendors: [{ id: acme, name: Acme }]
monitors: [{ id: acme-ping, vendor: acme, name: Ping, interval: 5s, timeout: 2s, request: ${request} }]
`,
    true,
  )
  expect(outcome).toMatchObject({ ok: true })
}

const monitorOf = (application: Application) => application.summary().vendors[0]?.monitors[0]
const becomes = (application: Application, state: string) =>
  vi.waitFor(() => expect(monitorOf(application)?.state).toBe(state), { timeout: 15_000, interval: 20 })

test('an hour of sleep is unknown, not down: before the next probe, in history and in coverage', async () => {
  const { application, sleep, nowMs } = await start()
  const { context } = application
  await watchOne(application, `{ url: "${await vendor((_, response) => response.end('ok'))}" }`)
  await becomes(application, 'up')
  application.suspend()
  const asleepAtMs = nowMs()
  sleep(3_600_000)
  application.resume()
  expect(monitorOf(application)).toMatchObject({ state: 'unknown', reason: 'not-observed' })
  expect(monitorOf(application)?.sentence).toMatch(/asleep or stood still/)
  await becomes(application, 'up')
  const { points } = await context.history.series('acme-ping', [asleepAtMs, asleepAtMs + 3_600_000])
  expect(points[0]?.downMs).toBe(0)
  expect(points[0]?.unknownMs).toBeGreaterThan(3_600_000 - 15_000)
  expect(context.incidents({ limit: 10 }).items).toEqual([])
})

test('a transcript records how long our own process stood still', async () => {
  const { application } = await start()
  const url = await vendor((_, response) => {
    // The vendor lives in this process: while it computes, the probe cannot run either.
    const untilMs = performance.now() + 150
    while (performance.now() < untilMs);
    response.end('ok')
  })
  await watchOne(application, `{ url: "${url}" }`)
  const transcript = await application.context.probeNow('acme-ping', undefined)
  expect(transcript.exchanges[0]?.loopDelayMs).toBeGreaterThan(100)
})

test('a key that no header can hold is our own trouble: unknown, said plainly, and nowhere to be read', async () => {
  const { application } = await start({ HEADSTART_SECRET_ACME_KEY: 'gehäim-€-key-4711' })
  const url = await vendor((_, response) => response.end('ok'))
  await watchOne(application, `{ url: "${url}", headers: { X-Key: "{{secret:acme.key}}" } }`)
  const transcript = await application.context.probeNow('acme-ping', undefined)
  expect(transcript.verdict.state).toBe('unknown')
  expect(transcript.verdict.sentence).toMatch(/header/i)
  expect(JSON.stringify(transcript)).not.toContain('4711')
})

test('who acknowledges and why is kept without the key that was typed into it', async () => {
  const key = 'correct-horse-battery-staple'
  const { application } = await start({ HEADSTART_SECRET_ACME_KEY: key })
  const url = await vendor((_, response) => response.writeHead(401).end())
  await watchOne(application, `{ url: "${url}", headers: { X-Key: "{{secret:acme.key}}" } }`)
  const { context } = application
  const opened = () => context.incidents({ limit: 1 }).items[0]
  await vi.waitFor(() => expect(opened()).toBeDefined(), { timeout: 15_000, interval: 20 })
  const acknowledged = await application.acknowledge(opened()?.id ?? '', { by: 'Ops', reason: `${key} was replaced` })
  expect(acknowledged?.acknowledged).toMatchObject({ by: 'Ops' })
  expect(acknowledged?.acknowledged?.reason).toMatch(/^‹acme\.key …/)
  expect(JSON.stringify(opened())).not.toContain(key)
})

test('closing twice is closing once', async () => {
  const { application } = await start()
  expect(application.close()).toBe(application.close())
  await application.close()
})
