import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transcript } from '../../core/model/transcript.ts'
import { ensureFolder, isMissing, writeAtomically } from './atomicFile.ts'
import { createPacer } from './pacer.ts'
import { type Packed, packName } from './packs.ts'
import { listNames } from './shardFile.ts'
import { packTranscript, unpackTranscript } from './transcriptFile.ts'
import { indexEntry } from './transcriptIndex.ts'
import { createRowReader, encodeRow } from './transcriptRow.ts'

const prefix = 'import-'
const rewrittenName = 'pack.new'
const readyName = 'ready.ndjson'
const takenName = 'taken.ndjson'

/** Many transcripts on their way in, together or not at all. */
export type Staging = {
  isTaken(id: string): boolean
  /** Rejects with the file system's error. */
  add(transcript: Transcript): Promise<void>
  /** Puts what `change` makes of each in its place; null leaves it as it is. Rejects with the file system's error. */
  rewrite(change: (transcript: Transcript) => Transcript | null): Promise<void>
  /** Writes what decides: after it the next start brings them in, if nobody did. Rejects with the file system's error. */
  decide(): Promise<void>
  /** Brings them in: from here on they are there, also after a crash. Rejects with the file system's error. */
  commit(): Promise<void>
  /** Removes what was added. */
  cancel(): Promise<void>
}

/** Brings packed transcripts into the list and the index; `folder` holds their bytes. */
export type Take = (folder: string, packed: Packed[], isNew: boolean) => Promise<void>

/**
 * A folder beside the days: `pack` holds the transcripts one after another, `ready.ndjson` with a line for each decides,
 * and is called `taken.ndjson` once they are in the index. A start finishes a folder that has one, and removes one that
 * has none.
 */
export function createStaging(root: string, isKnown: (id: string) => boolean, take: Take): Staging {
  const folder = join(root, `${prefix}${randomBytes(6).toString('hex')}`)
  const packed: Packed[] = []
  const ids = new Set<string>()
  let file: number | undefined
  let offset = 0

  const close = () => {
    if (file !== undefined) closeSync(file)
    file = undefined
  }
  // Thousands of small pieces: handing each to another thread and back takes longer than writing it.
  const append = (to: number, data: Buffer, entry: Packed['entry']): void => {
    for (let done = 0; done < data.length; ) done += writeSync(to, data, done)
    packed.push({ entry, offset })
    offset += data.length
  }
  const appendTranscript = async (to: number, transcript: Transcript): Promise<void> => {
    const { packed: data, stored } = await packTranscript(transcript, Infinity)
    append(to, data, { ...indexEntry(stored, data.length), written: true })
  }
  const decide = async (): Promise<void> => {
    if (file !== undefined) fsyncSync(file)
    close()
    if (packed.length > 0) await writeAtomically(join(folder, readyName), linesOf(packed))
  }

  return {
    isTaken: (id) => ids.has(id) || isKnown(id),
    async add(transcript) {
      ids.add(transcript.id)
      if (file === undefined) {
        await ensureFolder(folder)
        file = openSync(join(folder, packName), 'wx', 0o600)
      }
      await appendTranscript(file, transcript)
    },
    async rewrite(change) {
      if (file === undefined) return
      close()
      const pace = createPacer()
      const before = packed.splice(0)
      const to = openSync(join(folder, rewrittenName), 'wx', 0o600)
      file = to
      offset = 0
      const from = await open(join(folder, packName), 'r')
      try {
        for (const { entry, offset: at } of before) {
          const data = Buffer.alloc(entry.bytes)
          await from.read(data, 0, data.length, at)
          const changed = change(await unpackTranscript(data))
          if (changed) await appendTranscript(to, changed)
          else append(to, data, entry)
          await pace()
        }
      } finally {
        await from.close()
      }
      await rename(join(folder, rewrittenName), join(folder, packName))
    },
    decide,
    async commit() {
      await decide()
      if (packed.length === 0) return
      await take(folder, packed, true)
      await rename(join(folder, readyName), join(folder, takenName))
    },
    async cancel() {
      close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** After a start: what was decided is brought to its end, the rest is removed. Rejects with the file system's error. */
export async function finishStaged(root: string, take: Take): Promise<void> {
  for (const name of await listNames(root)) {
    if (!name.startsWith(prefix)) continue
    const folder = join(root, name)
    const ready = await readLinesOf(join(folder, readyName))
    if (ready) {
      await take(folder, ready, true)
      await rename(join(folder, readyName), join(folder, takenName))
      continue
    }
    const taken = await readLinesOf(join(folder, takenName))
    if (taken) await take(folder, taken, false)
    else await rm(folder, { recursive: true, force: true })
  }
}

const linesOf = (packed: readonly Packed[]) => `${packed.map(({ entry }) => encodeRow(entry)).join('\n')}\n`

/** The lines stand in the order of the pack. Null when there is no such file. */
async function readLinesOf(path: string): Promise<Packed[] | null> {
  try {
    const readRow = createRowReader()
    const packed: Packed[] = []
    let offset = 0
    for (const line of (await readFile(path, 'utf8')).split('\n').filter(Boolean)) {
      const entry = readRow(JSON.parse(line))
      if (!entry) continue
      packed.push({ entry, offset })
      offset += entry.bytes
    }
    return packed
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
