import { type Case, ms, took } from '../case.ts'
import { failure, openBenchStore } from '../records.ts'

const count = 300

export const storing: Case = {
  name: 'store',
  async run(folder) {
    const store = await openBenchStore(folder)
    const nowMs = Date.now()
    for (let n = 0; n < 20; n++) await store.saveTranscript(failure(n, nowMs + n))
    const tookMs = await took(async () => {
      for (let n = 20; n < 20 + count; n++) await store.saveTranscript(failure(n, nowMs + n))
    })
    await store.close()
    return [['one failed attempt, until it is safe from a power cut', ms(tookMs / count)]]
  },
}
