import { join } from 'node:path'
import { decodeSample } from '../../core/history/row.ts'
import { idSchema } from '../../core/model/monitor.ts'
import { readLines } from '../store/appendAdapter.ts'
import { openLine } from '../store/checkedLine.ts'
import { createPacer } from '../store/pacer.ts'
import { isPackedSound } from '../store/packedShard.ts'
import { listNames } from '../store/shardFile.ts'

/** Closed days, and single rows, that cannot be read. */
export type BrokenHistory = { days: number; rows: number }

/**
 * What of a backup's samples and rollups cannot be read, by their checksums. Minutes are not looked at: they are made
 * again. Rejects when `signal` aborts.
 */
export async function brokenHistory(content: string, signal: AbortSignal): Promise<BrokenHistory> {
  const pace = createPacer()
  const broken: BrokenHistory = { days: 0, rows: 0 }

  async function lines(path: string, isSound: (line: string) => boolean): Promise<void> {
    for (const line of await readLines(path)) {
      if (!isSound(line)) broken.rows += 1
      await pace()
    }
  }
  async function each(folder: string, look: (path: string) => Promise<void>): Promise<void> {
    for (const monitorId of await listNames(join(content, folder))) {
      if (!idSchema.safeParse(monitorId).success) continue
      for (const name of await listNames(join(content, folder, monitorId))) {
        signal.throwIfAborted()
        await look(join(content, folder, monitorId, name))
        await pace()
      }
    }
  }

  await each('samples', async (path) => {
    if (path.endsWith('.cols') && !(await isPackedSound(path))) broken.days += 1
    if (path.endsWith('.ndjson')) await lines(path, isSampleRow)
  })
  await each('rollups', async (path) => {
    if (!path.endsWith('.ndjson')) return
    for (const line of await readLines(path)) if (openLine(line) === null) broken.days += 1
  })
  for (const name of await listNames(join(content, 'journal')))
    await lines(join(content, 'journal', name), (entry) => isSampleRow(entry.slice(entry.indexOf(' ') + 1)))
  return broken
}

function isSampleRow(line: string): boolean {
  const row = openLine(line)
  return row !== null && decodeSample(row) !== null
}
