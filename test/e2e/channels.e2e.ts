import { createHmac } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import { type Receiver, startReceiver } from '../kit/receiver.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { failing, healthy, startVendor } from './vendor.ts'

const signingKey = 'whsec_ZW5kLXRvLWVuZC1zaWduaW5nLWtleS1vZi1hLXRlc3Q='
const folder = temporaryFolder()
let vendor: Awaited<ReturnType<typeof startVendor>>
let receiver: Receiver
let headstart: Running
let browser: Browser
let page: Page
let problems: string[]

beforeAll(async () => {
  vendor = await startVendor()
  receiver = await startReceiver({ status: 204 })
  headstart = await startHeadstart({
    dataDir: folder.path,
    env: { HEADSTART_SECRET_CHANNEL_OPS_HOOK_SIGNINGKEY: signingKey },
    config: `headstart: 1
vendors: [{ id: acme, name: Acme, features: [Checkout] }]
monitors:
  - id: acme-ping
    vendor: acme
    name: Ping
    interval: 5s
    request: { url: "${vendor.url}/ping" }
    expect: [{ status: 200-299 }]
    policy: { confirmAfter: [0s] }
`,
  })
  browser = await launchBrowser()
  const opened = await openPage(browser, headstart.url)
  page = opened.page
  problems = opened.problems
})

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await receiver?.close()
  await vendor?.close()
  folder.remove()
})

const go = (path: string) =>
  page.evaluate((hash) => {
    window.location.hash = hash
  }, path)

test('a webhook is added, tried before it is saved, and saved', async () => {
  await go('/settings/alerts')
  await page.getByText('No channels yet').waitFor()
  await page.getByRole('button', { name: 'Add a channel' }).click()
  await page.getByRole('menuitem', { name: 'Webhook' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ops hook')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Write a whole address').waitFor()
  await dialog.getByRole('textbox', { name: 'Address' }).fill(receiver.url)
  await dialog.getByRole('button', { name: 'Send a test' }).click()
  await dialog.getByText('It was taken. Look whether it arrived.').waitFor()
  expect(JSON.parse(receiver.received[0]?.body ?? '').type).toBe('test')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Nothing was sent yet').waitFor()
})

test('an incident arrives signed, its timeline says that the channel was told, and so does the recovery', async () => {
  vendor.become(failing)
  const [, opened] = await receiver.until(2)
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = opened?.headers ?? {}
  const digest = createHmac('sha256', Buffer.from(signingKey.slice(6), 'base64'))
    .update(`${id}.${at}.${opened?.body}`)
    .digest('base64')
  expect(signature).toBe(`v1,${digest}`)
  const { type, data } = JSON.parse(opened?.body ?? '')
  expect(type).toBe('incident.opened')
  expect(data.notices[0]).toMatchObject({ title: 'Acme Ping answers 503', incident: { severity: 'down' } })
  expect(data.notices[0].facts).toContainEqual({ label: 'Affects', text: 'Checkout' })
  await go(`/incidents/${data.notices[0].incident.id}`)
  const told = page.getByRole('list', { name: 'Channels' }).getByRole('listitem').first()
  await told.filter({ hasText: /Ops hook told \d\d:\d\d/ }).waitFor()
  // The link in the message leads to this page.
  expect(data.notices[0].link).toBe(`${headstart.origin}/#/incidents/${data.notices[0].incident.id}`)
  vendor.become(healthy)
  const [, , recovered] = await receiver.until(3)
  expect(JSON.parse(recovered?.body ?? '').type).toBe('incident.recovered')
})

test('what the receiver refuses is given up in sight, and sent when it is tried again', async () => {
  receiver.answer({ status: 410, body: 'this hook was removed' })
  vendor.become(failing)
  await go('/settings/alerts')
  const letter = page.getByRole('list', { name: 'Messages that were given up' }).getByRole('listitem')
  await letter.getByText('The receiver answers 410 Gone: this hook was removed.').waitFor()
  await page.getByRole('alert').getByText('Alerts do not reach Ops hook').waitFor()
  const before = receiver.received.length
  receiver.answer({ status: 200 })
  await letter.getByRole('button', { name: /^Try again/ }).click()
  await letter.waitFor({ state: 'detached' })
  const got = await receiver.until(before + 1)
  expect(got.at(-1)?.headers['webhook-id']).toBe(got[before - 1]?.headers['webhook-id'])
  await page.getByRole('alert').waitFor({ state: 'detached' })
  const { items } = await headstart.api<{ items: Incident[] }>('/incidents?state=open')
  expect(items[0]?.notices[0]?.deliveries).toMatchObject([{ channelId: 'ops-hook', state: 'sent', attempts: 2 }])
})

test('a notification is tried, the answer is kept, and a no says what to check', async () => {
  await go('/settings/alerting')
  await page.getByRole('combobox', { name: 'Sound' }).click()
  await page.getByRole('option', { name: /^Chime/ }).click()
  await page.getByRole('button', { name: 'Play it' }).click()
  await page.getByText('Played by this window').waitFor()
  await until('the sound to be saved', async () => {
    const { notifications } = await headstart.api<{ notifications: { sound: string } }>('/settings')
    return notifications.sound === 'chime'
  })
  await page.getByRole('button', { name: 'Send a test notification' }).click()
  await page.getByText('Did you see it?').waitFor()
  await page.getByRole('button', { name: 'No', exact: true }).click()
  await page.getByRole('list', { name: 'What to check' }).getByText('notify-send').waitFor()
  await until('the answer to be kept', async () => {
    const { last } = await headstart.api<{ last: { seen: boolean } | null }>('/notifications/self-test')
    return last?.seen === false
  })
})

test('the channel is removed, and nothing goes there any more', async () => {
  await go('/settings/alerts')
  await page.getByRole('button', { name: 'More for Ops hook' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('No channels yet').waitFor()
  expect(await headstart.api('/channels')).toEqual([])
  expect(problems.filter((problem) => !/ 4\d\d /.test(problem))).toEqual([])
})
