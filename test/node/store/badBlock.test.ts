import { expect, test, vi } from 'vitest'
import { dayMs } from '../../../electron/core/history/rollup.ts'
import { history, noonMs, open, sample, temporaryFolder, testClock } from './fixtures.ts'

/** Files whose reading fails as on a bad block of a disk. */
const bad = vi.hoisted(() => ({ path: /(?!)/ }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const readFile = (...args: Parameters<typeof real.readFile>) =>
    bad.path.test(String(args[0]))
      ? Promise.reject(Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' }))
      : real.readFile(...args)
  return { ...real, readFile }
})

test.each([
  ['a packed day', /2026-11-21\.cols$/, 3],
  ['the minutes of a day', /2026-11-21\.minutes$/, 4],
  ['the journal', /journal/, 4],
])('%s on a bad block costs itself only', async (_name, path, whole) => {
  bad.path = /(?!)/
  const dataDir = await temporaryFolder()
  const clock = testClock(noonMs)
  const first = await open(dataDir, { clock })
  for (let atMs = noonMs - 4 * dayMs; atMs < noonMs; atMs += 600_000)
    first.store.appendSample('m1', sample(atMs, 'up', { coversMs: 600_000 }))
  await first.store.maintain()
  first.store.appendSample('m1', sample(noonMs, 'up', { coversMs: 600_000 }))
  await first.store.close()
  bad.path = path
  const { store, problems } = await open(dataDir, { clock })
  expect((await store.readSamples('m1', 0, noonMs + 1)).length).toBeGreaterThan(whole * 144 - 10)
  const observed = async (fromMs: number) =>
    (await history(store, fromMs, noonMs, 200)).reduce((sum, { upMs }) => sum + upMs, 0) / dayMs
  // The day's rollup still stands; a chart of one day reads its minutes, or its samples.
  expect(await observed(noonMs - 4 * dayMs)).toBeCloseTo(4, 1)
  expect(await observed(noonMs - 2 * dayMs)).toBeGreaterThan(1.4)
  await store.maintain()
  expect(problems).toEqual([])
})
