import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { startVendor } from './vendor.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const incidents = async (headstart: Running) => (await headstart.api<{ items: Incident[] }>('/incidents')).items
const probe = (headstart: Running, id: string) =>
  headstart.api<Transcript>(`/monitors/${id}/probe`, { method: 'POST', body: {} })

/** Neutral addresses that can be reached or not: while it is off, nothing listens on the port. */
async function startReferences() {
  const sockets = new Set<Socket>()
  let server: Server
  const on = async (port: number) => {
    server = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n')
    })
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }
  const off = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  const port = await on(0)
  cleanups.push(off)
  return { on: () => on(port), off, urls: [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`] }
}

/** One vendor behind a name that resolves nowhere (RFC 6761), and one on this computer where nobody listens. */
const config = (references: string[], closedPort: number) => `headstart: 1
settings: { references: [${references.map((url) => JSON.stringify(url)).join(', ')}] }
vendors: [{ id: far, name: Far }, { id: near, name: Near }]
monitors:
  - id: far-ping
    vendor: far
    name: Ping
    interval: 5s
    timeout: 4s
    request: { url: "http://vendor.headstart-test.invalid/" }
    expect: [{ status: 200 }]
  - id: near-ping
    vendor: near
    name: Ping
    interval: 1h
    timeout: 2s
    request: { url: "http://127.0.0.1:${closedPort}/" }
    expect: [{ status: 200 }]
`

test('with the references silent too it is our side: unknown, no incident; with them answering the vendor is down', async () => {
  const folder = temporaryFolder()
  cleanups.push(folder.remove)
  const gone = await startVendor()
  await gone.close()
  const references = await startReferences()
  await references.off()
  const headstart = await startHeadstart({
    dataDir: folder.path,
    config: config(references.urls, Number(new URL(gone.url).port)),
  })
  cleanups.push(() => headstart.stop())

  const ours = await probe(headstart, 'far-ping')
  expect([ours.verdict.state, ours.verdict.reason]).toEqual(['unknown', 'own-side'])
  expect(ours.exchanges[0]?.failure?.kind).toMatch(/^dns-/)
  expect(ours.ownSide?.judgement).toBe('ours')
  expect(ours.ownSide?.references.map(({ url, answered }) => [url, answered])).toEqual(
    references.urls.map((url) => [url, false]),
  )
  expect(ours.ownSide?.checkedAtMs).toBeGreaterThanOrEqual(ours.startedAtMs)
  const { ownSide, vendors } = await headstart.api<Summary>('/summary')
  expect(ownSide.state).toBe('offline')
  expect(vendors.find(({ id }) => id === 'far')?.state).toBe('unknown')

  // A vendor on this computer is judged without them.
  const near = await probe(headstart, 'near-ping')
  expect([near.verdict.state, near.exchanges[0]?.failure?.kind, near.ownSide?.judgement]).toEqual([
    'down',
    'refused',
    'not-asked',
  ])
  await until('the incident of the near vendor', async () => (await incidents(headstart)).length > 0)
  expect((await incidents(headstart)).map(({ vendorId }) => vendorId)).toEqual(['near'])

  await references.on()
  const opened = await until('the incident of the far vendor', async () =>
    (await incidents(headstart)).find(({ vendorId }) => vendorId === 'far'),
  )
  const theirs = await headstart.api<Transcript>(`/transcripts/${opened.transcriptIds[0]}`)
  expect([theirs.verdict.state, theirs.ownSide?.judgement]).toEqual(['down', 'fine'])
  expect(theirs.ownSide?.references.every(({ answered, observed }) => answered && observed === '204')).toBe(true)
  expect((await headstart.api<Summary>('/summary')).ownSide.state).toBe('fine')
})

test('a process that stood still during an attempt does not blame the vendor', async () => {
  const folder = temporaryFolder()
  cleanups.push(folder.remove)
  const vendor = await startVendor()
  cleanups.push(() => vendor.close())
  // Takes the request and says nothing: without the stop it would be a time-out of the vendor.
  vendor.become(() => undefined)
  const headstart = await startHeadstart({
    dataDir: folder.path,
    config: `headstart: 1
vendors: [{ id: acme, name: Acme }]
monitors:
  - { id: acme-ping, vendor: acme, name: Ping, interval: 1h, timeout: 2s, request: { url: "${vendor.url}" } }
`,
  })
  cleanups.push(() => headstart.stop())
  await until('the request to arrive', () => vendor.requests.length > 0)
  process.kill(headstart.pid, 'SIGSTOP')
  await new Promise((resolve) => setTimeout(resolve, 8_500))
  process.kill(headstart.pid, 'SIGCONT')
  const monitor = await until('the verdict', async () => {
    const { vendors } = await headstart.api<Summary>('/summary')
    return vendors[0]?.monitors[0]?.lastProbeAtMs === undefined ? null : vendors[0].monitors[0]
  })
  expect([monitor.state, monitor.reason]).toEqual(['unknown', 'own-side'])
  expect(monitor.sentence).toMatch(/asleep or stood still/)
  expect(await incidents(headstart)).toEqual([])
})
