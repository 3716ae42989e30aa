import { readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { wording } from '../../core/language/language.ts'
import { ensureFolder, errorCode, syncFolder } from '../store/atomicFile.ts'
import type { StoreWarning } from '../store/documentAdapter.ts'
import { beforePrefix, stagingName, staysHere } from './content.ts'
import { removeStaging, stagedRestore } from './stageRestore.ts'

/** In the staging folder once everything that was there before has been moved out of the way. */
const movedMark = 'moved'

/** A backup is half in place, and the rest cannot be moved: to go on with either half would lose the other. */
export class RestoreStopped extends Error {
  constructor(error: unknown) {
    super(wording.restore.stopped(errorCode(error) ?? String(error)), { cause: error })
    this.name = 'RestoreStopped'
  }
}

/**
 * At a start, before anything is read: puts a staged backup in place and keeps what was there in a folder beside it. Only
 * renames; one that was interrupted goes on where it was. What happened is told as a warning. Rejects with the file
 * system's error while nothing was moved yet, and with `RestoreStopped` after that.
 */
export async function applyRestore(
  dataDir: string,
  nowMs: number,
  onWarning: (warning: StoreWarning) => void,
): Promise<void> {
  const staging = join(dataDir, stagingName)
  const ready = await stagedRestore(dataDir)
  const marks = await readdir(staging).catch((): string[] => [])
  // Half read when it was stopped, or called off: nobody was told that it would come.
  if (!ready || !marks.includes('content')) return removeStaging(dataDir)
  const begun = marks.find((name) => name.startsWith(beforePrefix))
  const before = begun ?? `${beforePrefix}${new Date(nowMs).toISOString().replace(/[:.]/g, '-')}`
  // Its name is written down first: after a crash the rest goes into the same folder.
  if (!begun) await writeFile(join(staging, before), '')
  try {
    if (!marks.includes(movedMark)) {
      await ensureFolder(join(dataDir, before))
      await moveAll(dataDir, join(dataDir, before))
      await syncFolder(join(dataDir, before))
      await writeFile(join(staging, movedMark), '')
    }
    await moveAll(join(staging, 'content'), dataDir)
    await syncFolder(dataDir)
  } catch (error) {
    throw new RestoreStopped(error)
  }
  await removeStaging(dataDir)
  const saved = new Date(ready.createdAtMs).toISOString()
  onWarning({
    id: 'restored',
    text: wording.saving.restored(saved.slice(0, 10), saved.slice(11, 16)),
    next: wording.saving.restoredNext(before),
  })
}

async function moveAll(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) if (!staysHere(name)) await rename(join(from, name), join(to, name))
}
