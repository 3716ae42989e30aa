import type { Store } from '../../../electron/node/store/store.ts'
import { sample } from '../../node/store/records.ts'
import { type Case, ms, ratio, took } from '../case.ts'
import { openBenchStore } from '../records.ts'

const batches = 40
const perBatch = 50

async function appendCost(store: Store, fromMs: number): Promise<number> {
  return (
    (await took(async () => {
      for (let batch = 0; batch < batches; batch++) {
        for (let n = 0; n < perBatch; n++) store.appendSample('m1', sample(fromMs + batch * perBatch + n))
        await store.flush()
      }
    })) /
    (batches * perBatch)
  )
}

async function fill(store: Store, fromMs: number, count: number): Promise<void> {
  for (let n = 0; n < count; n++) store.appendSample('m1', sample(fromMs + n))
  await store.flush()
}

export const samples: Case = {
  name: 'samples',
  async run(folder) {
    const store = await openBenchStore(folder)
    // One day holds them all: costs that grow with a file would show.
    const startMs = Math.floor(Date.now() / 86_400_000) * 86_400_000
    await fill(store, startMs, 1_000)
    const few = await appendCost(store, startMs + 1_000)
    await fill(store, startMs + 10_000, 97_000)
    const many = await appendCost(store, startMs + 200_000)
    await store.close()
    return [
      ['append one (written 50 at a time), 1,000 there', ms(few)],
      ['the same with 100,000 there, against it', ratio(many / few)],
    ]
  },
}
