import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { openStore } from '../../../electron/node/store/openStore.ts'
import { noonMs, sample, status, testClock, transcript } from './records.ts'

/** Writes numbered records for ever and prints each number once it is on disk. Meant to be killed. */
const [dataDir = '', first = '1'] = process.argv.slice(2)
const store = await openStore({
  dataDir,
  clock: testClock(noonMs),
  retention: () => settingsSchema.parse({}).retention,
  bodyCapBytes: () => 1_024,
  onProblem: (problem) => console.error(problem),
})
for (let n = Number(first); ; n++) {
  store.appendSample('m1', sample(noonMs + n, 'down', { totalMs: n }))
  await Promise.all([
    store.saveStatus(status('m1', { stage: 'open', sinceMs: n })),
    store.saveTranscript(transcript(`t${n}`, noonMs + n, 'down')),
    store.flush(),
  ])
  process.stdout.write(`${n}\n`)
}
