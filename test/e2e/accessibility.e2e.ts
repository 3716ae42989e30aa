import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { failing, healthy, startVendor } from './vendor.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const folder = temporaryFolder()
let vendor: Awaited<ReturnType<typeof startVendor>>
let headstart: Running
let browser: Browser
let incident: Incident

const config = (url: string) => `headstart: 1
vendors:
  - id: payments
    name: Payments
    features: [Checkout]
monitors:
  - id: balance
    vendor: payments
    name: Balance
    interval: 5s
    request:
      url: ${url}
      headers: { Authorization: "Bearer {{secret:payments.apiKey}}" }
    expect:
      - status: 200-299
`

beforeAll(async () => {
  vendor = await startVendor()
  headstart = await startHeadstart({
    dataDir: folder.path,
    config: config(vendor.url),
    env: { HEADSTART_SECRET_PAYMENTS_APIKEY: 'sk_live_accessibility_0123456789' },
  })
  await headstart.api('/monitors/balance/probe', { method: 'POST' })
  vendor.become(failing)
  incident = await until('an incident', async () => {
    const { items } = await headstart.api<{ items: Incident[] }>('/incidents')
    return items[0]
  })
  // One transcript that passed after, so that the pages show both.
  vendor.become(healthy)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await vendor?.close()
  folder.remove()
})

