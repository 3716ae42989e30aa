import { describeDuration } from '../duration.ts'
import { isFlapping } from '../incident/flapping.ts'
import { withNotice } from '../incident/notice.ts'
import { capped, sentence, withEntries } from '../incident/timeline.ts'
import { wording } from '../language/language.ts'
import type { Incident, Notice } from '../model/incident.ts'
import type { State } from '../model/verdict.ts'
import { released } from './actions.ts'
import { reminderRestarted, withClocks, withDue } from './clocks.ts'
import { maintenanceOf } from './maintenance.ts'
import { type AlertRules, alarmsOf, channelsOf, holdOf, isFailing, isTold, owedOf } from './rules.ts'

/** What follows: the incident, the notices to deliver once it is stored, and when to look again. */
export type Followed = { incident: Incident; tell: string[]; wakeAtMs: number | null }

/**
 * What the rules make of an incident now: notices that just came up (`fresh`) are routed or withheld, a snooze or
 * maintenance that is over ends, and whatever is due is told. Called after every change of the incident and at
 * `wakeAtMs`; called twice at one moment it tells nothing twice. `seen` is the monitor's state as observed now: after a
 * start the incident may still say what was seen before.
 */
export function follow(
  before: Incident,
  fresh: readonly string[],
  rules: AlertRules,
  nowMs: number,
  seen: State = before.current,
): Followed {
  const tell: string[] = []
  let incident = withMaintenance(snoozeChecked(before, nowMs), rules, nowMs)
  for (const noticeId of fresh) {
    incident = admitted(incident, noticeId, rules, nowMs)
    if (incident.notices.some(({ id, delivery }) => id === noticeId && delivery === 'pending')) tell.push(noticeId)
  }
  incident = released(incident, nowMs)
  if (tell.length > 0) incident = reminderRestarted(incident, rules, nowMs)
  incident = withClocks(incident, rules, nowMs)
  const due = kindDue(incident, seen, nowMs)
  if (due && !holdOf(incident, due, rules, nowMs)) {
    const told = withNotice(incident, due, bodyOf(incident, due, nowMs), nowMs, titleOf(incident, due))
    incident = reminderRestarted(
      admitted(withoutOldReminders(told.incident), told.noticeId, rules, nowMs),
      rules,
      nowMs,
    )
    tell.push(told.noticeId)
  }
  return { incident, tell, wakeAtMs: wakeAtMs(incident, rules, seen, nowMs) }
}

/** A snooze that is over owes a reminder. One from before the wall clock was set back keeps its length. */
function snoozeChecked(incident: Incident, nowMs: number): Incident {
  const { snoozed, ...rest } = incident
  if (!snoozed || incident.state === 'closed') return incident
  if (snoozed.untilMs <= nowMs) {
    const due = { ...incident.due, reminder: { atMs: nowMs, afterMs: 0, asked: true } }
    return withEntries(withDue(rest, due), { atMs: nowMs, kind: 'unsnoozed', text: wording.life.snoozeEnded })
  }
  if (snoozed.atMs <= nowMs + 1_000) return incident
  return { ...incident, snoozed: { ...snoozed, atMs: nowMs, untilMs: nowMs + snoozed.untilMs - snoozed.atMs } }
}

/** Notes on an open incident that maintenance began or ended. */
function withMaintenance(incident: Incident, rules: AlertRules, nowMs: number): Incident {
  if (incident.state === 'closed') return incident
  const known = incident.maintenance?.ended ? undefined : incident.maintenance
  const now = maintenanceOf(rules, incident, nowMs)
  if (now) {
    const maintenance = { windowId: now.planned.id, name: now.planned.name, untilMs: now.untilMs }
    if (known?.windowId === maintenance.windowId && known.untilMs === maintenance.untilMs) return incident
    if (known?.windowId === maintenance.windowId) return { ...incident, maintenance }
    const text = wording.life.maintenanceBegan(now.planned.name)
    return withEntries({ ...incident, maintenance }, { atMs: nowMs, kind: 'maintenance', text })
  }
  if (!known) return incident
  const text = wording.life.maintenanceOver(known.name)
  const untilMs = Math.min(known.untilMs, nowMs)
  return withEntries(
    { ...incident, maintenance: { ...known, untilMs, ended: true } },
    { atMs: nowMs, kind: 'maintenance', text },
  )
}

