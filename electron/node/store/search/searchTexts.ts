import type { Transcript } from '../../../core/model/transcript.ts'
import { createPacer } from '../pacer.ts'
import { type Matcher, SearchIndex } from './searchIndex.ts'
import { searchText, searchWords } from './searchText.ts'

/** A search waits for as many texts to be read again after a start; with more to read it goes on without them. */
const worthWaitingFor = 2_000

/** Keeps the full text index in step with the stored transcripts, from which it can always be made again. */
export class SearchTexts {
  private readonly index: SearchIndex
  private readonly read: (id: string) => Promise<Transcript | null>
  private readonly missing = new Set<string>()
  private reading: Promise<void> | undefined
  private stopped = false

  constructor(dataDir: string, read: (id: string) => Promise<Transcript | null>) {
    this.index = new SearchIndex(dataDir)
    this.read = read
  }

  /** Texts still to be read; until then those transcripts are searched by address and sentence only. */
  get missingCount(): number {
    return this.missing.size
  }

  /** Reads where texts are; those that are nowhere are read from their transcripts in the background. */
  async load(ids: readonly string[]): Promise<void> {
    await this.index.load()
    const wanted = new Set(ids)
    for (const id of this.index.placedIds()) if (!wanted.has(id)) this.index.remove(id)
    this.readLater(ids.filter((id) => !this.index.has(id)))
  }

  add(transcript: Transcript): void {
    this.missing.delete(transcript.id)
    this.index.add(transcript.id, searchText(transcript))
  }

  remove(id: string): void {
    this.missing.delete(id)
    this.index.remove(id)
  }

  /** Rejects with the file system's error. */
  async save(isSettled: (id: string) => boolean): Promise<void> {
    await this.index.save(isSettled)
  }

  /** Rewrites blocks that are mostly out of use. Rejects with the file system's error. */
  async tidy(): Promise<void> {
    this.readLater(await this.index.tidy())
  }

  /** Nothing of these texts stays in memory or on disk; what is stored of them now is read again. */
  async forget(ids: readonly string[]): Promise<void> {
    this.readLater(await this.index.forget(ids))
  }

  /** For one search. */
  async matcher(q: string): Promise<Matcher> {
    if (this.missing.size <= worthWaitingFor) await this.reading
    return this.index.matcher(searchWords(q))
  }

  stop(): void {
    this.stopped = true
  }

  /** Their texts are read from the transcripts, in the background. */
  readLater(ids: readonly string[]): void {
    for (const id of ids) this.missing.add(id)
    if (this.missing.size > 0)
      this.reading ??= this.readMissing().finally(() => {
        this.reading = undefined
      })
  }

  /** Newest first, as that is what is looked for. */
  private async readMissing(): Promise<void> {
    const pace = createPacer()
    while (this.missing.size > 0 && !this.stopped) {
      for (const id of [...this.missing].sort().reverse()) {
        if (this.stopped) return
        if (!this.missing.has(id)) continue
        // One that cannot be read must not keep the others from being found.
        const transcript = await this.read(id).catch(() => null)
        // Removed, or added with newer words while it was read.
        if (!this.missing.delete(id) || !transcript) continue
        this.index.add(id, searchText(transcript))
        await this.index.save(() => true).catch(() => {})
        await pace()
      }
    }
  }
}