/** Serious and critical findings of the page as it stands, one line each. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const results = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`))
}

type Step = (page: Page) => Promise<void>
const tab =
  (name: string): Step =>
  async (page) => {
    await page.getByRole('tab', { name }).click()
  }

const pages: [name: string, address: () => string, shows: string, step?: Step][] = [
  ['overview', () => '/', 'Payments'],
  ['vendor', () => '/vendors/payments', 'of the time that was observed'],
  [
    'vendor, its figures as a table',
    () => '/vendors/payments',
    'of the time that was observed',
    async (page) => {
      await page.getByRole('switch', { name: 'Table' }).click()
    },
  ],
  [
    'vendor being edited',
    () => '/vendors/payments',
    'of the time that was observed',
    async (page) => {
      await page.getByRole('button', { name: 'Edit vendor' }).click()
      await page.getByLabel('Our account there').waitFor()
    },
  ],
  [
    'evidence for a claim',
    () => '/vendors/payments/sla',
    'What was observed',
    async (page) => {
      await page.getByRole('button', { name: 'Add a credit' }).click()
      await page.getByText('answers 503').waitFor()
      await page.getByRole('switch', { name: 'Phases' }).click()
    },
  ],
  ['incidents', () => '/incidents', 'answers 503'],
  ['incident', () => `/incidents/${incident.id}`, 'What happened'],
  [
    'preview of the debug report',
    () => `/incidents/${incident.id}`,
    'What happened',
    async (page) => {
      await page.getByRole('button', { name: 'Preview' }).click()
      await page.getByText('Find it in your logs').waitFor()
    },
  ],
  ['transcripts', () => '/transcripts', 'Balance'],
  ['transcripts found', () => '/transcripts?q=503', 'Balance'],
  ['no transcripts', () => '/transcripts?q=nothinglikethis', 'No transcript matches'],
  ...['Response', 'Request', 'Connection', 'Body', 'Timing', 'Raw text'].map(
    (name): [string, () => string, string, Step] => [
      `transcript, ${name}`,
      () => `/transcripts/${incident.transcriptIds[0]}`,
      'Different from the last good exchange',
      tab(name),
    ],
  ),
  ['monitor', () => '/monitors/balance', 'Recent probes'],
  [
    'monitor, its figures as a table',
    () => '/monitors/balance',
    'Recent probes',
    async (page) => {
      await page.getByRole('switch', { name: 'Table' }).click()
    },
  ],
  ['edit monitor', () => '/monitors/balance/edit', 'Request'],
  [
    'a monitor with fields that are wrong',
    () => '/monitors/balance/edit',
    'Request',
    async (page) => {
      await page.getByLabel('Address').fill('')
      await page.getByRole('button', { name: 'Save changes' }).click()
      await page.getByText('One field needs another look').waitFor()
      const wrong = page.getByLabel('Address')
      await expect.poll(() => wrong.evaluate((field) => field === document.activeElement)).toBe(true)
    },
  ],
  ['add monitor', () => '/new-monitor', 'Request'],
  ['pick a request of a file', () => '/new-monitor?from=file', 'Choose a file, or drop'],
  [
    'authentication',
    () => '/new-monitor?from=auth0',
    'Change details',
    async (page) => {
      // A form that was changed asks before it is left: this one shows the same without a change.
      await page.getByRole('button', { name: 'Change details' }).click()
      await page.getByLabel('Token endpoint').waitFor()
    },
  ],
  [
    'import',
    () => '/settings/import',
    'Import and export',
    async (page) => {
      await page
        .getByLabel('YAML to import')
        .fill(
          'endpoints:\n  - { name: ping, url: "https://api.acme.test/ping", conditions: ["[STATUS] == 200", "[IP] == 1"] }\n',
        )
      await page.getByRole('button', { name: 'Show what would change' }).click()
      await page.getByText('1 part of the file did not map').waitFor()
    },
  ],
  [
    'who was affected',
    () => `/incidents/${incident.id}`,
    'Who was affected',
    async (page) => {
      const at = new Date(incident.firstFailureAtMs).toISOString()
      const row = JSON.stringify({ at, url: vendor.url, status: 503, customerId: 'cus_1' })
      const choosing = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Choose your log' }).click()
      await (await choosing).setFiles({
        name: 'calls.ndjson',
        mimeType: 'text/plain',
        buffer: Buffer.from(`${row}\nx`),
      })
      await page.getByRole('button', { name: 'Find customers' }).click()
      await page.getByText('Note for just').waitFor()
    },
  ],
  ['templates of words', () => '/words', 'Variables'],
  ['settings', () => '/settings', 'Appearance'],
  ['settings, alerting', () => '/settings/alerting', 'Quiet hours'],
  [
    'plan maintenance',
    () => '/settings/alerting',
    'Maintenance windows',
    async (page) => {
      await page.getByRole('button', { name: 'Plan maintenance' }).click()
      await page.getByRole('dialog').getByText('Weekly', { exact: true }).click()
      await page
        .getByRole('dialog')
        .getByText(/in the time of this computer/)
        .waitFor()
    },
  ],
  ['settings, probing', () => '/settings/probing', 'Is it us?'],
  ['settings, history', () => '/settings/history', 'Backup'],
  ['settings, secrets', () => '/settings/secrets', 'payments.apiKey'],
  ['alerts', () => '/settings/alerts', 'where alerts go'],
  [
    'add a channel',
    () => '/settings/alerts',
    'where alerts go',
    async (page) => {
      await page.getByRole('button', { name: 'Add a channel' }).click()
      await page.getByRole('menuitem', { name: 'E-mail' }).click()
      await page.getByText('What it receives').waitFor()
    },
  ],
  ['help', () => '/help', 'The name does not exist'],
  ['a topic of help', () => '/help/timeout', 'What causes it'],
  ['nothing at the address', () => '/nowhere', 'nothing at this address'],
  ['missing vendor', () => '/vendors/missing', 'no vendor at this address'],
  ['missing monitor', () => '/monitors/missing', 'cannot be shown'],
]

/** Goes to a place, also from a form with changes that nobody saves. */
async function goTo(page: Page, place: string): Promise<void> {
  const kept = await page.evaluate(
    (to) =>
      new Promise<boolean>((resolve) => {
        if (location.hash === `#${to}`) return resolve(false)
        // The page's own listener came first: it puts the address back where changes would be lost.
        addEventListener('hashchange', () => resolve(location.hash !== `#${to}`), { once: true })
        location.hash = to
      }),
    place,
  )
  if (kept) await page.getByRole('button', { name: 'Leave and discard' }).click()
}

describe.each(['light', 'dark'] as const)('no serious finding in the %s theme', (theme) => {
  let page: Page
  let close: () => Promise<void>
  let problems: string[]

  beforeAll(async () => {
    const opened = await openPage(browser, headstart.url, { theme })
    page = opened.page
    problems = opened.problems
    close = () => opened.context.close()
  })
  afterAll(async () => {
    await close?.()
  })

  test.each(pages)('%s', async (_, address, shows, step) => {
    await goTo(page, address())
    await page.getByText(shows).first().waitFor()
    await step?.(page)
    // A list that is being asked for again is dimmed.
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('a dialog gives the keyboard back to the button that opened it, also by way of a menu', async () => {
    await goTo(page, '/settings/alerts')
    await page.getByRole('button', { name: 'Add a channel' }).click()
    await page.getByRole('menuitem', { name: 'E-mail' }).click()
    await page.getByLabel('Mail server').fill('smtp.example.com')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    await expect.poll(focused).toBe('Add a channel')
  })

  test('nothing went wrong in the page meanwhile', () => {
    expect(problems.filter((problem) => !problem.includes('404'))).toEqual([])
  })
})
