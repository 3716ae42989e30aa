import { describeDuration } from '../duration.ts'
import { withEntries } from '../incident/timeline.ts'
import { wording } from '../language/language.ts'
import type { Incident, TimelineEntry } from '../model/incident.ts'
import { withDue } from './clocks.ts'

/** Who does it, if they said so. */
export type By = { by?: string | undefined }

/** Somebody is on it: reminders and escalation stop until the end, and so does a snooze. Watching goes on. */
export function acknowledged(
  incident: Incident,
  { by, reason, noticeId }: By & { reason?: string | undefined; noticeId?: string },
  nowMs: number,
) {
  const { snoozed: _over, ...rest } = withDue(incident, {})
  const text = wording.life.acknowledged(by, reason)
  return withEntries(
    { ...rest, acknowledged: { atMs: nowMs, ...(by ? { by } : {}), ...(reason ? { reason } : {}) } },
    { atMs: nowMs, kind: 'acknowledged', text, ...(noticeId === undefined ? {} : { noticeId }) },
  )
}

/** Takes an acknowledgement back: its clocks begin anew. The same incident when there is none. */
export function unacknowledged(incident: Incident, { by }: By, nowMs: number): Incident {
  if (!incident.acknowledged || incident.state === 'closed') return incident
  const { acknowledged: _gone, ...rest } = incident
  const text = wording.life.acknowledgementTakenBack(by)
  return withEntries(rest, { atMs: nowMs, kind: 'unacknowledged', text })
}

/** Quiet for `forMs`, then one reminder. */
export function snoozed(
  incident: Incident,
  { by, forMs, evenIfWorse }: By & { forMs: number; evenIfWorse?: boolean | undefined },
  nowMs: number,
): Incident {
  const text = wording.life.snoozed(by, describeDuration(Math.round(forMs / 1_000) * 1_000), evenIfWorse)
  const snooze = { atMs: nowMs, untilMs: nowMs + forMs, ...(by ? { by } : {}), ...(evenIfWorse ? { evenIfWorse } : {}) }
  return withEntries({ ...withDue(incident, {}), snoozed: snooze }, { atMs: nowMs, kind: 'snoozed', text })
}

/** Ends a snooze by hand: nobody is reminded at once, the clocks begin anew. The same incident when there is none. */
export function unsnoozed(incident: Incident, { by }: By, nowMs: number): Incident {
  if (!incident.snoozed || incident.state === 'closed') return incident
  const { snoozed: _over, ...rest } = incident
  return withEntries(rest, { atMs: nowMs, kind: 'unsnoozed', text: wording.life.snoozeEndedBy(by) })
}

/** A person's note on the timeline. Its id stays when it is edited. */
export function noted(incident: Incident, { text, by }: By & { text: string }, nowMs: number): Incident {
  const taken = new Set(incident.timeline.map(({ id }) => id))
  let id = nowMs.toString(36)
  while (taken.has(id)) id = `${id}x`
  return withEntries(incident, { atMs: nowMs, kind: 'person-note', text, id, ...(by ? { by } : {}) })
}

/** The note that may still be changed: the last one. */
export function lastNote({ timeline }: Pick<Incident, 'timeline'>): TimelineEntry | undefined {
  return timeline.findLast(({ kind }) => kind === 'person-note')
}

/** The incident with its last note changed, or without it when `text` is null. Null when `id` is not that note. */
export function noteChanged(incident: Incident, id: string, text: string | null, nowMs: number): Incident | null {
  const note = lastNote(incident)
  if (!note || note.id !== id) return null
  const timeline = incident.timeline.flatMap((entry) => {
    if (entry !== note) return [entry]
    return text === null ? [] : [{ ...entry, text, editedAtMs: nowMs }]
  })
  return { ...incident, timeline }
}

/** What a person said about an incident ends with it; the timeline keeps it. */
export function released(incident: Incident, nowMs: number): Incident {
  if (incident.state !== 'closed' || !(incident.acknowledged || incident.snoozed || incident.due)) return incident
  const { acknowledged: claim, snoozed: _over, ...rest } = withDue(incident, {})
  if (!claim) return rest
  return withEntries(rest, {
    atMs: nowMs,
    kind: 'unacknowledged',
    text: wording.life.acknowledgementEnded,
  })
}
