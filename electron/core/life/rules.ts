import { wording } from '../language/language.ts'
import type { VendorAlerts } from '../model/alerts.ts'
import type { Incident, Notice } from '../model/incident.ts'
import type { MaintenanceWindow } from '../model/maintenance.ts'
import type { Settings } from '../model/settings.ts'
import type { State } from '../model/verdict.ts'
import { maintenanceOf } from './maintenance.ts'
import { quietStretch } from './quietHours.ts'

/** Everything that decides whether, when and where somebody is told. `zone`: of this computer. */
export type AlertRules = {
  settings: Pick<Settings, 'reminders' | 'escalation' | 'quietHours'>
  alertsOf(vendorId: string): VendorAlerts | undefined
  windows: readonly MaintenanceWindow[]
  zone: string
}

/** Why a notice is not told now; without `untilMs` there is no end in sight. */
export type Hold = NonNullable<Notice['withheld']>

/** Does it fail by what was `seen` last? Only then is anybody reminded: unknown and recovering are no news. */
export function isFailing({ state }: Incident, seen: State): boolean {
  return state === 'open' && (seen === 'down' || seen === 'degraded')
}

/**
 * What keeps a notice of this kind from being told now, the longest-lasting reason first: the vendor's routing,
 * maintenance, a snooze, quiet hours. The end of what was told is told in maintenance and in a snooze too: it alarms nobody.
 */
export function holdOf(incident: Incident, kind: Notice['kind'], rules: AlertRules, nowMs: number): Hold | null {
  const { vendorName, vendorId, severity, snoozed } = incident
  const severities = rules.alertsOf(vendorId)?.severities
  if (severities && !severities.includes(severity))
    return { by: 'routing', text: wording.life.held.routing(vendorName, severity) }
  if (kind !== 'recovered') {
    const maintenance = maintenanceOf(rules, incident, nowMs)
    if (maintenance) {
      const text = wording.life.held.maintenance(maintenance.planned.name)
      return { by: 'maintenance', text, untilMs: maintenance.untilMs }
    }
    if (snoozed && snoozed.untilMs > nowMs && (kind !== 'worsened' || snoozed.evenIfWorse))
      return { by: 'snooze', text: wording.life.held.snooze, untilMs: snoozed.untilMs }
  }
  const quiet = quietStretch(rules.settings.quietHours, rules.zone, nowMs)
  if (quiet && (severity !== 'down' || rules.settings.quietHours.tell === 'nothing'))
    return { by: 'quiet-hours', text: wording.life.held.quietHours, untilMs: quiet.toMs }
  return null
}

/** Kinds that tell of no trouble. */
const noAlarm: ReadonlySet<string> = new Set(['recovered', 'acknowledged', 'digest'])

/** Notices that alarm: all but the end, the acknowledgement and what is told together later. */
export function alarmsOf({ notices }: Incident): Notice[] {
  return notices.filter((notice) => !noAlarm.has(notice.kind))
}

export function isTold(notice: Notice): boolean {
  return notice.delivery !== 'withheld' || notice.withheld?.toldIn !== undefined
}

/** The alarm that still has to be told: the last one, when it was withheld and nothing after it was told. */
export function owedOf(incident: Incident): Notice | undefined {
  const last = alarmsOf(incident).at(-1)
  return last && !isTold(last) ? last : undefined
}

/** Channels of a notice; undefined means all. The end goes where the trouble was told. */
export function channelsOf(incident: Incident, kind: Notice['kind'], rules: AlertRules): string[] | undefined {
  if (noAlarm.has(kind) && kind !== 'digest') {
    const told = alarmsOf(incident).filter(isTold)
    return told.some(({ channels }) => !channels)
      ? undefined
      : [...new Set(told.flatMap(({ channels }) => channels ?? []))]
  }
  const chosen = rules.alertsOf(incident.vendorId)?.channels
  return (kind === 'escalated' ? rules.settings.escalation.channels : undefined) ?? chosen
}
