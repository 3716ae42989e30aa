import { describeDuration } from '../../../electron/core/duration.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { MaintenanceSchedule, Occurrence } from '../../../electron/core/model/maintenance.ts'
import { formatClock, formatDay } from '../../ui/format.ts'

/** `Once`, `Sat, Sun at 02:00 for 2 h (Europe/Paris)`, `0 2 1 * * for 1 h`. */
export function scheduleText(schedule: MaintenanceSchedule): string {
  if (schedule.kind === 'once') return wording.settings.scheduleKinds.once
  const long = wording.settings.scheduleLasts(describeDuration(schedule.durationMs), schedule.zone)
  if (schedule.kind === 'cron') return wording.settings.scheduleIs.cron(schedule.cron, long)
  const days =
    schedule.days.length === 7
      ? wording.settings.scheduleDaily
      : schedule.days.map((day) => wording.settings.weekdays[day]).join(', ')
  return wording.settings.scheduleIs.weekly(days, schedule.at, long)
}

/** `Sat, 28 Nov 02:00 to 04:00`, in the time of the page. */
export function occurrenceText({ fromMs, toMs }: Occurrence): string {
  const [from, to] = [formatClock(fromMs).slice(0, 5), formatClock(toMs).slice(0, 5)]
  const sameDay = new Date(fromMs).toDateString() === new Date(toMs).toDateString()
  return wording.settings.occurrence(`${formatDay(fromMs)} ${from}`, sameDay ? to : `${formatDay(toMs)} ${to}`)
}
