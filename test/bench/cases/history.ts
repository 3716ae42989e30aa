import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { edgesOf } from '../../../electron/core/history/edges.ts'
import { dayMs } from '../../../electron/core/history/rollup.ts'
import { createHistoryQueries } from '../../../electron/node/historyQueries.ts'
import { dayName } from '../../../electron/node/store/days.ts'
import { bytesEach, type Case, held, ms, quantile, type Row, took } from '../case.ts'
import { longestHold } from '../longestHold.ts'
import { openBenchStore } from '../records.ts'
import { writeHistory } from '../writeHistory.ts'

const monitors = 100
const intervalMs = 60_000

/** A year of hours of 100 monitors and 60 days of samples: what a chart costs in it. */
export const history: Case = {
  name: 'history',
  limitMs: 240_000,
  async run(folder) {
    const nowMs = Date.now()
    await writeHistory(folder, { monitors, days: 366, intervalMs, nowMs })
    const samplesDir = join(folder, 'samples', 'monitor-1')
    const closed = (await stat(join(samplesDir, `${dayName(nowMs - dayMs)}.cols`))).size / (dayMs / intervalMs)
    const today = Math.floor((nowMs % dayMs) / intervalMs) + 1
    const open = (await stat(join(samplesDir, `${dayName(nowMs)}.ndjson`))).size / today
    const rolled = (
      await stat(join(folder, 'rollups', 'monitor-1', `${dayName(nowMs - 40 * dayMs).slice(0, 7)}.ndjson`))
    ).size
    const store = await openBenchStore(folder)
    const queries = createHistoryQueries(store)
    const ask = async (monitor: number, days: number) => {
      const edges = edgesOf(nowMs - days * dayMs, nowMs, { points: 400 })
      const { points } = await queries.series(`monitor-${monitor}`, edges)
      if (points.reduce((sum, { probes }) => sum + probes, 0) < days * 1_000) throw new Error('samples are missing')
    }
    const raw = async (monitor: number) => {
      const found = await store.readSamples(`monitor-${monitor}`, nowMs - 30 * dayMs, nowMs)
      if (found.length < 43_000) throw new Error(`only ${found.length} samples`)
    }
    const each = async (from: number, count: number, work: (monitor: number) => Promise<void>) => {
      const times: number[] = []
      for (let n = 0; n < count; n++) times.push(await took(() => work(from + n)))
      return quantile(times, 0.5)
    }
    // The first one also warms up the code itself.
    await ask(0, 30)
    await ask(0, 365)
    const rows: Row[] = [
      ['bytes of a sample of the open day', bytesEach(open)],
      held('bytes of a sample of a closed day', closed, 12, bytesEach),
      ['bytes of a day’s rollup, with the spread of every phase', bytesEach(rolled / 30)],
      held('30 days, cold: nothing of this monitor was read yet', await each(1, 15, (n) => ask(n, 30)), 10),
      held('30 days, warm', await each(1, 15, (n) => ask(n, 30)), 3),
    ]
    const cold = await took(() => ask(30, 365))
    await ask(30, 365)
    const warm: number[] = []
    for (let n = 0; n < 11; n++) warm.push(await took(() => ask(30, 365)))
    rows.push(['a year, cold', ms(cold)], held('a year, warm', quantile(warm, 0.5), 10))
    const hold = await longestHold(() => ask(31, 365))
    rows.push(['a year, cold: loop held', ms(hold.holdMs)])
    await raw(40)
    rows.push(held('raw samples of 30 days (43,200)', await each(41, 9, raw), 60))
    rows.push(
      ['a day by the minute, cold', ms(await each(50, 15, (n) => ask(n, 1)))],
      ['a day by the minute, warm', ms(await each(50, 15, (n) => ask(n, 1)))],
    )
    const windows = await took(() => queries.windows('monitor-30', nowMs))
    rows.push(['availability over 24 h, 7 d, 30 d, 90 d and 1 y', ms(windows)])
    await store.close()
    return rows
  },
}
