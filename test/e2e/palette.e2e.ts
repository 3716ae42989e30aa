import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BackupState } from '../../electron/core/contract/backups.ts'
import type { Vendor } from '../../electron/core/model/monitor.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { launchBrowser, type OpenPage, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { failing, startVendor } from './vendor.ts'

const folder = temporaryFolder()
const backups = temporaryFolder()
let vendor: Awaited<ReturnType<typeof startVendor>>
let headstart: Running
let browser: Browser
let opened: OpenPage

const config = (url: string) => `headstart: 1
vendors:
  - { id: payments, name: Payments }
monitors:
  - { id: balance, vendor: payments, name: Balance, interval: 5s, request: { url: "${url}" } }
`

beforeAll(async () => {
  vendor = await startVendor()
  headstart = await startHeadstart({ dataDir: folder.path, config: config(vendor.url) })
  browser = await launchBrowser()
  opened = await openPage(browser, headstart.url)
  await opened.context.grantPermissions(['clipboard-read', 'clipboard-write'])
})

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await vendor?.close()
  folder.remove()
  backups.remove()
})

/** Opens the search with its keys, types, and takes what is first. */
async function find(words: string, label: string | RegExp): Promise<void> {
  const { page } = opened
  await page.keyboard.press('Control+k')
  const field = page.getByPlaceholder('Find a vendor, monitor, incident, action or help')
  await field.fill(words)
  await page.getByRole('dialog').getByRole('button', { name: label }).first().click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

test('the search probes, acknowledges, copies the report and leads to help', async () => {
  const { page } = opened
  await page.getByRole('link', { name: 'Payments' }).first().waitFor()
  vendor.become(failing)
  await find('probe payments', 'Probe Payments Balance now')
  await page.getByText('Probed Payments Balance').waitFor()
  const summary = () => headstart.api<Summary>('/summary')
  await until('the incident', async () => (await summary()).openIncidents.length === 1)
  await find('acknowledge', /^Acknowledge “Payments Balance answers 503”/)
  await until('the acknowledgement', async () => (await summary()).openIncidents[0]?.acknowledged !== undefined)
  await find('copy debug', /^Copy debug report/)
  await page.getByText('The debug report as Markdown').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Payments Balance')
  await find('ECONNRESET', /^The connection is cut/)
  await page.getByRole('heading', { name: 'The connection is cut' }).waitFor()
  await find('req_e2eBad', 'Search the transcripts for “req_e2eBad”')
  await page.getByText('Balance answers 503').first().waitFor()
  expect(await page.getByPlaceholder('Address, header value').inputValue()).toBe('req_e2eBad')
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await page.getByRole('link', { name: /The name does not exist/ }).click()
  await page.getByText('Compare the host with the vendor’s documentation.').waitFor()
  expect(opened.problems).toEqual([])
})

test('a backup is made and brought back at the next start, with the way back', async () => {
  const { page } = opened
  await page.evaluate(() => {
    location.hash = '/settings/history'
  })
  await page.getByLabel('Back up into the folder').fill('somewhere')
  await page.getByRole('button', { name: 'Back up' }).click()
  await page.getByText('Name the folder from the root on').waitFor()
  await page.getByLabel('Back up into the folder').fill(backups.path)
  await page.getByRole('button', { name: 'Back up' }).click()
  await page
    .getByText(/headstart-backup-.*\.tar/)
    .first()
    .waitFor()
  const [name] = readdirSync(backups.path)
  await headstart.api('/vendors/payments', { method: 'PUT', body: { id: 'payments', name: 'Renamed later' } })
  await page.getByLabel('Restore the backup').fill(join(backups.path, name ?? ''))
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByText('End Headstart in its terminal and start it again').waitFor()
  await opened.context.close()
  await headstart.stop()

  headstart = await startHeadstart({ dataDir: folder.path })
  const nameNow = async () => (await headstart.api<Vendor[]>('/vendors'))[0]?.name
  expect(await nameNow()).toBe('Payments')
  opened = await openPage(browser, headstart.url)
  await opened.page.getByText('Headstart shows what was saved on').waitFor()
  expect((await headstart.api<BackupState>('/backups/restore-before', { method: 'POST' })).waiting).toBeDefined()
  await headstart.stop()
  headstart = await startHeadstart({ dataDir: folder.path })
  expect(await nameNow()).toBe('Renamed later')
})
