import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import { type Receiver, startReceiver } from '../kit/receiver.ts'
import { launchBrowser, openPage } from './browser.ts'
import { pictureProblem } from './comparePicture.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { type Day, prepareDay } from './wellKnownDay.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Every run draws every screen here, to be looked at. */
const drawn = join(root, 'dist/pictures')
/** The README's pictures: redrawn with `npm run pictures`, so that a run of the tests leaves the tree as it was. */
const docs = process.env.HEADSTART_PICTURES ? join(root, 'test/e2e/docs') : null

/** What each screen is compared with, small. */
const kept = join(root, 'test/e2e/docs/screens')

const folder = temporaryFolder()
let day: Day
let headstart: Running
let browser: Browser
let chat: Receiver
let incident: Incident

beforeAll(async () => {
  mkdirSync(drawn, { recursive: true })
  if (docs) mkdirSync(kept, { recursive: true })
  day = await prepareDay(folder.path)
  chat = await startReceiver({ status: 200, body: 'ok' })
  headstart = await startHeadstart({
    dataDir: folder.path,
    env: { ...day.env, HEADSTART_SECRET_CHANNEL_CHAT_URL: chat.url },
  })
  const url = '{{secret:channel.chat.url}}'
  for (const channel of [
    { kind: 'slack', id: 'chat', name: 'On-call chat', url },
    {
      kind: 'pagerduty',
      id: 'pager',
      name: 'Night pager',
      routingKey: '{{secret:channel.pager.routingKey}}',
      severities: ['down'],
      enabled: false,
    },
  ])
    await headstart.api('/channels', { method: 'PUT', body: { channel } })
  browser = await launchBrowser()
  const good = async () => (await headstart.api<{ items: unknown[] }>('/transcripts?verdict=up&vendor=payments')).items
  await until('a good exchange to compare with', async () => (await good()).length > 0)
  day.fail()
  incident = await until(
    'the incident of the vendor that fails',
    async () => {
      const { items } = await headstart.api<{ items: Incident[] }>('/incidents?vendor=payments')
      return items.find((item) => item.state === 'open' && item.attempts > 4)
    },
    60_000,
  )
  // The slow one too: whether it is open already would decide what the overview says.
  await until(
    'the incident of the vendor that is slow',
    async () => {
      const { items } = await headstart.api<{ items: Incident[] }>('/incidents?vendor=mail')
      return items.find((item) => item.state === 'open')
    },
    60_000,
  )
})

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await chat?.close()
  await day?.close()
  folder.remove()
})

/** Each screen with something that must be seen on it before it is drawn. */
const screens: [name: string, path: () => string, seen: (page: Page) => Promise<unknown>][] = [
  ['overview', () => '/', (page) => page.getByText('Also open:').waitFor()],
  [
    'incident',
    () => `/incidents/${incident.id}`,
    (page) => page.getByText('Different from the last good exchange').first().waitFor(),
  ],
  ['incidents', () => '/incidents', (page) => page.getByText('Northpay Balance answers 503').first().waitFor()],
  ['monitor', () => '/monitors/payments-main', (page) => page.locator('.recharts-surface').first().waitFor()],
  ['vendor', () => '/vendors/payments', (page) => page.locator('.recharts-surface').first().waitFor()],
  ['vendor-sla', () => '/vendors/payments/sla', (page) => page.getByText('What was observed').waitFor()],
  ['transcripts', () => '/transcripts', (page) => page.getByText('Balance answers 503').first().waitFor()],
  [
    'transcript',
    () => `/transcripts/${incident.transcriptIds[0]}`,
    (page) => page.getByText('Service Unavailable').first().waitFor(),
  ],
  ['pick-vendor', () => '/new-monitor', (page) => page.getByText('What do you depend on?').waitFor()],
  [
    'catalog-entry',
    () => '/new-monitor?from=twilio',
    (page) => page.getByRole('button', { name: 'Change details' }).waitFor(),
  ],
  ['new-monitor', () => '/new-monitor?from=any', (page) => page.getByRole('button', { name: 'Test now' }).waitFor()],
  ['pick-request', () => '/new-monitor?from=file', (page) => page.getByText('Choose a file, or drop').waitFor()],
  [
    'authentication',
    () => '/new-monitor?from=auth0',
    async (page) => {
      // A form that was changed asks before it is left: this one shows the same without a change.
      await page.getByRole('button', { name: 'Change details' }).click()
      await page.getByLabel('Token endpoint').waitFor()
    },
  ],
  [
    'import',
    () => '/settings/import',
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
    'edit-monitor',
    () => '/monitors/payments-main/edit',
    (page) => page.getByRole('button', { name: 'Save' }).first().waitFor(),
  ],
  ['help', () => '/help', (page) => page.getByText('The name does not exist').waitFor()],
  ['help-topic', () => '/help/timeout', (page) => page.getByText('What causes it').waitFor()],
  ['alerts', () => '/settings/alerts', (page) => page.getByText('On-call chat').first().waitFor()],
  [
    'alerts-add',
    () => '/settings/alerts?',
    async (page) => {
      await page.getByRole('button', { name: 'Add a channel' }).click()
      await page.getByRole('menuitem', { name: 'E-mail' }).click()
      await page.getByText('What it receives').waitFor()
    },
  ],
  [
    'words',
    () => `/incidents/${incident.id}`,
    async (page) => {
      await page.locator('#words textarea').waitFor()
      await page.locator('#words').evaluate((element) => element.scrollIntoView())
    },
  ],
  ['templates', () => '/words', (page) => page.getByText('Preview').first().waitFor()],
  ['settings', () => '/settings', (page) => page.getByText('Data folder').waitFor()],
  ['settings-alerting', () => '/settings/alerting', (page) => page.getByText('Quiet hours').first().waitFor()],
  ['settings-probing', () => '/settings/probing', (page) => page.getByText('Is it us?').waitFor()],
  ['settings-history', () => '/settings/history', (page) => page.getByText('Back up into the folder').waitFor()],
  ['settings-secrets', () => '/settings/secrets', (page) => page.getByText('Used by').waitFor()],
  [
    'settings-import',
    () => '/settings/import',
    (page) =>
      page
        .getByRole('button', { name: /Export|Download/ })
        .first()
        .waitFor(),
  ],
]

