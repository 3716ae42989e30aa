import { describeDuration } from '../../../electron/core/duration.ts'
import type { MaintenanceSchedule, Occurrence } from '../../../electron/core/model/maintenance.ts'
import { formatClock } from '../../ui/format.ts'

const dayNames = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } as const

/** `Once`, `Sat, Sun at 02:00 for 2 h (Europe/Paris)`, `0 2 1 * * for 1 h`. */
export function scheduleText(schedule: MaintenanceSchedule): string {
  if (schedule.kind === 'once') return 'Once'
  const zone = schedule.zone ? ` (${schedule.zone})` : ''
  const long = `for ${describeDuration(schedule.durationMs)}${zone}`
  if (schedule.kind === 'cron') return `${schedule.cron} ${long}`
  const days = schedule.days.length === 7 ? 'Daily' : schedule.days.map((day) => dayNames[day]).join(', ')
  return `${days} at ${schedule.at} ${long}`
}

function dayText(atMs: number): string {
  return new Date(atMs).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
}

/** `Sat, 28 Nov 02:00 to 04:00`, in the time of the page. */
export function occurrenceText({ fromMs, toMs }: Occurrence): string {
  const [from, to] = [formatClock(fromMs).slice(0, 5), formatClock(toMs).slice(0, 5)]
  const sameDay = new Date(fromMs).toDateString() === new Date(toMs).toDateString()
  return `${dayText(fromMs)} ${from} to ${sameDay ? to : `${dayText(toMs)} ${to}`}`
}
