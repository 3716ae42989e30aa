import { join } from 'node:path'
import { dayMs } from '../../core/history/rollup.ts'
import { decodeSample, encodeSample } from '../../core/history/row.ts'
import { idSchema } from '../../core/model/monitor.ts'
import type { Sample } from '../../core/model/sample.ts'
import { openLine, sealLine } from './checkedLine.ts'
import { dayName, dayStartMs } from './days.ts'
import { HeldShards } from './heldShards.ts'
import { Journal } from './journal.ts'
import { createPacer } from './pacer.ts'
import {
  isBroken,
  listNames,
  listShardDays,
  packShard,
  rawPath,
  readShard,
  readShardTail,
  removeShard,
  type ShardDay,
  shardBytes,
} from './shardFile.ts'

/** Rows that wait while the disk cannot be written; beyond that the oldest of the fullest shard go. */
const maxWaitingRows = 50_000
/** The same for rows that are in the journal and whose shards cannot be written. */
const maxHeldRows = 80_000
const readAhead = 3
/** The journal goes into the shards when it is this long, or this long after the last time. */
const journalLength = 4_000_000
const journalForMs = 10 * 60_000
const journalledAtOnce = 5_000
/** How far back a sample can lie and still cover a moment: the longest interval is a day. */
const lookBackDays = 3

/**
 * `samples/<monitorId>/YYYY-MM-DD.ndjson`, one row per probe (see `encodeSample`) with its checksum, closed days as
 * `.cols`. Rows go to the journal at once and to their shard some minutes later, many at a time.
 */
export class SampleFiles {
  /** Rows given up because the disk could not be written for too long. */
  dropped = 0
  private readonly root: string
  private readonly journal: Journal
  private readonly held = new HeldShards((monitorId, day) => rawPath(this.folder(monitorId), day))
  private committing: Promise<void> | undefined
  private spilling: Promise<void> | undefined
  private spilledAtMs: number | undefined
  private owesSpill = false

  constructor(dataDir: string) {
    this.root = join(dataDir, 'samples')
    this.journal = new Journal(dataDir)
  }

  /** Rows that a power cut would take. */
  get waitingRows(): number {
    return this.journal.waiting
  }

  /** Takes what an earlier run left in the journal. Call once, before anything else. */
  async load(): Promise<void> {
    const pace = createPacer()
    for (const { monitorId, line } of await this.journal.load()) {
      const sample = decodeSample(openLine(line) ?? '')
      if (sample && idSchema.safeParse(monitorId).success) this.held.add(monitorId, dayName(sample.atMs), line)
      await pace()
    }
  }

  /** Takes a row to be written by the next `save`. */
  append(monitorId: string, sample: Sample): void {
    const line = sealLine(encodeSample(sample))
    this.journal.push({ monitorId: idSchema.parse(monitorId), line })
    this.held.add(monitorId, dayName(sample.atMs), line)
    if (this.journal.waiting > maxWaitingRows || this.held.rowCount > maxHeldRows) this.dropOne()
  }

  /**
   * Writes all waiting rows to the journal, and to the shards what could not be written there before. Rejects with the
   * file system's error; what could not be written waits on.
   */
  async save(): Promise<void> {
    await this.commit()
    if (!this.owesSpill) return
    // A journal holds these rows: another one is begun only once they can be written.
    if (!this.spilling) await this.held.save()
    await this.spill(this.spilledAtMs ?? 0)
  }

  /** Is it time for `spill`? */
  isSpillDue(nowMs: number): boolean {
    this.spilledAtMs ??= nowMs
    // While shards cannot be written the journal is as long as what waits for them.
    const isLong = this.journal.length > journalLength && !this.owesSpill
    return isLong || nowMs - this.spilledAtMs >= journalForMs || nowMs < this.spilledAtMs
  }

  /** Writes what the journal holds to the shards and begins a new one. Rejects with the file system's error. */
  async spill(nowMs: number): Promise<void> {
    this.spilling ??= this.spillOnce(nowMs).finally(() => {
      this.spilling = undefined
    })
    await this.spilling
  }

  /** Monitors that have samples. */
  async monitorIds(): Promise<string[]> {
    const names = new Set(await listNames(this.root))
    for (const { monitorId } of this.held.places) names.add(monitorId)
    return [...names].filter((name) => idSchema.safeParse(name).success)
  }

  /** A monitor's days in order, those included of which nothing is on disk yet. */
  async days(monitorId: string): Promise<ShardDay[]> {
    const days = await listShardDays(this.folder(monitorId))
    for (const shard of this.held.places) {
      if (shard.monitorId !== monitorId) continue
      const known = days.find(({ day }) => day === shard.day)
      if (known) known.raw = true
      else days.push({ day: shard.day, raw: true, packed: false, old: false })
    }
    return days.sort((a, b) => (a.day < b.day ? -1 : 1))
  }

