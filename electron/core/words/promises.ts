import { wording } from '../language/language.ts'
import type { Incident, Notice } from '../model/incident.ts'
import type { Warning } from '../model/summary.ts'
import type { Said } from '../model/words.ts'
import { openPromises } from './said.ts'

type Promised = Said & { promisedAtMs: number }

/** Promises whose time has come. */
export function duePromises(incident: Incident, nowMs: number): Promised[] {
  return openPromises(incident).filter(({ promisedAtMs }) => promisedAtMs <= nowMs)
}

/** When the next promise comes due that nobody was reminded of, nor is being; undefined when there is none. */
export function nextPromiseAtMs(
  incidents: readonly Incident[],
  ringing: ReadonlySet<string> = new Set(),
): number | undefined {
  const times = incidents
    .flatMap(openPromises)
    .filter(({ id, remindedAtMs }) => remindedAtMs === undefined && !ringing.has(id))
    .map(({ promisedAtMs }) => promisedAtMs)
  return times.length === 0 ? undefined : Math.min(...times)
}

function whatNow(incident: Incident): string {
  return incident.state === 'closed' ? wording.drafts.promiseReadyClosed : wording.drafts.promiseReady
}

function audiencesOf(promises: readonly Promised[]): string[] {
  return promises.map(({ audience }) => wording.drafts.audienceNames[audience])
}

/** The notification of one promise that came due. */
export function promiseNotice(
  incident: Incident,
  promise: Promised,
  nowMs: number,
  when: (atMs: number) => string,
): Notice {
  return {
    id: `${promise.id}:promise`,
    kind: 'reminder',
    createdAtMs: nowMs,
    title: wording.drafts.promiseDue(when(promise.promisedAtMs)),
    body: wording.drafts.promiseBody(
      wording.drafts.audienceNames[promise.audience],
      incident.vendorName,
      whatNow(incident),
    ),
    delivery: 'pending',
  }
}

/** What window and tray say while promises of an incident are due; null when none is. */
export function promiseWarning(incident: Incident, nowMs: number, when: (atMs: number) => string): Warning | null {
  const due = duePromises(incident, nowMs)
  const [first] = due
  if (!first) return null
  return {
    id: `promise:${incident.id}`,
    text: wording.drafts.promiseIsDue(when(first.promisedAtMs)),
    next: wording.drafts.promiseNext(incident.title, audiencesOf(due), whatNow(incident)),
    sinceMs: first.promisedAtMs,
    incidentId: incident.id,
  }
}
