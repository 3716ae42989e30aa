import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { failing, healthy, startVendor } from './vendor.ts'

const folder = temporaryFolder()
let vendor: Awaited<ReturnType<typeof startVendor>>
let headstart: Running
let browser: Browser
beforeAll(async () => {
  vendor = await startVendor()
  // Each first attempt fails, each further one passes.
  let n = 0
  vendor.become((request, response) => (n++ % 2 === 0 ? failing : healthy)(request, response))
  headstart = await startHeadstart({
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
    policy: { flapAfter: 2 }
`,
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await vendor?.close()
  folder.remove()
})

test('short failures again and again are one incident, told once and shown as flapping; its limit can be changed', async () => {
  const incident = await until('the flapping incident', async () => {
    const { items } = await headstart.api<{ items: Incident[] }>('/incidents')
    return items.find(({ flapping }) => flapping !== undefined)
  })
  expect(incident).toMatchObject({ title: 'Acme Ping is flapping', severity: 'degraded', flapping: { failures: 4 } })
  const { page, problems } = await openPage(browser, headstart.url)
  await page.getByText('Acme is flapping.').first().waitFor()
  await page.getByText(/Ping flapping/).waitFor()
  await page.goto(`${headstart.origin}/#/incidents/${incident.id}`)
  await page.getByRole('heading', { name: /Acme Ping is flapping/ }).waitFor()
  await page.getByText('It goes up and down: you are told when it keeps steady').waitFor()
  await page
    .getByText(/It failed 4 times in/)
    .first()
    .waitFor()

  await page.goto(`${headstart.origin}/#/monitors/acme-ping/edit`)
  await page.getByRole('button', { name: 'Change', exact: true }).first().click()
  await page.getByLabel('Flapping from').fill('1')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('This must be at least 2.').first().waitFor()
  await page.getByLabel('Flapping from').fill('')
  await page.getByLabel('HTTP/1.1 instead of HTTP/2').uncheck()
  await page.getByLabel('Confirm within').fill('12s')
  await page.getByRole('button', { name: 'Save' }).first().click()
  const changed = await until('the change to be stored', async () => {
    const monitor = await headstart.api<Monitor>('/monitors/acme-ping')
    return monitor.policy.flapAfter === null ? monitor : undefined
  })
  expect(changed.policy).toMatchObject({ confirmWithinMs: 12_000, vary: ['address', 'family'] })
  // What was told before the change: one notice for all of it.
  const later = await headstart.api<Incident>(`/incidents/${incident.id}`)
  expect(later.notices.filter(({ kind }) => kind === 'opened')).toHaveLength(1)
  const { vendors } = await headstart.api<Summary>('/summary')
  expect(vendors[0]?.monitors[0]?.flapping).toBe(true)
  expect(problems).toEqual([])
})
