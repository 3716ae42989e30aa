import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { vendorSchema } from '../../../electron/core/model/monitor.ts'
import { createBackup } from '../../../electron/node/backup/createBackup.ts'
import { stageRestore } from '../../../electron/node/backup/stageRestore.ts'
import { incident, noonMs, open, sample, temporaryFolder, transcript } from '../store/fixtures.ts'

/** Where the process ends: after so many changes of the file system nothing more happens. */
const kill = vi.hoisted(() => ({ after: Number.POSITIVE_INFINITY, done: 0, counted: /./ }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const counted =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (!kill.counted.test(call.name)) return call(...args)
      if (kill.done >= kill.after) throw Object.assign(new Error('killed'), { code: 'EBUSY' })
      kill.done += 1
      return call(...args)
    }
  return { ...real, rename: counted(real.rename), writeFile: counted(real.writeFile), rm: counted(real.rm) }
})
const { applyRestore, RestoreStopped } = await import('../../../electron/node/backup/applyRestore.ts')

const never = () => new AbortController().signal

async function filled(name: string, count: number): Promise<string> {
  const dataDir = await temporaryFolder()
  const { store } = await open(dataDir)
  await store.saveVendors([vendorSchema.parse({ id: 'v', name })])
  for (let n = 0; n < count; n++) store.appendSample('m1', sample(noonMs + n * 1_000))
  await store.saveTranscript(transcript(`of-${name}`, noonMs, 'down'))
  await store.saveIncident(incident(`of-${name}`))
  await store.close()
  return dataDir
}

/** A folder called old in which a backup of another, new, waits. */
async function staged(): Promise<string> {
  const [source, dataDir] = [await filled('new', 7), await filled('old', 3)]
  const { file } = await createBackup({
    ...{ dataDir: source, folder: await temporaryFolder(), version: '0.1.0', nowMs: noonMs },
    ...{ onProgress: () => {}, signal: never() },
  })
  await stageRestore({ dataDir, file, onProgress: () => {}, signal: never() })
  return dataDir
}

const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile() && !/^(?:lock|restore|before)/.test(name))
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  )

beforeEach(() => {
  Object.assign(kill, { after: Number.POSITIVE_INFINITY, done: 0, counted: /./ })
})

describe('a start that puts a backup in place', () => {
  test('is killed after any of its steps, again and again: all of the backup is there then, and all of before beside it', async () => {
    const template = await staged()
    const [old, fresh] = [filesIn(template), filesIn(join(template, 'restore/content'))]
    kill.done = 0
    const whole = await temporaryFolder()
    cpSync(template, whole, { recursive: true })
    await applyRestore(whole, noonMs, () => {})
    const steps = kill.done
    expect(steps).toBeGreaterThan(10)
    for (let at = 0; at < steps; at++) {
      const dataDir = await temporaryFolder()
      cpSync(template, dataDir, { recursive: true })
      // Killed once there, then once more some steps later.
      for (const after of [at, 2]) {
        Object.assign(kill, { after, done: 0 })
        await applyRestore(dataDir, noonMs + at, () => {}).catch(() => {})
      }
      Object.assign(kill, { after: Number.POSITIVE_INFINITY })
      await applyRestore(dataDir, noonMs + 1_000_000, () => {})
      expect(filesIn(dataDir), `killed after ${at}`).toEqual(fresh)
      const [before, ...more] = readdirSync(dataDir).filter((name) => name.startsWith('before-restore-'))
      expect(more).toEqual([])
      expect(filesIn(join(dataDir, before ?? '')), `killed after ${at}`).toEqual(old)
      expect(existsSync(join(dataDir, 'restore'))).toBe(false)
      await rm(dataDir, { recursive: true })
    }
  })

  test('and cannot move on half-way does not begin with half of it: it says so, and the next one goes on', async () => {
    const dataDir = await staged()
    for (const after of [0, 2, 5]) {
      Object.assign(kill, { after, done: 0, counted: /^rename$/ })
      const starting = open(dataDir)
      await expect(starting).rejects.toThrow(RestoreStopped)
      await expect(starting).rejects.toThrow(/^A backup is half put in place, .*\(EBUSY\)/)
    }
    Object.assign(kill, { after: Number.POSITIVE_INFINITY })
    const { store } = await open(dataDir)
    expect(store.vendors()[0]?.name).toBe('new')
    expect(store.incidents().map(({ id }) => id)).toEqual(['of-new'])
  })
})
