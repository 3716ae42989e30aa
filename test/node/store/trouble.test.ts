import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { DataDirInUse } from '../../../electron/node/store/lock.ts'
import {
  incident,
  noonMs,
  open,
  sample,
  status,
  systemTool,
  temporaryFolder,
  testClock,
  tinyDisk,
  transcript,
} from './fixtures.ts'

function remount(path: string, mode: 'ro' | 'rw'): void {
  expect(systemTool('mount', '-o', `remount,${mode}`, path)).toBe(true)
}

describe('a disk that cannot be written', () => {
  test('full: said once, watching goes on, and everything is saved once there is room', async ({ skip }) => {
    const disk = await tinyDisk()
    if (!disk) return skip('this user may not mount a small disk')
    const dataDir = join(disk, 'data')
    const { store, problems } = await open(dataDir)
    await store.saveStatus(status('m1'))
    store.appendSample('m1', sample(noonMs))
    await store.flush()
    const ballast = join(disk, 'ballast')
    await writeFile(ballast, Buffer.alloc(900_000))
    await writeFile(`${ballast}2`, Buffer.alloc(400_000)).catch(() => {})

    for (let i = 1; i <= 200; i++) store.appendSample('m1', sample(noonMs + i * 1_000, 'down'))
    await store.saveStatus(status('m1', { stage: 'open', state: 'down' }))
    await store.saveIncident(incident('i1'))
    await store.saveTranscript(transcript('t1', noonMs, 'down'))
    await store.flush()
    expect(problems.map((problem) => problem?.text)).toEqual(['History is not being saved: the disk is full.'])
    expect(store.health()).toMatchObject({ waitingTranscripts: 1, problem: { id: 'history-not-saved' } })
    expect(store.health().waitingSamples).toBeGreaterThan(0)
    expect(await store.getTranscript('t1')).toMatchObject({ id: 't1' })
    expect(await store.readSamples('m1', 0, noonMs + 1e9)).toHaveLength(201)
    expect(store.recent('m1').sparkline).toHaveLength(48)

    await rm(ballast)
    await rm(`${ballast}2`)
    await expect.poll(() => problems.at(-1), { timeout: 10_000, interval: 50 }).toBeNull()
    expect(problems).toHaveLength(2)
    expect(store.health()).toMatchObject({ waitingSamples: 0, waitingTranscripts: 0, problem: null, droppedSamples: 0 })
    await store.close()
    const again = (await open(dataDir)).store
    expect(await again.readSamples('m1', 0, noonMs + 1e9)).toHaveLength(201)
    expect(again.status('m1')?.stage).toBe('open')
    expect(again.incident('i1')?.state).toBe('open')
    expect(await again.getTranscript('t1')).toMatchObject({ id: 't1' })
  })

  test('read-only, from the start and back: documents are read, the problem is said, and it recovers', async ({
    skip,
  }) => {
    const disk = await tinyDisk()
    if (!disk) return skip('this user may not mount a small disk')
    const dataDir = join(disk, 'data')
    const first = (await open(dataDir)).store
    await first.saveStatus(status('m1'))
    await first.saveTranscript(transcript('t1', noonMs, 'down'))
    await first.close()
    remount(disk, 'ro')
    const { store, problems } = await open(dataDir)
    expect(store.status('m1')?.state).toBe('up')
    expect((await store.listTranscripts({ limit: 5 })).items.map(({ id }) => id)).toEqual(['t1'])
    await store.saveStatus(status('m1', { stage: 'suspect', state: 'down' }))
    store.appendSample('m1', sample(noonMs))
    await store.flush()
    expect(problems.map((problem) => problem?.text)).toEqual(['History is not being saved: the disk is read-only.'])
    remount(disk, 'rw')
    await store.flush()
    expect(problems.at(-1)).toBeNull()
    await store.close()
    expect((await open(dataDir)).store.status('m1')?.stage).toBe('suspect')
  })

  test('read-only where a folder would have to be made: the reason is said, not that something is missing', async ({
    skip,
  }) => {
    const disk = await tinyDisk()
    if (!disk) return skip('this user may not mount a small disk')
    const { store, problems } = await open(join(disk, 'data'))
    remount(disk, 'ro')
    await store.saveTranscript(transcript('t1', noonMs, 'down'))
    store.appendSample('m1', sample(noonMs))
    await store.flush()
    expect(problems.at(-1)?.text).toBe('History is not being saved: the disk is read-only.')
    remount(disk, 'rw')
    await store.flush()
    expect(problems.at(-1)).toBeNull()
  })

  test('not ours to write: said, and saved once it is', async ({ skip }) => {
    if (process.getuid?.() === 0) return skip('root may write anywhere')
    const dataDir = await temporaryFolder()
    const { store, problems } = await open(dataDir)
    await mkdir(join(dataDir, 'samples'), { recursive: true })
    await chmod(join(dataDir, 'samples'), 0o500)
    store.appendSample('m1', sample(noonMs))
    await store.flush()
    expect(problems.at(-1)?.text).toContain('may not write')
    await chmod(join(dataDir, 'samples'), 0o700)
    await store.flush()
    expect(problems.at(-1)).toBeNull()
  })

  test('a file where a folder should be is a problem with its code, on any system', async () => {
    const dataDir = await temporaryFolder()
    const { store, problems } = await open(dataDir)
    await writeFile(join(dataDir, 'journal'), 'in the way')
    store.appendSample('m1', sample(noonMs))
    await store.flush()
    expect(problems.at(-1)?.text).toMatch(/^History is not being saved: writing failed \((EEXIST|ENOTDIR)\)\.$/)
    await rm(join(dataDir, 'journal'))
    await store.flush()
    expect(problems.at(-1)).toBeNull()
    expect(await readFile(join(dataDir, 'journal', '1.ndjson'), 'utf8')).toContain(String(noonMs))
  })

  test('shards that cannot be written are a problem until they are, and the journal keeps their rows', async () => {
    const dataDir = await temporaryFolder()
    const { store, problems } = await open(dataDir)
    await writeFile(join(dataDir, 'samples'), 'in the way')
    store.appendSample('m1', sample(noonMs))
    await store.maintain()
    await store.flush()
    expect(problems.at(-1)?.text).toMatch(/^History is not being saved/)
    expect(store.health().waitingSamples).toBe(0)
    const [journal, ...others] = await readdir(join(dataDir, 'journal'))
    expect(others).toEqual([])
    expect(await readFile(join(dataDir, 'journal', journal ?? ''), 'utf8')).toContain(String(noonMs))
    await rm(join(dataDir, 'samples'))
    await store.flush()
    expect(problems.at(-1)).toBeNull()
    expect(await readFile(join(dataDir, 'samples', 'm1', '2026-11-23.ndjson'), 'utf8')).toContain(String(noonMs))
    expect(await readdir(join(dataDir, 'journal'))).toEqual([])
  })

  test('while one monitor’s shards cannot be written the journal does not grow with every other’s rows', async () => {
    const dataDir = await temporaryFolder()
    const clock = testClock(noonMs)
    const { store, problems } = await open(dataDir, { clock })
    await mkdir(join(dataDir, 'samples'))
    await writeFile(join(dataDir, 'samples/m1'), 'in the way')
    const rounds = 60
    for (let i = 0; i < rounds; i++) {
      store.appendSample('m1', sample(noonMs + i * 1_000))
      for (let n = 0; n < 20; n++) store.appendSample('m2', sample(noonMs + i * 1_000 + n))
      // Ten minutes each: then the journal is due.
      clock.set(noonMs + i * 600_000)
      await store.maintain()
      await store.flush()
    }
    expect(problems.map((problem) => problem?.id)).toEqual(['history-not-saved'])
    const journal = async () => {
      const names = await readdir(join(dataDir, 'journal'))
      const lines = await Promise.all(names.map((name) => readFile(join(dataDir, 'journal', name), 'utf8')))
      return { files: names.length, rows: lines.flatMap((text) => text.trimEnd().split('\n')).length }
    }
    const { files, rows } = await journal()
    expect(files).toBeLessThan(6)
    expect(rows).toBeLessThan(4 * rounds)
    await store.close()
    // Killed now, every row is somewhere.
    await rm(join(dataDir, 'samples/m1'))
    const again = await open(dataDir, { clock })
    expect(await again.store.readSamples('m1', 0, noonMs + 1e9)).toHaveLength(rounds)
    expect(await again.store.readSamples('m2', 0, noonMs + 1e9)).toHaveLength(20 * rounds)
    await again.store.maintain()
    expect(await again.store.readSamples('m1', 0, noonMs + 1e9)).toHaveLength(rounds)
  })

  test('rows given up because their shard cannot be written take none out of the journal that it does not hold yet', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    await mkdir(join(dataDir, 'samples'))
    await writeFile(join(dataDir, 'samples/m1'), 'in the way')
    for (let i = 0; i < 40_000; i++) store.appendSample('m1', sample(noonMs + i))
    await store.flush()
    for (let i = 40_000; i < 80_000; i++) store.appendSample('m1', sample(noonMs + i))
    await store.flush()
    store.appendSample('m2', sample(noonMs))
    store.appendSample('m1', sample(noonMs + 80_000))
    await store.flush()
    expect(store.health()).toMatchObject({ waitingSamples: 0 })
    expect(store.health().droppedSamples).toBeGreaterThan(0)
    // As after a kill: what stands on the disk is all there is.
    const killed = await temporaryFolder()
    await cp(join(dataDir, 'journal'), join(killed, 'journal'), { recursive: true })
    const again = (await open(killed)).store
    expect(await again.readSamples('m2', 0, noonMs + 1e9)).toHaveLength(1)
    // A journal that was begun anew meanwhile holds what memory holds.
    expect((await again.readSamples('m1', 0, noonMs + 1e9)).length).toBeGreaterThanOrEqual(79_999)
  })

  test('memory stays bounded while nothing can be written', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    await writeFile(join(dataDir, 'journal'), 'in the way')
    for (let i = 0; i < 60_000; i++) store.appendSample(`m${i % 3}`, sample(noonMs + i))
    await store.flush()
    expect(store.health()).toMatchObject({ waitingSamples: 50_000, droppedSamples: 10_000 })
  })
})

