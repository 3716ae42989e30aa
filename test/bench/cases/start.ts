import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { edgesOf } from '../../../electron/core/history/edges.ts'
import { dayMs } from '../../../electron/core/history/rollup.ts'
import { encodeSample } from '../../../electron/core/history/row.ts'
import { dayName } from '../../../electron/node/store/days.ts'
import { type Case, megabytes, ms, took } from '../case.ts'
import { openBenchStore } from '../records.ts'

const monitors = 100
const days = 30
const intervalMs = 120_000

/** Every monitor's days as they lie on the disk: closed ones packed, today's growing. */
async function writeSamples(dataDir: string, nowMs: number): Promise<void> {
  const today = Math.floor(nowMs / dayMs)
  for (let day = today - days + 1; day <= today; day++) {
    const lines: string[] = []
    for (let atMs = day * dayMs; atMs < Math.min((day + 1) * dayMs, nowMs); atMs += intervalMs) {
      const phases = { dns: 1.2, tcp: 10.5, tls: 22.75, send: 0.1, wait: 80 + (atMs % 977) / 10, download: 2.3 }
      const totalMs = 117 + (atMs % 977) / 10
      lines.push(encodeSample({ atMs, coversMs: intervalMs, state: 'up', reason: 'ok', totalMs, status: 200, phases }))
    }
    const text = lines.length > 0 ? `${lines.join('\n')}\n` : ''
    const packed = gzipSync(text)
    for (let n = 0; n < monitors; n++) {
      const folder = join(dataDir, 'samples', `monitor-${n}`)
      await mkdir(folder, { recursive: true })
      const name = `${dayName(day * dayMs)}.ndjson`
      if (day === today) await writeFile(join(folder, name), text)
      else await writeFile(join(folder, `${name}.gz`), packed)
    }
  }
}

export const start: Case = {
  name: 'start',
  async run(folder) {
    const nowMs = Date.now()
    await writeSamples(folder, nowMs)
    const beforeBytes = process.memoryUsage().rss
    let store = await openBenchStore(folder)
    await store.close()
    const tookMs = await took(async () => {
      store = await openBenchStore(folder)
    })
    const chartMs = await took(() => store.buckets('monitor-1', edgesOf(nowMs - dayMs, nowMs, { points: 200 })))
    await store.close()
    return [
      [`open the store, ${monitors} monitors × ${days} days`, ms(tookMs)],
      ['chart of a day', ms(chartMs)],
      ['resident memory more than before', megabytes(process.memoryUsage().rss - beforeBytes)],
      ['resident memory in all', megabytes(process.memoryUsage().rss)],
    ]
  },
}
