import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { Monitor } from '../../electron/core/model/monitor.ts'
import type { Transcript, TranscriptHead } from '../../electron/core/model/transcript.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { startVendor } from './vendor.ts'

const drawn = fileURLToPath(new URL('../../dist/pictures', import.meta.url))
const ours = 'sk_test_the-key-of-this-account'
const second = 'sk_test_the-key-of-another-account'
const folder = temporaryFolder()
const cleanups: (() => unknown)[] = [folder.remove]
let headstart: Running
/** What each path answers to our key; to another key always 200, to none 401. */
const broken = new Map<string, number>()
const asked: string[] = []

const incidentOf = (monitor: string, ready: (incident: Incident) => boolean) =>
  until(`the verdict on ${monitor}`, async () => {
    const { items } = await headstart.api<{ items: Incident[] }>(`/incidents?monitor=${monitor}`)
    return items.find(ready)
  })

beforeAll(async () => {
  mkdirSync(drawn, { recursive: true })
  const vendor = await startVendor()
  const mail = await startVendor()
  cleanups.push(vendor.close, mail.close)
  vendor.become((request, response) => {
    const { url = '', headers } = request
    const key = headers.authorization?.slice(7)
    asked.push(`${url} ${key}`)
    const status = key === undefined ? 401 : key === ours ? (broken.get(url) ?? 200) : 200
    response.writeHead(status, { 'Content-Type': 'application/json', 'Request-Id': `req_${asked.length}` }).end('{}')
  })
  const monitor = (id: string, more = '') => `
  - id: ${id}
    vendor: payments
    name: ${id.charAt(0).toUpperCase()}${id.slice(1)}
    interval: 5s
    timeout: 2s
    policy: { confirmAfter: [0s] }
    request: { url: "${vendor.url}/${id}", headers: { Authorization: "Bearer {{secret:payments.key}}" } }${more}`
  headstart = await startHeadstart({
    dataDir: folder.path,
    env: { HEADSTART_SECRET_PAYMENTS_KEY: ours, HEADSTART_SECRET_PAYMENTS_OTHER: second },
    config: `headstart: 1
vendors: [{ id: payments, name: Payments }, { id: mail, name: Mail }]
monitors:${monitor('balance', '\n    secondKey: payments.other')}${monitor('charges')}${monitor('refunds', '\n    scope: off')}
  - { id: mail-ping, vendor: mail, name: Ping, interval: 5s, request: { url: "${mail.url}" } }
`,
  })
  cleanups.push(() => headstart.stop())
  await until(
    'a first pass of all',
    async () => (await headstart.api<{ counts: { up: number } }>('/summary')).counts.up === 4,
  )
})

afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup()
})

