import { mkdir, open as openFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dayMs } from '../../../electron/core/history/rollup.ts'
import { type Settings, settingsSchema } from '../../../electron/core/model/settings.ts'
import { history, incident, noonMs, open, sample, temporaryFolder, testClock, tinyDisk } from './fixtures.ts'

const usual = settingsSchema.parse({}).retention

/** A store with ten days of two monitors, one probe each ten minutes, and an old incident. */
async function tenDays(retention: () => Settings['retention'], clock = testClock(noonMs), folder?: string) {
  const dataDir = folder ?? (await temporaryFolder())
  const { store } = await open(dataDir, { retention, clock })
  for (const monitorId of ['m1', 'm2'])
    for (let atMs = noonMs - 10 * dayMs; atMs < noonMs; atMs += 600_000)
      store.appendSample(monitorId, sample(atMs, 'up', { coversMs: 900_000, totalMs: 100 + (atMs % 7_919) / 10 }))
  await store.saveIncident(incident('i-old', { state: 'closed', openedAtMs: 1, closedAtMs: 2 }))
  await store.maintain()
  const days = async (monitorId = 'm1') => (await readdir(join(dataDir, 'samples', monitorId))).sort()
  const minutes = async (monitorId = 'm1') =>
    (await readdir(join(dataDir, 'rollups', monitorId))).filter((name) => name.endsWith('.minutes'))
  return { dataDir, store, clock, days, minutes }
}

const observed = async (store: Parameters<typeof history>[0], nowMs = noonMs) =>
  (await history(store, noonMs - 10 * dayMs, nowMs, 400)).reduce((sum, { upMs }) => sum + upMs, 0) / dayMs

