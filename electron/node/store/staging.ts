import { randomBytes } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Transcript } from '../../core/model/transcript.ts'
import { ensureFolder, isMissing, writeAtomically } from './atomicFile.ts'
import { createPacer } from './pacer.ts'
import { listNames } from './shardFile.ts'
import { packTranscript, transcriptPath } from './transcriptFile.ts'
import { indexEntry } from './transcriptIndex.ts'
import { createRowReader, encodeRow, type IndexEntry } from './transcriptRow.ts'

const prefix = 'import-'
const readyName = 'ready.ndjson'

/** Files written at a time. */
const together = 8

/** Many transcripts on their way in, together or not at all. */
export type Staging = {
  isTaken(id: string): boolean
  /** Resolves when the next one may come. Rejects with the file system's error. */
  add(transcript: Transcript): Promise<void>
  /** Writes what decides: after it the next start brings them in, if nobody did. Rejects with the file system's error. */
  decide(): Promise<void>
  /** Brings them in: from here on they are there, also after a crash. Rejects with the file system's error. */
  commit(): Promise<void>
  /** Removes what was added. */
  cancel(): Promise<void>
}

/**
 * A folder beside the days takes the files; `ready.ndjson` with a line for each is what decides. A start finishes a
 * folder that has one, and removes one that has none.
 */
export function createStaging(
  root: string,
  isKnown: (id: string) => boolean,
  take: (entries: IndexEntry[]) => Promise<void>,
): Staging {
  const folder = join(root, `${prefix}${randomBytes(6).toString('hex')}`)
  const entries: IndexEntry[] = []
  const ids = new Set<string>()
  const writing = new Set<Promise<void>>()
  let made: Promise<unknown> | undefined
  let problem: unknown

  const write = async (transcript: Transcript): Promise<void> => {
    made ??= mkdir(folder, { recursive: true, mode: 0o700 })
    const [{ packed, stored }] = await Promise.all([packTranscript(transcript, Infinity), made])
    // Thousands of small files: handing each to another thread and back takes longer than writing it.
    writeFileSync(join(folder, `${transcript.id}.json.gz`), packed, { mode: 0o600 })
    entries.push({ ...indexEntry(stored, packed.length), written: true })
  }
  const decide = async (): Promise<void> => {
    await Promise.all(writing)
    if (problem) throw problem
    if (entries.length > 0) await writeAtomically(join(folder, readyName), `${entries.map(encodeRow).join('\n')}\n`)
  }

  return {
    isTaken: (id) => ids.has(id) || isKnown(id),
    async add(transcript) {
      ids.add(transcript.id)
      const one = write(transcript)
        .catch((error: unknown) => {
          problem ??= error
        })
        .finally(() => writing.delete(one))
      writing.add(one)
      if (writing.size >= together) await Promise.race(writing)
      if (problem) throw problem
    },
    decide,
    async commit() {
      await decide()
      if (entries.length === 0) return
      await move(root, folder, entries)
      await take(entries)
      await rm(folder, { recursive: true, force: true })
    },
    async cancel() {
      await Promise.all(writing)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** After a start: what was decided is brought to its end, the rest is removed. Rejects with the file system's error. */
export async function finishStaged(root: string, take: (entries: IndexEntry[]) => Promise<void>): Promise<void> {
  for (const name of await listNames(root)) {
    if (!name.startsWith(prefix)) continue
    const folder = join(root, name)
    const readRow = createRowReader()
    const text = await readFile(join(folder, readyName), 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return ''
      throw error
    })
    const lines = text.split('\n').filter(Boolean)
    const entries = lines.map((line) => readRow(JSON.parse(line))).filter((entry) => entry !== undefined)
    await move(root, folder, entries)
    if (entries.length > 0) await take(entries)
    await rm(folder, { recursive: true, force: true })
  }
}

async function move(root: string, folder: string, entries: readonly IndexEntry[]): Promise<void> {
  const pace = createPacer()
  const days = new Set<string>()
  for (const { head } of entries) {
    const path = transcriptPath(root, head.id, head.startedAtMs)
    const day = dirname(path)
    if (!days.has(day)) await ensureFolder(day)
    days.add(day)
    try {
      renameSync(join(folder, `${head.id}.json.gz`), path)
    } catch (error) {
      // Moved before the crash.
      if (!isMissing(error)) throw error
    }
    await pace()
  }
}
