import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { folderBytes } from '../folderBytes.ts'

/** Bytes on the disk by kind of history. The journal counts as samples. */
export type DiskUsage = { samplesBytes: number; rollupsBytes: number; transcriptsBytes: number; incidentsBytes: number }

/** What is used now. Reads sizes only; what vanishes meanwhile counts as nothing. */
export async function diskUsage(dataDir: string): Promise<DiskUsage> {
  const bytes = (name: string) => folderBytes(join(dataDir, name))
  return {
    samplesBytes: (await bytes('samples')) + (await bytes('journal')),
    rollupsBytes: await bytes('rollups'),
    transcriptsBytes: await bytes('transcripts'),
    incidentsBytes: await bytes('incidents'),
  }
}

/** Bytes of one file, 0 when there is none. */
export async function fileBytes(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0
}