describe('retention', () => {
  test('by age: samples go, what they were taken together into and incidents stay', async () => {
    let retention = usual
    const { store, days } = await tenDays(() => retention)
    expect(await days()).toHaveLength(11)
    expect(await observed(store)).toBeCloseTo(10, 1)
    retention = { ...usual, samplesDays: 3 }
    await store.maintain()
    expect(await days()).toEqual(['2026-11-20.cols', '2026-11-21.cols', '2026-11-22.cols', '2026-11-23.ndjson'])
    expect(await observed(store)).toBeCloseTo(10, 1)
    expect(store.incident('i-old')?.state).toBe('closed')
  })

  test('by the share of the disk: minutes first, then the oldest day of whichever monitor, the open day stays', async () => {
    let retention = usual
    const { store, dataDir, days, minutes } = await tenDays(() => retention)
    expect(await minutes()).toHaveLength(10)
    const all = await store.usage()
    retention = { ...usual, historyMaxBytes: all.samplesBytes + all.rollupsBytes - 1 }
    await store.maintain()
    expect([await minutes('m1'), await minutes('m2')].map(({ length }) => length).sort((a, b) => a - b)).toEqual([
      9, 10,
    ])
    expect(await days()).toHaveLength(11)
    for (const monitorId of ['m1', 'm2'])
      for (const day of await minutes(monitorId)) await rm(join(dataDir, 'rollups', monitorId, day))
    const { samplesBytes, rollupsBytes } = await store.usage()
    // The oldest day of one monitor is many times as large.
    const large = join(dataDir, 'samples', 'm1', '2026-11-13.ndjson')
    await writeFile(large, `${'x'.repeat(50_000)}\n`)
    retention = { ...usual, historyMaxBytes: samplesBytes + rollupsBytes }
    await store.maintain()
    const left = await store.usage()
    expect(left.samplesBytes + left.rollupsBytes).toBeLessThanOrEqual(samplesBytes + rollupsBytes)
    retention = { ...usual, historyMaxBytes: rollupsBytes + samplesBytes / 2 }
    await store.maintain()
    expect((await days('m1')).length).toBeLessThan(8)
    expect(Math.abs((await days('m1')).length - (await days('m2')).length)).toBeLessThanOrEqual(1)
    expect(await observed(store)).toBeCloseTo(10, 1)
    retention = { ...usual, historyMaxBytes: 1 }
    await store.maintain()
    expect(await days('m1')).toEqual(['2026-11-23.ndjson'])
    expect((await store.usage()).rollupsBytes).toBe(0)
    expect(store.incident('i-old')?.state).toBe('closed')
    expect(await store.readSamples('m1', 0, noonMs)).toHaveLength(72)
  })

  test('a day whose rollup is gone is rolled up once more before its samples go', async () => {
    let retention = usual
    const { store, dataDir } = await tenDays(() => retention)
    await writeFile(join(dataDir, 'rollups', 'm1', '2026-11.ndjson'), '')
    retention = { ...usual, samplesDays: 3 }
    await store.maintain()
    expect(await observed(store)).toBeCloseTo(10, 1)
  })

  test('on a full disk no samples go before what they are taken together into is written', async ({ skip }) => {
    const disk = await tinyDisk()
    if (!disk) return skip('this user may not mount a small disk')
    let retention = usual
    const { dataDir, store, days } = await tenDays(() => retention, testClock(noonMs), join(disk, 'data'))
    await rm(join(dataDir, 'rollups', 'm1', '2026-11.ndjson'))
    const before = await days()
    const ballast = await openFile(join(disk, 'ballast'), 'w')
    for (let bytes = 65_536; bytes >= 1; bytes = bytes === 1 ? 0 : bytes / 16)
      while (await ballast.write(Buffer.alloc(bytes)).catch(() => null));
    await ballast.close()
    retention = { ...usual, samplesDays: 3 }
    await store.maintain()
    expect(await days()).toEqual(before)
    expect(store.health().problem?.text).toMatch(/disk is full/)
    await rm(join(disk, 'ballast'))
    await store.maintain()
    expect((await days()).length).toBeLessThan(before.length)
    expect(await observed(store)).toBeCloseTo(10, 1)
  })

  test('late rows are not packed away before they are rolled up', async () => {
    const { dataDir, store, clock, days } = await tenDays(() => usual)
    const rollups = join(dataDir, 'rollups', 'm1')
    store.appendSample('m1', sample(noonMs - 3 * dayMs + 60_000, 'down', { coversMs: 60_000 }))
    const month = join(rollups, '2026-11.ndjson')
    const kept = await readFile(month)
    await rm(rollups, { recursive: true })
    await writeFile(rollups, 'a file where a folder should be')
    clock.set(noonMs + 1)
    await store.maintain()
    expect(await days()).toContain('2026-11-20.ndjson')
    await rm(rollups)
    await mkdir(rollups)
    await writeFile(month, kept)
    await store.maintain()
    expect(await days()).not.toContain('2026-11-20.ndjson')
    const points = await history(store, noonMs - 10 * dayMs, noonMs, 400)
    expect(points.some(({ downMs }) => downMs > 0)).toBe(true)
  })

  test('hours become days after 400 days: observed time stays exact, and it takes a fraction', async () => {
    const clock = testClock(noonMs)
    const { store, days } = await tenDays(() => usual, clock)
    const fine = (await store.usage()).rollupsBytes
    clock.set(noonMs + 450 * dayMs)
    await store.maintain()
    expect(await days()).toEqual([])
    expect((await store.usage()).rollupsBytes).toBeLessThan(fine / 2)
    expect(await observed(store)).toBeCloseTo(10, 1)
    const worst = Math.max(...(await history(store, noonMs - 10 * dayMs, noonMs, 400)).map(({ maxMs }) => maxMs ?? 0))
    expect(worst).toBeGreaterThan(800)
    clock.set(noonMs + 2_000 * dayMs)
    await store.maintain()
    expect((await store.usage()).rollupsBytes).toBe(0)
  })

  test('what is used is told by kind', async () => {
    const dataDir = await temporaryFolder()
    for (const [name, bytes] of Object.entries({
      samples: 5,
      journal: 1,
      rollups: 7,
      transcripts: 11,
      incidents: 13,
    })) {
      await mkdir(join(dataDir, name, 'deeper'), { recursive: true })
      await writeFile(join(dataDir, name, 'deeper', 'file'), 'x'.repeat(bytes))
    }
    const { store } = await open(dataDir)
    expect(await store.usage()).toEqual({ samplesBytes: 6, rollupsBytes: 7, transcriptsBytes: 11, incidentsBytes: 13 })
  })
})
