import type { Incident } from '../model/incident.ts'
import type { MaintenanceWindow, Occurrence } from '../model/maintenance.ts'
import { currentOrNext, occurrences } from './occurrences.ts'

type Target = Pick<Incident, 'monitorId' | 'vendorId'>
/** The windows, and the time zone of this computer for those that name none. */
export type Plan = { windows: readonly MaintenanceWindow[]; zone: string }

/** Is the window for this monitor? */
function covers({ vendors, monitors }: MaintenanceWindow, { monitorId, vendorId }: Target): boolean {
  if (!vendors && !monitors) return true
  return (vendors?.includes(vendorId) || monitors?.includes(monitorId)) ?? false
}

/** The maintenance of a monitor at a moment; of several the one that ends last. Null when there is none. */
export function maintenanceOf(
  { windows, zone }: Plan,
  target: Target,
  nowMs: number,
): { planned: MaintenanceWindow; untilMs: number } | null {
  let found: { planned: MaintenanceWindow; untilMs: number } | null = null
  for (const planned of windows) {
    if (!planned.enabled || !covers(planned, target)) continue
    const occurrence = currentOrNext(planned.schedule, zone, nowMs)
    if (!occurrence || occurrence.fromMs > nowMs) continue
    if (!found || occurrence.toMs > found.untilMs) found = { planned, untilMs: occurrence.toMs }
  }
  return found
}

/** Does a window leave the time of this monitor out of availability at present? */
export function isLeftOut({ windows, zone }: Plan, target: Target, nowMs: number): boolean {
  return maintenanceOf({ windows: windows.filter(({ counts }) => !counts), zone }, target, nowMs) !== null
}

const barMs = 86_400_000
/** Marks on one bar; more would not be seen apart. */
const marksLimit = 100

/** Of a monitor for who looks: what is on now, and the maintenance of the last day as it is planned today. */
export type MaintenanceView = { now?: { name: string; untilMs: number }; day: Occurrence[] }

/** The view of any monitor at one moment; the windows are worked out once for all of them. */
export function maintenanceViews(plan: Plan, nowMs: number): (target: Target) => MaintenanceView {
  const days = plan.windows
    .filter(({ enabled }) => enabled)
    .map((planned) => ({
      planned,
      day: occurrences(planned.schedule, plan.zone, nowMs - barMs, marksLimit, nowMs),
    }))
    .filter(({ day }) => day.length > 0)
  return (target) => {
    const mine = days.filter(({ planned }) => covers(planned, target))
    if (mine.length === 0) return { day: [] }
    const now = maintenanceOf(plan, target, nowMs)
    return {
      ...(now ? { now: { name: now.planned.name, untilMs: now.untilMs } } : {}),
      day: mine.flatMap(({ day }) => day),
    }
  }
}
