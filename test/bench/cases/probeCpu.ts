import { setTimeout as sleep } from 'node:timers/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { Agent, request } from 'undici'
import { createApplication } from '../../../electron/node/application.ts'
import { type Case, held, ms, type Row, ratio } from '../case.ts'
import { startVendorServer } from '../startVendorServer.ts'

const monitors = 100
const warmMs = 12_000
const windowMs = 15_000
const bareWindowMs = 8_000
const probeEveryMs = 5_000

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** One request as simple as undici makes it, on a connection of its own. */
async function bare(url: string, ca: string): Promise<void> {
  const agent = new Agent({ connect: { ca }, allowH2: false })
  const { body } = await request(url, { dispatcher: agent })
  await body.text()
  await agent.close()
}

/** Processor time of one bare request among as many a second as there are probes: a hot loop would flatter it. */
async function bareCost(url: string, ca: string): Promise<number> {
  const gapMs = probeEveryMs / monitors
  const some = async (forMs: number) => {
    const running: Promise<void>[] = []
    for (const endMs = performance.now() + forMs; performance.now() < endMs; await sleep(gapMs))
      running.push(bare(url, ca))
    await Promise.all(running)
    return running.length
  }
  await some(3_000)
  const before = cpuMs()
  const count = await some(bareWindowMs)
  return (cpuMs() - before) / count
}

/** Processor time of one scheduled probe: the whole application, its 100 monitors probing every 5 seconds. */
async function probeCost(folder: string, url: string): Promise<number> {
  let probes = 0
  const application = await createApplication({
    ...{ dataDir: folder, shell: 'browser', demo: false, version: '0.0.0', notifications: '' },
    env: {},
    notifier: { show: async () => ({ kind: 'shown' }) },
  })
  const rows = Array.from(
    { length: monitors },
    (_, n) =>
      `  - { id: m${n}, vendor: acme, name: Call ${n}, interval: ${probeEveryMs / 1_000}s, request: { url: "${url}" }, expect: [{ status: 200 }, { json: { path: "$.object", equals: balance } }] }`,
  )
  try {
    const yaml = `headstart: 1\nvendors: [{ id: acme, name: Acme }]\nmonitors:\n${rows.join('\n')}\n`
    if (!(await application.context.imports.import(yaml, true)).ok) throw new Error('the configuration was refused')
    await sleep(warmMs)
    const count = async () => {
      const { text } = await application.context.metrics.scrape('')
      return [...text.matchAll(/^headstart_attempts_total\{.*verdict="up"\} (\d+)/gm)].reduce(
        (sum, [, n]) => sum + Number(n),
        0,
      )
    }
    probes = -(await count())
    const before = cpuMs()
    await sleep(windowMs)
    const spent = cpuMs() - before
    probes += await count()
    if (probes < (0.8 * monitors * windowMs) / probeEveryMs) throw new Error(`only ${probes} probes passed`)
    return spent / probes
  } finally {
    await application.close()
  }
}

/** Everything that one scheduled probe costs (request, capture, redaction, assessment, storing) against its request alone. */
export const probeCpu: Case = {
  name: 'probe',
  limitMs: 150_000,
  async run(folder) {
    const vendor = await startVendorServer(folder)
    setDefaultCACertificates([...getCACertificates('default'), vendor.ca])
    const rows: Row[] = []
    try {
      for (const [words, url] of [
        ['over TLS', `${vendor.https}/0`],
        ['without TLS', `${vendor.http}/0`],
      ] as const) {
        const first = await bareCost(url, vendor.ca)
        const probe = await probeCost(`${folder}/${words}`, url)
        const alone = (first + (await bareCost(url, vendor.ca))) / 2
        rows.push([`processor of a bare request ${words}, fresh connection`, ms(alone)])
        rows.push([`processor of a whole scheduled probe ${words}`, ms(probe)])
        rows.push(held(`a probe ${words} against a bare request`, probe / alone, 1.5, ratio))
      }
    } finally {
      vendor.stop()
    }
    return rows
  },
}
