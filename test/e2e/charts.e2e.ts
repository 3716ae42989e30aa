import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SlaReport } from '../../electron/core/model/sla.ts'
import { monthText } from '../../electron/core/sla/words.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder } from './headstart.ts'
import { startVendor } from './vendor.ts'
import { type Months, prepareMonths, zone } from './wellKnownMonths.ts'

const folder = temporaryFolder()
let vendor: Awaited<ReturnType<typeof startVendor>>
let months: Months
let headstart: Running
let browser: Browser
let page: Page
let problems: string[]

beforeAll(async () => {
  vendor = await startVendor()
  months = await prepareMonths(folder.path, vendor.url, `${vendor.url}/status`)
  headstart = await startHeadstart({ dataDir: folder.path })
  browser = await launchBrowser()
  const opened = await openPage(browser, headstart.url)
  page = opened.page
  problems = opened.problems
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await vendor?.close()
  folder.remove()
})

const go = (place: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, place)
const range = (name: string) => page.getByLabel('How far back').getByText(name, { exact: true })
const plot = () => page.getByRole('slider')
const spoken = () => plot().getAttribute('aria-valuetext')
const textOf = async (download: Download) => readFileSync(await download.path(), 'utf8')

/** What a click makes the browser save. */
async function saved(click: () => Promise<unknown>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return download
}

const hourMs = 3_600_000
/** The month's availability by what was planted: 90 minutes down, one day not observed. */
const expected = () => {
  const observedMs = months.toMs - months.fromMs - 24 * hourMs
  const balance = 100 * (1 - (1.5 * hourMs) / observedMs)
  return { balance, both: (balance + 100) / 2, coverage: (100 * observedMs) / (months.toMs - months.fromMs) }
}

test('the vendor page shows its monitors over a year, its incidents with head starts, and leads on', async () => {
  await go('/vendors/payments')
  await page.getByText('Our account').waitFor()
  const rows = page.getByRole('row')
  const balance = rows.filter({ hasText: 'Balance answers 200' })
  await expect.poll(() => balance.textContent()).toMatch(/100% of 99%.*99\.\d\d% of \d\d%/)
  expect(await rows.filter({ hasText: 'All together' }).textContent()).toMatch(/99\.\d\d% of \d\d%/)
  const outage = rows.filter({ hasText: 'Northpay Balance answers 503' })
  expect(await outage.textContent()).toMatch(/1 h 30 min.*12 min/)
  expect(await page.getByText('median head start 12 min').count()).toBe(1)

  await page.getByRole('button', { name: 'Edit vendor' }).click()
  await page.getByLabel('Features of ours that need it').fill('Checkout, Refunds')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('We need it for Checkout, Refunds').waitFor()
})

test('a chart of 30 days shows one slow probe; it is zoomed by drag and left by Escape', async () => {
  await go('/monitors/pay-balance')
  await page.getByRole('heading', { name: 'Northpay Balance' }).waitFor()
  await range('30 d').click()
  // Cut off by the top, with its figure at the edge.
  await page.locator('svg text', { hasText: '9,000 ms' }).waitFor()
  const box = await plot().boundingBox()
  if (!box) throw new Error('The chart has no place.')
  const { from, to } = await windowOf()
  const xOf = (atMs: number) => box.x + (box.width * (atMs - from)) / (to - from)
  await page.mouse.move(xOf(months.spikeAtMs - 12 * hourMs), box.y + 80)
  await page.mouse.down()
  await page.mouse.move(xOf(months.spikeAtMs), box.y + 90, { steps: 4 })
  await page.mouse.move(xOf(months.spikeAtMs + 12 * hourMs), box.y + 90, { steps: 4 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'Reset zoom' }).waitFor()
  await plot().focus()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('button', { name: 'Reset zoom' }).count()).toBe(0)
  await page.locator('svg text', { hasText: '9,000 ms' }).waitFor()
})

