import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createBetween } from '../../core/history/between.ts'
import type { Bucket } from '../../core/history/bucket.ts'
import { type DayRollup, dayMs, daySeries, decodeDay, encodeDay, hourMs, rollupOf } from '../../core/history/rollup.ts'
import { idSchema } from '../../core/model/monitor.ts'
import { readLines } from './appendAdapter.ts'
import { AppendLog } from './appendLog.ts'
import { dayName, dayStartMs } from './days.ts'
import { createPacer, fillSeries } from './pacer.ts'
import type { SampleFiles } from './samples.ts'
import type { Saving } from './saving.ts'
import { listNames } from './shardFile.ts'

/** A day is closed this long after its end: the last probes and their commit are then over. */
const closeAfterMs = 5 * 60_000

/** `rollups/<monitorId>/YYYY-MM.ndjson`: one line per closed UTC day with its hours (see `encodeDay`). */
export class RollupFiles {
  private readonly root: string
  private readonly samples: SampleFiles
  private readonly saving: Saving

  constructor(dataDir: string, samples: SampleFiles, saving: Saving) {
    this.root = join(dataDir, 'rollups')
    this.samples = samples
    this.saving = saving
  }

  /** Rolls one day up from its samples and appends it. A write that fails is reported; the result is returned anyway. */
  async roll(monitorId: string, day: string): Promise<DayRollup> {
    const rollup = await this.fromSamples(monitorId, day)
    const log = new AppendLog(this.path(monitorId, day.slice(0, 7)))
    log.push(encodeDay(rollup))
    await this.saving.attempt(() => log.save())
    return rollup
  }

  /**
   * What is known between each two neighbouring edges, from hours. Closed days come from their rollups, made here when
   * they are missing; only the open day reads samples.
   */
  async buckets(monitorId: string, edgesMs: readonly number[], nowMs: number): Promise<Bucket[]> {
    const between = createBetween(edgesMs)
    for (const [hourStartMs, hour] of await this.hours(monitorId, between.fromMs, between.toMs, nowMs))
      between.add(hour, hourStartMs, hourStartMs + hourMs)
    return between.buckets
  }

  /** Removes whole months that ended before `beforeMs`. */
  async removeBefore(monitorId: string, beforeMs: number): Promise<void> {
    const month = dayName(beforeMs).slice(0, 7)
    for (const name of await listNames(this.folder(monitorId)))
      if (/^\d{4}-\d{2}\.ndjson$/.test(name) && name.slice(0, 7) < month)
        await rm(join(this.folder(monitorId), name), { force: true })
  }

  isClosed(day: string, nowMs: number): boolean {
    return dayStartMs(day) + dayMs + closeAfterMs <= nowMs
  }

  private async hours(monitorId: string, fromMs: number, toMs: number, nowMs: number): Promise<Map<number, Bucket>> {
    const rolled = await this.stored(monitorId, fromMs, toMs)
    for (const { day, raw } of await this.samples.days(monitorId)) {
      const startMs = dayStartMs(day)
      if (startMs + dayMs <= fromMs || startMs >= toMs) continue
      if (!this.isClosed(day, nowMs)) rolled.set(startMs, await this.fromSamples(monitorId, day))
      else if (!rolled.has(startMs)) rolled.set(startMs, await this.roll(monitorId, day))
      // Rows came after the day was packed: the next maintenance rolls it up again.
      else if (raw) rolled.set(startMs, await this.fromSamples(monitorId, day))
    }
    return new Map([...rolled.values()].flatMap(({ hours }) => [...hours]))
  }

  private async stored(monitorId: string, fromMs: number, toMs: number): Promise<Map<number, DayRollup>> {
    const pace = createPacer()
    const rolled = new Map<number, DayRollup>()
    const [firstMonth, lastMonth] = [dayName(fromMs).slice(0, 7), dayName(toMs).slice(0, 7)]
    for (const name of (await listNames(this.folder(monitorId))).sort()) {
      const month = name.slice(0, 7)
      if (!/^\d{4}-\d{2}\.ndjson$/.test(name) || month < firstMonth || month > lastMonth) continue
      for (const line of await readLines(this.path(monitorId, month))) {
        const day = decodeDay(line)
        if (day && day.dayStartMs + dayMs > fromMs && day.dayStartMs < toMs) rolled.set(day.dayStartMs, day)
        await pace()
      }
    }
    return rolled
  }

  private async fromSamples(monitorId: string, day: string): Promise<DayRollup> {
    const startMs = dayStartMs(day)
    const before = await this.samples.lastBefore(monitorId, startMs)
    const samples = await this.samples.day(monitorId, day)
    return rollupOf(await fillSeries(daySeries(startMs), before ? [before, ...samples] : samples))
  }

  private folder(monitorId: string): string {
    return join(this.root, idSchema.parse(monitorId))
  }

  private path(monitorId: string, month: string): string {
    return join(this.folder(monitorId), `${month}.ndjson`)
  }
}
