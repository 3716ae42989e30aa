import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Monitor, Vendor } from '../../electron/core/model/monitor.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { type Behaviour, healthy, startVendor } from './vendor.ts'

const goodKey = 'rk_live_good0123456789abcdef'
const folder = temporaryFolder()
let vendor: Awaited<ReturnType<typeof startVendor>>
let headstart: Running
let browser: Browser

/** A stand-in for a payment service: 401 to a wrong key, 403 to one that lacks a permission. */
const payments: Behaviour = (request, response) => {
  const key = request.headers.authorization
  if (key === `Bearer ${goodKey}`) return healthy(request, response)
  const status = key === 'Bearer rk_live_restricted0123456789' ? 403 : 401
  response.writeHead(status, { 'Content-Type': 'application/json' }).end('{"error":{"type":"invalid_request_error"}}')
}

beforeAll(async () => {
  vendor = await startVendor()
  vendor.become(payments)
  headstart = await startHeadstart({
    dataDir: folder.path,
    env: { HEADSTART_SECRET_STRIPE_APIKEY: goodKey, HEADSTART_SECRET_ACME_APIKEY: goodKey },
  })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await vendor?.close()
  folder.remove()
})

const testNow = (page: Page) => page.getByRole('button', { name: 'Test now' }).click()
const outcome = (page: Page, title: string) => page.getByLabel('Result of the test').getByText(title).waitFor()

test('from the catalog to the first green monitor by keyboard, in under two minutes', async () => {
  const startedAtMs = performance.now()
  const { page, problems, context } = await openPage(browser, headstart.url)
  await until('the token to leave the address', () => !page.url().includes('token'))
  await page.getByRole('main').getByRole('link', { name: 'Add monitor' }).first().press('Enter')
  await page.getByRole('heading', { name: 'What do you depend on?' }).waitFor()
  await page.getByLabel('Search vendors').pressSequentially('strip')
  await page.keyboard.press('Enter')

  const key = page.getByLabel('Restricted or secret API key')
  await key.waitFor()
  expect(await page.getByText('GET https://api.stripe.com/v1/balance').count()).toBe(1)
  // Only what is the user's own is asked for: the address stands behind a button.
  expect(await page.getByLabel('Address').count()).toBe(0)
  await page.getByRole('button', { name: 'Change details' }).click()
  await page.getByLabel('Address').fill(`${vendor.url}/v1/balance`)

  await key.fill('rk_live_wrong0123456789abcdef')
  await testNow(page)
  await outcome(page, 'The key is the trouble.')
  await key.fill('rk_live_restricted0123456789')
  await testNow(page)
  await outcome(page, 'A permission is the trouble.')
  vendor.become((_, response) => response.writeHead(500).end())
  await testNow(page)
  await outcome(page, 'The vendor is the trouble.')
  vendor.become(payments)
  // The right key comes from the environment, as the field says.
  await key.fill('')
  await testNow(page)
  await outcome(page, 'It works.')

  await page.getByRole('button', { name: 'Save monitor' }).press('Enter')
  await page.getByRole('heading', { name: 'Balance' }).first().waitFor()
  await until(
    'the monitor to be green',
    async () => (await headstart.api<{ counts: { up: number } }>('/summary')).counts.up === 1,
  )
  expect(performance.now() - startedAtMs).toBeLessThan(120_000)

  const [monitor] = await headstart.api<Monitor[]>('/monitors')
  expect(monitor).toMatchObject({ id: 'stripe-balance', catalog: { id: 'stripe', revision: 1 }, intervalMs: 60_000 })
  expect(monitor?.refusals?.map(({ means }) => means)).toEqual(['key', 'permission'])
  const [saved] = await headstart.api<Vendor[]>('/vendors')
  expect(saved).toMatchObject({ id: 'stripe', statusPage: { kind: 'stripe' }, requestIds: ['Request-Id'] })
  expect(problems).toEqual([])
  await context.close()
})

test('a second monitor from the same entry finds the vendor and takes the next free name', async () => {
  const { page, context } = await openPage(browser, `${headstart.url}#/new-monitor?from=stripe`)
  await page.getByRole('button', { name: 'Change details' }).click()
  expect(await page.getByLabel('What this monitor checks').inputValue()).toBe('Balance 2')
  expect(await page.getByLabel('Id', { exact: true }).inputValue()).toBe('stripe-balance-2')
  await context.close()
})

