import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { failing, healthy, startVendor } from './vendor.ts'

const folder = temporaryFolder()
let vendor: Awaited<ReturnType<typeof startVendor>>
let headstart: Running
let browser: Browser

beforeAll(async () => {
  vendor = await startVendor()
  headstart = await startHeadstart({
    dataDir: folder.path,
    env: { HEADSTART_SECRET_ACME_APIKEY: 'rk_live_0123456789abcdef' },
  })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await vendor?.close()
  folder.remove()
})

test('a newcomer adds a monitor, sees its exchange before saving, and it is green', async () => {
  const { page, problems, context } = await openPage(browser, headstart.url)
  // The token is in the address once only.
  await until('the token to leave the address', () => !page.url().includes('token'))
  await page.getByRole('main').getByRole('link', { name: 'Add monitor' }).first().click()
  await page.getByRole('button', { name: /Any HTTP API/ }).click()

  await page.getByLabel('Name of the new vendor').fill('Acme')
  await page.getByLabel('What this monitor checks').fill('Balance')
  await expect.poll(() => page.getByLabel('Id', { exact: true }).inputValue()).toBe('acme-balance')
  await page.getByLabel('Address').fill(`${vendor.url}/v1/balance`)
  await page.getByRole('button', { name: 'Add header' }).click()
  await page.getByLabel('Name of header 1').fill('Authorization')
  await page.getByLabel('Value of header 1').fill('Bearer {{secret:acme.apiKey}}')

  await page.getByRole('button', { name: 'Test now' }).click()
  await page.getByText('Balance answers 200').first().waitFor()
  await page.getByText('req_e2eGood').first().waitFor()
  expect(await page.content()).not.toContain('rk_live_0123456789abcdef')
  expect(vendor.requests.at(-1)?.authorization).toBe('Bearer rk_live_0123456789abcdef')
  expect(await headstart.api<Monitor[]>('/monitors')).toEqual([])

  await page.getByRole('button', { name: 'Save monitor' }).click()
  await until('the monitor to be stored', async () => (await headstart.api<Monitor[]>('/monitors')).length === 1)
  await page.getByRole('link', { name: 'Overview' }).first().click()
  await page
    .getByText('All 1 monitors are up')
    .or(page.getByText('The monitor is up'))
    .or(page.getByText(/is up\.|are up\./))
    .first()
    .waitFor()
  expect(problems).toEqual([])
  await context.close()
})

test('a mistake in the form is named where it stands, and nothing is saved', async () => {
  const { page, context } = await openPage(browser, `${headstart.url}#/new-monitor?from=any`)
  await page.getByLabel('What this monitor checks').fill('Second')
  await page.getByLabel('Address').fill('not an address')
  await page.getByLabel('Every').fill('soon')
  await page.getByRole('button', { name: 'Save monitor' }).click()
  await until('the mistakes to be named', async () => (await page.getByText(/30s|duration/i).count()) > 0)
  expect(await page.locator('[aria-invalid="true"]').count()).toBeGreaterThanOrEqual(2)
  expect((await headstart.api<Monitor[]>('/monitors')).map((monitor) => monitor.id)).toEqual(['acme-balance'])
  await context.close()
})

test('a failing vendor is the first sentence; the incident shows the attempt, is acknowledged, and recovers', async () => {
  await headstart.api('/monitors/acme-balance', {
    method: 'PUT',
    body: { ...(await headstart.api<Monitor>('/monitors/acme-balance')), intervalMs: 5_000, revision: undefined },
  })
  const { page, problems, context } = await openPage(browser, headstart.url)
  await page
    .getByText(/is up\.|are up\./)
    .first()
    .waitFor()
  vendor.become(failing)
  // Live: no reload.
  await page.getByText('Acme is failing').first().waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Open' }).first().click()
  await page.getByRole('heading', { name: /Acme Balance answers 503/ }).waitFor()
  await page.getByText('First failure', { exact: true }).waitFor()
  await page.getByText('Service Unavailable').first().waitFor()
  await page.getByText('req_e2eBad').first().waitFor()

  await page.getByRole('button', { name: 'Acknowledge' }).first().click()
  const by = page
    .getByRole('dialog')
    .getByLabel(/name|who/i)
    .first()
  await by.fill('Night shift')
  await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByText('Night shift').first().waitFor()

  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy debug report' }).first().click()
  const report = await until('the report on the clipboard', () => page.evaluate(() => navigator.clipboard.readText()))
  expect(report).toContain('req_e2eBad')
  expect(report).toContain('503')
  expect(report).not.toContain('rk_live_0123456789abcdef')

  vendor.become(healthy)
  await page
    .getByText(/Recovered|recovered/)
    .first()
    .waitFor()
  expect(problems).toEqual([])
  await context.close()
})
