import { afterEach, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { failing, healthy, startVendor } from './vendor.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const incidents = async (headstart: Running) => (await headstart.api<{ items: Incident[] }>('/incidents')).items

const config = (url: string) => `headstart: 1
vendors: [{ id: acme, name: Acme }]
monitors:
  - id: acme-balance
    vendor: acme
    name: Balance
    interval: 5s
    timeout: 2s
    request: { url: "${url}" }
    expect: [{ status: 200 }]
`

test('kill -9 during an incident: it goes on after the restart, is alerted once, and recovers', async () => {
  const folder = temporaryFolder()
  cleanups.push(folder.remove)
  const vendor = await startVendor()
  cleanups.push(() => vendor.close())
  vendor.become(failing)
  const first = await startHeadstart({ dataDir: folder.path, config: config(vendor.url) })
  cleanups.push(() => first.stop())
  const opened = await until('an incident with its notice delivered', async () => {
    const [incident] = await incidents(first)
    return incident?.notices.every((notice) => notice.delivery !== 'pending') ? incident : null
  })
  expect(opened.title).toBe('Acme Balance answers 503')
  expect(opened.failures).toBeGreaterThanOrEqual(2)
  await first.kill('SIGKILL')

  const second = await startHeadstart({ dataDir: folder.path })
  cleanups.push(() => second.stop())
  const again = await until('the incident to go on', async () => {
    const [incident] = await incidents(second)
    return incident && incident.failures > opened.failures ? incident : null
  })
  expect(await incidents(second)).toHaveLength(1)
  expect(again.id).toBe(opened.id)
  expect(again.state).toBe('open')
  expect(again.notices.filter((notice) => notice.kind === 'opened')).toEqual(opened.notices)
  await second.api(`/incidents/${again.id}/acknowledge`, { method: 'POST', body: { by: 'On call', reason: 'looking' } })

  vendor.become(healthy)
  const closed = await until('the incident to close', async () => {
    const [incident] = await incidents(second)
    return incident?.state === 'closed' && incident.notices.length === 3 ? incident : null
  })
  expect(closed.acknowledged).toBeUndefined()
  expect(closed.timeline.find((entry) => entry.kind === 'acknowledged')?.text).toBe('Acknowledged by On call: looking')
  expect(closed.notices.map((notice) => notice.kind)).toEqual(['opened', 'acknowledged', 'recovered'])
  expect(closed.timeline.map((entry) => entry.kind)).toEqual(
    expect.arrayContaining(['first-failure', 'opened', 'acknowledged', 'closed']),
  )
  const ids = closed.transcriptIds
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of [ids[0], ids.at(-1)]) expect((await second.fetch(`/api/transcripts/${id}`)).status).toBe(200)
})

test('kill -9 at any moment leaves a store that starts again and keeps every incident it told of', async () => {
  const folder = temporaryFolder()
  cleanups.push(folder.remove)
  const vendor = await startVendor()
  cleanups.push(() => vendor.close())
  const known = new Set<string>()
  for (let round = 0; round < 4; round++) {
    vendor.become(round % 2 === 0 ? failing : healthy)
    const headstart = await startHeadstart({ dataDir: folder.path, ...(round === 0 && { config: config(vendor.url) }) })
    cleanups.push(() => headstart.stop())
    const before = vendor.requests.length
    await until('some probes', () => vendor.requests.length >= before + 1 + (round % 2))
    // In some rounds an incident is told of before the end, in others the burst is cut.
    if (round === 0) await until('an open incident', async () => (await incidents(headstart))[0]?.state === 'open')
    const seen = await incidents(headstart)
    for (const id of known) expect(seen.map((incident) => incident.id)).toContain(id)
    for (const incident of seen) {
      known.add(incident.id)
      const ids = incident.notices.map((notice) => notice.id)
      expect(new Set(ids).size).toBe(ids.length)
    }
    expect(seen.filter((incident) => incident.state === 'open').length).toBeLessThanOrEqual(1)
    await headstart.kill('SIGKILL')
  }
  expect(known.size).toBeGreaterThan(0)
})
