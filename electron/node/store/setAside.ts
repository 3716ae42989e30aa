import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isBadBlock, isMissing, writeAtomically } from './atomicFile.ts'
import { listNames } from './shardFile.ts'

/** Whether a file has a name that `DocumentAdapter` gives to what it could not read. */
export const isSetAside = (name: string): boolean => /\.corrupt-[\w-]+\.json$/.test(name)

/** Folders of the data folder with documents in them. */
const folders = ['', 'incidents']

/** One character for each byte, so that every byte that is not a text comes back as it was. */
const textOf = (bytes: Buffer) => bytes.toString('latin1')

/** The way back; a character that is no byte came with a mask and becomes UTF-8. */
const bytesOf = (text: string) =>
  Buffer.from(
    text.replaceAll(/[^\0-\xff]+/g, (mask) => Buffer.from(mask, 'utf8').toString('latin1')),
    'latin1',
  )

/**
 * Passes every file that could not be read and was set aside through `mask`, in its place: it may be the user's only
 * copy, so all other bytes stay. Rejects with the file system's error.
 */
export async function rewriteSetAside(dataDir: string, mask: (text: string) => string): Promise<void> {
  for (const folder of folders) {
    for (const name of await listNames(join(dataDir, folder))) {
      if (!isSetAside(name)) continue
      const path = join(dataDir, folder, name)
      const before = await contentOf(path)
      if (before === null) continue
      const after = mask(before)
      if (after !== before) await writeAtomically(path, bytesOf(after))
    }
  }
}

/** Null when the file is gone, or stands on a bad block and cannot be read by anybody. */
async function contentOf(path: string): Promise<string | null> {
  try {
    return textOf(await readFile(path))
  } catch (error) {
    if (isMissing(error) || isBadBlock(error)) return null
    throw error
  }
}
