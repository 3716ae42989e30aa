import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hourMs } from '../../core/history/rollup.ts'
import { keepsTranscript } from '../../core/history/transcripts.ts'
import { idSchema } from '../../core/model/monitor.ts'
import type { Settings } from '../../core/model/settings.ts'
import type { Transcript } from '../../core/model/transcript.ts'
import { dayPattern, dayStartMs } from './days.ts'
import { createPacer } from './pacer.ts'
import type { Saving } from './saving.ts'
import { listNames } from './shardFile.ts'
import {
  packTranscript,
  readTranscript,
  removeTranscript,
  transcriptPath,
  unpackTranscript,
  writeTranscript,
} from './transcriptFile.ts'
import { type IndexEntry, IndexFile, indexEntry } from './transcriptIndex.ts'
import { TranscriptList } from './transcriptList.ts'

/** Compressed transcripts that wait while the disk cannot be written; beyond that the oldest go. */
const maxWaitingBytes = 33_554_432

type Waiting = { entry: IndexEntry; packed: Buffer; writing?: Promise<void> | undefined }

/** `transcripts/YYYY-MM-DD/<id>.json.gz`, with `index.ndjson` beside the days. */
export class TranscriptFiles {
  readonly list = new TranscriptList()
  dropped = 0
  private readonly root: string
  private readonly index: IndexFile
  private readonly saving: Saving
  private readonly waiting = new Map<string, Waiting>()
  private waitingBytes = 0

  constructor(dataDir: string, saving: Saving) {
    this.root = join(dataDir, 'transcripts')
    this.index = new IndexFile(this.root)
    this.saving = saving
  }

  get waitingCount(): number {
    return this.waiting.size
  }

  /** Reads the index, and the newest files that it does not know (all of them when there is no index). */
  async load(): Promise<void> {
    const { entries, found } = await this.index.load()
    for (const entry of entries) this.list.add(entry)
    const days = (await listNames(this.root)).filter((name) => dayPattern.test(name)).sort()
    for (const day of found ? days.slice(-2) : days) await this.adopt(day)
  }

  /** Keeps a transcript and lets go of the one it supersedes. Resolves when it is on disk, or waits for a disk that fails. */
  async save(transcript: Transcript, bodyCapBytes: number, nowMs: number): Promise<void> {
    idSchema.parse(transcript.id)
    const packed = await packTranscript(transcript, bodyCapBytes)
    const entry = indexEntry(transcript, packed.length)
    this.list.add(entry)
    const waiting: Waiting = { entry, packed }
    this.wait(waiting)
    const superseded = this.settle(entry, nowMs)
    await this.saving.attempt(async () => {
      await this.write(waiting)
      for (const old of superseded) await this.remove(old)
      await this.index.save()
    })
  }

  async get(id: string): Promise<Transcript | null> {
    const waiting = this.waiting.get(id)
    if (waiting) return unpackTranscript(waiting.packed)
    const entry = this.list.get(id)
    return entry ? readTranscript(this.path(entry)) : null
  }

  /** Good ones of a monitor from before a moment, the newest first; what cannot be read is left out. */
  async good(monitorId: string, beforeMs: number, count: number): Promise<Transcript[]> {
    const own = this.list.ofMonitor(monitorId)
    const ids: string[] = []
    for (let at = own.length - 1; at >= 0 && ids.length < count; at--) {
      const head = own[at]?.head
      if (head?.state === 'up' && head.startedAtMs < beforeMs) ids.push(head.id)
    }
    const read = await Promise.all(ids.map((id) => this.get(id)))
    return read.filter((transcript) => transcript !== null)
  }

  /** Writes everything that waits. Rejects with the file system's error. */
  async flush(): Promise<void> {
    for (const waiting of [...this.waiting.values()]) await this.write(waiting)
    await this.index.save()
  }

