import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'

const sample = (name: string) => readFileSync(new URL(`../core/foreign/${name}`, import.meta.url), 'utf8')
const folder = temporaryFolder()
let headstart: Running
let browser: Browser

// Nothing is sent anywhere: what is imported is paused at once, and its addresses are of names that do not exist.
const own = `# Our file, kept in git.
headstart: 1
vendors:
  - id: acme   # since 2024
    name: Acme
monitors:
  - id: acme-ping
    vendor: acme
    name: Ping
    interval: 1h # slow on purpose
    request:
      url: https://api.acme.invalid/ping
      headers: { Authorization: "Bearer {{secret:acme.apiKey}}", X-Second: "{{secret:acme.second}}" }
`

beforeAll(async () => {
  headstart = await startHeadstart({
    dataDir: folder.path,
    env: { HEADSTART_SECRET_ACME_APIKEY: 'e2e-key-0123456789' },
  })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  folder.remove()
})

const ids = async () => (await headstart.api<Monitor[]>('/monitors')).map(({ id }) => id)
const preview = async (page: Page, text: string) => {
  await page.getByLabel('YAML to import').fill(text)
  await page.getByRole('button', { name: 'Show what would change' }).click()
}

test('own YAML: errors with their line, then a diff, then the change; the key that is missing is asked for once', async () => {
  const { page, problems, context } = await openPage(browser, `${headstart.url}#/settings/import`)
  await preview(page, own.replace('interval: 1h', 'interval: soon'))
  await page.getByText('line 10').waitFor()
  expect(await ids()).toEqual([])

  await preview(page, own)
  await page.getByText('This would make 2 changes').waitFor()
  await page.getByText('GET https://api.acme.invalid/ping, every 1 h').waitFor()
  await page.getByRole('button', { name: 'Apply these changes' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('acme.second').waitFor()
  expect(await dialog.getByText('Acme: Ping').count()).toBe(1)
  // Of the environment: nothing to ask for.
  expect(await dialog.getByText('acme.apiKey').count()).toBe(0)
  // This machine has no keychain: dialog and field say so, and the key may be left for later.
  await dialog.getByText('so keys can hardly be stored now').waitFor()
  await dialog.getByLabel('acme.second').fill('second-key-0123456789')
  await dialog.getByRole('button', { name: 'Store 1 key' }).click()
  await dialog.getByText('The key was not saved').waitFor()
  await dialog.getByRole('button', { name: 'Skip' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await ids()).toEqual(['acme-ping'])
  await headstart.api('/monitors/acme-ping/pause', { method: 'POST', body: {} })

  await preview(page, own.replace('interval: 1h', 'interval: 2h'))
  await page.getByText('interval', { exact: true }).waitFor()
  expect(await page.locator('del', { hasText: '1 h' }).count()).toBe(1)
  expect(await page.locator('ins', { hasText: '2 h' }).count()).toBe(1)
  expect(problems.filter((problem) => !/40[0-9]|424/.test(problem))).toEqual([])
  await context.close()
})

test('what goes out is the file that came in, with its comments, after an edit too', async () => {
  const exported = async () => (await headstart.fetch('/api/export')).text()
  expect(await exported()).toBe(own)
  const monitor = await headstart.api<Monitor>('/monitors/acme-ping')
  await headstart.api('/monitors/acme-ping', { method: 'PUT', body: { ...monitor, intervalMs: 7_200_000 } })
  expect(await exported()).toBe(own.replace('interval: 1h', 'interval: 2h'))
})

test('Uptime Kuma: what maps comes in, what does not is listed; a restart later one click takes it back', async () => {
  const first = await openPage(browser, `${headstart.url}#/settings/import`)
  const backup = sample('uptime-kuma-backup.json')
    .replaceAll('.example', '.invalid')
    .replaceAll('api.stripe.com', 'api.pay.invalid')
  await preview(first.page, backup)
  await first.page.getByText('This is a backup of Uptime Kuma.').waitFor()
  await first.page.getByText('13 parts of the file did not map').waitFor()
  await first.page.getByText('“Router” was left out.').waitFor()
  await first.page.getByLabel(/Remove what is not in the file \(1 monitor/).check()
  await first.page.getByRole('status').locator('[data-action="remove"]').first().waitFor()
  const wayBack = async () => JSON.stringify(await headstart.api('/import/last'))
  const earlier = await wayBack()
  await first.page.getByRole('button', { name: 'Apply these changes' }).click()
  await until('the monitors to be there', async () => (await ids()).length === 9)
  // It is kept after them: who stops in between has no way back.
  await until('the way back to be kept', async () => (await wayBack()) !== earlier)
  expect(await ids()).not.toContain('acme-ping')
  await first.context.close()

  await headstart.stop()
  headstart = await startHeadstart({ dataDir: folder.path })
  const { page, problems, context } = await openPage(browser, `${headstart.url}#/settings/import`)
  await page.getByText(/Taking it back removes 9 monitors and \d vendors, brings back 1 monitor/).waitFor()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('The import was taken back').waitFor()
  expect(await ids()).toEqual(['acme-ping'])
  expect((await headstart.api<Monitor>('/monitors/acme-ping')).paused).toBeDefined()
  await page.getByRole('button', { name: 'Take it back' }).waitFor({ state: 'detached' })
  expect(problems).toEqual([])
  await context.close()
})
