import { edgesOf } from '../../../electron/core/history/edges.ts'
import { dayMs } from '../../../electron/core/history/rollup.ts'
import { type Case, held, megabytes, ms, took } from '../case.ts'
import { openBenchStore } from '../records.ts'
import { writeHistory } from '../writeHistory.ts'

const [monitors, days] = [100, 90]

export const start: Case = {
  name: 'start',
  limitMs: 120_000,
  async run(folder) {
    const nowMs = Date.now()
    await writeHistory(folder, { monitors, days, intervalMs: 60_000, nowMs })
    const beforeBytes = process.memoryUsage().rss
    let store = await openBenchStore(folder)
    await store.close()
    const tookMs = await took(async () => {
      store = await openBenchStore(folder)
    })
    const edges = edgesOf(nowMs - dayMs, nowMs, { points: 200 })
    const chartMs = await took(() => store.buckets('monitor-1', edges))
    await store.close()
    return [
      held(`open the store, ${monitors} monitors × ${days} days`, tookMs, 1_000),
      ['chart of a day', ms(chartMs)],
      ['resident memory more than before', megabytes(process.memoryUsage().rss - beforeBytes)],
      ['resident memory in all', megabytes(process.memoryUsage().rss)],
    ]
  },
}
