import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { dayMs, hourMs } from '../../../electron/core/history/rollup.ts'
import { encodeSample } from '../../../electron/core/history/row.ts'
import { history, noonMs, open, sample, temporaryFolder } from './fixtures.ts'

const midnightMs = noonMs - dayMs / 2

/** What earlier versions left on the disk: rows without checksum, days as compressed text, rollups as arrays. */
async function oldFolder(): Promise<string> {
  const dataDir = await temporaryFolder()
  const folder = join(dataDir, 'samples', 'm1')
  await mkdir(folder, { recursive: true })
  const lines = (fromMs: number, count: number) =>
    `${Array.from({ length: count }, (_, i) => encodeSample(sample(fromMs + i * 60_000, i % 10 ? 'up' : 'down'))).join('\n')}\n`
  await writeFile(join(folder, '2026-11-21.ndjson.gz'), gzipSync(lines(midnightMs - 2 * dayMs, 1_440)))
  await writeFile(join(folder, '2026-11-22.ndjson'), lines(midnightMs - dayMs, 1_440))
  await writeFile(join(folder, '2026-11-23.ndjson'), lines(midnightMs, 720))
  await mkdir(join(dataDir, 'rollups', 'm1'), { recursive: true })
  const hours = Array.from({ length: 24 }, (_, hour) => [
    ...[hour, 60, 2_430_000, 0, 270_000, 100, 100],
    ...[Array.from({ length: 7 }, () => [0, 0]), [461, 60]],
  ])
  const day = (startMs: number) => JSON.stringify([startMs, hours])
  await writeFile(
    join(dataDir, 'rollups', 'm1', '2026-11.ndjson'),
    `${day(midnightMs - 3 * dayMs)}\n${day(midnightMs - 2 * dayMs)}\n`,
  )
  return dataDir
}

test('the files of earlier versions are read, and closed days among them become what this version writes', async () => {
  const dataDir = await oldFolder()
  const { store } = await open(dataDir)
  const ask = async () =>
    (await history(store, midnightMs - 3 * dayMs, noonMs, 84)).map(({ fromMs: _, ...each }) => each)
  const before = await store.readSamples('m1', 0, noonMs)
  expect(before).toHaveLength(1_440 * 2 + 720)
  const points = await ask()
  expect(points.map(({ probes }) => probes)).toEqual(new Array(84).fill(60))
  expect(points.every(({ p50Ms, maxMs }) => p50Ms === 100 && maxMs === 100)).toBe(true)
  store.appendSample('m1', sample(noonMs, 'up', { totalMs: 7 }))
  await store.maintain()
  expect((await readdir(join(dataDir, 'samples', 'm1'))).sort()).toEqual([
    '2026-11-21.cols',
    '2026-11-22.cols',
    '2026-11-23.ndjson',
  ])
  expect((await store.readSamples('m1', 0, noonMs)).map(({ atMs, state }) => [atMs, state])).toEqual(
    before.map(({ atMs, state }) => [atMs, state]),
  )
  expect(await ask()).toEqual(points)
  await store.close()
  expect(
    (await (await open(dataDir)).store.readSamples('m1', noonMs, noonMs + hourMs)).map((one) => one.totalMs),
  ).toEqual([7])
})

test('a row whose bytes were changed on the disk is left out, those around it stand', async () => {
  const dataDir = await temporaryFolder()
  const { store } = await open(dataDir)
  for (let i = 0; i < 3; i++) store.appendSample('m1', sample(noonMs + i, 'up', { totalMs: 100 + i }))
  await store.maintain()
  await store.close()
  const path = join(dataDir, 'samples', 'm1', '2026-11-23.ndjson')
  await writeFile(path, (await readFile(path, 'utf8')).replace(',101,', ',901,'))
  const again = (await open(dataDir)).store
  expect((await again.readSamples('m1', 0, noonMs + 10)).map(({ totalMs }) => totalMs)).toEqual([100, 102])
})