const looks = [
  { theme: 'light', width: 900, height: 600 },
  { theme: 'dark', width: 900, height: 600 },
  { theme: 'light', width: 1600, height: 1000 },
  { theme: 'dark', width: 1600, height: 1000 },
] as const

describe.each(looks)('$theme at $width × $height', (look) => {
  test('every screen draws without a complaint and fits the window', async () => {
    const { page, problems, context } = await openPage(browser, headstart.url, look)
    const blank = await (await browser.newContext()).newPage()
    const changed: string[] = []
    for (const [name, path, seen] of screens) {
      await page.evaluate((hash) => {
        window.location.hash = hash
      }, path())
      await seen(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([name, overflow <= 0]).toEqual([name, true])
      const text = await page.evaluate(() => document.body.innerText)
      expect([name, /\bundefined\b|\bNaN\b|\[object /.exec(text)]).toEqual([name, null])
      const screenshot = await page.screenshot({ path: join(drawn, `${name}-${look.theme}-${look.width}.png`) })
      if (look.width !== 900) continue
      const problem = await pictureProblem(blank, {
        name: `${name} (${look.theme})`,
        screenshot,
        keptPath: join(kept, `${name}-${look.theme}.webp`),
        differencePath: join(drawn, `${name}-${look.theme}-difference.png`),
        redraw: docs !== null,
      })
      if (problem) changed.push(problem)
    }
    expect(problems).toEqual([])
    expect(changed).toEqual([])
    await context.close()
  })
})

test('the pictures of the README show what they are named after', async () => {
  for (const [name, theme] of [
    ['overview', 'dark'],
    ['incident', 'light'],
  ] as const) {
    const { page, context } = await openPage(browser, headstart.url, { theme })
    const [, path, seen] = screens.find(([screen]) => screen === name) ?? screens[0] ?? []
    await page.evaluate((hash) => {
      window.location.hash = hash
    }, path?.() ?? '')
    await seen?.(page)
    const picture = await page.screenshot({ ...(docs && { path: join(docs, `${name}-${theme}.png`) }) })
    expect(picture.length).toBeGreaterThan(20_000)
    await context.close()
  }
})

test('a screen that looks different is noticed', async () => {
  const { page, context } = await openPage(browser, headstart.url, { width: 900, height: 600 })
  await page.evaluate(() => {
    window.location.hash = '/settings'
  })
  await page.getByText('Data folder').waitFor()
  const said = await pictureProblem(await context.newPage(), {
    ...{ name: 'overview', screenshot: await page.screenshot(), redraw: false },
    keptPath: join(kept, 'overview-light.webp'),
    differencePath: join(drawn, 'noticed-difference.png'),
  })
  expect(said).toMatch(/^overview differs in \d+\.\d % of its pixels/)
  await context.close()
})
