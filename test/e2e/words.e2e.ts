import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { launchBrowser, type OpenPage, openPage } from './browser.ts'
import { type FailingVendor, northpayKey, startFailingVendor } from './failingVendor.ts'
import { type Running, until } from './headstart.ts'
import { healthy, startVendor } from './vendor.ts'

let started: FailingVendor
let vendor: FailingVendor['vendor']
let headstart: Running
let browser: Browser
let opened: OpenPage
let page: Page
let id: string
const cleanups: (() => unknown)[] = []
/** Answers that no user should get. */
const problems: string[] = []

const now = () => headstart.api<Incident>(`/incidents/${id}`)
const panel = () => page.locator('#words')
const clipboard = () => page.evaluate(() => navigator.clipboard.readText())

beforeAll(async () => {
  started = await startFailingVendor()
  ;({ vendor, headstart, id } = started)
  browser = await launchBrowser()
  opened = await openPage(browser, headstart.url)
  page = opened.page
  page.on('response', async (response) => {
    if (response.status() >= 500) problems.push(`${response.url()} ${await response.text()}`)
  })
  await opened.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${headstart.origin}/#/incidents/${id}`)
  await panel().waitFor()
})

afterAll(async () => {
  for (const cleanup of cleanups) await cleanup()
  await browser?.close()
  await started?.close()
})

test('the stage is shown with its reason, and features the user names go into the texts', async () => {
  await panel().getByText('Your own checks fail.').waitFor()
  expect(await panel().getByLabel('What you can say').first().inputValue()).toBe('We are seeing errors')
  const features = panel().getByLabel('Your features that need Northpay')
  await features.fill('Checkout')
  await features.press('Enter')
  const text = panel().getByRole('textbox', { name: 'Customer banner' })
  await until('the feature in the text', async () =>
    (await text.inputValue()).startsWith('Checkout may fail right now.'),
  )
  expect(await text.inputValue()).toMatch(/Next update by \d\d:\d\d UTC\.$/)
})

test('a text is changed, copied by the keyboard, and stands on the timeline with its promise', async () => {
  await page.locator('h1').first().click()
  await page.keyboard.press('w')
  const text = panel().getByRole('textbox', { name: 'Customer banner' })
  await until('the text to have the focus', () => text.evaluate((element) => element === document.activeElement))
  const draft = await text.inputValue()
  await text.fill(`${draft} A database is down.`)
  await panel().getByText('“database” names a cause that Northpay has not stated.').waitFor()
  await text.fill(`${draft} Invoices work.`)
  await panel().getByText('names a cause').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Enter')
  const incident = await until('what was said', async () => {
    const one = await now()
    return one.said?.length === 1 ? one : null
  })
  expect(await clipboard()).toBe(`${draft} Invoices work.`)
  const [said] = incident.said ?? []
  expect(said).toMatchObject({ audience: 'banner', stage: 'seeing', text: `${draft} Invoices work.` })
  expect(said?.promisedAtMs).toBeGreaterThan(Date.now())
  expect(incident.timeline.find(({ kind }) => kind === 'said')?.text).toMatch(/Next update promised for \d\d:\d\d /)
  await page.getByText('Next update promised for').first().waitFor()
})

test('a secret does not leave by a text, nor is it kept', async () => {
  const body = { audience: 'banner', stage: 'seeing', text: `We use ${northpayKey}.` }
  const answer = await headstart.fetch(`/api/incidents/${id}/said`, { method: 'POST', body })
  expect(answer.status).toBe(422)
  expect((await now()).said).toHaveLength(1)
})

test('a promise that is due stands on top of the window, and can be moved', async () => {
  const body = { audience: 'internal', stage: 'seeing', text: 'Soon.', promisedAtMs: Date.now() + 1_500 }
  await headstart.api(`/incidents/${id}/said`, { method: 'POST', body })
  await page.getByText('You promised an update at').first().waitFor()
  expect((await headstart.api<Summary>('/summary')).warnings).toMatchObject([{ incidentId: id }])
  await panel().getByRole('button', { name: '15 min later' }).first().click()
  await until('the warning to go', async () => (await headstart.api<Summary>('/summary')).warnings.length === 0)
  expect((await now()).said?.find(({ audience }) => audience === 'internal')?.promisedAtMs).toBeGreaterThan(Date.now())
})

