import { fineRollupDays } from '../../core/history/diskEstimate.ts'
import { dayMs } from '../../core/history/rollup.ts'
import type { Settings } from '../../core/model/settings.ts'
import { dayStartMs } from './days.ts'
import { createPacer } from './pacer.ts'
import { isClosed, type RollupFiles, withCoveredDays } from './rollups.ts'
import type { SampleFiles } from './samples.ts'

/**
 * Closes finished days (roll up, then pack) and removes samples and rollups past their age, then the oldest ones while
 * both together take more than their share of the disk. One day of one monitor at a time, with the event loop free in
 * between. Incidents are not touched. Rejects with the file system's error; running again goes on.
 */
export async function tidySamples(
  samples: SampleFiles,
  rollups: RollupFiles,
  retention: Settings['retention'],
  nowMs: number,
): Promise<void> {
  const pace = createPacer()
  const oldestMs = nowMs - retention.samplesDays * dayMs
  const oldestRollupMs = nowMs - Math.max(retention.rollupsDays, retention.samplesDays) * dayMs
  for (const monitorId of await samples.monitorIds()) {
    for (const { day, raw, packed, old } of withCoveredDays(await samples.days(monitorId), nowMs)) {
      await pace()
      if (!isClosed(day, nowMs)) continue
      const isEmpty = !raw && !packed && !old
      if (isEmpty || dayStartMs(day) + dayMs <= oldestMs) {
        // Rollups outlive the samples they are made from.
        if (raw || !(await rollups.has(monitorId, day))) await rollups.roll(monitorId, day)
        if (!isEmpty) await samples.removeDay(monitorId, day)
      } else if (raw || old)
        await samples.pack(monitorId, day, async (found) => {
          if (raw) await rollups.rollFrom(monitorId, day, found)
        })
    }
    await rollups.removeBefore(monitorId, oldestRollupMs)
    await rollups.coarsenBefore(monitorId, nowMs - fineRollupDays * dayMs)
  }
  await keepWithin(samples, rollups, retention.historyMaxBytes, nowMs)
}

/** Removes the oldest closed days of samples, whoever's they are, then the oldest months of rollups. */
async function keepWithin(samples: SampleFiles, rollups: RollupFiles, mostBytes: number, nowMs: number): Promise<void> {
  const pace = createPacer()
  const days: { monitorId: string; day: string; bytes: number }[] = []
  const months: { monitorId: string; month: string; bytes: number }[] = []
  let total = 0
  for (const monitorId of await samples.monitorIds()) {
    for (const { day } of await samples.days(monitorId)) {
      const bytes = await samples.dayBytes(monitorId, day)
      total += bytes
      if (isClosed(day, nowMs)) days.push({ monitorId, day, bytes })
      await pace()
    }
    for (const month of await rollups.monthSizes(monitorId)) {
      total += month.bytes
      months.push({ monitorId, ...month })
      await pace()
    }
  }
  days.sort((a, b) => (a.day < b.day ? -1 : 1))
  for (const { monitorId, day, bytes } of days) {
    if (total <= mostBytes) return
    if (!(await rollups.has(monitorId, day))) await rollups.roll(monitorId, day)
    await samples.removeDay(monitorId, day)
    total -= bytes
    await pace()
  }
  months.sort((a, b) => (a.month < b.month ? -1 : 1))
  for (const { monitorId, month, bytes } of months) {
    if (total <= mostBytes) return
    await rollups.removeMonth(monitorId, month)
    total -= bytes
    await pace()
  }
}
