import { Low } from 'lowdb'
import { DocumentAdapter, type DocumentOptions } from './documentAdapter.ts'

/**
 * One small document in memory and on disk. Writes run one after another; those asked for while one runs are served
 * together by the next.
 */
export class Document<T> {
  private readonly low: Low<T>
  private running: Promise<void> | undefined
  private queued: Promise<void> | undefined
  private dirty = false

  private constructor(low: Low<T>) {
    this.low = low
  }

  /** Reads the document, or begins with `initial` where there is none. */
  static async open<T>(options: DocumentOptions<T>, initial: T): Promise<Document<T>> {
    const document = Document.create(options, initial)
    await document.low.read()
    return document
  }

  /** A new document that is not on disk yet. */
  static create<T>(options: DocumentOptions<T>, initial: T): Document<T> {
    return new Document(new Low<T>(new DocumentAdapter(options), initial))
  }

  get data(): T {
    return this.low.data
  }

  get isDirty(): boolean {
    return this.dirty
  }

  /** Changes the document in memory only: `save` writes it. */
  set(data: T): void {
    this.low.data = data
    this.dirty = true
  }

  /** Resolves when everything set so far is on disk; rejects with the file system's error, and `save` may be tried again. */
  save(): Promise<void> {
    if (this.queued) return this.queued
    if (!this.running) return this.dirty ? this.start() : Promise.resolve()
    if (!this.dirty) return this.running
    this.queued = this.running.then(
      () => this.start(),
      () => this.start(),
    )
    return this.queued
  }

  private start(): Promise<void> {
    this.queued = undefined
    this.dirty = false
    this.running = this.write()
    return this.running
  }

  private async write(): Promise<void> {
    try {
      await this.low.write()
    } catch (error) {
      this.dirty = true
      throw error
    } finally {
      this.running = undefined
    }
  }
}
