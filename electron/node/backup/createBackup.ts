import { createWriteStream } from 'node:fs'
import { readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
// A kept tar of its own: a ZIP ends at 65,535 files, and there are more transcripts than that.
import { create } from 'tar'
import { wording } from '../../core/language/language.ts'
import { ensureFolder, isMissing, writeAtomically } from '../store/atomicFile.ts'
import { isLeftOut, type Manifest, manifestName, staysHere } from './content.ts'

/** Bytes of files read so far, of all there are to read. */
export type Progress = (doneBytes: number, totalBytes: number) => void

type BackupOptions = {
  dataDir: string
  /** An absolute path; made when missing. */
  folder: string
  version: string
  nowMs: number
  onProgress: Progress
  signal: AbortSignal
}

/**
 * Copies the data folder into one file, `headstart-backup-<utc>.tar`, while everything goes on: documents are replaced
 * whole and shards only grow, so each file is good as it is met. No secret is in it. Resolves with the path and size;
 * rejects with a sentence, and then leaves no file.
 */
export async function createBackup(options: BackupOptions): Promise<{ file: string; bytes: number }> {
  const { dataDir, folder, version, nowMs, onProgress, signal } = options
  if (!isAbsolute(folder)) throw new Error(wording.saving.folderNotAbsolute)
  // Compared as the file system reads them: with dots, and with the separators of Windows.
  const inside = relative(dataDir, folder)
  if (inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside))
    throw new Error(wording.saving.folderInside)
  await ensureFolder(folder)
  const manifest: Manifest = { headstartBackup: 1, version, createdAtMs: nowMs }
  await writeAtomically(join(dataDir, manifestName), `${JSON.stringify(manifest)}\n`)
  const names = (await readdir(dataDir)).filter((name) => !staysHere(name) && name !== manifestName)
  const totalBytes = await bytesIn(dataDir, names)
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < totalBytes * 1.05 + 1_000_000) throw new Error(wording.saving.noRoom(folder))
  const utc = new Date(nowMs).toISOString().replace(/[:.]/g, '-')
  const file = join(folder, `headstart-backup-${utc}.tar`)
  const part = `${file}.part`
  let doneBytes = 0
  const archive = create(
    {
      cwd: dataDir,
      portable: true,
      filter(path, entry) {
        if (isLeftOut(path.replaceAll('\\', '/').replace(/^\.\//, ''))) return false
        doneBytes += 'isFile' in entry && entry.isFile() ? entry.size : 0
        onProgress(Math.min(doneBytes, totalBytes), totalBytes)
        return true
      },
      // Removed or superseded between being listed and being read: it is not in the backup, as if made a moment later.
      onwarn: () => undefined,
    },
    [manifestName, ...names],
  )
  try {
    await pipeline(archive, createWriteStream(part, { mode: 0o600, flush: true }), { signal })
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  return { file, bytes: (await stat(file)).size }
}

async function bytesIn(root: string, names: readonly string[]): Promise<number> {
  let sum = 0
  for (const name of names) {
    const path = join(root, name)
    const entry = await stat(path).catch((error) => (isMissing(error) ? null : Promise.reject(error)))
    if (entry?.isFile()) sum += entry.size
    else if (entry?.isDirectory()) sum += await bytesIn(path, await readdir(path))
  }
  return sum
}
