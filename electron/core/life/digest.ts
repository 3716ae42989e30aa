import { describeDuration } from '../duration.ts'
import { withNotice } from '../incident/notice.ts'
import { wording } from '../language/language.ts'
import type { Incident, Notice } from '../model/incident.ts'
import { type AlertRules, channelsOf, holdOf, isTold } from './rules.ts'
import { wallTime } from './zone.ts'

/** Notices that quiet hours held back and that nothing has told since. */
function waiting({ notices }: Incident): Notice[] {
  return notices.filter((notice) => notice.withheld?.by === 'quiet-hours' && !isTold(notice))
}

/** Does it still have to be told when quiet hours end? */
export function waitsForDigest(incident: Incident): boolean {
  return waiting(incident).length > 0
}

/** One notice about several incidents, carried by one of them; the others know that it told them too. */
export type Digest = { carrier: Incident; noticeId: string; others: Incident[] }

/**
 * Everything that quiet hours held back and hold back no more, in one notice per set of channels. Until then, when to
 * look again.
 */
export function digestsOf(
  incidents: readonly Incident[],
  rules: AlertRules,
  nowMs: number,
): { digests: Digest[]; wakeAtMs: number | null } {
  const groups = new Map<string, Incident[]>()
  let wakeAtMs: number | null = null
  for (const incident of incidents.filter(waitsForDigest)) {
    const hold = holdOf(incident, incident.state === 'open' ? 'opened' : 'recovered', rules, nowMs)
    if (!hold) {
      const key = JSON.stringify(channelsOf(incident, 'digest', rules) ?? null)
      groups.set(key, [...(groups.get(key) ?? []), incident])
    } else if (hold.untilMs !== undefined) wakeAtMs = Math.min(wakeAtMs ?? hold.untilMs, hold.untilMs)
  }
  return { digests: [...groups.values()].map((group) => digestOf(group, rules, nowMs)), wakeAtMs }
}

function digestOf(group: readonly Incident[], rules: AlertRules, nowMs: number): Digest {
  const sorted = [...group].sort(byGravity)
  const [first] = sorted
  if (!first) throw new Error('A digest tells of one incident at least.')
  const open = group.filter(({ state }) => state === 'open').length
  const title = group.length === 1 ? wording.life.heldOne(first.title) : wording.life.heldSeveral(group.length, open)
  const body = sorted.map((incident) => lineOf(incident, rules, nowMs)).join('\n')
  const told = withNotice(first, 'digest', body, nowMs, title)
  const channels = channelsOf(first, 'digest', rules)
  const tells = group.flatMap((incident) => waiting(incident).map(({ id }) => id))
  const carrier = {
    ...told.incident,
    notices: told.incident.notices.map((notice) =>
      notice.id === told.noticeId ? { ...notice, tells, ...(channels ? { channels } : {}) } : notice,
    ),
  }
  return {
    carrier: toldIn(carrier, told.noticeId, tells),
    noticeId: told.noticeId,
    others: sorted.slice(1).map((incident) => toldIn(incident, told.noticeId, tells)),
  }
}

/** Open before over, down before degraded, then the oldest. */
function byGravity(a: Incident, b: Incident): number {
  const rank = ({ state, severity }: Incident) => (state === 'open' ? 0 : 2) + (severity === 'down' ? 0 : 1)
  return rank(a) - rank(b) || a.firstFailureAtMs - b.firstFailureAtMs
}

/** "Stripe Balance answers 503: from 02:10 for 31 min, over." */
function lineOf(incident: Incident, { zone }: AlertRules, nowMs: number): string {
  const { hour, minute } = wallTime(incident.firstFailureAtMs, zone)
  const endMs = incident.closedAtMs ?? nowMs
  const lasted = describeDuration(Math.max(60_000, Math.round((endMs - incident.firstFailureAtMs) / 60_000) * 60_000))
  const from = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return wording.life.heldLine(incident.title, from, lasted, incident.state === 'open')
}

/** The incident with those of its notices marked that the digest tells. The same one when it has none of them. */
export function toldIn(incident: Incident, digestId: string, tells: readonly string[]): Incident {
  if (!waiting(incident).some(({ id }) => tells.includes(id))) return incident
  const notices = incident.notices.map((notice) =>
    notice.withheld && tells.includes(notice.id)
      ? { ...notice, withheld: { ...notice.withheld, toldIn: digestId } }
      : notice,
  )
  return { ...incident, notices }
}
