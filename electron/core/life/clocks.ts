import type { Incident } from '../model/incident.ts'
import { type AlertRules, alarmsOf, isTold } from './rules.ts'

type Due = NonNullable<Incident['due']>
type Clock = { atMs: number; afterMs: number }

/**
 * A clock of this length: begun now, or what it was. Another length counts from its old begin, and a wall clock that was
 * set back never makes it longer.
 */
function running<T extends Clock>(before: T | undefined, afterMs: number, nowMs: number): Clock {
  if (!before) return { atMs: nowMs + afterMs, afterMs }
  return { atMs: Math.min(before.atMs - before.afterMs + afterMs, nowMs + afterMs), afterMs }
}

/**
 * The incident with its clocks as the rules want them now: reminders and escalation run once somebody was told, and
 * stop with the acknowledgement, a snooze and the end. An incident escalates once.
 */
export function withClocks(incident: Incident, rules: AlertRules, nowMs: number): Incident {
  const { due = {}, acknowledged, snoozed } = incident
  const alerts = rules.alertsOf(incident.vendorId)
  const everyMs = alerts?.remindEveryMs !== undefined ? alerts.remindEveryMs : rules.settings.reminders.everyMs
  const afterMs = alerts?.escalateAfterMs !== undefined ? alerts.escalateAfterMs : rules.settings.escalation.afterMs
  const alarms = alarmsOf(incident)
  const open = incident.state === 'open' && !snoozed
  const unclaimed = open && !acknowledged && alarms.some(isTold)
  const next: Due = {}
  if (open && due.reminder?.asked) next.reminder = { ...due.reminder, atMs: Math.min(due.reminder.atMs, nowMs) }
  else if (unclaimed && everyMs !== null) next.reminder = running(due.reminder, everyMs, nowMs)
  if (unclaimed && afterMs !== null && !alarms.some(({ kind }) => kind === 'escalated'))
    next.escalation = running(due.escalation, afterMs, nowMs)
  return sameDue(due, next) ? incident : withDue(incident, next)
}

/** The same with the reminder's clock begun anew, after something was told. */
export function reminderRestarted(incident: Incident, rules: AlertRules, nowMs: number): Incident {
  const { reminder: _over, ...rest } = incident.due ?? {}
  return withClocks(withDue(incident, rest), rules, nowMs)
}

export function withDue(incident: Incident, due: Due): Incident {
  const { due: _before, ...rest } = incident
  return due.reminder || due.escalation ? { ...rest, due } : rest
}

function sameDue(a: Due, b: Due): boolean {
  return same(a.reminder, b.reminder) && same(a.escalation, b.escalation)
}

function same(a: Clock | undefined, b: Clock | undefined): boolean {
  return a?.atMs === b?.atMs && a?.afterMs === b?.afterMs
}
