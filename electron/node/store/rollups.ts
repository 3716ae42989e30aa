import { createBetween } from '../../core/history/between.ts'
import type { Bucket } from '../../core/history/bucket.ts'
import { coarseDay, packDay, unpackDay } from '../../core/history/packedDay.ts'
import { addToDay, type DayRollup, dayMs, emptyDay, settledDay } from '../../core/history/rollup.ts'
import type { Sample } from '../../core/model/sample.ts'
import { dayName, dayStartMs } from './days.ts'
import type { MinuteRollups } from './minuteRollups.ts'
import { type Level, OpenDays, rollSlowly } from './openDays.ts'
import { createPacer } from './pacer.ts'
import { RollupMonths } from './rollupMonths.ts'
import type { SampleFiles } from './samples.ts'
import type { Saving } from './saving.ts'
import type { ShardDay } from './shardFile.ts'

/** A day is closed this long after its end: the last probes and their commit are then over. */
export const closeAfterMs = 5 * 60_000

/** The longest interval is a day, and a probe covers half as much again. */
const coveredDays = 2

const byHour: Level<DayRollup> = { begin: emptyDay, add: addToDay }

/** Rollups of closed days, and what is read from them: hours for a year and more, then whole days. */
export class RollupFiles {
  private readonly months: RollupMonths
  private readonly minutes: MinuteRollups
  private readonly openDays = new OpenDays(byHour)
  private readonly samples: SampleFiles
  private readonly saving: Saving

  constructor(dataDir: string, samples: SampleFiles, minutes: MinuteRollups, saving: Saving) {
    this.months = new RollupMonths(dataDir)
    this.minutes = minutes
    this.samples = samples
    this.saving = saving
  }

  /** A sample was taken. */
  noteSample(monitorId: string, sample: Sample): void {
    this.openDays.add(monitorId, sample)
  }

  /**
   * Rolls one closed day up from its samples and keeps that, by the minute too where that is kept. Rejects with the file
   * system's error: the samples must not go then.
   */
  async roll(monitorId: string, day: string, nowMs: number): Promise<void> {
    await this.rollFrom(monitorId, day, await this.samples.day(monitorId, day), nowMs)
  }

  /** The same from the day's samples, in order. */
  async rollFrom(monitorId: string, day: string, samples: readonly Sample[], nowMs: number): Promise<void> {
    await this.write(monitorId, day, await this.packedFrom(monitorId, day, samples, nowMs))
  }

  /**
   * What is known between each two neighbouring edges. Closed days come from their rollups, made here when they are
   * missing; only days that are open, or got rows after they were closed, are read from samples.
   */
  async buckets(
    monitorId: string,
    edgesMs: readonly number[],
    nowMs: number,
    phaseSketches: boolean,
  ): Promise<Bucket[]> {
    const between = createBetween(edgesMs, phaseSketches)
    const [packed, fresh] = [await this.stored(monitorId, between.fromMs, between.toMs), new Map<number, DayRollup>()]
    for (const shard of withCoveredDays(await this.samples.days(monitorId), nowMs)) {
      const { day, raw } = shard
      const startMs = dayStartMs(day)
      if (startMs + dayMs <= between.fromMs || startMs >= between.toMs) continue
      if (day === dayName(nowMs)) fresh.set(startMs, await this.openDay(monitorId, day))
      // Rows that came after the day was closed: the next maintenance rolls it up again.
      else if (
        !isClosed(day, nowMs) ||
        (raw && packed.has(startMs) && !(await this.samples.isBroken(monitorId, shard)))
      )
        fresh.set(startMs, await this.fromSamples(monitorId, day))
      else if (!packed.has(startMs)) {
        const made = await this.packedFrom(monitorId, day, await this.samples.day(monitorId, day), nowMs)
        // What cannot be written is shown all the same.
        await this.saving.attempt(() => this.write(monitorId, day, made))
        packed.set(startMs, made)
      }
    }
    const pace = createPacer()
    const starts = [...new Set([...packed.keys(), ...fresh.keys()])].sort((a, b) => a - b)
    for (const startMs of starts) {
      const day = fresh.get(startMs)
      const bytes = packed.get(startMs)
      const knownUntilMs = Math.min(startMs + dayMs, Math.max(nowMs, (day?.last?.atMs ?? 0) + 1))
      if (day) between.addDay(settledDay(day, knownUntilMs), knownUntilMs)
      else if (bytes) between.addPacked(startMs, bytes)
      await pace()
    }
    return between.buckets
  }

