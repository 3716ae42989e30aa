import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hourMs } from '../../core/history/rollup.ts'
import { idSchema } from '../../core/model/monitor.ts'
import type { Settings } from '../../core/model/settings.ts'
import type { Transcript, TranscriptHead } from '../../core/model/transcript.ts'
import { dayPattern, dayStartMs } from './days.ts'
import { isLeftover } from './leftovers.ts'
import { createPacer } from './pacer.ts'
import { type Packed, Packs } from './packs.ts'
import type { Saving } from './saving.ts'
import { SearchTexts } from './search/searchTexts.ts'
import { listNames } from './shardFile.ts'
import { createStaging, finishStaged, type Staging } from './staging.ts'
import { Succession } from './succession.ts'
import { packTranscript, readTranscript, removeTranscript, transcriptPath, unpackTranscript } from './transcriptFile.ts'
import { IndexFile, indexEntry } from './transcriptIndex.ts'
import { TranscriptList, type TranscriptPage, type TranscriptQuery } from './transcriptList.ts'
import { TranscriptQueue, type Waiting } from './transcriptQueue.ts'
import type { IndexEntry } from './transcriptRow.ts'

/** `transcripts/YYYY-MM-DD/<id>.json.gz`, with `index.ndjson` and `search/` beside the days. */
export class TranscriptFiles {
  readonly list = new TranscriptList()
  readonly queue: TranscriptQueue
  readonly texts: SearchTexts
  readonly packs: Packs
  readonly root: string
  private readonly index: IndexFile
  private readonly saving: Saving
  private rewriting: Promise<unknown> = Promise.resolve()
  /** The newest pass of a monitor, while it is in memory only. */
  private readonly held = new Map<string, Waiting>()
  private readonly succession: Succession

  constructor(dataDir: string, saving: Saving) {
    this.root = join(dataDir, 'transcripts')
    this.index = new IndexFile(this.root)
    this.saving = saving
    this.succession = new Succession(this.list, this.index)
    this.queue = new TranscriptQueue(this.root, (entry) => this.forget(entry))
    this.packs = new Packs(this.root)
    this.texts = new SearchTexts(dataDir, (id) => this.get(id))
  }

  /** Reads the index, and the newest files that it does not know (all of them when there is no index). */
  async load(): Promise<void> {
    const { entries, found } = await this.index.load()
    this.list.addAll(entries)
    const days = (await listNames(this.root)).filter((name) => dayPattern.test(name)).sort()
    for (const day of found ? days.slice(-2) : days) await this.adopt(day)
    await finishStaged(this.root, (...taken) => this.take(...taken))
    await this.texts.load(this.list.all.map(({ head }) => head.id))
  }

  /** Keeps a transcript and lets go of the one it supersedes. Resolves when it is on disk, or waits for a disk that fails. */
  async save(transcript: Transcript, bodyCapBytes: number, nowMs: number): Promise<void> {
    idSchema.parse(transcript.id)
    const { packed, stored } = await packTranscript(transcript, bodyCapBytes)
    const entry = indexEntry(stored, packed.length)
    this.list.add(entry)
    this.texts.add(stored)
    const waiting = { entry, packed }
    this.queue.add(waiting)
    const superseded = this.succession.settle(entry, nowMs)
    const { monitorId } = entry.head
    const earlier = this.held.get(monitorId)
    this.held.delete(monitorId)
    const isHeld = this.succession.mayBeHeld(entry, nowMs)
    if (isHeld) this.held.set(monitorId, waiting)
    await this.saving.attempt(async () => {
      if (!isHeld) await this.queue.write(waiting)
      if (earlier && !superseded.includes(earlier.entry)) await this.queue.write(earlier)
      for (const old of superseded) await this.remove(old)
      await this.saveIndexes()
    })
  }

  /** In memory only for now, those apart that their successor will most likely supersede. */
  get waitingCount(): number {
    let held = 0
    for (const { entry } of this.held.values()) if (this.queue.get(entry.head.id)) held++
    return this.queue.count - held
  }

  /** Null when there is none of this identifier, or it is damaged. */
  async get(id: string): Promise<Transcript | null> {
    const waiting = this.queue.get(id)
    if (waiting) return unpackTranscript(waiting.packed)
    const packed = await this.packs.read(id)
    if (packed) return unpackTranscript(packed).catch(() => null)
    const entry = this.list.get(id)
    return entry ? readTranscript(this.path(entry)) : null
  }

  /** Newest first. */
  async page(query: TranscriptQuery): Promise<TranscriptPage> {
    return this.list.page(query, query.q === undefined ? undefined : await this.texts.matcher(query.q))
  }

  /**
   * Puts what `change` makes of a transcript in its place, whole or not at all; one at a time. Null when there is no such
   * transcript or `change` answers null. While the disk fails it waits in memory.
   */
  rewrite(id: string, change: (transcript: Transcript) => Transcript | null): Promise<TranscriptHead | null> {
    const result = this.rewriting.then(() => this.replace(id, change))
    this.rewriting = result.catch(() => {})
    return result
  }

