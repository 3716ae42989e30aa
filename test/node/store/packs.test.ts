import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Packs } from '../../../electron/node/store/packs.ts'
import { packTranscript, transcriptPath } from '../../../electron/node/store/transcriptFile.ts'
import { indexEntry } from '../../../electron/node/store/transcriptIndex.ts'
import { noonMs, open, temporaryFolder, transcript } from './fixtures.ts'

/** What is made sure to be on the disk, and what is removed, in this order. */
const seen = vi.hoisted((): string[] => [])
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const openSeen: typeof real.open = async (path, ...rest) => {
    const file = await real.open(path, ...rest)
    const sync = file.sync.bind(file)
    file.sync = async () => {
      seen.push(`sync ${String(path)}`)
      await sync()
    }
    return file
  }
  const rm: typeof real.rm = (path, ...rest) => {
    seen.push(`rm ${String(path)}`)
    return real.rm(path, ...rest)
  }
  return { ...real, open: openSeen, rm }
})

test('one that leaves its pack while it is read lies in none; a pack that is gone is an error', async () => {
  const folder = await temporaryFolder()
  const packs = new Packs(folder)
  onTestFinished(() => packs.stop())
  const entry = indexEntry(transcript('one', noonMs, 'down'), 10)
  packs.add(folder, [{ entry, offset: 0 }])
  await expect(packs.read('one')).rejects.toThrow('ENOENT')
  const reading = packs.read('one')
  packs.forget('one')
  expect(await reading).toBeUndefined()
})

test('one that is damaged in its pack is none; the others are found by their words all the same', async () => {
  const dataDir = await temporaryFolder()
  const first = (await open(dataDir)).store
  const staging = first.stageTranscripts()
  const ids = ['a1', 'b2', 'c3', 'd4']
  const sizes: number[] = []
  const pack = () => {
    const [folder = ''] = readdirSync(join(dataDir, 'transcripts')).filter((name) => name.startsWith('import-'))
    return join(dataDir, 'transcripts', folder, 'pack')
  }
  for (const id of ids) {
    await staging.add(transcript(id, noonMs, 'down', { imported: { source: 'x.har', importedAtMs: noonMs } }))
    sizes.push(statSync(pack()).size)
  }
  await staging.decide()
  await first.close()
  const bytes = readFileSync(pack())
  bytes.fill(0, (sizes[1] ?? 0) + 4, sizes[2])
  writeFileSync(pack(), bytes)
  const { store } = await open(dataDir)
  expect(await store.getTranscript('c3')).toBeNull()
  for (const id of ['a1', 'b2', 'd4']) {
    const { items } = await store.listTranscripts({ limit: 9, q: `req_${id}` })
    expect(items.map((item) => item.id)).toEqual([id])
    expect(await store.getTranscript(id)).toMatchObject({ id })
  }
})

test('a pack goes only once what was in it is on the disk', async () => {
  const folder = await temporaryFolder()
  const packs = new Packs(folder)
  onTestFinished(() => packs.stop())
  const { packed, stored } = await packTranscript(transcript('one', noonMs, 'down'), 1_024)
  const from = join(folder, 'import-1')
  mkdirSync(from)
  writeFileSync(join(from, 'pack'), packed)
  seen.length = 0
  packs.add(from, [{ entry: indexEntry(stored, packed.length), offset: 0 }])
  await packs.idle()
  expect(existsSync(from)).toBe(false)
  const path = transcriptPath(folder, 'one', noonMs)
  expect(readFileSync(path)).toEqual(packed)
  expect(seen.slice(-3)).toEqual([`sync ${path}`, `sync ${dirname(path)}`, `rm ${from}`])
})
