import type { Incident, Notice, NoticeKind } from '../model/incident.ts'
import type { NoticeOutcome } from '../ports.ts'
import { withEntries } from './timeline.ts'

/**
 * The incident with the line that compares its opening failure with the last good exchange; a notice that is still
 * pending says it too.
 */
export function withDifference(incident: Incident, noticeId: string | undefined, difference: string): Incident {
  const told = `${difference.charAt(0).toUpperCase()}${difference.slice(1)}.`
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
): { incident: Incident; noticeId: string } {
  const n = incident.notices.filter((notice) => notice.kind === kind).length + 1
  const noticeId = `${incident.id}:${kind}:${n}`
  const title = kind === 'recovered' ? `${incident.vendorName} ${incident.monitorName} is up again` : incident.title
  const notice: Notice = { id: noticeId, kind, createdAtMs: nowMs, title, body, delivery: 'pending' }
  return { incident: { ...incident, notices: [...incident.notices, notice] }, noticeId }
}

/** The incident with the notice marked as sent or failed. A notice that is not pending any more stays as it is. */
export function markNotice(incident: Incident, noticeId: string, outcome: NoticeOutcome, nowMs: number): Incident {
  const notice = incident.notices.find((item) => item.id === noticeId)
  if (notice?.delivery !== 'pending') return incident
  const marked: Notice =
    outcome.kind === 'shown'
      ? { ...notice, delivery: 'sent', deliveredAtMs: nowMs }
      : { ...notice, delivery: 'failed', problem: outcome.problem }
  const text =
    outcome.kind === 'shown' ? `You were told: “${notice.title}”.` : `You could not be told: ${outcome.problem}`
  return withEntries(
    { ...incident, notices: incident.notices.map((item) => (item.id === noticeId ? marked : item)) },
    { atMs: nowMs, kind: 'notified', text },
  )
}

export function pendingNotices(incident: Incident): Notice[] {
  return incident.notices.filter((notice) => notice.delivery === 'pending')
}
