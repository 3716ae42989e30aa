import { formatDuration, parseDuration } from '../../../electron/core/duration.ts'
import { wording } from '../../../electron/core/language/language.ts'
import { type MaintenanceSchedule, type MaintenanceWindow, weekdays } from '../../../electron/core/model/maintenance.ts'
import { momentText, readMoment } from '../../ui/moments.ts'

type Weekday = (typeof weekdays)[number]

/** A maintenance window while it is edited: everything as it is typed. */
export type WindowForm = {
  name: string
  scope: 'all' | 'vendors' | 'monitors'
  vendors: string[]
  monitors: string[]
  kind: MaintenanceSchedule['kind']
  /** A local moment: `2026-11-28 02:00`. */
  from: string
  to: string
  days: string[]
  at: string
  cron: string
  duration: string
  zone: string
  counts: boolean
  enabled: boolean
}

const hourMs = 3_600_000

/** A new window: an hour from the next full hour on, for everything. */
export function emptyForm(nowMs: number): WindowForm {
  const nextHourMs = Math.ceil(nowMs / hourMs) * hourMs
  return {
    ...{ name: '', scope: 'all', vendors: [], monitors: [], kind: 'once' },
    ...{ from: momentText(nextHourMs), to: momentText(nextHourMs + hourMs) },
    ...{ days: ['sun'], at: '02:00', cron: '0 2 1 * *', duration: '1h', zone: '', counts: false, enabled: true },
  }
}

export function formOf(planned: MaintenanceWindow, nowMs: number): WindowForm {
  const { name, vendors, monitors, schedule, counts, enabled } = planned
  const form: WindowForm = {
    ...emptyForm(nowMs),
    ...{ name, counts, enabled, kind: schedule.kind },
    scope: monitors ? 'monitors' : vendors ? 'vendors' : 'all',
    vendors: vendors ?? [],
    monitors: monitors ?? [],
  }
  if (schedule.kind === 'once') return { ...form, from: momentText(schedule.fromMs), to: momentText(schedule.toMs) }
  const common = { ...form, duration: formatDuration(schedule.durationMs), zone: schedule.zone ?? '' }
  return schedule.kind === 'weekly'
    ? { ...common, days: schedule.days, at: schedule.at }
    : { ...common, cron: schedule.cron }
}

export type FormIssue = { path: string; message: string }

/** The schedule that was typed, or what keeps it from being one; the rest is judged by the application. */
export function scheduleOf(form: WindowForm): MaintenanceSchedule | FormIssue {
  if (form.kind === 'once') {
    const [fromMs, toMs] = [readMoment(form.from), readMoment(form.to)]
    if (fromMs === undefined) return { path: 'schedule.fromMs', message: wording.ui.momentWrong }
    if (toMs === undefined) return { path: 'schedule.toMs', message: wording.ui.momentWrong }
    return { kind: 'once', fromMs, toMs }
  }
  const parsed = parseDuration(form.duration.replace(/\s*min(utes?)?\b/g, 'm'))
  if (!parsed.ok) return { path: 'schedule.durationMs', message: parsed.message }
  if (parsed.ms < 60_000 || parsed.ms > 7 * 24 * hourMs)
    return { path: 'schedule.durationMs', message: wording.settings.windowTooLong }
  const common = { durationMs: parsed.ms, ...(form.zone.trim() && { zone: form.zone.trim() }) }
  if (form.kind === 'cron') return { kind: 'cron', cron: form.cron.trim() || '-', ...common }
  const days = weekdays.filter((day) => form.days.includes(day))
  if (days.length === 0) return { path: 'schedule.days', message: wording.settings.windowDaysMissing }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(form.at))
    return { path: 'schedule.at', message: wording.settings.timeWrong('02:00') }
  return { kind: 'weekly', days: days satisfies Weekday[], at: form.at, ...common }
}

/** The whole window under an id, or what is missing. */
export function windowOf(form: WindowForm, id: string): MaintenanceWindow | FormIssue {
  if (form.name.trim() === '') return { path: 'name', message: wording.settings.windowNameMissing }
  if (form.scope !== 'all' && form[form.scope].length === 0)
    return { path: form.scope, message: wording.settings.windowScopeMissing }
  const schedule = scheduleOf(form)
  if ('path' in schedule) return schedule
  return {
    id,
    name: form.name.trim(),
    ...(form.scope === 'vendors' && { vendors: form.vendors }),
    ...(form.scope === 'monitors' && { monitors: form.monitors }),
    schedule,
    counts: form.counts,
    enabled: form.enabled,
  }
}
