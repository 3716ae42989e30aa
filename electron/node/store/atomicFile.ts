import { constants, copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Makes a folder (and those above it) for the owner only. Rejects with the error of the file system. */
export async function ensureFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    // On a read-only disk Node says that the folder is missing: asked for each folder by itself it says why.
    if (!isMissing(error) || dirname(path) === path) throw error
    await ensureFolder(dirname(path))
    await mkdir(path, { mode: 0o700 }).catch((reason: unknown) => {
      if (errorCode(reason) !== 'EEXIST') throw reason
    })
  }
}

/** Makes names created or renamed in a folder last through a power cut. Windows cannot and need not. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/**
 * Replaces a file so that a reader, or a crash at any moment, meets the old content or the new, never a part.
 * `copy` keeps what stood there before under that path. Without `durable` a power cut may lose the change.
 * Rejects with the error of the file system; the old file then still stands.
 */
export async function writeAtomically(
  path: string,
  data: string | Uint8Array,
  options: { copy?: string; durable?: boolean } = {},
): Promise<void> {
  const temporary = `${path}.tmp`
  const durable = options.durable ?? true
  try {
    const file = await open(temporary, 'w', 0o600)
    try {
      await file.writeFile(data)
      if (durable) await file.sync()
    } finally {
      await file.close()
    }
    if (options.copy) await keepCopy(path, options.copy)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw error
  }
  if (durable) await syncFolder(dirname(path))
}

/** A hard link costs nothing; file systems without them get a real copy. */
async function keepCopy(path: string, copy: string): Promise<void> {
  const temporary = `${copy}.tmp`
  await rm(temporary, { force: true })
  try {
    await link(path, temporary)
  } catch (error) {
    if (isMissing(error)) return
    await copyFile(path, temporary)
  }
  await rename(temporary, copy)
}

export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT'
}

/** Whether a file lies where the disk cannot be read: as damaged as one full of rubbish. */
export function isBadBlock(error: unknown): boolean {
  return errorCode(error) === 'EIO'
}

/** The platform's code of an error (`ENOSPC`), or undefined. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
