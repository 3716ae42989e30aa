import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { PlannedWindow } from '../../electron/core/model/maintenance.ts'
import type { Settings } from '../../electron/core/model/settings.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { launchBrowser, type OpenPage, openPage } from './browser.ts'
import { type FailingVendor, northpayKey, startFailingVendor } from './failingVendor.ts'
import { type Running, startHeadstart, until } from './headstart.ts'
import { failing, healthy } from './vendor.ts'

let started: FailingVendor
let vendor: FailingVendor['vendor']
let headstart: Running
let browser: Browser
let opened: OpenPage
let page: Page
let id: string

const now = (of = id) => headstart.api<Incident>(`/incidents/${of}`)
const newest = async () => (await headstart.api<{ items: Incident[] }>('/incidents')).items[0]
const kinds = (incident: Incident) => incident.timeline.map(({ kind }) => kind)

async function open(path: string): Promise<void> {
  opened = await openPage(browser, headstart.url)
  page = opened.page
  await page.goto(`${headstart.origin}/#${path}`)
}

beforeAll(async () => {
  started = await startFailingVendor()
  ;({ vendor, headstart, id } = started)
  browser = await launchBrowser()
  await open(`/incidents/${id}`)
})

afterAll(async () => {
  await browser?.close()
  await headstart?.stop()
  await started?.close()
})

test('acknowledged by the keyboard with name and reason, taken back, and acknowledged again', async () => {
  await page.getByText('Not acknowledged').waitFor()
  await page.keyboard.press('a')
  await page.getByLabel('Reason').fill('Looking')
  await page.getByLabel('Your name').first().fill('Night shift')
  await page.keyboard.press('Enter')
  await page.getByText('Acknowledged by Night shift at').waitFor()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('Not acknowledged').waitFor()
  expect((await now()).acknowledged).toBeUndefined()
  await headstart.api(`/incidents/${id}/acknowledge`, {
    method: 'POST',
    body: { by: 'Night shift', reason: 'Looking' },
  })
  await page.getByText('“Looking”').first().waitFor()
})

test('a note is written, changed, and keeps no key; only the last one can be changed', async () => {
  await page.keyboard.press('m')
  await page.keyboard.type(`Asked them. Our key is ${northpayKey}.`)
  await page.keyboard.press('Control+Enter')
  const first = await until('the note', async () => (await now()).timeline.find(({ kind }) => kind === 'person-note'))
  expect(first).toMatchObject({
    by: 'Night shift',
    text: expect.stringMatching(/^Asked them\. Our key is ‹northpay\.apiKey/),
  })
  await page.getByText('Note by Night shift').waitFor()
  await page.getByRole('button', { name: 'Edit note' }).click()
  await page.getByRole('textbox', { name: 'Note' }).first().fill('Asked them at 14:00.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Asked them at 14:00.').waitFor()
  await headstart.api(`/incidents/${id}/notes`, { method: 'POST', body: { text: 'They look into it.' } })
  const refused = await headstart.fetch(`/api/incidents/${id}/notes/${first.id}`, {
    method: 'PUT',
    body: { text: 'x' },
  })
  expect(refused.status).toBe(409)
  await page.getByText('They look into it.').waitFor()
  await page.getByRole('button', { name: 'Delete note' }).click()
  await until(
    'the note to go',
    async () => (await now()).timeline.filter(({ kind }) => kind === 'person-note').length === 1,
  )
})

test('a snooze counts down; kill -9 loses neither it nor the rest, and its end reminds once', async () => {
  await page.locator('h1').first().click()
  await page.keyboard.press('z')
  await page.getByRole('menuitem', { name: 'For 1 hour' }).click()
  await page.getByText(/59 min \d+ s left/).waitFor()
  await page.getByText('snoozed until').first().waitFor()
  await page.getByRole('button', { name: 'End it' }).click()
  await page.getByText('59 min').waitFor({ state: 'detached' })
  const probesBefore = (await now()).attempts
  await headstart.api(`/incidents/${id}/snooze`, { method: 'POST', body: { forMs: 20_000, by: 'Night shift' } })
  const before = await now()
  await headstart.kill('SIGKILL')
  await opened.context.close()
  headstart = await startHeadstart({ dataDir: started.dataDir, env: started.env })
  const after = await now()
  expect(after.snoozed).toEqual(before.snoozed)
  expect(after.notices.map(({ kind }) => kind)).not.toContain('reminder')
  expect(after.acknowledged).toEqual(before.acknowledged)
  expect(after.timeline.slice(0, before.timeline.length)).toEqual(before.timeline)
  await until('probes to go on', async () => (await now()).attempts > probesBefore)
  await open(`/incidents/${id}`)
  await page.getByText('Snoozed by Night shift until').waitFor()
})

