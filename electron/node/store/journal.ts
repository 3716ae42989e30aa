import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readLines } from './appendAdapter.ts'
import { AppendLog } from './appendLog.ts'
import { isBadBlock } from './atomicFile.ts'
import { openLine } from './checkedLine.ts'
import { listNames } from './shardFile.ts'

/** A line of some monitor's shard, as it stands there, checksum included. */
export type JournalRow = { monitorId: string; line: string }

/**
 * `journal/<n>.ndjson`: the rows of all monitors since their shards were last written, so that a second's rows of a
 * thousand monitors cost one write and one sync instead of a thousand. A row is safe once it is here. `turn` begins a new
 * file; when everything before it has reached the shards, `drop` removes the old ones. What a crash leaves is read at the
 * next start; rows that had reached their shard already are then there twice, and read as one.
 */
export class Journal {
  private readonly folder: string
  private current: AppendLog
  private number = 1
  /** Length of what was added since `turn`, in characters. */
  length = 0

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'journal')
    this.current = new AppendLog(this.path(this.number))
  }

  /** Rows not on disk yet. */
  get waiting(): number {
    return this.current.waiting.length
  }

  /** What an earlier run left, oldest first; it stays until `drop`. Damaged rows are left out. */
  async load(): Promise<JournalRow[]> {
    const rows: JournalRow[] = []
    for (const number of await this.numbers()) {
      const entries = await readLines(this.path(number)).catch((error: unknown) => {
        // Watching begins all the same: what nobody can read helps nobody.
        if (isBadBlock(error)) return []
        throw error
      })
      for (const entry of entries) {
        const at = entry.indexOf(' ')
        const line = entry.slice(at + 1)
        if (at > 0 && openLine(line) !== null) rows.push({ monitorId: entry.slice(0, at), line })
      }
      this.number = number + 1
    }
    this.current = new AppendLog(this.path(this.number))
    return rows
  }

  push({ monitorId, line }: JournalRow): void {
    this.add(`${monitorId} ${line}`)
  }

  /** Gives up the oldest row that is not on disk; false while it is just being written. */
  dropOldest(): boolean {
    return this.current.dropOldest()
  }

  /** Resolves when all rows are on disk. Rejects with the file system's error and keeps them. */
  save(): Promise<void> {
    return this.current.save()
  }

  /** Begins a new file, with the rows that wait, and returns the number of the old one. Not while it is being written. */
  turn(): number {
    const { waiting } = this.current
    const before = this.number++
    this.current = new AppendLog(this.path(this.number))
    this.length = 0
    for (const entry of waiting) this.add(entry)
    return before
  }

  /** Removes this file and all before it. */
  async drop(number: number): Promise<void> {
    for (const each of await this.numbers()) if (each <= number) await rm(this.path(each), { force: true })
  }

  private add(entry: string): void {
    this.current.push(entry)
    this.length += entry.length
  }

  private async numbers(): Promise<number[]> {
    const names = await listNames(this.folder)
    return names.flatMap((name) => Number(/^(\d+)\.ndjson$/.exec(name)?.[1] ?? [])).sort((a, b) => a - b)
  }

  private path(number: number): string {
    return join(this.folder, `${number}.ndjson`)
  }
}