  /** One day's samples in order of time. */
  day(monitorId: string, day: string): Promise<Sample[]> {
    return readShard(this.folder(monitorId), day, this.held.waiting(monitorId, day))
  }

  /** The same, led by the last sample before the day, which may cover its beginning. */
  async dayWithBefore(monitorId: string, day: string): Promise<Sample[]> {
    const before = await this.lastBefore(monitorId, dayStartMs(day))
    const samples = await this.day(monitorId, day)
    return before ? [before, ...samples] : samples
  }

  /** Samples of `[fromMs, toMs)` in order of time. Some days are read ahead while one is unpacked. */
  async range(monitorId: string, fromMs: number, toMs: number): Promise<Sample[]> {
    const days = (await this.days(monitorId)).filter(({ day }) => {
      const startMs = dayStartMs(day)
      return startMs + dayMs > fromMs && startMs < toMs
    })
    const ahead: Promise<Sample[]>[] = []
    const found: Sample[] = []
    for (let i = 0; i < days.length; i++) {
      for (let next = ahead.length; next < days.length && next <= i + readAhead; next++) {
        const reading = this.day(monitorId, days[next]?.day ?? '')
        // Awaited in its turn; until then a failure is nobody's yet.
        reading.catch(() => {})
        ahead.push(reading)
      }
      for (const sample of (await ahead[i]) ?? []) if (sample.atMs >= fromMs && sample.atMs < toMs) found.push(sample)
    }
    return found
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
    const isNewer = (sample: Sample) => sample.atMs > atMs
    const found = new Map<string, Sample>()
    for (const { day, packed, old } of await this.days(monitorId)) {
      if (dayStartMs(day) + dayMs <= atMs) continue
      const waiting = this.held.waiting(monitorId, day)
      const samples =
        packed || old ? await readShard(folder, day, waiting) : await readShardTail(folder, day, isNewer, waiting)
      for (const sample of samples) if (isNewer(sample)) found.set(encodeSample(sample), sample)
    }
    return [...found.values()].sort((a, b) => a.atMs - b.atMs)
  }

  /**
   * Packs a closed day, unless rows for it still wait or came in meanwhile: then the next round does. `onPacked` gets its
   * samples before the rows go: a crash in between leaves a day that is packed and rolled up again.
   */
  async pack(monitorId: string, day: string, onPacked: (samples: Sample[]) => Promise<void>): Promise<void> {
    if (this.held.isWaiting(monitorId, day)) return
    this.held.forget(monitorId, day)
    await packShard(this.folder(monitorId), day, () => this.held.has(monitorId, day), onPacked)
  }

  /** Bytes of one day's files. */
  dayBytes(monitorId: string, day: string): Promise<number> {
    return shardBytes(this.folder(monitorId), day)
  }

  /** See `isBroken` of a shard. */
  isBroken(monitorId: string, day: ShardDay): Promise<boolean> {
    return isBroken(this.folder(monitorId), day)
  }

  removeDay(monitorId: string, day: string): Promise<void> {
    return removeShard(this.folder(monitorId), day)
  }

  folder(monitorId: string): string {
    return join(this.root, idSchema.parse(monitorId))
  }

  private async commit(): Promise<void> {
    // Rows that came while a commit runs are in the next one.
    await this.committing?.catch(() => {})
    this.committing ??= this.journal.save().finally(() => {
      this.committing = undefined
    })
    await this.committing
  }

  private async spillOnce(nowMs: number): Promise<void> {
    this.spilledAtMs = nowMs
    await this.commit()
    this.owesSpill = true
    const number = this.journal.turn()
    try {
      await this.held.save()
      this.owesSpill = false
    } catch (error) {
      // Rows of the others are in their shards: those that are not go into the new journal, so that the old one can go.
      for (const [i, row] of this.held.rows.entries()) {
        this.journal.push(row)
        // Some at a time: so many that wait at once would push out others.
        if (i % journalledAtOnce === journalledAtOnce - 1) await this.commit()
      }
      await this.commit()
      await this.journal.drop(number)
      throw error
    }
    await this.journal.drop(number)
  }

  private dropOne(): void {
    if (!this.held.dropOldest()) return
    // Only while the journal cannot be written either: else it takes its rows, of all monitors, within a second.
    if (this.journal.waiting > maxWaitingRows) this.journal.dropOldest()
    this.dropped++
  }
}