  /**
   * After transcripts were rewritten: what they said before stands in no line of the index, no search text and no pack.
   * Rejects with the file system's error.
   */
  async forgetTraces(ids: readonly string[]): Promise<void> {
    await this.texts.forget(ids)
    await this.index.rewrite(this.list.all)
    await this.packs.idle()
  }

  /** For many at once that appear together or not at all. They are nobody's last good one and supersede none. */
  stage(): Staging {
    return createStaging(
      this.root,
      (id) => this.list.get(id) !== undefined,
      (...taken) => this.take(...taken),
    )
  }

  /** Writes everything that waits. Rejects with the file system's error. */
  async flush(): Promise<void> {
    for (const waiting of this.queue.all()) await this.queue.write(waiting)
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
    for (const entry of this.list.all.filter((one) => mayGo(one) && ageFromMs(one) < oldestMs)) await this.remove(entry)
    const isFailure = ({ head }: IndexEntry) => head.state === 'down' || head.state === 'degraded'
    const all = this.list.all.filter(mayGo)
    if (this.list.totalBytes > retention.transcriptsMaxBytes)
      for (const entry of [...all.filter((one) => !isFailure(one)), ...all.filter(isFailure)]) {
        if (this.list.totalBytes <= retention.transcriptsMaxBytes) break
        await this.remove(entry)
      }
    await this.removeOldDays(oldestMs)
    await this.texts.tidy()
    await this.saveIndexes()
    await this.index.compact(this.list.all)
  }

  /** A day's folder goes when it is old and no transcript that is kept longer lies in it. */
  private async removeOldDays(oldestMs: number): Promise<void> {
    const kept = new Set(this.list.all.filter(({ head }) => head.startedAtMs < oldestMs).map((one) => this.path(one)))
    for (const day of await listNames(this.root)) {
      if (!dayPattern.test(day) || dayStartMs(day) + 24 * hourMs >= oldestMs) continue
      const folder = join(this.root, day)
      for (const name of await readdir(folder)) if (!kept.has(join(folder, name))) await rm(join(folder, name))
      if ((await readdir(folder)).length === 0) await rm(folder, { recursive: true, force: true })
    }
  }

  private async replace(id: string, change: (transcript: Transcript) => Transcript | null) {
    const before = await this.get(id)
    const known = this.list.get(id)
    const after = before && known ? change(before) : null
    if (!after || !known) return null
    const { packed, stored } = await packTranscript(after, Infinity)
    // Superseded or removed meanwhile: its file must not come back.
    if (this.list.get(id) !== known) return null
    const entry = { ...indexEntry(stored, packed.length), written: true }
    await this.queue.cancel(id)
    this.packs.forget(id)
    this.list.add(entry)
    this.texts.add(stored)
    const waiting = { entry, packed }
    this.queue.add(waiting)
    this.index.replace(entry)
    await this.saving.attempt(async () => {
      await this.queue.write(waiting)
      await this.saveIndexes()
    })
    return entry.head
  }

  private async take(folder: string, packed: Packed[], isNew: boolean): Promise<void> {
    // Removed since they were taken: they stay away.
    const wanted = isNew ? packed : packed.filter(({ entry }) => this.list.get(entry.head.id))
    this.packs.add(folder, wanted)
    if (!isNew) return
    const entries = wanted.map(({ entry }) => entry)
    this.list.addAll(entries)
    for (const entry of entries) this.index.replace(entry)
    await this.index.save()
    this.texts.readLater(entries.map(({ head }) => head.id))
  }

  private async saveIndexes(): Promise<void> {
    await this.index.save()
    await this.texts.save((id) => this.list.get(id)?.written ?? false)
  }

  private async adopt(day: string): Promise<void> {
    const folder = join(this.root, day)
    for (const name of await readdir(folder)) {
      if (isLeftover(name)) await rm(join(folder, name)).catch(() => {})
      const id = name.endsWith('.json.gz') ? name.slice(0, -'.json.gz'.length) : undefined
      if (id === undefined || this.list.get(id)) continue
      const transcript = await readTranscript(join(folder, name))
      if (transcript?.id !== id) continue
      const entry = indexEntry(transcript, (await stat(join(folder, name))).size)
      this.list.add(entry)
      this.index.add(entry)
    }
  }

  private forget(entry: IndexEntry): void {
    this.list.remove(entry)
    this.texts.remove(entry.head.id)
    this.packs.forget(entry.head.id)
  }

  private async remove(entry: IndexEntry): Promise<void> {
    this.forget(entry)
    this.index.remove(entry)
    // What was held never became a file.
    if (await this.queue.cancel(entry.head.id)) return
    await removeTranscript(this.path(entry))
  }

  private path({ head }: IndexEntry): string {
    return transcriptPath(this.root, head.id, head.startedAtMs)
  }
}

const mayGo = ({ head }: IndexEntry) => !head.pinned

/** Imported ones count from their import: a log of last month is not to vanish at once. */
const ageFromMs = ({ head }: IndexEntry) => head.imported?.importedAtMs ?? head.startedAtMs
