import { cpSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { beforeEach, expect, test, vi } from 'vitest'
import { dayMs } from '../../../electron/core/history/rollup.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { history, incident, noonMs, open, sample, temporaryFolder, testClock, transcript } from './fixtures.ts'

/** Where the process ends: after so many calls of the file system nothing more happens. */
const kill = vi.hoisted(() => ({ after: Number.POSITIVE_INFINITY, done: 0 }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const counted =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (kill.done >= kill.after) throw Object.assign(new Error('killed'), { code: 'KILLED' })
      kill.done += 1
      return call(...args)
    }
  const { rename, rm, open, writeFile, link } = real
  return {
    ...real,
    rename: counted(rename),
    rm: counted(rm),
    open: counted(open),
    writeFile: counted(writeFile),
    link: counted(link),
  }
})
beforeEach(() => Object.assign(kill, { after: Number.POSITIVE_INFINITY, done: 0 }))

const usual = settingsSchema.parse({}).retention
/** Two days' samples go by age, two are packed, one goes on. */
const short = { ...usual, samplesDays: 2, transcriptsDays: 2 }
const days = 5

test('killed after every third step of its maintenance a store has everything that it had, or what may be left of it', async () => {
  const template = await temporaryFolder()
  const first = (await open(template)).store
  for (let atMs = noonMs - days * dayMs; atMs < noonMs; atMs += 600_000)
    first.appendSample('m1', sample(atMs, 'up', { coversMs: 900_000 }))
  for (const ago of [0, 1, 3, 4]) await first.saveTranscript(transcript(`t${ago}`, noonMs - ago * dayMs, 'down'))
  await first.saveIncident(incident('over', { state: 'closed', openedAtMs: 1, closedAtMs: 2 }))
  await first.saveIncident(incident('open'))
  await first.close()

  const observedDays = async (store: typeof first) =>
    (await history(store, noonMs - days * dayMs, noonMs, 400)).reduce((sum, { upMs }) => sum + upMs, 0) / dayMs
  async function run(after: number) {
    const dataDir = await temporaryFolder()
    cpSync(template, dataDir, { recursive: true })
    const { store } = await open(dataDir, { retention: () => short, clock: testClock(noonMs) })
    Object.assign(kill, { after, done: 0 })
    await store.maintain()
    const steps = kill.done
    await store.close()
    Object.assign(kill, { after: Number.POSITIVE_INFINITY })
    return { dataDir, steps }
  }
  const { steps } = await run(Number.POSITIVE_INFINITY)
  expect(steps).toBeGreaterThan(30)
  for (let at = 0; at < steps; at += 3) {
    const { dataDir } = await run(at)
    // The lock of the killed one: of this very process.
    await rm(`${dataDir}/lock`, { force: true })
    const { store } = await open(dataDir, { retention: () => short, clock: testClock(noonMs) })
    expect(await observedDays(store), `killed after ${at}`).toBeCloseTo(days, 1)
    expect(
      store
        .incidents()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['open', 'over'])
    for (const id of ['t0', 't1']) expect(await store.getTranscript(id), `killed after ${at}`).toMatchObject({ id })
    expect(store.warnings()).toEqual([])
    await store.maintain()
    expect(await observedDays(store), `then maintained, killed after ${at}`).toBeCloseTo(days, 1)
    expect((await store.listTranscripts({ limit: 9 })).items.map(({ id }) => id).sort()).toEqual(['t0', 't1'])
    await store.close()
    await rm(dataDir, { recursive: true })
  }
})
