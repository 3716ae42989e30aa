import { open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { extract } from 'tar'
import { z } from 'zod'
import { wording } from '../../core/language/language.ts'
import { ensureFolder, isMissing, writeAtomically } from '../store/atomicFile.ts'
import { checkContent } from './checkContent.ts'
import {
  beforePrefix,
  isLeftOut,
  type Manifest,
  manifestName,
  manifestSchema,
  stagingName,
  staysHere,
} from './content.ts'
import type { Progress } from './createBackup.ts'

const contentOf = (dataDir: string) => join(dataDir, stagingName, 'content')
const readyOf = (dataDir: string) => join(dataDir, stagingName, 'ready.json')

/** What the next start will put in place. */
export const readySchema = z.object({
  /** The backup's path, or the folder of what was there before. */
  from: z.string(),
  createdAtMs: z.number(),
  /** A sentence for each thing in it that cannot be read and will be missing. */
  notes: z.array(z.string()).default([]),
})
export type Ready = z.infer<typeof readySchema>

type RestoreOptions = { dataDir: string; file: string; onProgress: Progress; signal: AbortSignal }

/**
 * Reads a backup whole into the data folder's `restore/` and looks whether it is sound; the next start puts it in place.
 * Nothing that is there now changes. Rejects with a sentence, and then leaves nothing.
 */
export async function stageRestore({ dataDir, file, onProgress, signal }: RestoreOptions): Promise<Ready> {
  const totalBytes = await sizeOf(file)
  await checkEnds(file, totalBytes)
  const { bavail, bsize } = await statfs(dataDir)
  if (bavail * bsize < totalBytes + 1_000_000) throw new Error(wording.saving.noRoomForCopy)
  const content = contentOf(dataDir)
  await dropStaged(dataDir)
  await ensureFolder(content)
  let doneBytes = 0
  try {
    await extract({
      file,
      cwd: content,
      strict: true,
      noChmod: true,
      filter(path, entry) {
        if (signal.aborted) return false
        doneBytes += entry.size ?? 0
        onProgress(Math.min(doneBytes, totalBytes), totalBytes)
        const isPlain = 'type' in entry && ['File', 'OldFile', 'Directory'].includes(entry.type)
        return isPlain && belongsIn(path)
      },
    }).catch((error: Error) => {
      throw new Error(wording.saving.backupUnreadable(error.message))
    })
    signal.throwIfAborted()
    const manifest = await readManifest(content)
    const notes = await checkContent(content, signal)
    const ready: Ready = { from: file, createdAtMs: manifest.createdAtMs, notes }
    await writeAtomically(readyOf(dataDir), JSON.stringify(ready))
    return ready
  } catch (error) {
    await dropStaged(dataDir)
    throw error
  }
}

/** Makes what was there before the last restore the next thing to be put in place. Undefined when nothing is kept. */
export async function stageBefore(dataDir: string): Promise<Ready | undefined> {
  const newest = await lastBefore(dataDir)
  if (!newest) return undefined
  await dropStaged(dataDir)
  await ensureFolder(join(dataDir, stagingName))
  const ready: Ready = { from: newest.name, createdAtMs: newest.atMs, notes: [] }
  // Said first: what stands in the staging folder without it is taken for half a backup and removed.
  await writeAtomically(readyOf(dataDir), JSON.stringify(ready))
  await rename(join(dataDir, newest.name), contentOf(dataDir))
  return ready
}

/** Forgets what waits for the next start. What was there before a restore goes back to its folder. */
export async function dropStaged(dataDir: string): Promise<void> {
  const ready = await stagedRestore(dataDir)
  if (ready?.from.startsWith(beforePrefix))
    await rename(contentOf(dataDir), join(dataDir, ready.from)).catch((error) => {
      if (!isMissing(error)) throw error
    })
  await removeStaging(dataDir)
}

/** Its first word first: a crash must not leave half of it behind that looks whole. */
export async function removeStaging(dataDir: string): Promise<void> {
  await rm(readyOf(dataDir), { force: true })
  await rm(join(dataDir, stagingName), { recursive: true, force: true })
}

/** What waits for the next start. */
export async function stagedRestore(dataDir: string): Promise<Ready | undefined> {
  try {
    return readySchema.parse(JSON.parse(await readFile(readyOf(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}

/** The newest folder of what was there before a restore. */
export async function lastBefore(dataDir: string): Promise<{ name: string; atMs: number } | undefined> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith(beforePrefix)).sort()
  const name = names.at(-1)
  return name === undefined ? undefined : { name, atMs: Math.round((await stat(join(dataDir, name))).ctimeMs) }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null)
  if (!found) throw new Error(wording.saving.notThere(file))
  if (!found.isFile()) throw new Error(wording.saving.noFile(file))
  return found.size
}

/** The first entry and the last blocks tell: nobody waits minutes to hear that a file was never a backup, or was cut. */
async function checkEnds(file: string, bytes: number): Promise<void> {
  const handle = await open(file, 'r')
  try {
    const name = Buffer.alloc(manifestName.length + 1)
    await handle.read(name, 0, name.length, 0)
    if (name.toString('latin1') !== `${manifestName}\0`) throw new Error(wording.saving.noBackup(file))
    // POSIX ustar: an archive ends with two blocks of zeros. One that was cut between two entries reads well otherwise.
    const end = Buffer.alloc(1_024, 1)
    await handle.read(end, 0, end.length, Math.max(0, bytes - end.length))
    if (!end.every((byte) => byte === 0)) throw new Error(wording.saving.backupEndMissing)
  } finally {
    await handle.close()
  }
}

function belongsIn(path: string): boolean {
  const clean = path.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '')
  return !staysHere(clean.split('/')[0] ?? '') && !isLeftOut(clean)
}

async function readManifest(content: string): Promise<Manifest> {
  const text = await readFile(join(content, manifestName), 'utf8').catch(() => '')
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch {
    throw new Error(wording.saving.backupNewer)
  }
}
