import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { wording } from '../../core/language/language.ts'
import { errorCode, isMissing } from './atomicFile.ts'

/**
 * Our own lock: proper-lockfile tells a living holder by a heartbeat on the file's time, so a suspended machine loses
 * its lock and a killed one keeps it for seconds. A process that is gone is known at once.
 */
const holderSchema = z.object({
  pid: z.number().int().positive(),
  lockedAtMs: z.number(),
  /** Tells this process from a later one with the same number; absent where the platform does not say. */
  processStart: z.string().optional(),
})
type Holder = z.infer<typeof holderSchema>

/** Another Headstart works in this data folder. */
export class DataDirInUse extends Error {
  readonly pid: number
  readonly dataDir: string

  constructor(dataDir: string, pid: number) {
    super(wording.saving.inUse(pid, dataDir))
    this.name = 'DataDirInUse'
    this.pid = pid
    this.dataDir = dataDir
  }
}

/**
 * Takes the folder for this process; the returned function gives it back. A lock left by a killed process is taken over.
 * Rejects with `DataDirInUse`. Where the folder cannot be written (read-only disk), rejects with the file system's error.
 */
export async function lockDataDir(dataDir: string, nowMs: number): Promise<() => Promise<void>> {
  const path = join(dataDir, 'lock')
  const text = JSON.stringify({
    pid: process.pid,
    lockedAtMs: nowMs,
    processStart: await processStart(process.pid),
  } satisfies Holder)
  for (let tries = 0; tries < 5; tries++) {
    const found = await read(path)
    if (found === null) {
      if (await create(path, text)) return () => giveBack(path, text)
      continue
    }
    const holder = parseHolder(found)
    if (holder && (await isAlive(holder, nowMs))) throw new DataDirInUse(dataDir, holder.pid)
    await takeAway(path, found, tries)
  }
  throw new DataDirInUse(dataDir, parseHolder((await read(path)) ?? '')?.pid ?? 0)
}

async function giveBack(path: string, text: string): Promise<void> {
  if ((await read(path)) === text) await rm(path, { force: true })
}

/** The lock appears with its content in it: written aside, then linked, which fails when there is one already. */
async function create(path: string, text: string): Promise<boolean> {
  const temporary = `${path}.${process.pid}`
  await writeFile(temporary, text, { mode: 0o600 })
  try {
    await link(temporary, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    // No hard links here: an exclusive create is the next best.
    return await writeFile(path, text, { mode: 0o600, flag: 'wx' }).then(
      () => true,
      (second: unknown) => {
        if (errorCode(second) === 'EEXIST') return false
        throw second
      },
    )
  } finally {
    await rm(temporary, { force: true })
  }
}

/** Removes a stale lock, unless another starter replaced it in the meantime: then that one is put back. */
async function takeAway(path: string, stale: string, tries: number): Promise<void> {
  const aside = `${path}.stale-${process.pid}-${tries}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  if ((await read(aside)) !== stale) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}

async function isAlive(holder: Holder, nowMs: number): Promise<boolean> {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false
  }
  const start = await processStart(holder.pid)
  if (start !== undefined && holder.processStart !== undefined) return start === holder.processStart
  const bootedAtMs = nowMs - uptime() * 1_000
  return holder.lockedAtMs > bootedAtMs
}

/** Linux: the boot's identifier and the process's start in clock ticks since boot. */
async function processStart(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The program's name, field 2, stands in parentheses and may hold anything; the start is field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return `${boot.trim()}/${fields[19]}`
  } catch {
    return undefined
  }
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function parseHolder(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
