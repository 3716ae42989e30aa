import { join } from 'node:path'
import { z } from 'zod'
import { type Transcript, type TranscriptHead, transcriptHeadSchema } from '../../core/model/transcript.ts'
import { AppendLog } from './appendLog.ts'
import { writeAtomically } from './atomicFile.ts'
import { createPacer } from './pacer.ts'

/** A transcript as lists and search know it. */
export type IndexEntry = {
  head: TranscriptHead
  /** Lower-cased words to search: address, answer, header values. */
  search: string
  bytes: number
  /** False while only memory knows it: most good ones are superseded before their line is worth writing. */
  written: boolean
}

const maxSearchLength = 1_000
const maxValueLength = 120
const entrySchema = z.object({ head: transcriptHeadSchema, search: z.string(), bytes: z.number() })
const lineSchema = z.union([entrySchema, z.object({ removed: z.string() })])

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
  }
  return { head, search: searchText(transcript), bytes, written: false }
}

function searchText(transcript: Transcript): string {
  const { exchanges, verdict } = transcript
  const headers = exchanges.flatMap(({ request, response }) => [...(response?.headers ?? []), ...request.headers])
  const words = [
    ...[transcript.monitorName, transcript.vendorName, verdict.reason, verdict.sentence],
    ...exchanges.flatMap(({ request, response, failure }) => [
      `${request.method} ${request.url.slice(0, 300)} ${response?.status ?? ''} ${failure?.kind ?? ''} ${failure?.code ?? ''}`,
    ]),
    ...headers.map(([, value]) => value.slice(0, maxValueLength)),
  ]
  return words.join('\n').slice(0, maxSearchLength).toLowerCase()
}

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
    for (const line of lines) {
      const parsed = lineSchema.safeParse(parse(line))
      if (parsed.success && 'removed' in parsed.data) entries.delete(parsed.data.removed)
      else if (parsed.success && 'head' in parsed.data)
        entries.set(parsed.data.head.id, { ...parsed.data, written: true })
      await pace()
    }
    this.lines = lines.length
    return { entries: [...entries.values()], found: lines.length > 0 }
  }

  add(entry: IndexEntry): void {
    if (entry.written) return
    entry.written = true
    this.push(encode(entry))
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
    if (this.lines < 1_000 || this.lines < 2 * entries.length) return
    const pace = createPacer()
    const kept = entries.filter((entry) => entry.written)
    // What is added or removed from here on must follow the lines made from `kept`.
    const since: string[] = []
    this.since = since
    const lines: string[] = []
    for (const entry of kept) {
      lines.push(encode(entry))
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

function encode({ head, search, bytes }: IndexEntry): string {
  return JSON.stringify({ head, search, bytes })
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
