import { dayMs } from '../../../electron/core/history/rollup.ts'
import type { Store } from '../../../electron/node/store/store.ts'
import { type Case, held, quantile, ratio, took } from '../case.ts'
import { openBenchStore } from '../records.ts'
import { usualSample, writeHistory } from '../writeHistory.ts'

const monitors = 100
const rounds = 110

/** A second of a busy Headstart: a row of each monitor, then one commit. */
function second(store: Store, atMs: number): Promise<number> {
  return took(async () => {
    for (let n = 0; n < monitors; n++) store.appendSample(`monitor-${n}`, usualSample(atMs, 1_000))
    await store.flush()
  })
}

/** Must not grow with what is stored. */
export const append: Case = {
  name: 'append',
  limitMs: 240_000,
  async run(folder) {
    const nowMs = Date.now()
    // 100 monitors × days × samples a day. They take turns, so that what else the machine does hits all alike.
    const sizes = [
      { days: 1, intervalMs: dayMs / 5 },
      { days: 10, intervalMs: dayMs / 100 },
      { days: 35, intervalMs: 30_000 },
    ]
    const stores: { store: Store; times: number[] }[] = []
    for (const [i, size] of sizes.entries()) {
      await writeHistory(`${folder}/${i}`, { monitors, nowMs, ...size })
      stores.push({ store: await openBenchStore(`${folder}/${i}`), times: [] })
    }
    for (let round = 0; round < rounds; round++)
      for (const { store, times } of stores) times.push(await second(store, nowMs + round * 1_000))
    const [few = 0, some = 0, many = 0] = stores.map(({ times }) => quantile(times.slice(10), 0.5) / monitors)
    for (const { store } of stores) await store.close()
    return [
      held('one sample, 1 k stored, its share of the synced commit in it', few, 0.2),
      held('the same with 100 k stored', some, 0.2),
      held('the same with 10 M stored', many, 0.2),
      held('100 k against 1 k', some / few, 1.3, ratio),
      held('10 M against 1 k', many / few, 1.3, ratio),
    ]
  },
}
