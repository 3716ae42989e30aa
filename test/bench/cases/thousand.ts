import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildAll, buildIsStale } from '../../../electron/build.ts'
import { openLine } from '../../../electron/node/store/checkedLine.ts'
import { Journal } from '../../../electron/node/store/journal.ts'
import { startHeadstart, until } from '../../e2e/headstart.ts'
import { type Case, held, megabytes, ms, quantile, type Row } from '../case.ts'
import { startVendorServer } from '../startVendorServer.ts'

const intervalMs = 10_000

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024
}

function config(url: string, monitors: number): string {
  const rows = Array.from(
    { length: monitors },
    (_, n) =>
      `  - { id: m${n}, vendor: v${n % 50}, name: Call ${n}, interval: ${intervalMs / 1_000}s, request: { url: "${url}/0" } }`,
  )
  const vendors = Array.from({ length: 50 }, (_, n) => `  - { id: v${n}, name: Vendor ${n} }`)
  return `headstart: 1\nvendors:\n${vendors.join('\n')}\nmonitors:\n${rows.join('\n')}\n`
}

/**
 * How late probes start. A monitor is due at a fixed moment of every interval; the earliest of its starts is taken for
 * it, which can only be too late itself.
 */
async function lateness(dataDir: string): Promise<number[]> {
  const starts = new Map<string, number[]>()
  for (const { monitorId, line } of await new Journal(dataDir).load()) {
    const [atMs] = JSON.parse(openLine(line) ?? '[]') as number[]
    if (atMs !== undefined) starts.set(monitorId, [...(starts.get(monitorId) ?? []), atMs])
  }
  const late: number[] = []
  for (const all of starts.values()) {
    // The first ones come with the start of the program.
    const settled = all.slice(1)
    const first = settled[0] ?? 0
    const offsets = settled.map((atMs) => atMs - first - Math.round((atMs - first) / intervalMs) * intervalMs)
    const due = Math.min(...offsets)
    for (const offset of offsets) late.push(offset - due)
  }
  return late
}

async function watched(folder: string, monitors: number, url: string, forMs: number) {
  const headstart = await startHeadstart({ dataDir: folder, config: config(url, monitors) })
  try {
    await until(
      'the first round of probes',
      async () => {
        // As often as an open page asks.
        await sleep(1_000)
        const { vendors } = await headstart.api<{ vendors: { monitors: { state: string }[] }[] }>('/summary')
        const all = vendors.flatMap((vendor) => vendor.monitors)
        return all.length === monitors && all.every(({ state }) => state === 'up')
      },
      60_000,
    )
    await sleep(forMs)
    const rss = residentBytes(headstart.pid)
    return { rss, late: await lateness(folder) }
  } finally {
    await headstart.stop()
  }
}

/** The browser shell as it is shipped, at 100 and at 1,000 monitors. Linux only: it reads /proc. */
export const thousand: Case = {
  name: 'thousand',
  limitMs: 240_000,
  async run(folder) {
    if (await buildIsStale()) await buildAll()
    const vendor = await startVendorServer(folder)
    try {
      const few = await watched(`${folder}/few`, 100, vendor.http, 15_000)
      const many = await watched(`${folder}/many`, 1_000, vendor.http, 55_000)
      const rows: Row[] = [
        ['resident memory at 100 monitors', megabytes(few.rss)],
        held('resident memory at 1,000 monitors', many.rss / 1e6, 200, (mb) => `${mb.toFixed(0)} MB`),
        [`probes that count, 1,000 monitors every 10 s`, String(many.late.length)],
        ['schedule jitter p50', ms(quantile(many.late, 0.5))],
        held('schedule jitter p99', quantile(many.late, 0.99), 100),
        ['schedule jitter at 100 monitors, p99', ms(quantile(few.late, 0.99))],
      ]
      return rows
    } finally {
      vendor.stop()
    }
  },
}
