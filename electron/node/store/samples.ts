import { join } from 'node:path'
import { dayMs } from '../../core/history/rollup.ts'
import { encodeSample } from '../../core/history/row.ts'
import { idSchema } from '../../core/model/monitor.ts'
import type { Sample } from '../../core/model/sample.ts'
import { AppendLog } from './appendLog.ts'
import { sealLine } from './checkedLine.ts'
import { dayName, dayStartMs } from './days.ts'
import {
  listNames,
  listShardDays,
  packShard,
  rawPath,
  readShard,
  readShardTail,
  removeShard,
  type ShardDay,
} from './shardFile.ts'

/** Rows that wait while the disk cannot be written; beyond that the oldest of the fullest shard go. */
const maxWaitingRows = 50_000
const parallelWrites = 4
/** How far back a sample can lie and still cover a moment: the longest interval is a day. */
const lookBackDays = 3

type Shard = { monitorId: string; day: string; log: AppendLog }

/** `samples/<monitorId>/YYYY-MM-DD.ndjson`, one row per probe (see `encodeSample`) with its checksum, closed days as `.cols`. */
export class SampleFiles {
  /** Rows given up because the disk could not be written for too long. */
  dropped = 0
  waitingRows = 0
  private readonly root: string
  private readonly shards = new Map<string, Shard>()
  private readonly dirty = new Set<Shard>()
  private committing: Promise<void> | undefined

  constructor(dataDir: string) {
    this.root = join(dataDir, 'samples')
  }

  /** Takes a row to be written by the next `save`. */
  append(monitorId: string, sample: Sample): void {
    const day = dayName(sample.atMs)
    const key = `${monitorId}/${day}`
    let shard = this.shards.get(key)
    if (!shard) {
      shard = { monitorId, day, log: new AppendLog(rawPath(this.folder(monitorId), day)) }
      this.shards.set(key, shard)
      this.forgetOthers(monitorId, key)
    }
    shard.log.push(sealLine(encodeSample(sample)))
    this.dirty.add(shard)
    this.waitingRows++
    if (this.waitingRows > maxWaitingRows) this.dropOne()
  }

  /** Writes all waiting rows. Rejects with the file system's error; what could not be written waits on. */
  async save(): Promise<void> {
    // Rows that came while a commit runs are in the next one.
    await this.committing?.catch(() => {})
    this.committing ??= this.commit().finally(() => {
      this.committing = undefined
    })
    await this.committing
  }

  /** Monitors that have samples. */
  async monitorIds(): Promise<string[]> {
    return (await listNames(this.root)).filter((name) => idSchema.safeParse(name).success)
  }

  /** A monitor's days in order, those included of which nothing is on disk yet. */
  async days(monitorId: string): Promise<ShardDay[]> {
    const days = await listShardDays(this.folder(monitorId))
    for (const shard of this.dirty) {
      if (shard.monitorId !== monitorId) continue
      const known = days.find(({ day }) => day === shard.day)
      if (known) known.raw = true
      else days.push({ day: shard.day, raw: true, packed: false, old: false })
    }
    return days.sort((a, b) => (a.day < b.day ? -1 : 1))
  }

  /** One day's samples in order of time. */
  day(monitorId: string, day: string): Promise<Sample[]> {
    return readShard(this.folder(monitorId), day, this.shards.get(`${monitorId}/${day}`)?.log.waiting)
  }

  /** Samples of `[fromMs, toMs)` in order of time, a day at a time. */
  async *read(monitorId: string, fromMs: number, toMs: number): AsyncGenerator<Sample> {
    for (const { day } of await this.days(monitorId)) {
      const startMs = dayStartMs(day)
      if (startMs + dayMs <= fromMs || startMs >= toMs) continue
      for (const sample of await this.day(monitorId, day)) if (sample.atMs >= fromMs && sample.atMs < toMs) yield sample
    }
  }

  /** The last sample before a moment that may still cover it, looking back three days at most. */
  async lastBefore(monitorId: string, atMs: number): Promise<Sample | undefined> {
    for (const { day } of (await this.days(monitorId)).reverse()) {
      const startMs = dayStartMs(day)
      if (startMs >= atMs) continue
      if (startMs < atMs - lookBackDays * dayMs) return undefined
      const found = (await this.day(monitorId, day)).findLast((sample) => sample.atMs < atMs)
      if (found) return found
    }
    return undefined
  }

  /** Samples after a moment in order of time; cheap when it is recent. */
  async after(monitorId: string, atMs: number): Promise<Sample[]> {
    const folder = this.folder(monitorId)
    const found: Sample[] = []
    for (const { day, packed, old } of await this.days(monitorId)) {
      if (dayStartMs(day) + dayMs <= atMs) continue
      const isNewer = (sample: Sample) => sample.atMs > atMs
      const samples = packed || old ? await readShard(folder, day) : await readShardTail(folder, day, isNewer)
      for (const sample of samples) if (isNewer(sample)) found.push(sample)
    }
    return found.sort((a, b) => a.atMs - b.atMs)
  }

  /** Packs a closed day, unless rows for it still wait or came in meanwhile: then the next round does. */
  async pack(monitorId: string, day: string): Promise<void> {
    const shard = this.shards.get(`${monitorId}/${day}`)
    if (shard && this.dirty.has(shard)) return
    this.shards.delete(`${monitorId}/${day}`)
    const folder = this.folder(monitorId)
    await packShard(folder, day, () => this.shards.has(`${monitorId}/${day}`))
  }

  removeDay(monitorId: string, day: string): Promise<void> {
    return removeShard(this.folder(monitorId), day)
  }

  folder(monitorId: string): string {
    return join(this.root, idSchema.parse(monitorId))
  }

  private async commit(): Promise<void> {
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
    this.waitingRows = [...this.dirty].reduce((sum, shard) => sum + shard.log.waiting.length, 0)
    if (problems.length > 0) throw problems[0]
  }

  private forgetOthers(monitorId: string, key: string): void {
    for (const [other, shard] of this.shards)
      if (shard.monitorId === monitorId && other !== key && !this.dirty.has(shard)) this.shards.delete(other)
  }

  private dropOne(): void {
    let fullest: Shard | undefined
    for (const shard of this.dirty)
      if (!fullest || shard.log.waiting.length > fullest.log.waiting.length) fullest = shard
    if (!fullest?.log.dropOldest()) return
    this.waitingRows--
    this.dropped++
  }
}
