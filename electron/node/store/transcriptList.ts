import { supersededTranscripts } from '../../core/history/transcripts.ts'
import type { FailureKind } from '../../core/model/exchange.ts'
import type { TranscriptHead } from '../../core/model/transcript.ts'
import type { State } from '../../core/model/verdict.ts'
import { createPacer } from './pacer.ts'
import type { IndexEntry } from './transcriptIndex.ts'

export type TranscriptQuery = {
  monitorId?: string | undefined
  vendorId?: string | undefined
  /** Identifiers of an incident's attempts count as well as transcripts that name the incident. */
  incident?: { id: string; transcriptIds: ReadonlySet<string> } | undefined
  state?: State | undefined
  failureKind?: FailureKind | undefined
  /** Words that must all be there, in any case, in address, answer or headers. */
  q?: string | undefined
  /** From the page before: goes on after it. */
  cursor?: string | undefined
  limit: number
}

export type TranscriptPage = { items: TranscriptHead[]; nextCursor?: string }

/** All known transcripts in memory, in order of time, whole and per monitor. */
export class TranscriptList {
  totalBytes = 0
  private readonly byId = new Map<string, IndexEntry>()
  private readonly ordered: IndexEntry[] = []
  private readonly byMonitor = new Map<string, IndexEntry[]>()

  get size(): number {
    return this.byId.size
  }

  get all(): readonly IndexEntry[] {
    return this.ordered
  }

  get(id: string): IndexEntry | undefined {
    return this.byId.get(id)
  }

  ofMonitor(monitorId: string): readonly IndexEntry[] {
    return this.byMonitor.get(monitorId) ?? []
  }

  monitorIds(): string[] {
    return [...this.byMonitor.keys()]
  }

  /** Adds, or replaces the entry with the same identifier. */
  add(entry: IndexEntry): void {
    const known = this.byId.get(entry.head.id)
    if (known) this.remove(known)
    this.byId.set(entry.head.id, entry)
    insert(this.ordered, entry)
    const own = this.byMonitor.get(entry.head.monitorId) ?? []
    insert(own, entry)
    this.byMonitor.set(entry.head.monitorId, own)
    this.totalBytes += entry.bytes
  }

  remove(entry: IndexEntry): void {
    if (this.byId.get(entry.head.id) !== entry) return
    this.byId.delete(entry.head.id)
    cut(this.ordered, entry)
    cut(this.byMonitor.get(entry.head.monitorId) ?? [], entry)
    this.totalBytes -= entry.bytes
  }

  /** Newest first. */
  async page(query: TranscriptQuery): Promise<TranscriptPage> {
    const pace = createPacer()
    const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
    const source = [...(query.monitorId ? this.ofMonitor(query.monitorId) : this.ordered)]
    const items: TranscriptHead[] = []
    let at = query.cursor === undefined ? source.length : position(source, query.cursor)
    for (at--; at >= 0; at--) {
      const entry = source[at]
      if (entry && matches(entry, query, words)) {
        if (items.length >= query.limit) return { items, nextCursor: items.at(-1)?.id }
        items.push(entry.head)
      }
      if (at % 64 === 0) await pace()
    }
    return { items }
  }

  /** A monitor's entries that are no longer worth keeping. */
  superseded(monitorId: string, nowMs: number): IndexEntry[] {
    const own = this.ofMonitor(monitorId)
    const gone = new Set(
      supersededTranscripts(
        own.map(({ head }) => head),
        nowMs,
      ).map(({ id }) => id),
    )
    return own.filter(({ head }) => gone.has(head.id))
  }
}

function matches({ head, search }: IndexEntry, query: TranscriptQuery, words: string[]): boolean {
  if (query.monitorId !== undefined && head.monitorId !== query.monitorId) return false
  if (query.vendorId !== undefined && head.vendorId !== query.vendorId) return false
  if (query.state !== undefined && head.state !== query.state) return false
  if (query.failureKind !== undefined && head.failureKind !== query.failureKind) return false
  const { incident } = query
  if (incident && head.incidentId !== incident.id && !incident.transcriptIds.has(head.id)) return false
  return words.every((word) => search.includes(word))
}

/** Where `id` stands, or would stand, in a list ordered by identifier. */
function position(list: readonly IndexEntry[], id: string): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.head.id ?? '') < id) low = middle + 1
    else high = middle
  }
  return low
}

function insert(list: IndexEntry[], entry: IndexEntry): void {
  const last = list.at(-1)
  if (!last || last.head.id < entry.head.id) list.push(entry)
  else list.splice(position(list, entry.head.id), 0, entry)
}

function cut(list: IndexEntry[], entry: IndexEntry): void {
  const at = position(list, entry.head.id)
  if (list[at] === entry) list.splice(at, 1)
}