test('settings: quiet hours, routing and a weekly window with the times that come of it', async () => {
  await page.goto(`${headstart.origin}/#/settings/alerting`)
  await page.getByLabel('Remind every').fill('soon')
  await page.keyboard.press('Enter')
  await page.getByText('Write off, or from 1m to 1d').waitFor()
  await page.getByLabel('Remind every').fill('45')
  await page.keyboard.press('Enter')
  await until('the setting', async () => (await headstart.api<Settings>('/settings')).reminders.everyMs === 2_700_000)
  await page.getByRole('switch', { name: 'Hold back what can wait' }).click()
  await page.getByText(/It is (not )?quiet now/).waitFor()
  await page.getByRole('button', { name: 'Change who is told of Northpay' }).click()
  await page.getByRole('dialog').getByLabel('Escalate after').fill('10m')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText('after 10m').waitFor()
  await page.getByRole('button', { name: 'Plan maintenance' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Upgrade')
  await dialog.getByText('Cron', { exact: true }).click()
  await dialog.getByLabel('Cron expression').fill('0 2 31 2 *')
  await dialog.getByText('This day never comes.').waitFor()
  await dialog.getByText('Weekly', { exact: true }).click()
  await dialog.getByLabel('Time zone').fill('Europe/Paris')
  const preview = dialog.getByRole('status', { name: 'Preview' })
  await until('three Sundays', async () => ((await preview.textContent()) ?? '').match(/Sun/g)?.length === 3)
  await dialog.getByRole('button', { name: 'Plan it' }).click()
  await page.getByText('Sun at 02:00 for 1 h (Europe/Paris)').waitFor()
  expect(await headstart.api<PlannedWindow[]>('/maintenance')).toMatchObject([
    { id: 'upgrade', next: [{}, {}, {}], schedule: { kind: 'weekly', days: ['sun'] } },
  ])
  const yaml = await (await headstart.fetch('/api/export')).text()
  expect(yaml).toContain('every: 45m')
  expect(yaml).toContain('escalateAfter: 10m')
})

test('the end of the snooze reminds once; recovery ends the acknowledgement and is told', async () => {
  const reminded = await until(
    'the reminder',
    async () => {
      const incident = await now()
      return incident.notices.some(({ kind }) => kind === 'reminder') ? incident : null
    },
    40_000,
  )
  expect(reminded.snoozed).toBeUndefined()
  expect(reminded.notices.filter(({ kind }) => kind === 'reminder')).toHaveLength(1)
  vendor.become(healthy)
  const closed = await until('recovery', async () => {
    const incident = await now()
    return incident.state === 'closed' ? incident : null
  })
  expect(closed.acknowledged).toBeUndefined()
  expect(closed.notices.map(({ kind }) => kind)).toContain('recovered')
  expect(kinds(closed)).toEqual(
    expect.arrayContaining(['acknowledged', 'person-note', 'snoozed', 'unsnoozed', 'reminded']),
  )
  await headstart.api(`/incidents/${id}/notes`, { method: 'POST', body: { text: 'It was their load balancer.' } })
  expect((await now()).timeline.at(-1)?.text).toBe('It was their load balancer.')
})

test('in a maintenance window nobody is told, and the transcript is there', async () => {
  const schedule = { kind: 'once', fromMs: Date.now() - 60_000, toMs: Date.now() + 3_600_000 }
  await headstart.api('/maintenance/now', { method: 'PUT', body: { id: 'now', name: 'Planned work', schedule } })
  const refused = await headstart.fetch('/api/maintenance/bad', {
    method: 'PUT',
    body: { id: 'bad', name: 'Bad', vendors: ['nobody'], schedule },
  })
  expect(refused.status).toBe(400)
  vendor.become(failing)
  const incident = await until('the planned incident', async () => {
    const found = await newest()
    return found?.id !== id && found?.state === 'open' ? found : null
  })
  expect(incident.notices).toMatchObject([{ kind: 'opened', delivery: 'withheld', withheld: { by: 'maintenance' } }])
  expect((await headstart.fetch(`/api/transcripts/${incident.transcriptIds[0]}`)).status).toBe(200)
  const summary = await headstart.api<Summary>('/summary')
  expect(summary.headline).toBe('Northpay is in maintenance.')
  const samples = await headstart.api<{ reason: string }[]>('/monitors/balance/samples?limit=1')
  expect(samples[0]?.reason).toBe('maintenance')
  await page.goto(`${headstart.origin}/#/`)
  await page.getByText('maintenance until').first().waitFor()
  expect(opened.problems).toEqual([])
})
