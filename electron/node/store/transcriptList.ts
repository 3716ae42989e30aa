import { supersededTranscripts } from '../../core/history/transcripts.ts'
import type { FailureKind } from '../../core/model/exchange.ts'
import type { TranscriptHead } from '../../core/model/transcript.ts'
import type { State } from '../../core/model/verdict.ts'
import { createPacer } from './pacer.ts'
import type { Matcher } from './search/searchIndex.ts'
import { searchWords } from './search/searchText.ts'
import type { IndexEntry } from './transcriptRow.ts'

export type TranscriptQuery = {
  monitorId?: string | undefined
  vendorId?: string | undefined
  /** Identifiers of an incident's attempts count as well as transcripts that name the incident. */
  incident?: { id: string; transcriptIds: ReadonlySet<string> } | undefined
  state?: State | undefined
  failureKind?: FailureKind | undefined
  /** A status code, or a class: `503`, `5xx`. */
  status?: string | undefined
  fromMs?: number | undefined
  /** Exclusive. */
  toMs?: number | undefined
  pinned?: boolean | undefined
  imported?: boolean | undefined
  /** Words that must all be there, in any case, in address, headers or a stored body. */
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
    const own = this.owners(entry)
    if (own) insert(own, entry)
    this.totalBytes += entry.bytes
  }

  remove(entry: IndexEntry): void {
    if (this.byId.get(entry.head.id) !== entry) return
    this.byId.delete(entry.head.id)
    cut(this.ordered, entry)
    cut(this.byMonitor.get(entry.head.monitorId) ?? [], entry)
    this.totalBytes -= entry.bytes
  }

  /** Adds many at once: one walk through the list instead of one for each. */
  addAll(entries: readonly IndexEntry[]): void {
    for (const entry of entries) {
      const known = this.byId.get(entry.head.id)
      if (known) this.remove(known)
      this.byId.set(entry.head.id, entry)
      this.ordered.push(entry)
      this.totalBytes += entry.bytes
    }
    this.ordered.sort(byId)
    const touched = new Set<IndexEntry[]>()
    for (const entry of entries) {
      const own = this.owners(entry)
      own?.push(entry)
      if (own) touched.add(own)
    }
    for (const own of touched) own.sort(byId)
  }

  /** Newest first. `holds`: whether a transcript holds the words asked for; without it words are not looked at. */
  async page(query: TranscriptQuery, holds?: Matcher): Promise<TranscriptPage> {
    const pace = createPacer()
    const words = searchWords(query.q ?? '')
    const own = query.monitorId === undefined ? [] : this.ofMonitor(query.monitorId)
    const source = [...(own.length > 0 ? own : this.ordered)]
    const items: TranscriptHead[] = []
    let at = query.cursor === undefined ? source.length : position(source, query.cursor)
    for (at--; at >= 0; at--) {
      const entry = source[at]
      let fits = entry !== undefined && matches(entry, query)
      if (entry && fits && words.length > 0) {
        const answer = holds?.(entry.head.id)
        fits = (answer instanceof Promise ? await answer : answer) ?? inHead(entry.head, words)
      }
      if (entry && fits) {
        if (items.length >= query.limit) return { items, nextCursor: items.at(-1)?.id }
        items.push(entry.head)
      }
      if (at % 64 === 0) await pace()
    }
    return { items }
  }

  /** The list of its monitor. Imported ones are no monitor's: they are neither its last good one nor superseded. */
  private owners({ head }: IndexEntry): IndexEntry[] | undefined {
    if (head.imported) return undefined
    const own = this.byMonitor.get(head.monitorId) ?? []
    this.byMonitor.set(head.monitorId, own)
    return own
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
    return own.filter(({ head }) => gone.has(head.id) && !head.pinned)
  }
}

const byId = (a: IndexEntry, b: IndexEntry) => (a.head.id < b.head.id ? -1 : a.head.id > b.head.id ? 1 : 0)

/** For a transcript whose text is not indexed yet. */
function inHead({ monitorName, vendorName, sentence, method, url, status }: TranscriptHead, words: string[]): boolean {
  const text = [monitorName, vendorName, sentence, method, url, status].join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}

function matches({ head }: IndexEntry, query: TranscriptQuery): boolean {
  if (query.monitorId !== undefined && head.monitorId !== query.monitorId) return false
  if (query.vendorId !== undefined && head.vendorId !== query.vendorId) return false
  if (query.state !== undefined && head.state !== query.state) return false
  if (query.failureKind !== undefined && head.failureKind !== query.failureKind) return false
  if (query.fromMs !== undefined && head.startedAtMs < query.fromMs) return false
  if (query.toMs !== undefined && head.startedAtMs >= query.toMs) return false
  if (query.pinned !== undefined && (head.pinned ?? false) !== query.pinned) return false
  if (query.imported !== undefined && (head.imported !== undefined) !== query.imported) return false
  if (query.status !== undefined && !hasStatus(head.status, query.status)) return false
  const { incident } = query
  if (incident && head.incidentId !== incident.id && !incident.transcriptIds.has(head.id)) return false
  return true
}

function hasStatus(status: number | undefined, wanted: string): boolean {
  if (status === undefined) return false
  return /xx$/i.test(wanted) ? Math.floor(status / 100) === Number(wanted[0]) : status === Number(wanted)
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