test('arrow keys move through the vendors; one whose facts are not confirmed says so', async () => {
  const { page, context } = await openPage(browser, `${headstart.url}#/new-monitor`)
  await page.getByLabel('Search vendors').press('ArrowDown')
  const focused = () => page.evaluate(() => document.activeElement?.querySelector('strong')?.textContent)
  expect(await focused()).toBe('Any HTTP API')
  await page.keyboard.press('ArrowRight')
  expect(await focused()).toBe('A curl command')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  expect(await focused()).toBe('Stripe')
  await page.keyboard.press('Enter')
  await page.getByLabel('Restricted or secret API key').waitFor()
  await page.goBack()
  await page.getByLabel('Search vendors').press('ArrowDown')
  // Enter on a card opens its form and does not submit it.
  expect((await headstart.api<Monitor[]>('/monitors')).map(({ id }) => id)).toEqual(['stripe-balance'])
  await page.keyboard.type('auth0')
  const unsure = page.getByRole('button', { name: /Auth0/ })
  await unsure.waitFor()
  expect(await unsure.textContent()).toContain('not confirmed')
  await page.keyboard.press('Enter')
  await page.getByText('Test now shows what is true').waitFor()
  await context.close()
})

test('a pasted curl command becomes a monitor, its key a secret field', async () => {
  const { page, problems, context } = await openPage(browser, `${headstart.url}#/new-monitor`)
  await page.getByRole('button', { name: /A curl command/ }).click()
  const box = page.getByLabel('A curl command')
  await box.fill('wget https://api.acme.com')
  await page.getByRole('button', { name: 'Use this command' }).click()
  await page.getByText('begins with curl').waitFor()
  await box.fill(`curl https://api.acme.com/v1/balance \\\n  -H 'Authorization: Bearer ${goodKey}' -k`)
  await page.getByRole('button', { name: 'Use this command' }).click()
  await page.getByText('-k is left out').waitFor()
  expect(await page.getByLabel('Value of header 1').inputValue()).toBe('Bearer {{secret:acme.apiKey}}')
  expect(await page.evaluate(() => window.location.href)).not.toContain(goodKey)
  await page.getByLabel('Address').fill(`${vendor.url}/v1/balance`)
  await testNow(page)
  await outcome(page, 'It works.')
  expect(vendor.requests.at(-1)?.authorization).toBe(`Bearer ${goodKey}`)
  // This shell has no keychain; the same key is in its environment.
  await page.getByLabel('acme.apiKey').fill('')
  await page.getByRole('button', { name: 'Save monitor' }).click()
  await until('the monitor to be stored', async () =>
    (await headstart.api<Monitor[]>('/monitors')).some(({ id }) => id === 'acme-balance'),
  )
  expect(problems).toEqual([])
  await context.close()
})

test('a monitor whose entry improved is told, and takes it over in the form', async () => {
  await headstart.api('/monitors/stripe-balance', {
    method: 'PUT',
    body: {
      ...(await headstart.api<Monitor>('/monitors/stripe-balance')),
      catalog: { id: 'shopify', revision: 1 },
      request: { method: 'POST', url: `${vendor.url}/admin/api/2026-01/graphql.json`, headers: [] },
      refusals: [],
      revision: undefined,
    },
  })
  const { page, problems, context } = await openPage(browser, `${headstart.url}#/monitors/stripe-balance`)
  await page.getByText('The catalog knows Shopify (store) better since this monitor was made').waitFor()
  await page.getByRole('link', { name: 'Look at it in the form' }).click()
  await page.getByRole('button', { name: 'Take it over' }).click()
  // It is in the form only until it is saved.
  expect((await headstart.api<Monitor>('/monitors/stripe-balance')).catalog?.revision).toBe(1)
  await page.getByRole('button', { name: 'Save changes' }).click()
  const saved = await until('the monitor to be saved', async () => {
    const monitor = await headstart.api<Monitor>('/monitors/stripe-balance')
    return monitor.catalog?.revision === 2 ? monitor : null
  })
  expect(saved.refusals?.map(({ means }) => means)).toContain('limit')
  await page.getByText('The catalog knows').waitFor({ state: 'detached' })
  expect(problems).toEqual([])
  await context.close()
})