  /** Is there a rollup of this day? */
  async has(monitorId: string, day: string): Promise<boolean> {
    return (await this.months.read(monitorId, day.slice(0, 7))).has(dayStartMs(day))
  }

  /** Months of a monitor with the bytes they take. */
  monthSizes(monitorId: string): Promise<{ month: string; bytes: number }[]> {
    return this.months.sizes(monitorId)
  }

  removeMonth(monitorId: string, month: string): Promise<void> {
    return this.months.remove(monitorId, month)
  }

  /** Removes whole months that ended before `beforeMs`. */
  async removeBefore(monitorId: string, beforeMs: number): Promise<void> {
    for (const month of await this.months.names(monitorId))
      if (month < dayName(beforeMs).slice(0, 7)) await this.months.remove(monitorId, month)
  }

  /** Keeps of whole months that ended before `beforeMs` one set of response times a day, where there is one an hour. */
  async coarsenBefore(monitorId: string, beforeMs: number): Promise<void> {
    const pace = createPacer()
    for (const month of await this.months.names(monitorId)) {
      if (month >= dayName(beforeMs).slice(0, 7)) continue
      const days = new Map<number, Uint8Array>()
      let changed = false
      for (const [startMs, packed] of await this.months.read(monitorId, month)) {
        const day = unpackDay(startMs, packed)
        const isFine = day.hours.some((hour) => hour !== undefined)
        days.set(startMs, isFine ? packDay(coarseDay(day)) : packed)
        changed ||= isFine
        await pace()
      }
      if (changed) await this.months.rewrite(monitorId, month, days)
    }
  }

  /** Rolled up days that `[fromMs, toMs)` touches, by their start. */
  async stored(monitorId: string, fromMs: number, toMs: number): Promise<Map<number, Uint8Array>> {
    const found = new Map<number, Uint8Array>()
    const [first, last] = [dayName(fromMs).slice(0, 7), dayName(toMs).slice(0, 7)]
    const months = (await this.months.names(monitorId)).filter((month) => month >= first && month <= last)
    for (const days of await Promise.all(months.map((month) => this.months.read(monitorId, month))))
      for (const [startMs, packed] of days) if (startMs + dayMs > fromMs && startMs < toMs) found.set(startMs, packed)
    return found
  }

  private async packedFrom(
    monitorId: string,
    day: string,
    samples: readonly Sample[],
    nowMs: number,
  ): Promise<Uint8Array> {
    const before = await this.samples.lastBefore(monitorId, dayStartMs(day))
    const all = before ? [before, ...samples] : samples
    await this.minutes.roll(monitorId, day, all, nowMs)
    return packDay(settledDay(await rollSlowly(byHour, dayStartMs(day), all)))
  }

  private write(monitorId: string, day: string, packed: Uint8Array): Promise<void> {
    return this.months.append(monitorId, day.slice(0, 7), dayStartMs(day), packed)
  }

  private openDay(monitorId: string, day: string): Promise<DayRollup> {
    return this.openDays.get(monitorId, dayStartMs(day), () => this.samples.dayWithBefore(monitorId, day))
  }

  /** The time of the last sample is not counted yet. */
  private async fromSamples(monitorId: string, day: string): Promise<DayRollup> {
    return rollSlowly(byHour, dayStartMs(day), await this.samples.dayWithBefore(monitorId, day))
  }
}

/** Has this UTC day ended, so that no more of its rows come as a rule? */
export function isClosed(day: string, nowMs: number): boolean {
  return dayStartMs(day) + dayMs + closeAfterMs <= nowMs
}

/**
 * A monitor's days, and those after a day that have no rows: its last probe may still cover their beginning, as with a
 * probe a day.
 */
export function withCoveredDays(days: readonly ShardDay[], nowMs: number): ShardDay[] {
  const all: ShardDay[] = []
  for (const [i, day] of days.entries()) {
    all.push(day)
    const startMs = dayStartMs(day.day)
    const nextMs = Math.min(nowMs + 1, dayStartMs(days[i + 1]?.day ?? '9999-12-31'))
    for (let ahead = 1; ahead <= coveredDays && startMs + ahead * dayMs < nextMs; ahead++)
      all.push({ day: dayName(startMs + ahead * dayMs), raw: false, packed: false, old: false })
  }
  return all
}
