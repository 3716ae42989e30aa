import { once } from 'node:events'
import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftIssues } from '../../../electron/core/config/toConfig.ts'
import { demoConfig } from '../../../electron/node/demo/demoConfig.ts'
import { behaviourAt, type DemoVendor, startDemoVendor } from '../../../electron/node/demo/demoVendor.ts'

let vendor: DemoVendor
let elapsedMs = 0

beforeAll(async () => {
  vendor = await startDemoVendor(() => elapsedMs)
})
afterAll(() => vendor.close())

describe('the cycle', () => {
  test.each([
    [0, 'healthy'],
    [12_000, 'slow'],
    [25_000, 'failing'],
    [40_000, 'healthy'],
    [119_000, 'healthy'],
    [132_000, 'slow'],
  ])('payments after %i ms: %s', (ms, behaviour) => {
    expect(behaviourAt('payments', ms)).toBe(behaviour)
  })

  test('an outage is long enough to be confirmed, and over within the first minute', () => {
    const failing = Array.from({ length: 60 }, (_, second) => second * 1_000).filter(
      (ms) => behaviourAt('payments', ms) === 'failing',
    )
    // A probe every 5 s, confirmed within 5 s.
    expect(failing.length).toBeGreaterThan(10)
    expect(failing.at(-1)).toBeLessThan(48_000)
  })

  test('something always works', () => {
    for (let ms = 0; ms < 120_000; ms += 500) {
      expect([behaviourAt('payments', ms), behaviourAt('events', ms)]).toContain('healthy')
    }
  })
})

describe('its answers', () => {
  const ask = (path: string) => fetch(`${vendor.url}${path}`)

  test('healthy: JSON with a request id', async () => {
    elapsedMs = 0
    const response = await ask('/payments/v1/charges')
    expect(response.status).toBe(200)
    expect(response.headers.get('request-id')).toMatch(/^req_[0-9a-f]{16}$/)
    expect(await response.json()).toMatchObject({ object: 'list' })
  })

  test('failing: 503 with a page', async () => {
    elapsedMs = 25_000
    const response = await ask('/payments/v1/charges')
    expect([response.status, response.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
    expect(await response.text()).toContain('503 Service Temporarily Unavailable')
    expect((await ask('/payments/v1/balance')).status).toBe(200)
  })

  test('hanging: no answer until the caller gives up', async () => {
    elapsedMs = 80_000
    const ended = await fetch(`${vendor.url}/mail/v1/events`, { signal: AbortSignal.timeout(300) }).catch(
      (error: unknown) => error,
    )
    expect(ended).toMatchObject({ name: 'TimeoutError' })
  })
})

test('the monitors are sound, name their vendor and say that they are a demo', async () => {
  elapsedMs = 0
  const { vendors, monitors } = demoConfig(vendor.url)
  expect(monitors.length).toBeGreaterThanOrEqual(3)
  for (const monitor of monitors) {
    expect(draftIssues(monitor)).toEqual([])
    expect(vendors.map(({ id }) => id)).toContain(monitor.vendorId)
    expect(monitor.name).toContain('demo')
    const { method, url, body } = monitor.request
    expect((await fetch(url, { method, ...(body !== undefined && { body }) })).status).toBe(200)
  }
})

test('closing does not wait for a hanging or slow call', async () => {
  const hanging = await startDemoVendor(() => 80_000)
  const slow = await startDemoVendor(() => 12_000)
  const requests = [get(`${hanging.url}/mail/v1/events`), get(`${slow.url}/payments/v1/charges`)]
  let answers = 0
  for (const request of requests) request.on('response', () => answers++)
  const ended = requests.map((request) => new Promise((resolve) => request.on('close', resolve)))
  for (const request of requests) request.on('error', () => {})
  await Promise.all(requests.map((request) => once(request, 'finish')))
  await Promise.all([hanging.close(), slow.close()])
  await Promise.all(ended)
  expect(answers).toBe(0)
})
