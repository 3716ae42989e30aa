import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Har, HarTimings } from '../../electron/core/export/harTypes.ts'
import type { Settings } from '../../electron/core/model/settings.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'
import { type MisbehavingVendor, startMisbehavingVendor } from '../kit/misbehavingVendor.ts'
import { launchBrowser } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'

const folder = temporaryFolder()
let vendor: MisbehavingVendor
let headstart: Running
let browser: Browser
let page: Page
const hars = new Map<string, string>()

/** What DevTools calls the times of HAR; "Initial connection" holds TLS, as `connect` does. */
const labels: Record<Exclude<keyof HarTimings, 'blocked'>, string> = {
  dns: 'DNS lookup',
  connect: 'Initial connection',
  ssl: 'SSL',
  send: 'Request sent',
  wait: 'Waiting for server response',
  receive: 'Content download',
}
const msOf: Record<string, number> = { μs: 0.001, ms: 1, s: 1000 }

beforeAll(async () => {
  vendor = await startMisbehavingVendor()
  const urls = {
    http2: vendor.urls.http2.replace('127.0.0.1', 'localhost'),
    redirects: vendor.urls.redirectChain,
    hangs: vendor.urls.acceptAndHang,
    refused: vendor.urls.refused,
  }
  const monitors = Object.entries(urls).map(
    ([id, url]) => `
  - { id: ${id}, vendor: trouble, name: ${id}, interval: 1h, timeout: 500ms, request: { url: "${url}" }, expect: [{ status: 200 }] }`,
  )
  headstart = await startHeadstart({
    dataDir: folder.path,
    config: `headstart: 1\nvendors: [{ id: trouble, name: Trouble }]\nmonitors:${monitors.join('')}\n`,
  })
  const caFile = join(folder.path, 'test-authority.pem')
  writeFileSync(caFile, vendor.caPem)
  const settings = await headstart.api<Settings>('/settings')
  await headstart.api('/settings', { method: 'PUT', body: { ...settings, caFiles: [caFile] } })
  // A hang takes its time: all are probed while the browser starts.
  const probed = Promise.all(Object.keys(urls).map(async (id) => hars.set(id, await harOfProbe(id))))
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1400, height: 800 } })
  await probed
})

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await vendor?.close()
  folder.remove()
})

async function harOfProbe(monitor: string): Promise<string> {
  const { id } = await headstart.api<Transcript>(`/monitors/${monitor}/probe`, { method: 'POST', body: {} })
  return until('its HAR', async () => {
    const response = await headstart.fetch(`/api/transcripts/${id}/har`)
    return response.ok && response.text()
  })
}

/** Gives the file to the importer of the Network panel of this Chromium's own DevTools; what its rows then say. */
async function importIntoDevTools(har: string, rows: number): Promise<string[][]> {
  await page.goto('devtools://devtools/bundled/devtools_app.html?panel=network')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'headstart.har', mimeType: 'application/json', buffer: Buffer.from(har) })
  const shown = page.locator('.network-log-grid tr.data-grid-data-grid-node')
  await until(`${rows} rows`, async () => (await shown.count()) === rows)
  await page.getByText(`${rows} requests`, { exact: true }).waitFor()
  return (await shown.allInnerTexts()).map((text) => text.split('\t').slice(0, 3))
}

/** The Timing tab of the last request: milliseconds by what DevTools calls them, "-1" where it shows none. */
async function shownTimings(): Promise<Record<string, number>> {
  await page.locator('.network-log-grid tr.data-grid-data-grid-node').last().locator('td').first().click()
  await page.getByRole('tab', { name: 'Timing' }).click()
  const rows = page.locator('.network-timing-table tr')
  await rows.filter({ hasText: labels.receive }).waitFor()
  const texts = await rows.allInnerTexts()
  const shown = (label: string) => {
    const [, value, unit] = /([\d.]+)\s(μs|ms|s)$/.exec(texts.find((text) => text.startsWith(label)) ?? '') ?? []
    return value === undefined ? -1 : Number(value) * (msOf[unit ?? ''] ?? Number.NaN)
  }
  return Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, shown(label)]))
}

/** What the panel knows of the last request without a column for it by default. */
const known = () =>
  page.evaluate<{ protocol: string; address: string }>(
    `import('devtools://devtools/bundled/models/logs/logs.js').then(({ NetworkLog }) => {
      const request = NetworkLog.NetworkLog.instance().requests().at(-1)
      return { protocol: request.protocol, address: request.remoteAddress() }
    })`,
  )

// DevTools reads no error from a HAR, its own neither: without a response it shows no status, only that it is over.
const noResponse = 'Finished'
test.each([
  ['http2', [['ok', '200', 'fetch']], ['dns', 'connect', 'ssl', 'send', 'wait', 'receive']],
  [
    'redirects',
    [
      ['redirect-chain', '302', 'fetch'],
      ['redirect-chain?left=2', '302', 'fetch'],
      ['redirect-chain?left=1', '302', 'fetch'],
      ['redirect-chain?left=0', '302', 'fetch'],
      ['echo', '200', 'fetch'],
    ],
    ['connect', 'send', 'wait', 'receive'],
  ],
  ['hangs', [['ok', noResponse, 'fetch']], ['connect', 'send', 'wait']],
  ['refused', [['ok', noResponse, 'fetch']], ['connect']],
])('DevTools imports the HAR of "%s" with its requests and times', async (monitor, rows, phases) => {
  const har = hars.get(monitor) ?? ''
  expect(await importIntoDevTools(har, rows.length)).toEqual(rows)
  const { log }: Har = JSON.parse(har)
  const last = log.entries.at(-1)
  const shown = await shownTimings()
  for (const [phase, ms] of Object.entries(shown)) {
    const written = last?.timings[phase as keyof HarTimings] ?? Number.NaN
    // DevTools rounds to hundredths of a millisecond, and seconds to hundredths.
    expect(Math.abs(ms - written), `${phase}: DevTools ${ms}, HAR ${written}`).toBeLessThan(ms > 999 ? 6 : 0.02)
  }
  expect(Object.keys(shown).filter((phase) => (shown[phase] ?? 0) > 0)).toEqual(phases)
  if (monitor === 'http2') {
    expect(await known()).toEqual({ protocol: 'h2', address: `127.0.0.1:${new URL(vendor.urls.http2).port}` })
  }
})
