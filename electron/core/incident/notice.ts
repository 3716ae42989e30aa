import { wording } from '../language/language.ts'
import type { Incident, Notice, NoticeDelivery, NoticeKind } from '../model/incident.ts'
import type { NoticeOutcome } from '../ports.ts'
import { withEntries } from './timeline.ts'

/**
 * The incident with the line that compares its opening failure with the last good exchange; a notice that is still
 * pending says it too.
 */
export function withDifference(incident: Incident, noticeId: string | undefined, difference: string): Incident {
  const told = wording.common.sentence(difference)
  const notices = incident.notices.map((notice) =>
    notice.id === noticeId && notice.delivery === 'pending' ? { ...notice, body: `${notice.body}\n${told}` } : notice,
  )
  return { ...incident, difference, notices }
}

/** Notices that could not be sent for this long are told no more: they would alarm about the past. */
export const noticeTooOldMs = 3_600_000

/**
 * The incident with one more pending notice. Its id is `<incidentId>:<kind>:<n>`: the same walk gives the same ids, so
 * that a restart can tell what was sent.
 */
export function withNotice(
  incident: Incident,
  kind: NoticeKind,
  body: string,
  nowMs: number,
  title = titleOf(incident, kind),
): { incident: Incident; noticeId: string } {
  const last = incident.notices.findLast((notice) => notice.kind === kind)
  const noticeId = `${incident.id}:${kind}:${1 + Number(last?.id.split(':').at(-1) ?? 0)}`
  const notice: Notice = { id: noticeId, kind, createdAtMs: nowMs, title, body, delivery: 'pending' }
  return { incident: { ...incident, notices: [...incident.notices, notice] }, noticeId }
}

function titleOf({ vendorName, monitorName, title, flapping }: Incident, kind: NoticeKind): string {
  if (kind === 'recovered') return wording.rules.recoveredTitle(vendorName, monitorName, flapping !== undefined)
  return kind === 'acknowledged' ? wording.rules.acknowledgedTitle(title) : title
}

/** The incident with what became of the desktop notification. A notice that is not pending any more stays as it is. */
export function markNotice(incident: Incident, noticeId: string, outcome: NoticeOutcome, nowMs: number): Incident {
  const notice = incident.notices.find((item) => item.id === noticeId)
  if (notice?.delivery !== 'pending') return incident
  const notices = incident.notices.map((item) => (item.id === noticeId ? marked(notice, outcome, nowMs) : item))
  const text = saidOf(notice, outcome)
  if (text === null) return { ...incident, notices }
  // A reminder comes again and again, so the timeline keeps the first and the last of them.
  const kind = notice.kind === 'reminder' ? 'reminded' : 'notified'
  return withEntries(
    { ...incident, notices },
    { atMs: nowMs, kind, text, noticeId, ...(outcome.kind !== 'shown' && { outcome: outcome.kind }) },
  )
}

function marked(notice: Notice, outcome: NoticeOutcome, nowMs: number): Notice {
  if (outcome.kind === 'shown') return { ...notice, delivery: 'sent', deliveredAtMs: nowMs }
  if (outcome.kind === 'failed') return { ...notice, delivery: 'failed', problem: outcome.problem }
  return { ...notice, delivery: 'skipped', ...(outcome.reason && { problem: outcome.reason }) }
}

/** Null: nobody expected a notification, so the timeline need not say that there was none. */
function saidOf({ title }: Notice, outcome: NoticeOutcome): string | null {
  if (outcome.kind === 'shown') return wording.rules.told(title)
  if (outcome.kind === 'failed') return wording.rules.notTold(outcome.problem)
  return outcome.reason === undefined ? null : wording.rules.notShown(outcome.reason)
}

/** The incident with the states of some of a notice's deliveries, each in place of what was known of that channel. */
export function withDeliveries(incident: Incident, noticeId: string, states: readonly NoticeDelivery[]): Incident {
  const ids = new Set(states.map(({ channelId }) => channelId))
  const notices = incident.notices.map((notice) => {
    if (notice.id !== noticeId) return notice
    const others = (notice.deliveries ?? []).filter(({ channelId }) => !ids.has(channelId))
    return { ...notice, deliveries: [...others, ...states].sort((a, b) => (a.channelId < b.channelId ? -1 : 1)) }
  })
  return { ...incident, notices }
}

export function pendingNotices(incident: Incident): Notice[] {
  return incident.notices.filter((notice) => notice.delivery === 'pending')
}
