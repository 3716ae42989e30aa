import { Low } from 'lowdb'
import { AppendAdapter } from './appendAdapter.ts'

/** A file of lines that only grows, with the lines that still wait to be written. */
export class AppendLog {
  private readonly adapter: AppendAdapter
  private readonly low: Low<string[]>
  private writing = 0

  constructor(path: string) {
    this.adapter = new AppendAdapter(path)
    this.low = new Low<string[]>(this.adapter, [])
  }

  /** Lines not on disk yet, oldest first. */
  get waiting(): readonly string[] {
    return this.low.data
  }

  push(line: string): void {
    this.low.data.push(line)
  }

  /** Gives up the oldest waiting line; false while it is just being written. */
  dropOldest(): boolean {
    if (this.writing > 0) return false
    return this.low.data.shift() !== undefined
  }

  /** Every whole line on disk. Truncates a torn end. */
  readAll(): Promise<string[]> {
    return this.adapter.read()
  }

  /** Resolves when the waiting lines are on disk. Rejects with the file system's error and keeps them. */
  async save(): Promise<void> {
    this.writing++
    try {
      await this.low.write()
    } finally {
      this.writing--
    }
  }
}
