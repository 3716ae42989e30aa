import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Sample } from '../../electron/core/model/sample.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { type Running, startHeadstart, temporaryFolder, until } from './headstart.ts'
import { startVendor } from './vendor.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A small disk of its own, or null where mounting is not permitted. */
function smallDisk(): string | null {
  if (process.platform !== 'linux') return null
  const folder = temporaryFolder()
  cleanups.push(folder.remove)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'headstart-test', folder.path])
  if (status !== 0) return null
  cleanups.push(() => spawnSync('umount', ['-l', folder.path]))
  return folder.path
}

const remount = (disk: string, mode: 'ro' | 'rw') => spawnSync('mount', ['-o', `remount,${mode}`, disk]).status === 0

function fill(disk: string): () => void {
  const path = join(disk, 'filler')
  for (let bytes = 1_048_576; bytes >= 512; bytes /= 2) {
    for (let full = false; !full; ) {
      try {
        writeFileSync(path, Buffer.alloc(bytes), { flag: 'a' })
      } catch {
        full = true
      }
    }
  }
  return () => rmSync(path)
}

const config = (url: string) => `headstart: 1
vendors: [{ id: acme, name: Acme }]
monitors:
  - { id: acme-ping, vendor: acme, name: Ping, interval: 5s, timeout: 2s, request: { url: "${url}" } }
`

const notSaved = async (headstart: Running) =>
  (await headstart.api<Summary>('/summary')).warnings.find(({ text }) => text.startsWith('History is not being saved'))
const samplesOf = (headstart: Running) => headstart.api<Sample[]>('/monitors/acme-ping/samples')

test('a disk that is full, then read-only: watching goes on, the window says so, and what was seen is saved after', async (context) => {
  const disk = smallDisk()
  if (!disk) return context.skip('mounting a small disk is not permitted here')
  const vendor = await startVendor()
  cleanups.push(() => vendor.close())
  const dataDir = join(disk, 'data')
  const file = temporaryFolder()
  cleanups.push(file.remove)
  writeFileSync(join(file.path, 'config.yaml'), config(vendor.url))
  const headstart = await startHeadstart({ dataDir, args: ['--import', join(file.path, 'config.yaml')] })
  cleanups.push(() => headstart.stop())
  await until('the first probe', async () => (await samplesOf(headstart)).length > 0)
  expect(await notSaved(headstart)).toBeUndefined()

  const makeRoom = fill(disk)
  const full = await until('the word that the disk is full', () => notSaved(headstart))
  expect(full.text).toBe('History is not being saved: the disk is full.')
  const before = (await samplesOf(headstart)).length
  await until('watching to go on', async () => (await samplesOf(headstart)).length >= before + 2)
  makeRoom()
  await until('the all-clear', async () => !(await notSaved(headstart)))

  await until('the disk to become read-only', () => remount(disk, 'ro'))
  const readOnly = await until('the word that the disk is read-only', () => notSaved(headstart))
  expect(readOnly.text).toBe('History is not being saved: the disk is read-only.')
  const seen = (await samplesOf(headstart)).length
  await until('watching to go on', async () => (await samplesOf(headstart)).length > seen)
  expect(remount(disk, 'rw')).toBe(true)
  await until('the all-clear', async () => !(await notSaved(headstart)))
  const known = await samplesOf(headstart)
  expect(headstart.output()).not.toMatch(/\n\s+at /)
  await headstart.stop()

  const again = await startHeadstart({ dataDir })
  cleanups.push(() => again.stop())
  const kept = new Set((await samplesOf(again)).map(({ atMs }) => atMs))
  expect(known.filter(({ atMs }) => !kept.has(atMs))).toEqual([])
})

test('a disk that is read-only from the start: it watches all the same and says so', async (context) => {
  const disk = smallDisk()
  if (!disk) return context.skip('mounting a small disk is not permitted here')
  const vendor = await startVendor()
  cleanups.push(() => vendor.close())
  const dataDir = join(disk, 'data')
  const file = temporaryFolder()
  cleanups.push(file.remove)
  writeFileSync(join(file.path, 'config.yaml'), config(vendor.url))
  const first = await startHeadstart({ dataDir, args: ['--import', join(file.path, 'config.yaml')] })
  await until('the first probe', () => vendor.requests.length > 0)
  await first.stop()
  expect(remount(disk, 'ro')).toBe(true)
  const before = vendor.requests.length
  const headstart = await startHeadstart({ dataDir })
  cleanups.push(() => headstart.stop())
  await until('a probe', () => vendor.requests.length > before)
  // Rows are written together within a second: until then nothing failed yet.
  const warning = await until('the warning', () => notSaved(headstart))
  expect(warning.text).toContain('read-only')
})