  /** Removes what is superseded, too old, or over the allowed size: passed ones before failures, oldest first. */
  async retain(retention: Settings['retention'], nowMs: number): Promise<void> {
    const pace = createPacer()
    for (const monitorId of this.list.monitorIds()) {
      for (const entry of this.list.superseded(monitorId, nowMs)) await this.remove(entry)
      await pace()
    }
    const oldestMs = nowMs - retention.transcriptsDays * 24 * hourMs
    for (const entry of this.list.all.filter(({ head }) => head.startedAtMs < oldestMs)) await this.remove(entry)
    const isFailure = ({ head }: IndexEntry) => head.state === 'down' || head.state === 'degraded'
    const { all } = this.list
    if (this.list.totalBytes > retention.transcriptsMaxBytes)
      for (const entry of [...all.filter((one) => !isFailure(one)), ...all.filter(isFailure)]) {
        if (this.list.totalBytes <= retention.transcriptsMaxBytes) break
        await this.remove(entry)
      }
    for (const day of await listNames(this.root))
      if (dayPattern.test(day) && dayStartMs(day) + 24 * hourMs < oldestMs)
        await rm(join(this.root, day), { recursive: true, force: true })
    await this.index.save()
    await this.index.compact(this.list.all)
  }

  /** Decides about the monitor's transcript before this one, now that its successor is known. */
  private settle(entry: IndexEntry, nowMs: number): IndexEntry[] {
    const own = this.list.ofMonitor(entry.head.monitorId)
    const at = own.lastIndexOf(entry)
    const before = own[at - 1]
    const isNewest = at === own.length - 1
    if (isNewest && this.keeps(own, at, true, nowMs)) this.index.add(entry)
    if (!before) return []
    if (this.keeps(own, at - 1, false, nowMs)) {
      this.index.add(before)
      return []
    }
    this.list.remove(before)
    return [before]
  }

  /** `asIfOld`: would it be kept if a passing one followed? Then its line in the index is worth writing at once. */
  private keeps(own: readonly IndexEntry[], at: number, asIfOld: boolean, nowMs: number): boolean {
    const head = own[at]?.head
    if (!head) return false
    const hourStartMs = Math.floor(head.startedAtMs / hourMs) * hourMs
    let previousAlike: IndexEntry['head'] | undefined
    for (let i = at - 1; i >= 0 && !previousAlike; i--) {
      const other = own[i]?.head
      if (!other || other.startedAtMs < hourStartMs) break
      if (other.state === head.state) previousAlike = other
    }
    const next = asIfOld ? { ...head, state: 'up' as const } : own[at + 1]?.head
    return keepsTranscript(head, { previousAlike, next }, nowMs)
  }

  private async adopt(day: string): Promise<void> {
    const folder = join(this.root, day)
    for (const name of await readdir(folder)) {
      const id = name.endsWith('.json.gz') ? name.slice(0, -'.json.gz'.length) : undefined
      if (id === undefined || this.list.get(id)) continue
      const transcript = await readTranscript(join(folder, name))
      if (transcript?.id !== id) continue
      const entry = indexEntry(transcript, (await stat(join(folder, name))).size)
      this.list.add(entry)
      this.index.add(entry)
    }
  }

  private wait(waiting: Waiting): void {
    this.waiting.set(waiting.entry.head.id, waiting)
    this.waitingBytes += waiting.packed.length
    for (const [id, oldest] of this.waiting) {
      if (this.waitingBytes <= maxWaitingBytes || id === waiting.entry.head.id) break
      this.done(oldest)
      this.list.remove(oldest.entry)
      this.dropped++
    }
  }

  private async write(waiting: Waiting): Promise<void> {
    const { entry, packed } = waiting
    if (this.waiting.get(entry.head.id) !== waiting) return
    waiting.writing ??= writeTranscript(this.path(entry), packed, entry.head.state !== 'up')
    try {
      await waiting.writing
      this.done(waiting)
    } finally {
      waiting.writing = undefined
    }
  }

  private done(waiting: Waiting): void {
    if (this.waiting.get(waiting.entry.head.id) !== waiting) return
    this.waiting.delete(waiting.entry.head.id)
    this.waitingBytes -= waiting.packed.length
  }

  private async remove(entry: IndexEntry): Promise<void> {
    this.list.remove(entry)
    this.index.remove(entry)
    const waiting = this.waiting.get(entry.head.id)
    if (waiting) {
      this.done(waiting)
      // Else the file would appear after it was removed.
      await waiting.writing?.catch(() => {})
    }
    await removeTranscript(this.path(entry))
  }

  private path({ head }: IndexEntry): string {
    return transcriptPath(this.root, head.id, head.startedAtMs)
  }
}
