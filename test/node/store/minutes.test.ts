import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../../../electron/core/history/rollup.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { history, noonMs, open, sample, temporaryFolder, testClock } from './fixtures.ts'

const yesterdayMs = noonMs - 12 * hourMs - dayMs

/** Probes each 20 s from yesterday on until noon, with an hour of failures and an hour's gap. */
async function twoDays(clock = testClock(noonMs), retention = () => settingsSchema.parse({}).retention) {
  const dataDir = await temporaryFolder()
  const opened = await open(dataDir, { clock, retention })
  for (let atMs = yesterdayMs; atMs < noonMs; atMs += 20_000) {
    const hour = Math.floor((atMs - yesterdayMs) / hourMs)
    if (hour === 20) continue
    const totalMs = 90 + ((atMs / 20_000) % 40)
    const phases = { dns: 2, wait: totalMs - 2 }
    opened.store.appendSample('m1', sample(atMs, hour === 9 ? 'down' : 'up', { coversMs: 30_000, totalMs, phases }))
  }
  await opened.store.maintain()
  const minutes = async () =>
    (await readdir(join(dataDir, 'rollups', 'm1'))).filter((name) => name.endsWith('.minutes')).sort()
  return { dataDir, minutes, ...opened }
}

const file = (dataDir: string) => join(dataDir, 'rollups', 'm1', '2026-11-22.minutes')
const sums = (points: Awaited<ReturnType<typeof history>>) => ({
  probes: points.reduce((sum, { probes }) => sum + probes, 0),
  upMs: Math.round(points.reduce((sum, { upMs }) => sum + upMs, 0)),
  downMs: Math.round(points.reduce((sum, { downMs }) => sum + downMs, 0)),
})

describe('minutes of history', () => {
  test('are kept when a day closes, and a day’s chart is the same without its file, or with a damaged one', async () => {
    const { store, dataDir, minutes } = await twoDays()
    expect(await minutes()).toEqual(['2026-11-22.minutes'])
    const chart = await history(store, noonMs - dayMs, noonMs, 400)
    expect(chart.length).toBe(360)
    expect(sums(chart)).toEqual({ probes: 23 * 180, upMs: 23 * hourMs + 10_000, downMs: 0 })
    await store.close()
    const kept = await readFile(file(dataDir))
    for (const damage of [
      () => rm(file(dataDir)),
      () => writeFile(file(dataDir), kept.subarray(0, 50)),
      () => writeFile(file(dataDir), Buffer.from(kept.map((byte, i) => (i === 30 ? byte ^ 1 : byte)))),
    ]) {
      await damage()
      const again = await open(dataDir)
      expect(await history(again.store, noonMs - dayMs, noonMs, 400)).toEqual(chart)
      await again.store.close()
      expect(await readFile(file(dataDir))).toEqual(kept)
    }
  })

  test('follow each new sample, one out of order, and rows for a day that is closed', async () => {
    const { store, clock } = await twoDays()
    const before = sums(await history(store, noonMs - dayMs, noonMs, 400))
    clock.set(noonMs + minuteMs)
    store.appendSample('m1', sample(noonMs, 'down', { coversMs: 30_000, totalMs: 10 }))
    store.appendSample('m1', sample(noonMs + 20_000, 'down', { coversMs: 30_000, totalMs: 11 }))
    const later = () => history(store, noonMs - dayMs, noonMs + minuteMs, 400)
    expect(sums(await later())).toEqual({
      ...before,
      probes: before.probes + 2,
      downMs: 50_000,
    })
    store.appendSample('m1', sample(noonMs + 10_000, 'up', { coversMs: 30_000, totalMs: 12 }))
    expect(sums(await later()).probes).toBe(before.probes + 3)
    // Yesterday at 22:00, in the middle of what is known.
    store.appendSample('m1', sample(noonMs - 14 * hourMs + 5_000, 'up', { coversMs: 30_000, totalMs: 7_777 }))
    const late = await later()
    expect(sums(late).probes).toBe(before.probes + 4)
    expect(Math.max(...late.map(({ maxMs }) => maxMs ?? 0))).toBe(7_777)
    await store.flush()
    await store.maintain()
    expect(await later()).toEqual(late)
  })

  test('go after ten days; a chart of that day is then made from its samples, and from its hours when these are gone', async () => {
    let retention = settingsSchema.parse({}).retention
    const { store, clock, minutes, dataDir } = await twoDays(testClock(noonMs), () => retention)
    const day = async (points = 400) => history(store, yesterdayMs, yesterdayMs + dayMs, points)
    const chart = await day()
    expect(sums(chart)).toEqual({ probes: 23 * 180, upMs: 22 * hourMs + 10_000, downMs: hourMs })
    clock.set(noonMs + 30 * dayMs)
    await store.maintain()
    expect(await minutes()).toEqual([])
    expect(await day()).toEqual(chart)
    expect(await minutes()).toEqual([])
    retention = { ...retention, samplesDays: 7 }
    await store.maintain()
    expect(await readdir(join(dataDir, 'samples', 'm1'))).toEqual([])
    await store.close()
    const again = await open(dataDir, { clock, retention: () => retention })
    const hours = await history(again.store, yesterdayMs, yesterdayMs + dayMs, 24)
    expect(hours).toHaveLength(24)
    expect(sums(hours)).toEqual({ ...sums(chart), upMs: expect.closeTo(sums(chart).upMs, -2) })
    expect(hours.map(({ downMs }) => Math.round(downMs / minuteMs)).filter((minute) => minute > 0)).toEqual([60])
  })
})
