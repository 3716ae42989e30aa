import { dayMs } from '../../core/history/rollup.ts'
import type { Settings } from '../../core/model/settings.ts'
import { dayStartMs } from './days.ts'
import { createPacer } from './pacer.ts'
import { isClosed, type RollupFiles, withCoveredDays } from './rollups.ts'
import type { SampleFiles } from './samples.ts'

/** Rollups are small and outlive the samples they were made from. */
const rollupsMinDays = 400

/**
 * Closes finished days (roll up, then pack) and removes samples and rollups past their age. One day of one monitor at a
 * time, with the event loop free in between. Rejects with the file system's error; running again goes on.
 */
export async function tidySamples(
  samples: SampleFiles,
  rollups: RollupFiles,
  retention: Settings['retention'],
  nowMs: number,
): Promise<void> {
  const pace = createPacer()
  const oldestMs = nowMs - retention.samplesDays * dayMs
  const oldestRollupMs = nowMs - Math.max(rollupsMinDays, retention.samplesDays) * dayMs
  for (const monitorId of await samples.monitorIds()) {
    for (const { day, raw, packed, old } of withCoveredDays(await samples.days(monitorId), nowMs)) {
      const isOld = dayStartMs(day) + dayMs <= oldestMs
      const isUnpacked = raw && isClosed(day, nowMs)
      const isEmpty = !raw && !packed && !old && isClosed(day, nowMs)
      if (isUnpacked || (isEmpty && !(await rollups.has(monitorId, day)))) await rollups.roll(monitorId, day)
      if (isOld) await samples.removeDay(monitorId, day)
      else if (isUnpacked || old) await samples.pack(monitorId, day)
      await pace()
    }
    await rollups.removeBefore(monitorId, oldestRollupMs)
  }
}
