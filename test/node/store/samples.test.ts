import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { windowLengthsMs } from '../../../electron/core/contract/history.ts'
import { edgesOf } from '../../../electron/core/history/edges.ts'
import { dayMs, hourMs } from '../../../electron/core/history/rollup.ts'
import { historyPoints } from '../../../electron/core/history.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { createHistoryQueries } from '../../../electron/node/historyQueries.ts'
import { history, noonMs, open, sample, temporaryFolder, testClock } from './fixtures.ts'

describe('samples', () => {
  test('come back in order of time, over days and restarts, waiting ones included', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    const times = [-2 * dayMs, -dayMs, -1, 0, 1, 30_000].map((at) => noonMs + at)
    for (const atMs of times.toReversed()) store.appendSample('m1', sample(atMs))
    store.appendSample('m2', sample(noonMs, 'down'))
    const atMs = async (reader = store) =>
      (await reader.readSamples('m1', noonMs - 2 * dayMs, noonMs + 30_000)).map((one) => one.atMs)
    expect(await atMs()).toEqual(times.slice(0, -1))
    await store.flush()
    expect(store.health().waitingSamples).toBe(0)
    expect(await atMs()).toEqual(times.slice(0, -1))
    await store.close()
    expect(await atMs((await open(dataDir)).store)).toEqual(times.slice(0, -1))
  })

  test('go through the journal into a file a day, each once whatever a crash left', async () => {
    const dataDir = await temporaryFolder()
    const files = async (folder: string) => (await readdir(join(dataDir, folder))).sort()
    const { store } = await open(dataDir)
    for (const atMs of [noonMs - dayMs, noonMs, noonMs + 1]) store.appendSample('m1', sample(atMs))
    await store.flush()
    const journal = await readFile(join(dataDir, 'journal', '1.ndjson'))
    await store.maintain()
    expect(await files('journal')).toEqual([])
    expect(await files('samples/m1')).toEqual(['2026-11-22.cols', '2026-11-23.ndjson'])
    await store.close()
    // As if it had been killed when the shards were written and the journal was not yet removed.
    await writeFile(join(dataDir, 'journal', '1.ndjson'), journal)
    const again = (await open(dataDir)).store
    const seen = async () => (await again.readSamples('m1', 0, noonMs + 9)).map(({ atMs }) => atMs)
    expect(await seen()).toEqual([noonMs - dayMs, noonMs, noonMs + 1])
    expect(again.recent('m1').sparkline).toEqual([100, 100, 100])
    await again.maintain()
    expect(await seen()).toEqual([noonMs - dayMs, noonMs, noonMs + 1])
    expect(await files('journal')).toEqual([])
  })

  test('are written without being asked within a moment', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    store.appendSample('m1', sample(noonMs))
    await expect.poll(() => store.health().waitingSamples, { timeout: 10_000 }).toBe(0)
    expect(await readFile(join(dataDir, 'journal', '1.ndjson'), 'utf8')).toContain(String(noonMs))
  })

  test('a monitor identifier never leads out of the folder', async () => {
    const { store } = await open(await temporaryFolder())
    await expect(store.readSamples('../../etc', 0, 1)).rejects.toThrow()
  })

  test('closed days are packed and rolled up, late rows join them, old ones go', async () => {
    const dataDir = await temporaryFolder()
    const clock = testClock(noonMs)
    const { store } = await open(dataDir, { clock })
    const folder = join(dataDir, 'samples', 'm1')
    for (let i = 0; i < 96; i++) store.appendSample('m1', sample(noonMs - dayMs + i * 900_000))
    await store.maintain()
    expect((await readdir(folder)).sort()).toEqual(['2026-11-22.cols', '2026-11-23.ndjson'])
    store.appendSample('m1', sample(noonMs - dayMs + 1, 'down'))
    await store.flush()
    const before = await store.readSamples('m1', 0, noonMs)
    expect(before).toHaveLength(97)
    expect((await history(store, noonMs - 3 * dayMs, noonMs, 400)).reduce((n, { probes }) => n + probes, 0)).toBe(97)
    await store.maintain()
    expect((await readdir(folder)).sort()).toEqual(['2026-11-22.cols', '2026-11-23.ndjson'])
    expect(await store.readSamples('m1', 0, noonMs)).toEqual(before)
    clock.set(noonMs + 200 * dayMs)
    await store.maintain()
    expect(await readdir(folder)).toEqual([])
    const points = await history(store, noonMs - 3 * dayMs, noonMs + dayMs, 400)
    expect(points.reduce((n, { probes }) => n + probes, 0)).toBe(97)
  })

  test('a damaged archive costs its own day only', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    store.appendSample('m1', sample(noonMs - dayMs))
    store.appendSample('m1', sample(noonMs))
    await store.maintain()
    await writeFile(join(dataDir, 'samples', 'm1', '2026-11-22.cols'), 'rubbish')
    expect((await store.readSamples('m1', 0, noonMs + 1)).map(({ atMs }) => atMs)).toEqual([noonMs])
  })

  test('rows that come late beside a damaged archive do not take the place of what was rolled up of the day', async () => {
    let retention = settingsSchema.parse({}).retention
    const dataDir = await temporaryFolder()
    const { store, clock } = await open(dataDir, { retention: () => retention })
    const from = noonMs - 1.5 * dayMs
    for (let atMs = from; atMs < noonMs - dayMs / 2; atMs += 600_000)
      store.appendSample('m1', sample(atMs, 'up', { coversMs: 600_000 }))
    await store.maintain()
    const archive = join(dataDir, 'samples', 'm1', '2026-11-22.cols')
    await writeFile(archive, 'rubbish')
    store.appendSample('m1', sample(noonMs - dayMs, 'down', { coversMs: 60_000 }))
    // Of two days and more: from what was rolled up.
    const observed = async () =>
      (await history(store, noonMs - 5 * dayMs, noonMs, 400)).reduce((sum, { upMs }) => sum + upMs, 0) / dayMs
    for (let round = 0; round < 2; round++) {
      await store.maintain()
      expect(await observed()).toBeCloseTo(1, 1)
      expect(await readFile(archive, 'utf8')).toBe('rubbish')
    }
    retention = { ...retention, samplesDays: 1 }
    clock.set(noonMs + dayMs)
    await store.maintain()
    expect(existsSync(archive)).toBe(false)
    expect(await observed()).toBeCloseTo(1, 1)
  })
})

