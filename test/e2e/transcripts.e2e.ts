import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { failing, startVendor } from './vendor.ts'

const key = 'sk_live_transcripts_9f86d081884c7d65'
const folder = temporaryFolder()
let vendor: Awaited<ReturnType<typeof startVendor>>
let headstart: Running
let browser: Browser
let page: Page
let problems: string[]

/** A HAR of one exchange, as a browser or the user's own application would log it. */
const har = (orderId: string) =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'test', version: '1' },
      entries: [
        {
          startedDateTime: '2026-11-20T10:00:00.000Z',
          time: 30,
          request: {
            method: 'GET',
            url: `https://shop.example/orders/${orderId}`,
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [],
            queryString: [],
            headersSize: -1,
            bodySize: 0,
          },
          response: {
            status: 502,
            statusText: 'Bad Gateway',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [],
            content: { size: 2, mimeType: 'application/json', text: '{}' },
            redirectURL: '',
            headersSize: -1,
            bodySize: 2,
          },
          cache: {},
          timings: { send: 1, wait: 28, receive: 1 },
        },
      ],
    },
  })

beforeAll(async () => {
  vendor = await startVendor()
  headstart = await startHeadstart({
    dataDir: folder.path,
    config: `headstart: 1
vendors:
  - id: payments
    name: Payments
monitors:
  - id: balance
    vendor: payments
    name: Balance
    interval: 1h
    request:
      url: ${vendor.url}
      headers: { Authorization: "Bearer {{secret:payments.apiKey}}" }
    expect:
      - status: 200-299
`,
    env: { HEADSTART_SECRET_PAYMENTS_APIKEY: key },
  })
  await headstart.api('/monitors/balance/probe', { method: 'POST' })
  vendor.become(failing)
  await headstart.api('/monitors/balance/probe', { method: 'POST' })
  browser = await launchBrowser()
  const opened = await openPage(browser, headstart.url)
  page = opened.page
  problems = opened.problems
})

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await vendor?.close()
  folder.remove()
})

async function goTo(hash: string): Promise<void> {
  await page.evaluate((place) => {
    location.hash = place
  }, hash)
}

const rows = () => page.locator('[id^="transcript-"]')

test('words of a body find the transcript, which shows where they stand', async () => {
  await goTo('/transcripts')
  await rows().first().waitFor()
  await page.getByLabel('Search transcripts').fill('req_e2eBad unavailable')
  await until('the failed ones alone', async () => {
    const texts = await rows().allTextContents()
    return texts.length > 0 && texts.every((text) => text.includes('503'))
  })
  expect(new URL(page.url()).hash).toBe('#/transcripts?q=req_e2eBad+unavailable')
  await rows().first().click()
  await page.getByRole('heading', { name: 'Found' }).waitFor()
  await page.getByRole('button', { name: 'Response body' }).click()
  await page.locator('.cm-searchMatch').first().waitFor()
  expect(await page.getByRole('tab', { name: 'Body' }).getAttribute('aria-selected')).toBe('true')
})

test('a pinned transcript stands under the filter for pinned ones', async () => {
  await page.getByRole('button', { name: 'Pin', exact: true }).click()
  await page.getByRole('button', { name: 'Pinned' }).waitFor()
  await goTo('/transcripts?origin=pinned')
  await until('the pinned one alone', async () => (await rows().count()) === 1)
  expect(await rows().first().getByRole('img', { name: 'Pinned' }).count()).toBe(1)
})

test('the preview shows what leaves, without the key', async () => {
  await rows().first().click()
  await page.getByRole('button', { name: 'Preview' }).click()
  const text = page.getByRole('textbox', { name: 'Text of the report' })
  await text.waitFor()
  expect(await text.textContent()).toContain('req_e2eBad')
  await page
    .getByText(/1 secret replaced|secrets replaced/)
    .first()
    .waitFor()
  for (const form of ['Short text', 'HAR', 'ZIP']) {
    await page.getByRole('tab', { name: form, exact: true }).click()
    await text.waitFor()
    expect(await text.textContent()).not.toContain(key)
  }
  await page.getByText('manifest.json').first().waitFor()
  await page.keyboard.press('Escape')
})

test('a HAR file becomes transcripts; a broken one gives a sentence', async () => {
  await goTo('/transcripts')
  const file = page.locator('input[type=file]')
  const choose = (name: string, text: string) =>
    file.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  await choose('broken.har', har('7').slice(0, -60))
  const broken = page.getByRole('alert').filter({ hasText: /entry|file/ })
  await broken.waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await choose('shop.har', har('4711'))
  await page.getByText('1 exchange of shop.har is now a transcript.').waitFor()
  await page.getByRole('link', { name: 'Show what was imported' }).click()
  await until('the imported one alone', async () => (await rows().count()) === 1)
  expect(await rows().first().textContent()).toContain('imported from shop.har')
  expect(problems).toEqual([])
})