describe('one instance per data folder', () => {
  test('a second one is refused with a sentence, and let in after the first closed', async () => {
    const dataDir = await temporaryFolder()
    const { store } = await open(dataDir)
    const refused = await open(dataDir).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(DataDirInUse)
    expect(refused).toMatchObject({
      pid: process.pid,
      message: expect.stringContaining('already uses the data folder'),
    })
    await store.close()
    expect(await readdir(dataDir)).not.toContain('lock')
    await open(dataDir)
  })

  test('of many starting at once over a stale lock exactly one gets in', async () => {
    const dataDir = await temporaryFolder()
    await writeFile(join(dataDir, 'lock'), JSON.stringify({ pid: 2 ** 22 - 1, lockedAtMs: 1 }))
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => open(dataDir)))
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const start of starts) if (start.status === 'rejected') expect(start.reason).toBeInstanceOf(DataDirInUse)
  })

  test('another process holds it until it is killed, then the lock is taken over at once', async () => {
    const dataDir = await temporaryFolder()
    const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    for await (const _line of createInterface({ input: child.stdout })) break
    await expect(open(dataDir)).rejects.toMatchObject({ name: 'DataDirInUse', pid: child.pid })
    child.kill('SIGKILL')
    await exited
    await open(dataDir)
  })

  async function takesOver(text: string): Promise<void> {
    const dataDir = await temporaryFolder()
    await writeFile(join(dataDir, 'lock'), text)
    const { store } = await open(dataDir)
    expect(await readFile(join(dataDir, 'lock'), 'utf8')).toContain(`"pid":${process.pid}`)
    await store.close()
  }

  test.each([
    ['rubbish', 'rubbish'],
    ['from before this boot', JSON.stringify({ pid: process.pid, lockedAtMs: 1 })],
  ])('a lock is stale: %s', async (_name, text) => {
    await takesOver(text)
  })

  test('a lock is stale when another process has its number now', async ({ skip }) => {
    if (process.platform !== 'linux') return skip('only Linux tells when a process began')
    await takesOver(JSON.stringify({ pid: process.pid, lockedAtMs: noonMs * 2, processStart: 'other/1' }))
  })
})