describe('history', () => {
  test('over a month from rollups agrees with the samples, also when the rollups are gone', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    const startMs = noonMs - 20 * dayMs
    const all = []
    for (let i = 0; startMs + i * 600_000 < noonMs; i++) {
      const state = i % 50 === 0 ? 'down' : i % 17 === 0 ? 'degraded' : 'up'
      all.push(sample(startMs + i * 600_000, state, { coversMs: 900_000, totalMs: 50 + ((i * 37) % 400) }))
    }
    for (const one of all) store.appendSample('m1', one)
    const fromMs = noonMs - 19 * dayMs
    const exact = historyPoints(all, fromMs, noonMs, 19)
    const check = async () => {
      const points = await history(store, fromMs, noonMs, 19)
      expect(points).toHaveLength(19)
      for (const [i, point] of points.entries()) {
        expect(point.upMs).toBeCloseTo(exact[i]?.upMs ?? -1, 0)
        expect(point.unknownMs).toBeCloseTo(exact[i]?.unknownMs ?? -1, 0)
        expect([point.fromMs, point.toMs, point.probes]).toEqual([exact[i]?.fromMs, exact[i]?.toMs, exact[i]?.probes])
        expect(point.p95Ms).toBe(exact[i]?.p95Ms)
      }
    }
    await check()
    await store.maintain()
    await check()
    await rm(join(dataDir, 'rollups'), { recursive: true })
    await check()
    expect(await readdir(join(dataDir, 'rollups', 'm1'))).toContain('2026-11.ndjson')
  })

  test('a page’s windows say what a chart over the same stretch says', async () => {
    const { store } = await open(await temporaryFolder())
    for (let i = 0; i < 3_000; i++) {
      const atMs = noonMs - 100 * dayMs + i * 0.033 * dayMs
      store.appendSample('m1', sample(atMs, i % 40 ? 'up' : 'down', { coversMs: dayMs, totalMs: 50 + (i % 300) }))
    }
    const queries = createHistoryQueries(store)
    const toMs = noonMs + 1_234
    const windows = await queries.windows('m1', toMs)
    expect(windows.map(({ name }) => name)).toEqual(['24h', '7d', '30d', '90d', '1y'])
    for (const { name, point, uptime } of windows) {
      const one = await queries.series('m1', edgesOf(toMs - windowLengthsMs[name], toMs, { points: 1 }))
      expect(one.points).toHaveLength(1)
      expect(point).toEqual({
        ...one.points[0],
        upMs: expect.closeTo(one.points[0]?.upMs ?? -1, 3),
        phases: {},
        downMs: expect.closeTo(one.points[0]?.downMs ?? -1, 3),
        unknownMs: expect.closeTo(one.points[0]?.unknownMs ?? -1, 3),
      })
      const many = await queries.series('m1', edgesOf(toMs - windowLengthsMs[name], toMs, { points: 400 }))
      expect(many.uptime.percent).toBeCloseTo(uptime.percent ?? -1, 9)
      expect(many.uptime.coveragePercent).toBeCloseTo(uptime.coveragePercent, 9)
    }
    expect(windows.find(({ name }) => name === '1y')?.uptime.coveragePercent).toBeCloseTo(100 * (99 / 365), 0)
  })

  test('long ranges never have more than 400 points, and end where asked', async () => {
    const { store } = await open(await temporaryFolder())
    const points = await history(store, noonMs - 90 * dayMs - 5, noonMs, 10_000)
    expect(points.length).toBeLessThanOrEqual(400)
    expect(points[0]?.fromMs).toBe(Math.floor((noonMs - 90 * dayMs - 5) / hourMs) * hourMs)
    expect(points.at(-1)?.toMs).toBe(noonMs)
  })

  test('the last day in memory is the same after a restart, with and without its saved state', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    for (let i = 0; i < 2_000; i++)
      store.appendSample('m1', sample(noonMs - 2_000 * 60_000 + i * 60_000, i % 9 ? 'up' : 'down', { totalMs: i }))
    const view = store.recent('m1')
    expect(view.sparkline.at(-1)).toBe(1_999)
    expect(view.uptime24h.coveragePercent).toBeCloseTo(75, 0)
    await store.close()
    const again = (await open(dataDir)).store
    expect(again.recent('m1')).toEqual(view)
    again.appendSample('m1', sample(noonMs, 'down'))
    await again.flush()
    const later = again.recent('m1')
    await again.close()
    await rm(join(dataDir, 'recent.json'))
    expect((await open(dataDir)).store.recent('m1')).toEqual(later)
  })
})

