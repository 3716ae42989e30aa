import { fineRollupDays } from '../../core/history/diskEstimate.ts'
import { dayMs } from '../../core/history/rollup.ts'
import type { Settings } from '../../core/model/settings.ts'
import { dayStartMs } from './days.ts'
import type { MinuteRollups } from './minuteRollups.ts'
import { createPacer } from './pacer.ts'
import { isClosed, type RollupFiles, withCoveredDays } from './rollups.ts'
import type { SampleFiles } from './samples.ts'

type History = { samples: SampleFiles; minutes: MinuteRollups; rollups: RollupFiles }
/** One file of history, `since` a day or month by its name. */
type Aged = { since: string; bytes: number; remove(): Promise<void> }

/** Does one part of the work; a failure is kept, and the other parts go on. True when it worked. */
type Part = (work: () => Promise<void>) => Promise<boolean>

/**
 * Closes finished days (roll up, then pack) and removes samples and rollups past their age, then the oldest ones while
 * both together take more than their share of the disk. One day of one monitor at a time, with the event loop free in
 * between. Incidents are not touched. A day that fails is left as it is, and the others go on; then it rejects with the
 * first error of the file system, and running again goes on.
 */
export async function tidySamples(history: History, retention: Settings['retention'], nowMs: number): Promise<void> {
  const problems: unknown[] = []
  const part: Part = (work) =>
    work().then(
      () => true,
      (error: unknown) => {
        problems.push(error)
        return false
      },
    )
  for (const monitorId of await history.samples.monitorIds())
    await part(() => tidyMonitor(history, monitorId, retention, nowMs, part))
  await keepWithin(history, retention.historyMaxBytes, nowMs, part)
  if (problems.length > 0) throw problems[0]
}

async function tidyMonitor(
  { samples, minutes, rollups }: History,
  monitorId: string,
  retention: Settings['retention'],
  nowMs: number,
  part: Part,
): Promise<void> {
  const pace = createPacer()
  const oldestMs = nowMs - retention.samplesDays * dayMs
  const oldestRollupMs = nowMs - Math.max(retention.rollupsDays, retention.samplesDays) * dayMs
  for (const shard of withCoveredDays(await samples.days(monitorId), nowMs)) {
    const { day, raw, packed, old } = shard
    await pace()
    if (!isClosed(day, nowMs)) continue
    const isEmpty = !raw && !packed && !old
    await part(async () => {
      const isBroken = await samples.isBroken(monitorId, shard)
      if (isEmpty || dayStartMs(day) + dayMs <= oldestMs) {
        // Rollups outlive the samples they are made from.
        if ((raw && !isBroken) || !(await rollups.has(monitorId, day))) await rollups.roll(monitorId, day, nowMs)
        if (!isEmpty) await samples.removeDay(monitorId, day)
      } else if ((raw || old) && !isBroken)
        await samples.pack(monitorId, day, async (found) => {
          if (raw) await rollups.rollFrom(monitorId, day, found, nowMs)
        })
    })
  }
  await minutes.removeOld(monitorId, nowMs)
  await rollups.removeBefore(monitorId, oldestRollupMs)
  await rollups.coarsenBefore(monitorId, nowMs - fineRollupDays * dayMs)
}

/**
 * Removes minutes first, which samples can give again, then the oldest closed days of samples, whoever's they are, then
 * the oldest months of rollups. What fails is left; nothing of the next kind goes in its place.
 */
async function keepWithin(
  { samples, minutes, rollups }: History,
  mostBytes: number,
  nowMs: number,
  part: Part,
): Promise<void> {
  const pace = createPacer()
  const byAge: { minutes: Aged[]; days: Aged[]; months: Aged[] } = { minutes: [], days: [], months: [] }
  let total = 0
  for (const monitorId of await samples.monitorIds()) {
    for (const day of await minutes.files.days(monitorId)) {
      const bytes = await minutes.files.bytes(monitorId, day)
      total += bytes
      byAge.minutes.push({ since: day, bytes, remove: () => minutes.files.remove(monitorId, day) })
      await pace()
    }
    for (const { day } of await samples.days(monitorId)) {
      const bytes = await samples.dayBytes(monitorId, day)
      total += bytes
      const remove = async () => {
        if (!(await rollups.has(monitorId, day))) await rollups.roll(monitorId, day, nowMs)
        await samples.removeDay(monitorId, day)
      }
      if (isClosed(day, nowMs)) byAge.days.push({ since: day, bytes, remove })
      await pace()
    }
    for (const { month, bytes } of await rollups.monthSizes(monitorId)) {
      total += bytes
      byAge.months.push({ since: month, bytes, remove: () => rollups.removeMonth(monitorId, month) })
      await pace()
    }
  }
  for (const kind of [byAge.minutes, byAge.days, byAge.months]) {
    let failed = false
    for (const { bytes, remove } of kind.sort((a, b) => (a.since < b.since ? -1 : 1))) {
      if (total <= mostBytes) return
      if (await part(remove)) total -= bytes
      else failed = true
      await pace()
    }
    if (failed) return
  }
}