test('a text is sent through a channel after it was shown once more, and stands on the timeline as sent', async () => {
  const bodies: string[] = []
  const hook = await startVendor()
  cleanups.push(() => hook.close())
  hook.become((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      bodies.push(body)
      response.writeHead(bodies.length === 1 ? 404 : 200).end()
    })
  })
  const channel = { kind: 'webhook', id: 'ops', name: 'Ops', enabled: true, notices: ['digest'], url: hook.url }
  await headstart.api('/channels', { method: 'PUT', body: { channel } })
  await panel().getByRole('tab', { name: 'Internal update' }).click()
  const send = async () => {
    await panel().getByRole('button', { name: 'Send to…' }).click()
    await page.getByRole('menuitem', { name: 'Ops webhook' }).click()
    await page.getByRole('button', { name: 'Send now' }).click()
  }
  const before = (await now()).said?.length ?? 0
  await send()
  await page.getByText('Ops did not take it').waitFor()
  expect((await now()).said ?? []).toHaveLength(before)
  await page.getByRole('button', { name: 'Send now' }).click()
  const after = await until('what was sent', async () => {
    const incident = await now()
    return incident.said?.length === before + 1 ? incident : null
  })
  const text = after.said?.at(-1)?.text
  expect(after.said?.at(-1)).toMatchObject({ audience: 'internal', to: 'Ops', channelId: 'ops' })
  expect(text).toMatch(/^Northpay: it answers 503 since /)
  expect(JSON.parse(bodies[1] ?? '')).toMatchObject({ type: 'incident.words', data: { notices: [{ text }] } })
  await panel().getByRole('tab', { name: 'Customer banner' }).click()
})

test('a template is changed, an unknown variable is refused with the one that was meant, and it is reset', async () => {
  await page.goto(`${headstart.origin}/#/words`)
  const template = page.getByLabel('Customer banner: we are seeing errors')
  await template.fill('{vendr} is broken')
  await page.getByText('There is no variable {vendr}. Did you mean {vendor}?').waitFor()
  expect(await page.getByRole('button', { name: 'Save template' }).isDisabled()).toBe(true)
  await template.fill('Trouble with {features}.')
  await page.getByText('Trouble with Checkout and Invoices.').waitFor()
  await page.getByRole('button', { name: 'Save template' }).click()
  await page.getByText('yours', { exact: true }).waitFor()
  const refused = await headstart.fetch('/api/words', {
    method: 'PUT',
    body: { zone: 'utc', nextUpdateMinutes: 30, product: '', templates: { banner: { seeing: '{vendr}' } } },
  })
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('templates.banner.seeing')])
  await page.goto(`${headstart.origin}/#/incidents/${id}`)
  const text = panel().getByRole('textbox', { name: 'Customer banner' })
  await until('the own text', async () => (await text.inputValue()) === 'Trouble with Checkout.')
  await page.goto(`${headstart.origin}/#/words`)
  await page.getByRole('button', { name: 'Reset to default' }).click()
  await page.getByText('yours', { exact: true }).waitFor({ state: 'detached' })
})

test('the recovery gives the text that takes it down', async () => {
  vendor.become(healthy)
  await until('the end', async () => (await now()).state === 'closed')
  await page.goto(`${headstart.origin}/#/incidents/${id}`)
  const text = panel().getByRole('textbox', { name: 'Customer banner' })
  await until('the all-clear', async () => (await text.inputValue()).startsWith('Checkout works again since'))
  await panel().getByRole('button', { name: 'It is taken down' }).click()
  await page.getByText('“Taken down.”').waitFor()
  expect((await now()).said?.at(-1)).toMatchObject({ audience: 'banner', stage: 'resolved', text: 'Taken down.' })
  expect(problems).toEqual([])
})

/** A log of the product's own calls: of 30 customers every third failed, and one of another vendor did. */
function ownLog(failedAtMs: number): string {
  const row = (n: number, status: number, url: string) =>
    JSON.stringify({
      ts: new Date(failedAtMs + n).toISOString(),
      http: { url, status },
      ctx: { customerId: `cus_${n}` },
      headers: { authorization: 'Bearer sk_live_abcdefgh12345678' },
    })
  const rows = Array.from({ length: 30 }, (_, n) => row(n, n % 3 === 0 ? 503 : 200, `${vendor.url}/v1/pay`))
  return [...rows, 'not json', row(99, 503, 'https://api.other.example/'), ''].join('\n')
}

