import { afterEach, expect, test } from 'vitest'
import type { SecretState } from '../../electron/core/contract/secrets.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { startKeyring } from '../kit/keyring.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { startVendor } from './vendor.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const value = 'sk_e2e_9f2c- "quoted"'
const monitorOf = async (headstart: Running) => (await headstart.api<Summary>('/summary')).vendors[0]?.monitors[0]
const stateOf = async (headstart: Running) => (await headstart.api<SecretState[]>('/secrets'))[0]?.state

const config = (url: string) => `headstart: 1
vendors: [{ id: acme, name: Acme }]
monitors:
  - id: acme-balance
    vendor: acme
    name: Balance
    interval: 5s
    timeout: 2s
    request:
      url: "${url}"
      headers: { X-Key: "{{secret:acme.apiKey}}" }
    expect: [{ status: 200 }]
`

test('a key saved in the real keychain makes the monitor go green, stays, and is unavailable when it is locked', async () => {
  const keyring = await startKeyring()
  cleanups.push(keyring.close)
  const folder = temporaryFolder()
  cleanups.push(folder.remove)
  const vendor = await startVendor()
  cleanups.push(() => vendor.close())
  const start = async (more: { config?: string } = {}) => {
    const env = { DBUS_SESSION_BUS_ADDRESS: keyring.address }
    const headstart = await startHeadstart({ dataDir: folder.path, env, ...more })
    cleanups.push(() => headstart.stop())
    return headstart
  }

  const first = await start({ config: config(vendor.url) })
  const keyless = await until('a verdict without the key', async () => {
    const monitor = await monitorOf(first)
    return monitor?.reason === 'key-unavailable' ? monitor : null
  })
  expect(keyless.state).toBe('unknown')
  expect(vendor.requests).toEqual([])
  await first.api('/secrets/acme.apiKey', { method: 'PUT', body: { value } })
  await until('the monitor to go green', async () => (await monitorOf(first))?.state === 'up')
  expect(await keyring.lookup('acme.apiKey')).toBe(value)
  expect(vendor.requests[0]?.['x-key']).toBe(value)
  expect(await stateOf(first)).toBe('stored')
  await first.stop()

  const second = await start()
  const before = vendor.requests.length
  await until('a probe with the key kept', () => vendor.requests.length > before)
  expect(await stateOf(second)).toBe('stored')
  // One click takes no key away that nobody has elsewhere.
  const browser = await launchBrowser()
  cleanups.push(() => browser.close())
  const { page } = await openPage(browser, `${second.url}#/settings/secrets`)
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByText('Nothing brings the value back').waitFor()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('img', { name: 'In the keychain' }).waitFor()
  expect(await stateOf(second)).toBe('stored')
  await second.stop()

  await keyring.lock()
  const third = await start()
  const locked = await until('a verdict with the keyring locked', async () => {
    const monitor = await monitorOf(third)
    return monitor?.reason === 'key-unavailable' ? monitor : null
  })
  expect(locked.state).toBe('unknown')
  expect(locked.sentence).toContain('locked')
  expect(await stateOf(third)).toBe('unavailable')
  const refused = await third.fetch('/api/secrets/acme.apiKey', { method: 'PUT', body: { value: 'other' } })
  expect([refused.status, (await refused.json()).code]).toEqual([expect.any(Number), 'KEY_UNAVAILABLE'])
  expect((await third.api<{ items: Incident[] }>('/incidents')).items).toEqual([])
  expect(third.output()).not.toMatch(/\n\s+at /)
  for (const run of [first, second, third]) expect(run.output()).not.toContain('sk_e2e')
})
