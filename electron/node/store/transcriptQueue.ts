import { transcriptPath, writeTranscript } from './transcriptFile.ts'
import type { IndexEntry } from './transcriptRow.ts'

/** Compressed transcripts that wait while the disk cannot be written; beyond that the oldest go. */
const maxWaitingBytes = 33_554_432

export type Waiting = { entry: IndexEntry; packed: Buffer; writing?: Promise<void> | undefined; tried?: boolean }

/** Packed transcripts on their way to the disk. */
export class TranscriptQueue {
  dropped = 0
  private readonly root: string
  private readonly onDropped: (entry: IndexEntry) => void
  private readonly waiting = new Map<string, Waiting>()
  private waitingBytes = 0

  constructor(root: string, onDropped: (entry: IndexEntry) => void) {
    this.root = root
    this.onDropped = onDropped
  }

  get count(): number {
    return this.waiting.size
  }

  all(): Waiting[] {
    return [...this.waiting.values()]
  }

  get(id: string): Waiting | undefined {
    return this.waiting.get(id)
  }

  add(waiting: Waiting): void {
    const { id } = waiting.entry.head
    const before = this.waiting.get(id)
    if (before) this.done(before)
    this.waiting.set(id, waiting)
    this.waitingBytes += waiting.packed.length
    for (const [oldestId, oldest] of this.waiting) {
      if (this.waitingBytes <= maxWaitingBytes || oldestId === id) break
      this.done(oldest)
      this.dropped++
      this.onDropped(oldest.entry)
    }
  }

  /** Resolves when it is on disk, or is wanted no more. Rejects with the file system's error; it then waits on. */
  async write(waiting: Waiting): Promise<void> {
    const { entry, packed } = waiting
    if (this.waiting.get(entry.head.id) !== waiting) return
    const path = transcriptPath(this.root, entry.head.id, entry.head.startedAtMs)
    waiting.tried = true
    waiting.writing ??= writeTranscript(path, packed, entry.head.state !== 'up')
    try {
      await waiting.writing
      this.done(waiting)
    } finally {
      waiting.writing = undefined
    }
  }

  /**
   * Takes it out. Resolves when nothing writes its file any more: else the file would appear after it was removed. True
   * when nobody had begun to write it.
   */
  async cancel(id: string): Promise<boolean> {
    const waiting = this.waiting.get(id)
    if (!waiting) return false
    const { writing } = waiting
    this.done(waiting)
    await writing?.catch(() => {})
    return writing === undefined && !waiting.tried
  }

  private done(waiting: Waiting): void {
    if (this.waiting.get(waiting.entry.head.id) !== waiting) return
    this.waiting.delete(waiting.entry.head.id)
    this.waitingBytes -= waiting.packed.length
  }
}
