import { minuteRollupDays } from '../../core/history/diskEstimate.ts'
import {
  addToMinutes,
  emptyMinutes,
  type MinuteDay,
  type PackedMinutes,
  packMinutes,
} from '../../core/history/minutes.ts'
import { dayMs } from '../../core/history/rollup.ts'
import type { Sample } from '../../core/model/sample.ts'
import { dayStartMs } from './days.ts'
import { MinuteFiles } from './minuteFiles.ts'
import { type Level, OpenDays, rollSlowly } from './openDays.ts'
import type { SampleFiles } from './samples.ts'
import type { Saving } from './saving.ts'
import type { ShardDay } from './shardFile.ts'

const byMinute: Level<MinuteDay> = { begin: emptyMinutes, add: addToMinutes }

/** Days by the minute: files for the last ten, what is older or still goes on from its samples. */
export class MinuteRollups {
  readonly files: MinuteFiles
  private readonly openDays = new OpenDays(byMinute)
  private readonly samples: SampleFiles
  private readonly saving: Saving

  constructor(dataDir: string, samples: SampleFiles, saving: Saving) {
    this.files = new MinuteFiles(dataDir)
    this.samples = samples
    this.saving = saving
  }

  /** A sample was taken. */
  noteSample(monitorId: string, sample: Sample): void {
    this.openDays.add(monitorId, sample)
  }

  /** Today, as far as it is known at `nowMs`. */
  async openDay(monitorId: string, day: string, nowMs: number): Promise<PackedMinutes> {
    const open = await this.openDays.get(monitorId, dayStartMs(day), () => this.samples.dayWithBefore(monitorId, day))
    return packMinutes(open, Math.max(nowMs, (open.last?.atMs ?? 0) + 1))
  }

  /**
   * A day that is over. Its file is made here when it is missing and may still be kept; `undefined` when neither that nor
   * any sample is left.
   */
  async closedDay(monitorId: string, shard: ShardDay, nowMs: number): Promise<PackedMinutes | undefined> {
    const { day, raw, packed, old } = shard
    const known = raw ? undefined : await this.files.read(monitorId, day)
    if (known) return known
    const samples = await this.samples.dayWithBefore(monitorId, day)
    if (samples.length === 0 && !packed && !old) return undefined
    const rolled = packMinutes(await rollSlowly(byMinute, dayStartMs(day), samples))
    // Rows that came after the day was closed: the next maintenance rolls it up again.
    if (!raw) await this.keep(monitorId, day, rolled, nowMs)
    return rolled
  }

  /** Rolls a day up that is closed now. `samples` in order of time, one from before the day may lead. */
  async roll(monitorId: string, day: string, samples: readonly Sample[], nowMs: number): Promise<void> {
    await this.keep(monitorId, day, packMinutes(await rollSlowly(byMinute, dayStartMs(day), samples)), nowMs)
  }

  /** Removes what is older than it may be kept. */
  async removeOld(monitorId: string, nowMs: number): Promise<void> {
    for (const day of await this.files.days(monitorId)) if (!isKept(day, nowMs)) await this.files.remove(monitorId, day)
  }

  /** A write that fails is reported. */
  private async keep(monitorId: string, day: string, packed: PackedMinutes, nowMs: number): Promise<void> {
    if (isKept(day, nowMs)) await this.saving.attempt(() => this.files.write(monitorId, day, packed))
    else this.files.remember(monitorId, day, packed)
  }
}

function isKept(day: string, nowMs: number): boolean {
  return dayStartMs(day) + (minuteRollupDays + 1) * dayMs > nowMs
}
