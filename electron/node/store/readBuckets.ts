import { type Between, createBetween } from '../../core/history/between.ts'
import { type Bucket, mergeBucket } from '../../core/history/bucket.ts'
import { levelOf } from '../../core/history/edges.ts'
import { dayMs, hourMs } from '../../core/history/rollup.ts'
import { createSeries, endSeries } from '../../core/history/series.ts'
import { dayName, dayStartMs } from './days.ts'
import type { MinuteRollups } from './minuteRollups.ts'
import { createPacer, fillSeries } from './pacer.ts'
import { isClosed, type RollupFiles, withCoveredDays } from './rollups.ts'
import type { SampleFiles } from './samples.ts'

/** The sample before a stretch is mostly this near: read with the stretch, so that its day is unpacked once. */
const nearMs = hourMs

type History = { samples: SampleFiles; minutes: MinuteRollups; rollups: RollupFiles }
type Asked = { monitorId: string; edgesMs: readonly number[]; nowMs: number; phaseSketches: boolean }

/**
 * What is known between each two neighbouring edges, from the coarsest level of history that says it exactly (see
 * `levelOf`). Days whose samples and minutes are gone come from their hours: an edge inside an hour then shares it.
 */
export async function readBuckets(history: History, asked: Asked): Promise<Bucket[]> {
  const { edgesMs, nowMs, monitorId, phaseSketches } = asked
  if (edgesMs.length < 2) return []
  const level = levelOf(edgesMs, nowMs)
  if (level === 'hour') return history.rollups.buckets(monitorId, edgesMs, nowMs, phaseSketches)
  const between = createBetween(edgesMs, phaseSketches)
  const known =
    level === 'minute' ? await addMinutes(history, asked, between) : await addSamples(history, asked, between)
  const isKnown = daysOf(between).every((startMs) => known.has(startMs))
  if (isKnown) return between.buckets
  const stored = await history.rollups.stored(monitorId, between.fromMs, between.toMs)
  for (const [startMs, packed] of stored) if (!known.has(startMs)) between.addPacked(startMs, packed)
  return between.buckets
}

/** Returns the starts of the days that are known by the minute. */
async function addMinutes({ samples, minutes }: History, asked: Asked, between: Between): Promise<Set<number>> {
  const { monitorId, nowMs } = asked
  const known = new Set<number>()
  const pace = createPacer()
  const days = withCoveredDays(await samples.days(monitorId), nowMs)
  const listed = new Set(days.map(({ day }) => day))
  for (const day of await minutes.files.days(monitorId))
    if (!listed.has(day)) days.push({ day, raw: false, packed: false, old: false })
  for (const shard of days) {
    const startMs = dayStartMs(shard.day)
    if (startMs + dayMs <= between.fromMs || startMs >= between.toMs) continue
    const packed =
      shard.day === dayName(nowMs)
        ? await minutes.openDay(monitorId, shard.day, nowMs)
        : await minutes.closedDay(monitorId, isClosed(shard.day, nowMs) ? shard : { ...shard, raw: true }, nowMs)
    if (!packed) continue
    known.add(startMs)
    between.addMinutes(startMs, packed)
    await pace()
  }
  return known
}

/** Returns the starts of the days that have samples. */
async function addSamples({ samples }: History, asked: Asked, between: Between): Promise<Set<number>> {
  const { monitorId, edgesMs } = asked
  const { fromMs, toMs } = between
  const near = await samples.range(monitorId, fromMs - nearMs, toMs)
  const inside = near.filter(({ atMs }) => atMs >= fromMs)
  const before = near[near.length - inside.length - 1] ?? (await samples.lastBefore(monitorId, fromMs))
  const series = endSeries(await fillSeries(createSeries(edgesMs), before ? [before, ...inside] : inside))
  for (const [i, bucket] of between.buckets.entries()) {
    const added = series.buckets[i]
    if (added) mergeBucket(bucket, added)
  }
  return new Set((await samples.days(monitorId)).map(({ day }) => dayStartMs(day)))
}

/** The starts of the UTC days that are touched. */
function daysOf({ fromMs, toMs }: Between): number[] {
  const first = Math.floor(fromMs / dayMs)
  return Array.from({ length: Math.ceil(toMs / dayMs) - first }, (_, i) => (first + i) * dayMs)
}
