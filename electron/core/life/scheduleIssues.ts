import { isZone } from '../history/zone.ts'
import { wording } from '../language/language.ts'
import type { MaintenanceSchedule } from '../model/maintenance.ts'
import { parseCron } from './cron.ts'
import { occurrences } from './occurrences.ts'

export type ScheduleIssue = { path: string; message: string }

/** Begins that are compared with the end before them. */
const looked = 60

/** What is wrong with a schedule that its form does not show. A window that is over is no fault. */
export function scheduleIssues(schedule: MaintenanceSchedule, localZone: string, nowMs: number): ScheduleIssue[] {
  if (schedule.kind === 'once') {
    const { fromMs, toMs } = schedule
    if (toMs <= fromMs) return [{ path: 'schedule.toMs', message: wording.life.endsFirst }]
    return toMs - fromMs > 31 * 86_400_000 ? [{ path: 'schedule.toMs', message: wording.life.tooLong }] : []
  }
  if (schedule.zone !== undefined && !isZone(schedule.zone)) {
    return [{ path: 'schedule.zone', message: wording.config.zone }]
  }
  if (schedule.kind === 'cron') {
    const parsed = parseCron(schedule.cron)
    if (!parsed.ok) return [{ path: 'schedule.cron', message: parsed.message }]
  }
  const next = occurrences(schedule, localZone, nowMs, looked)
  if (next.length === 0) return [{ path: 'schedule.cron', message: wording.life.neverComes }]
  const overlaps = next.some(({ fromMs }, i) => fromMs < (next[i - 1]?.toMs ?? fromMs))
  return overlaps ? [{ path: 'schedule.durationMs', message: wording.life.overlaps }] : []
}