/** The ends of the chart in view, from what a screen reader is told of its first and last point. */
async function windowOf(): Promise<{ from: number; to: number }> {
  await plot().focus()
  await page.keyboard.press('Home')
  const first = await spoken()
  await page.keyboard.press('End')
  const last = await spoken()
  const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00${offsetOf(text)}`)
  const [, from = ''] = /^(\S+ \S+) to/.exec(first ?? '') ?? []
  const [, start = '', end = ''] = /^(\S+ \S+) to ([^:]+:\d\d)/.exec(last ?? '') ?? []
  return { from: at(from), to: at(end.length > 5 ? end : `${start.slice(0, 10)} ${end}`) }
}

const offsetOf = (local: string) => {
  const utcMs = Date.parse(`${local.replace(' ', 'T')}:00Z`)
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(utcMs)
  return /GMT([+-]\d\d:\d\d)/.exec(name)?.[1] ?? 'Z'
}

test('keys move over the points, tell each, and open the incident; the table and the CSV hold the same', async () => {
  await range('90 d').click()
  await page.getByRole('list', { name: 'Incidents on this chart' }).getByRole('link').waitFor()
  await plot().focus()
  await page.keyboard.press('End')
  expect(await spoken()).toMatch(/median \d+ ms, 95th percentile \d+ ms.*\d+ probes?, \d+% observed/)
  const pressed = await pressUntil('ArrowLeft', (text) => /: not observed$/.test(text))
  expect(pressed).toBeGreaterThan(60)

  await page.getByRole('switch', { name: 'Table' }).click()
  const table = page.getByRole('region', { name: 'Response times as a table' })
  await table.waitFor()
  expect(await table.getByRole('row').count()).toBe(181)
  await page.getByRole('button', { name: 'Export' }).click()
  const csv = await textOf(await saved(() => page.getByText('Figures (CSV)').click()))
  const [head = '', ...lines] = csv.trimEnd().split('\r\n')
  expect(lines).toHaveLength(180)
  const longest = head.split(',').indexOf('max ms')
  expect(lines.map((line) => Number(line.split(',')[longest])).filter((ms) => ms === 9_000)).toHaveLength(1)
  await page.getByRole('switch', { name: 'Table' }).click()

  await page.getByRole('button', { name: 'Export' }).click()
  const picture = await saved(() => page.getByText('Picture (PNG)').click())
  const png = readFileSync(await picture.path())
  expect([png.subarray(1, 4).toString(), png.length > 10_000]).toEqual(['PNG', true])

  await plot().focus()
  const index = Math.floor((months.outage.firstFailureAtMs - (await windowOf()).from) / (12 * hourMs))
  await page.keyboard.press('Home')
  for (let step = 0; step < index; step++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.waitForURL(/#\/incidents\/inc-outage$/)
}, 60_000)

/** How often a key was pressed until what is told of the point is wanted. */
async function pressUntil(key: string, wanted: (text: string) => boolean): Promise<number> {
  for (let presses = 1; presses <= 180; presses++) {
    await page.keyboard.press(key)
    if (wanted((await spoken()) ?? '')) return presses
  }
  throw new Error(`No point is told as wanted by ${key}.`)
}

test('the evidence of a month: page, CSV, HTML and ZIP say the same as what was planted', async () => {
  const query = `month=${months.month}&zone=${zone}`
  const report = await headstart.api<SlaReport>(`/vendors/payments/sla-report?${query}`)
  const { balance, both, coverage } = expected()
  expect(report.monitors[0]?.figures.percent).toBeCloseTo(balance, 6)
  expect(report.total.percent).toBeCloseTo(both, 6)
  expect(report.total.coveragePercent).toBeCloseTo(coverage, 6)
  expect(report.credit).toMatchObject({ kept: false, tier: { belowPercent: 99.95, creditPercent: 10 } })
  expect(report.outages.map(({ title, counted, downMs }) => [title, counted, downMs])).toEqual([
    ['Northpay Balance answers 503', true, 1.5 * hourMs],
    ['Northpay Charges is slow', false, 0],
  ])

  await go('/vendors/payments')
  await page.getByRole('link', { name: 'SLA evidence' }).click()
  await page.getByText('The promise was not kept.').waitFor()
  await page.getByText(`${monthText(months.month)}, ${zone}`).waitFor()
  const shown = `${(Math.floor(both * 10_000) / 10_000).toFixed(4).replace(/\.?0+$/, '')}%`
  expect(await page.getByText('The promise was not kept.').textContent()).toContain(shown)

  const csv = await textOf(await saved(() => page.getByRole('button', { name: 'CSV' }).click()))
  expect(csv).toContain(`monitor,Northpay,${months.month},${zone},Balance`)
  expect(csv).toContain(balance.toFixed(6))
  const html = await textOf(await saved(() => page.getByRole('button', { name: 'HTML' }).click()))
  expect(html).toContain(shown)
  expect(html).not.toMatch(/<script|<link|<img|\bsrc=/)
  const zip = await saved(() => page.getByRole('button', { name: 'ZIP with transcripts' }).click())
  const entries = unzipSync(readFileSync(await zip.path()))
  const names = Object.keys(entries)
  for (const id of months.outage.transcriptIds)
    expect(names).toEqual(expect.arrayContaining([`outages/inc-outage/${id}.txt`, `outages/inc-outage/${id}.har`]))
  expect(new TextDecoder().decode(entries['evidence.html'])).toContain(shown)
  const manifest = JSON.parse(new TextDecoder().decode(entries['manifest.json'])) as { entries: { path: string }[] }
  expect([...manifest.entries.map(({ path }) => path), 'manifest.json'].sort()).toEqual([...names].sort())

  // Degraded counts from now on: both availability and credit follow, and the promise is in the exported file.
  await page.getByText('Down or degraded').click()
  await page.getByRole('button', { name: 'Save the promise' }).click()
  await expect
    .poll(async () => (await headstart.api<SlaReport>(`/vendors/payments/sla-report?${query}`)).outages[1]?.counted)
    .toBe(true)
  const exported = await (await headstart.fetch('/api/export')).text()
  expect(exported).toMatch(/sla:\s+promisedPercent: 99\.95\s+counts: degraded/)

  const future = await headstart.fetch('/api/vendors/payments/sla?month=2999-01')
  expect([future.status, await future.text()]).toEqual([400, expect.stringContaining('January 2999 has not begun.')])
  expect(problems).toEqual([])
})