describe('where a failure lies', () => {
  test('our key alone fails: the second key proves it, in alert, incident, transcripts and report', async () => {
    broken.set('/balance', 500)
    const incident = await incidentOf(
      'balance',
      ({ scope, notices }) => scope?.kind === 'account' && notices[0]?.delivery !== 'pending',
    )
    expect(incident.scope).toMatchObject({ kind: 'account', confidence: 'certain' })
    expect(incident.notices[0]?.body).toContain(incident.scope?.sentence)
    expect(incident.timeline.filter(({ kind }) => kind === 'scope')).toHaveLength(1)
    const { items } = await headstart.api<{ items: TranscriptHead[] }>(`/transcripts?incident=${incident.id}&limit=100`)
    const paired = items.filter(({ trigger }) => trigger === 'scope')
    // The other monitor is asked too unless it was just probed.
    expect(paired.map(({ monitorName, state }) => `${monitorName}: ${state}`)).toEqual(
      expect.arrayContaining([
        'Balance once more: down',
        'Balance with the second key: up',
        'Balance without the key: up',
      ]),
    )
    expect(incident.transcriptIds).toHaveLength(items.length - paired.length)
    const bare = paired.find(({ monitorName }) => monitorName.endsWith('without the key'))
    const transcript = await headstart.api<Transcript>(`/transcripts/${bare?.id}`)
    expect(transcript.exchanges[0]?.request.headers.map(([name]) => name)).not.toContain('Authorization')

    const report = await (await headstart.fetch(`/api/incidents/${incident.id}/report?format=text`)).text()
    expect(report).toContain('WHERE IT LIES\n\n- Certainly our account or key:')
    expect(report).toMatch(/- Without the key: 401 Unauthorized in \d+ ms, refused as usual\./)
    const har = JSON.parse(await (await headstart.fetch(`/api/incidents/${incident.id}/report?format=har`)).text())
    expect(har.log._scope.kind).toBe('account')
    expect(har.log.pages.filter((page: { _trigger: string }) => page._trigger === 'scope')).toHaveLength(paired.length)

    const files = readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).map((name) => join(folder.path, name))
    for (const file of files.filter((name) => statSync(name).isFile()))
      expect(readFileSync(file).includes('the-key-of'), file).toBe(false)
  })

  test('the incident shows verdict and evidence, and every paired probe is a click away', async () => {
    const incident = await incidentOf('balance', ({ scope }) => scope !== undefined)
    const browser = await launchBrowser()
    cleanups.push(() => browser.close())
    for (const [theme, width, height] of [
      ['dark', 900, 600],
      ['light', 1600, 1000],
    ] as const) {
      const { page, problems, context } = await openPage(browser, headstart.url, { theme, width, height })
      await page.goto(`${headstart.origin}/#/incidents/${incident.id}`)
      const panel = page
        .getByRole('region', { name: 'Where it lies' })
        .or(page.locator('section', { hasText: 'Where it lies' }))
        .last()
      await panel.getByText('Certainly our account or key').waitFor()
      await page.getByRole('button', { name: 'Evidence' }).click()
      await page.screenshot({ path: join(drawn, `scope-${theme}-${width}.png`) })
      await panel
        .getByRole('row', { name: /With the second key/ })
        .getByRole('link', { name: 'Transcript' })
        .click()
      await page.getByText('Balance with the second key').first().waitFor()
      await page.screenshot({ path: join(drawn, `scope-transcript-${theme}-${width}.png`) })
      await page.goto(`${headstart.origin}/#/`)
      await page.getByText('Certainly our account or key.').waitFor()
      await page.screenshot({ path: join(drawn, `scope-overview-${theme}-${width}.png`) })
      expect(problems).toEqual([])
      await context.close()
    }
  })

  test('what happens around it changes the verdict; what is switched off is not asked', async () => {
    broken.set('/charges', 500)
    await incidentOf('charges', ({ scope }) => scope?.kind === 'product')
    asked.length = 0
    broken.set('/refunds', 500)
    const off = await incidentOf('refunds', ({ scope }) => scope?.probedAtMs !== undefined)
    expect(off.scope?.evidence[0]?.text).toBe('Paired probes are switched off for this monitor.')
    expect(asked.filter((one) => one === '/refunds undefined')).toEqual([])
    const now = await incidentOf('charges', ({ scope }) => scope?.kind === 'account')
    expect(now.timeline.filter(({ kind }) => kind === 'scope').length).toBeGreaterThan(1)
  })

  test('the form keeps and changes what may be asked', async () => {
    const browser = await launchBrowser()
    cleanups.push(() => browser.close())
    const { page, problems } = await openPage(browser, headstart.url, { theme: 'light', width: 1280, height: 1000 })
    await page.goto(`${headstart.origin}/#/monitors/balance/edit`)
    const panel = page.locator('section', { hasText: 'Where a failure lies' }).last()
    await panel.getByRole('button', { name: 'Change' }).click()
    await panel.getByLabel('Another address of this vendor').fill('nowhere')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await panel
      .getByText(/whole address|absolute|http/)
      .first()
      .waitFor()
    await panel.getByLabel('Another address of this vendor').fill('http://127.0.0.1:9/health')
    await panel.scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(drawn, 'scope-form.png') })
    await page.getByRole('button', { name: 'Save' }).first().click()
    const saved = await until('the change', async () => {
      const monitor = await headstart.api<Monitor>('/monitors/balance')
      return monitor.scope?.otherUrl ? monitor : null
    })
    expect(saved).toMatchObject({ secondKey: 'payments.other', scope: { otherUrl: 'http://127.0.0.1:9/health' } })
    expect(problems).toEqual([])
  })
})
