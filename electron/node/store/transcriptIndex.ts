import { join } from 'node:path'
import { z } from 'zod'
import type { Transcript, TranscriptHead } from '../../core/model/transcript.ts'
import { AppendLog } from './appendLog.ts'
import { writeAtomically } from './atomicFile.ts'
import { createPacer } from './pacer.ts'
import { createRowReader, encodeRow, type IndexEntry } from './transcriptRow.ts'

/** What lists show of a transcript. */
export function indexEntry(transcript: Transcript, bytes: number): IndexEntry {
  const { id, monitorId, monitorName, vendorId, vendorName, trigger, attempt, startedAtMs, incidentId } = transcript
  const judged = transcript.exchanges.at(-1)
  const head: TranscriptHead = {
    ...{ id, monitorId, monitorName, vendorId, vendorName, trigger, attempt, startedAtMs, incidentId },
    state: transcript.verdict.state,
    sentence: transcript.verdict.sentence,
    method: judged?.request.method,
    url: judged?.request.url,
    status: judged?.response?.status,
    failureKind: judged?.failure?.kind,
    totalMs: judged?.instants.end,
    imported: transcript.imported,
    pinned: transcript.pinned,
  }
  return { head, bytes, written: false }
}

const removedSchema = z.object({ removed: z.string() })

/** `transcripts/index.ndjson`: a line per transcript worth keeping, and a line when one is removed. */
export class IndexFile {
  private readonly path: string
  private log: AppendLog
  private lines = 0
  private since: string[] | undefined
  private turn: Promise<void> = Promise.resolve()

  constructor(folder: string) {
    this.path = join(folder, 'index.ndjson')
    this.log = new AppendLog(this.path)
  }

  /** All entries still there, and whether there was an index at all. */
  async load(): Promise<{ entries: IndexEntry[]; found: boolean }> {
    const pace = createPacer()
    const entries = new Map<string, IndexEntry>()
    const lines = await this.log.readAll()
    const readRow = createRowReader()
    let found = false
    for (const line of lines) {
      const value = parse(line)
      const entry = readRow(value)
      if (entry) {
        entries.set(entry.head.id, entry)
        found = true
      } else {
        const removed = removedSchema.safeParse(value)
        if (removed.success) entries.delete(removed.data.removed)
      }
      await pace()
    }
    this.lines = lines.length
    return { entries: [...entries.values()], found }
  }

  add(entry: IndexEntry): void {
    if (entry.written) return
    entry.written = true
    this.push(encodeRow(entry))
  }

  /** A line that takes the place of the earlier ones with this identifier. */
  replace(entry: IndexEntry): void {
    entry.written = true
    this.push(encodeRow(entry))
  }

  remove(entry: IndexEntry): void {
    if (entry.written) this.push(JSON.stringify({ removed: entry.head.id }))
  }

  /** Rejects with the file system's error; what could not be written waits on. */
  save(): Promise<void> {
    return this.inTurn(() => this.log.save())
  }

  /** Writes the file anew when most of its lines are of no use. Rejects with the file system's error. */
  async compact(entries: readonly IndexEntry[]): Promise<void> {
    if (this.lines >= 1_000 && this.lines >= 2 * entries.length) await this.rewrite(entries)
  }

  /** Writes the file anew, without a trace of what its lines said before. Rejects with the file system's error. */
  async rewrite(entries: readonly IndexEntry[]): Promise<void> {
    const pace = createPacer()
    const kept = entries.filter((entry) => entry.written)
    // What is added or removed from here on must follow the lines made from `kept`.
    const since: string[] = []
    this.since = since
    const lines: string[] = []
    for (const entry of kept) {
      lines.push(encodeRow(entry))
      await pace()
    }
    await this.inTurn(async () => {
      lines.push(...since)
      const carried = since.length
      await writeAtomically(this.path, `${lines.join('\n')}\n`)
      this.log = new AppendLog(this.path)
      for (const line of since.slice(carried)) this.log.push(line)
      this.lines = lines.length + since.length - carried
    }).finally(() => {
      this.since = undefined
    })
  }

  private push(line: string): void {
    this.log.push(line)
    this.since?.push(line)
    this.lines++
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const result = this.turn.then(work)
    this.turn = result.catch(() => {})
    return result
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
