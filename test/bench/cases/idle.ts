import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildAll, buildIsStale } from '../../../electron/build.ts'
import { launchBrowser } from '../../e2e/browser.ts'
import { startHeadstart, until } from '../../e2e/headstart.ts'
import { startVendor } from '../../e2e/vendor.ts'
import { type Case, megabytes, ms, took } from '../case.ts'

const monitors = 50
const windowMs = 20_000
/** Linux counts processor time in these, whatever the machine (USER_HZ). */
const ticksPerSecond = 100

/** Processor time of a process so far, in ms: proc(5), fields 14 and 15 of `stat`. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond
}

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1_024
}

function config(url: string): string {
  const rows = Array.from(
    { length: monitors },
    (_, n) => `  - { id: m${n}, vendor: v${n % 25}, name: Call ${n}, interval: 60s, request: { url: "${url}/${n}" } }`,
  )
  const vendors = Array.from({ length: 25 }, (_, n) => `  - { id: v${n}, name: Vendor ${n} }`)
  return `headstart: 1\nvendors:\n${vendors.join('\n')}\nmonitors:\n${rows.join('\n')}\n`
}

/** What it costs to keep the browser shell open, and how fast its page comes back. Linux only: it reads /proc. */
export const idle: Case = {
  name: 'idle',
  async run(folder) {
    if (await buildIsStale()) await buildAll()
    const vendor = await startVendor()
    const headstart = await startHeadstart({ dataDir: folder, config: config(vendor.url) })
    const browser = await launchBrowser()
    try {
      await until('the first round of probes', () => vendor.requests.length >= monitors, 70_000)
      const before = cpuMs(headstart.pid)
      const probesBefore = vendor.requests.length
      await sleep(windowMs)
      const cpu = cpuMs(headstart.pid) - before
      const page = await (await browser.newContext()).newPage()
      await page.goto(headstart.url)
      await page.getByText('Vendor 24').first().waitFor()
      const again = await took(async () => {
        await page.reload()
        await page.getByText('Vendor 24').first().waitFor()
      })
      return [
        [`idle, ${monitors} monitors at 60 s: processor`, `${((100 * cpu) / windowMs).toFixed(2)} % (target < 1 %)`],
        ['  probes meanwhile', String(vendor.requests.length - probesBefore)],
        ['  resident memory', megabytes(residentBytes(headstart.pid))],
        ['  page back with 25 vendors', `${ms(again)} (target < 500 ms)`],
      ]
    } finally {
      await browser.close()
      await headstart.stop()
      await vendor.close()
    }
  },
}