/** The notice with its channels, or withheld with the reason on the timeline. */
function admitted(incident: Incident, noticeId: string, rules: AlertRules, nowMs: number): Incident {
  const notice = incident.notices.find(({ id }) => id === noticeId)
  if (notice?.delivery !== 'pending') return incident
  const change = (to: Partial<Notice>) => ({
    ...incident,
    notices: incident.notices.map((item) => (item === notice ? { ...item, ...to } : item)),
  })
  const hold = holdOf(incident, notice.kind, rules, nowMs)
  const channels = channelsOf(incident, notice.kind, rules)
  if (hold) {
    const withheld = change({ delivery: 'withheld', withheld: hold, ...(channels ? { channels } : {}) })
    return withEntries(withheld, { atMs: nowMs, kind: 'withheld', text: hold.text })
  }
  if (notice.kind === 'recovered' && !alarmsOf(incident).some(isTold)) {
    const text = wording.life.held.untold
    // What waits for the end of quiet hours tells the end as well.
    return withEntries(change({ delivery: 'withheld', withheld: { by: 'untold', text } }), {
      atMs: nowMs,
      kind: 'withheld',
      text,
    })
  }
  return channels ? change({ channels }) : incident
}

/** What is to be told now if nothing holds it; of several only the loudest. */
function kindDue(incident: Incident, seen: State, nowMs: number): Notice['kind'] | null {
  if (!isFailing(incident, seen) || incident.snoozed) return null
  const { due, acknowledged } = incident
  if (due?.escalation && due.escalation.atMs <= nowMs) return 'escalated'
  const owed = acknowledged ? undefined : owedOf(incident)
  // What quiet hours held back is told together with the rest of it.
  if (owed && owed.withheld?.by !== 'quiet-hours') return owed.kind === 'worsened' ? 'worsened' : 'opened'
  if (due?.reminder && due.reminder.atMs <= nowMs) return 'reminder'
  return null
}

function titleOf(incident: Incident, kind: Notice['kind']): string {
  const { title, severity } = incident
  if (kind === 'escalated') return wording.life.nobodyAcknowledged(title)
  if (kind === 'reminder' && isFlapping(incident)) return wording.life.still.flapping(title)
  if (kind === 'reminder') return wording.life.still[severity](title)
  return title
}

function bodyOf(incident: Incident, kind: Notice['kind'], nowMs: number): string {
  const minutes = Math.max(1, Math.round((nowMs - incident.firstFailureAtMs) / 60_000))
  const [what, since] = [sentence(incident.sentence), describeDuration(minutes * 60_000)]
  if (kind === 'escalated') return wording.life.goesOnUnacknowledged(what, since)
  return wording.life.goesOn(what, since, incident.acknowledged?.by)
}

/** Reminders that were sent come by the hundred: the first and the last stay. */
function withoutOldReminders(incident: Incident): Incident {
  const sent = incident.notices.filter(({ kind, delivery }) => kind === 'reminder' && delivery !== 'pending')
  const kept = new Set(capped(sent))
  if (kept.size === sent.length) return incident
  const dropped = new Set(sent.filter((notice) => !kept.has(notice)))
  return { ...incident, notices: incident.notices.filter((notice) => !dropped.has(notice)) }
}

function wakeAtMs(incident: Incident, rules: AlertRules, seen: State, nowMs: number): number | null {
  if (incident.state === 'closed') return null
  const { snoozed, maintenance, due } = incident
  const times = [snoozed?.untilMs, maintenance?.ended ? undefined : maintenance?.untilMs]
  if (isFailing(incident, seen) && !snoozed) {
    times.push(due?.reminder?.atMs, due?.escalation?.atMs)
    const kind = kindDue(incident, seen, nowMs)
    if (kind) times.push(holdOf(incident, kind, rules, nowMs)?.untilMs)
  }
  const ahead = times.filter((ms) => ms !== undefined && ms > nowMs).map(Number)
  return ahead.length > 0 ? Math.min(...ahead) : null
}
