import { isZone } from '../history/zone.ts'
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
    if (toMs <= fromMs) return [{ path: 'schedule.toMs', message: 'It must end after it begins.' }]
    return toMs - fromMs > 31 * 86_400_000 ? [{ path: 'schedule.toMs', message: 'It may last 31 days at most.' }] : []
  }
  if (schedule.zone !== undefined && !isZone(schedule.zone)) {
    const message = 'There is no such time zone. Write its IANA name, such as Europe/Paris or UTC.'
    return [{ path: 'schedule.zone', message }]
  }
  if (schedule.kind === 'cron') {
    const parsed = parseCron(schedule.cron)
    if (!parsed.ok) return [{ path: 'schedule.cron', message: parsed.message }]
  }
  const next = occurrences(schedule, localZone, nowMs, looked)
  if (next.length === 0) return [{ path: 'schedule.cron', message: 'This day never comes.' }]
  const overlaps = next.some(({ fromMs }, i) => fromMs < (next[i - 1]?.toMs ?? fromMs))
  const message = 'It would begin again before it is over. Make it shorter.'
  return overlaps ? [{ path: 'schedule.durationMs', message }] : []
}
