import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listNames } from './shardFile.ts'

/** Whether a file is one that `writeAtomically` did not finish: a kill came between writing and renaming it. */
export const isLeftover = (name: string): boolean => name.endsWith('.tmp')

/**
 * Removes unfinished documents of an earlier run. Nothing reads them, some would stay for ever, and what a later search
 * for secrets takes out of the document would still stand there. Call while the folder is locked, before anything is
 * written. Where nothing can be removed they stay.
 */
export async function removeLeftovers(dataDir: string): Promise<void> {
  for (const folder of ['', 'incidents', 'transcripts']) {
    const names = await listNames(join(dataDir, folder)).catch(() => [])
    for (const name of names.filter(isLeftover)) await rm(join(dataDir, folder, name)).catch(() => {})
  }
}
