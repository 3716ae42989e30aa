import { afterEach, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { PageReading } from '../../electron/core/model/statusPage.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { launchBrowser, openPage } from './browser.ts'
import { startHeadstart, temporaryFolder, until } from './headstart.ts'
import { failing, healthy, startVendor } from './vendor.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A status page in the form of Atlassian Statuspage; `saidAtMs`: since when it tells of trouble. */
function pageOf(url: string, saidAtMs: number | null) {
  const said = saidAtMs === null ? '' : new Date(saidAtMs).toISOString()
  const update = { id: 'u', status: 'investigating', body: '<b>We</b> are looking into it.', created_at: said }
  const open = { id: 'p', name: 'Elevated errors', status: 'investigating', impact: 'major', created_at: said }
  return JSON.stringify({
    page: { id: 'acme', name: 'Acme', url },
    status: { indicator: saidAtMs === null ? 'none' : 'major', description: 'All Systems Operational' },
    components: [],
    incidents: saidAtMs === null ? [] : [{ ...open, incident_updates: [update] }],
    scheduled_maintenances: [],
  })
}

test('the head start counts while the status page is green, ends with its first word, and survives a restart', async () => {
  const folder = temporaryFolder()
  cleanups.push(folder.remove)
  const vendor = await startVendor()
  const page = await startVendor()
  cleanups.push(
    () => vendor.close(),
    () => page.close(),
  )
  let saidAtMs: number | null = null
  page.become((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(pageOf(page.url, saidAtMs))
  })
  const config = `headstart: 1
vendors: [{ id: acme, name: Acme, statusPage: { kind: statuspage, url: "${page.url}" } }]
monitors:
  - id: acme-ping
    vendor: acme
    name: Ping
    interval: 5s
    timeout: 2s
    request: { url: "${vendor.url}" }
    expect: [{ status: 200 }]
`
  let headstart = await startHeadstart({ dataDir: folder.path, config })
  cleanups.push(() => headstart.stop())
  const vendorNow = async () => (await headstart.api<Summary>('/summary')).vendors[0]
  await until('the first reading', async () => (await vendorNow())?.statusPageSays?.indicator === 'operational')
  expect(page.requests[0]).not.toHaveProperty('authorization')

  vendor.become(failing)
  const silent = await until('an incident under a green page', async () => {
    const { items } = await headstart.api<{ items: Incident[] }>('/incidents')
    return items.find((incident) => incident.statusPage?.silentUntilMs !== undefined)
  })
  expect(silent.statusPage).toMatchObject({ atDetection: { indicator: 'operational' }, ended: false })
  expect((await vendorNow())?.statusPageSays).toMatchObject({ indicator: 'operational', headStartMs: null })

  const browser = await launchBrowser()
  cleanups.push(() => browser.close())
  const { page: tab, problems } = await openPage(browser, headstart.url)
  await tab.getByText(/you know \d+.* longer/).waitFor()
  await tab.goto(`${headstart.origin}/#/incidents/${silent.id}`)
  await tab.getByText('and counting: its status page is silent').waitFor()

  saidAtMs = Date.now()
  const told = await until(
    'the first word of the page',
    async () => {
      const incident = await headstart.api<Incident>(`/incidents/${silent.id}`)
      return incident.statusPage?.firstWord ? incident : null
    },
    60_000,
  )
  expect(told.statusPage?.firstWord).toMatchObject({ saidAtMs, text: 'Elevated errors. We are looking into it.' })
  expect(told.timeline.find(({ kind }) => kind === 'status-page')?.text).toBe(
    'The status page says: Elevated errors. We are looking into it.',
  )
  const leadMs = saidAtMs - told.openedAtMs
  expect((await vendorNow())?.statusPageSays).toMatchObject({ indicator: 'partial-outage', headStartMs: leadMs })
  expect((await vendorNow())?.headStartMedianMs).toBe(leadMs)
  const reading = await headstart.api<PageReading>('/vendors/acme/status-page')
  expect(reading.incidents.map(({ title, status }) => [title, status])).toEqual([['Elevated errors', 'investigating']])
  const report = await (await headstart.fetch(`/api/incidents/${silent.id}/report?format=text`)).text()
  expect(report).toContain('Elevated errors. We are looking into it.')
  await tab.getByText('Its first word').waitFor()
  expect(await tab.getByText('We are looking into it.').count()).toBeGreaterThan(0)
  expect(problems).toEqual([])

  vendor.become(healthy)
  await headstart.stop()
  headstart = await startHeadstart({ dataDir: folder.path })
  const after = await headstart.api<Incident>(`/incidents/${silent.id}`)
  expect(after.statusPage?.firstWord).toEqual(told.statusPage?.firstWord)
  expect((await vendorNow())?.statusPageSays?.indicator).toBe('partial-outage')
})

test('a page that answers with its web page is unreadable, not operational, and there is no page where none is set', async () => {
  const folder = temporaryFolder()
  cleanups.push(folder.remove)
  const vendor = await startVendor()
  const page = await startVendor()
  cleanups.push(
    () => vendor.close(),
    () => page.close(),
  )
  page.become((_request, response) => {
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<!doctype html><title>All Systems Operational</title>')
  })
  const headstart = await startHeadstart({
    dataDir: folder.path,
    config: `headstart: 1
vendors:
  - { id: acme, name: Acme, statusPage: { kind: statuspage, url: "${page.url}" } }
  - { id: bare, name: Bare }
monitors:
  - { id: a, vendor: acme, name: A, interval: 5s, request: { url: "${vendor.url}" }, expect: [{ status: 200 }] }
  - { id: b, vendor: bare, name: B, interval: 5s, request: { url: "${vendor.url}" }, expect: [{ status: 200 }] }
`,
  })
  cleanups.push(() => headstart.stop())
  const says = await until('the reading', async () => {
    const { vendors } = await headstart.api<Summary>('/summary')
    return vendors.find(({ id }) => id === 'acme')?.statusPageSays
  })
  expect(says).toMatchObject({
    indicator: 'unreadable',
    sentence: 'The address answers with a web page instead of data.',
  })
  const none = await headstart.fetch('/api/vendors/bare/status-page')
  expect(none.status).toBe(404)
  expect(await none.text()).toContain('There is no status page for Bare.')
})
