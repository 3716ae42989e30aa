import { AppendLog } from './appendLog.ts'
import type { JournalRow } from './journal.ts'

type Shard = { monitorId: string; day: string; log: AppendLog }

const parallelWrites = 2

/** The shards that grow, with rows that are not in their file yet, though safe in the journal. */
export class HeldShards {
  /** Rows that are not in their file, as of the last `save` and of what came since. */
  rowCount = 0
  private readonly pathOf: (monitorId: string, day: string) => string
  private readonly shards = new Map<string, Shard>()
  private readonly dirty = new Set<Shard>()

  constructor(pathOf: (monitorId: string, day: string) => string) {
    this.pathOf = pathOf
  }

  /** Every shard with rows that are not in its file. */
  get places(): readonly { monitorId: string; day: string }[] {
    return [...this.dirty]
  }

  /** All rows that are not in their file, as the journal has them. */
  get rows(): JournalRow[] {
    return [...this.dirty].flatMap(({ monitorId, log }) => log.waiting.map((line) => ({ monitorId, line })))
  }

  has(monitorId: string, day: string): boolean {
    return this.shards.has(keyOf(monitorId, day))
  }

  isWaiting(monitorId: string, day: string): boolean {
    const shard = this.shards.get(keyOf(monitorId, day))
    return shard !== undefined && this.dirty.has(shard)
  }

  waiting(monitorId: string, day: string): readonly string[] | undefined {
    return this.shards.get(keyOf(monitorId, day))?.log.waiting
  }

  /** Its file is to be replaced: the next row begins with what is there then. */
  forget(monitorId: string, day: string): void {
    this.shards.delete(keyOf(monitorId, day))
  }

  add(monitorId: string, day: string, line: string): void {
    const key = keyOf(monitorId, day)
    let shard = this.shards.get(key)
    if (!shard) {
      shard = { monitorId, day, log: new AppendLog(this.pathOf(monitorId, day)) }
      this.shards.set(key, shard)
      this.forgetOthers(monitorId, key)
    }
    shard.log.push(line)
    this.dirty.add(shard)
    this.rowCount++
  }

  /** Writes what waits. Rejects with the first error of the file system; the others are written all the same. */
  async save(): Promise<void> {
    const queue = [...this.dirty]
    const problems: unknown[] = []
    const work = async () => {
      for (let shard = queue.pop(); shard; shard = queue.pop()) {
        try {
          await shard.log.save()
        } catch (error) {
          problems.push(error)
        }
        if (shard.log.waiting.length === 0) this.dirty.delete(shard)
      }
    }
    await Promise.all(Array.from({ length: parallelWrites }, work))
    this.rowCount = [...this.dirty].reduce((sum, shard) => sum + shard.log.waiting.length, 0)
    if (problems.length > 0) throw problems[0]
  }

  /** Gives up the oldest row of the fullest shard; false while it is just being written. */
  dropOldest(): boolean {
    let fullest: Shard | undefined
    for (const shard of this.dirty)
      if (!fullest || shard.log.waiting.length > fullest.log.waiting.length) fullest = shard
    if (!fullest?.log.dropOldest()) return false
    this.rowCount--
    return true
  }

  private forgetOthers(monitorId: string, key: string): void {
    for (const [other, shard] of this.shards)
      if (shard.monitorId === monitorId && other !== key && !this.dirty.has(shard)) this.shards.delete(other)
  }
}

const keyOf = (monitorId: string, day: string) => `${monitorId}/${day}`