test('the product’s own log, dropped on the incident, gives the customers whose calls failed, as CSV and with their note', async () => {
  const { firstFailureAtMs, said } = await now()
  const text = ownLog(firstFailureAtMs)
  const affected = page.locator('#affected')
  const dropped = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'calls.ndjson'))
    return transfer
  }, text)
  await affected.dispatchEvent('dragenter', { dataTransfer: dropped })
  await page.getByText('Drop your log to find whose calls to Northpay failed').waitFor()
  await affected.dispatchEvent('drop', { dataTransfer: dropped })
  const find = affected.getByRole('button', { name: 'Find customers' })
  await find.waitFor()
  expect(await affected.getByLabel('Customer', { exact: true }).first().inputValue()).toBe('ctx.customerId')
  expect(await affected.getByLabel('Failed by status').first().inputValue()).toBe('http.status')
  await find.click()
  await affected.getByText('10 customers').first().waitFor()
  await affected.getByText('with 10 failed calls of 30 calls to Northpay').waitFor()
  await affected.getByText('31 records read: 1 not to Northpay').waitFor()
  await affected.getByText('1 malformed record left out').click()
  await affected.getByText('it is no JSON object').waitFor()

  const saving = page.waitForEvent('download')
  await affected.getByRole('button', { name: 'Save CSV' }).click()
  const csv = readFileSync(await (await saving).path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(csv[0]).toBe('customer,failed_calls,first_failure,last_failure,worked_again')
  expect(csv).toHaveLength(11)
  expect(csv).toContain(
    `cus_3,1,${new Date(firstFailureAtMs + 3).toISOString()},${new Date(firstFailureAtMs + 3).toISOString()},`,
  )
  await affected.getByRole('button', { name: 'Copy customers' }).click()
  await until('the customers on the clipboard', async () => (await clipboard()).split('\n').length === 10)

  await affected.getByText('Note for just these 10 customers').waitFor()
  await affected.getByRole('button', { name: 'Copy and log as said' }).click()
  const after = await until('the note on the timeline', async () => {
    const incident = await now()
    return (incident.said?.length ?? 0) > (said?.length ?? 0) ? incident : null
  })
  expect(after.said?.at(-1)).toMatchObject({ audience: 'affected', stage: 'resolved', to: '10 customers' })
  expect(JSON.stringify(after)).not.toContain('cus_')
})

test('a compressed log is picked as a file, and one that cannot be read says why', async () => {
  const affected = page.locator('#affected')
  const { firstFailureAtMs } = await now()
  const packed = join(started.dataDir, '..', `${started.dataDir.split('/').pop()}.ndjson.gz`)
  writeFileSync(packed, gzipSync(ownLog(firstFailureAtMs)))
  const pick = async (path: string) => {
    const choosing = page.waitForEvent('filechooser')
    await affected.getByRole('button', { name: /Choose/ }).click()
    await (await choosing).setFiles(path)
  }
  await pick(packed)
  await affected.getByRole('button', { name: 'Find customers' }).click()
  await affected.getByText('10 customers').first().waitFor()
  // A log may hold a key in any place: what is taken along passes the same gate as a report.
  writeFileSync(packed, gzipSync(ownLog(firstFailureAtMs).replaceAll('"cus_3"', JSON.stringify(northpayKey))))
  await pick(packed)
  await affected.getByRole('button', { name: 'Find customers' }).click()
  await affected.getByText('10 customers').first().waitFor()
  const refused = (title: string) =>
    page
      .getByRole('alert')
      .filter({ hasText: title })
      .getByText(/^This was not handed out/)
  await affected.getByRole('button', { name: 'Save CSV' }).click()
  await refused('Nothing was saved').waitFor()
  await affected.getByRole('button', { name: 'Copy customers' }).click()
  await refused('Nothing was copied').waitFor()
  expect(await clipboard()).not.toContain(northpayKey)
  writeFileSync(packed, '{\n "a": 1 }')
  await pick(packed)
  await affected.getByText('The file is one JSON document, and no list.').waitFor()
  // What was refused on purpose stands in the console too.
  expect([...problems, ...opened.problems.filter((problem) => !/409|422/.test(problem))]).toEqual([])
})