test('a probe a day covers the days between, also those without rows', async () => {
  const { store, clock } = await open(await temporaryFolder())
  store.appendSample('m1', sample(noonMs - 5 * dayMs, 'up', { coversMs: 1.5 * dayMs }))
  store.appendSample('m1', sample(noonMs - 1, 'up', { coversMs: 1.5 * dayMs }))
  const seen = async () =>
    (await history(store, noonMs - 5.5 * dayMs, clock.nowMs(), 22)).map(
      ({ upMs, toMs, fromMs }) => upMs / (toMs - fromMs),
    )
  const expected = [0, 0, 1, 1, 1, 1, 1, 1, ...new Array(14).fill(0)]
  expect((await seen()).map((share) => +share.toFixed(2))).toEqual(expected)
  await store.maintain()
  expect((await seen()).map((share) => +share.toFixed(2))).toEqual(expected)
  clock.set(noonMs + 2 * dayMs)
  await store.maintain()
  const last = await history(store, noonMs - dayMs, clock.nowMs(), 12)
  expect(last.map(({ upMs }) => Math.round(upMs / hourMs))).toEqual([0, 0, 0, 0, 6, 6, 6, 6, 6, 6, 0, 0])
})

test('kill -9 at any moment loses nothing that was acknowledged', { timeout: 60_000 }, async () => {
  const dataDir = await temporaryFolder()
  const script = join(import.meta.dirname, 'writer.ts')
  let acknowledged = 0
  for (let round = 0; round < 10; round++) {
    const child = spawn(process.execPath, [script, dataDir, String(acknowledged + 1)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    let lines = 0
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number(line)
      if (++lines === 3 + round) child.kill('SIGKILL')
    }
    await exited
    const { store } = await open(dataDir)
    const numbers = (await store.readSamples('m1', 0, noonMs + dayMs)).map(({ totalMs }) => totalMs ?? NaN)
    expect(numbers.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, i) => i + 1))
    expect(Number(store.status('m1')?.sinceMs)).toBeGreaterThanOrEqual(acknowledged)
    expect(await store.getTranscript(`t${acknowledged}`)).not.toBeNull()
    expect((await store.listTranscripts({ limit: 1, q: `req_t${acknowledged}` })).items).toHaveLength(1)
    expect(store.warnings()).toEqual([])
    acknowledged = numbers.length
    await store.close()
  }
  expect(acknowledged).toBeGreaterThan(40)
})
