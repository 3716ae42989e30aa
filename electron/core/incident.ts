import { attemptWithoutIncident } from './incident/burst.ts'
import { attemptInIncident } from './incident/inIncident.ts'
import { withNotice } from './incident/notice.ts'
import { inState, withoutBurst } from './incident/status.ts'
import { sentence, withEntries } from './incident/timeline.ts'
import type { About, Input, Step } from './incident/types.ts'
import { wording } from './language/language.ts'
import { acknowledged } from './life/actions.ts'
import type { Incident, MonitorStatus, TimelineEntry } from './model/incident.ts'

export { isFlapping } from './incident/flapping.ts'
export { markNotice, noticeTooOldMs, pendingNotices, withDeliveries, withDifference } from './incident/notice.ts'
export { incidentId } from './incident/openIncident.ts'
export { restore } from './incident/restore.ts'
export { firstStatus } from './incident/status.ts'
export type { About, AttemptInput, Effect, Input, Standing, Step } from './incident/types.ts'
export { pathOf } from './incident/variation.ts'

/**
 * One step of a monitor's story: where it stands, and what just happened, give where it stands next and what is to be
 * done. Pure; `incident` is the open one of this monitor, or null. Only an attempt opens, worsens or closes an incident
 * with a notice; unknown never does, and acknowledging changes nothing about detection.
 */
export function step(
  status: MonitorStatus,
  incident: Incident | null,
  input: Input,
  about: About,
  nowMs: number,
): Step {
  switch (input.kind) {
    case 'attempt':
      return incident ? attemptInIncident(status, incident, about, input) : attemptWithoutIncident(status, about, input)
    case 'acknowledge':
      return incident ? acknowledge(status, incident, input, nowMs) : { status, incident, effects: [] }
    case 'gap':
      return unobserved(status, incident, input.sentence, nowMs)
    case 'paused':
      return unobserved(
        status,
        incident,
        input.untilMs === null ? wording.rules.pausedByHand : wording.rules.pausedForAWhile,
        nowMs,
      )
    case 'edited': {
      const {
        notBeforeMs: _wait,
        recent: _recent,
        ...rest
      } = status.stage === 'suspect' ? withoutBurst(status) : status
      return { status: rest, incident, effects: [] }
    }
    case 'deleted':
      return { status: withoutBurst(status), incident: incident && endedByRemoval(incident, nowMs), effects: [] }
  }
}

/** Nothing was seen: a burst cannot go on from before, an open incident stays open, and nobody is told anything. */
function unobserved(status: MonitorStatus, incident: Incident | null, text: string, nowMs: number): Step {
  const next = inState(
    status.stage === 'suspect' ? withoutBurst(status) : status,
    'unknown',
    'not-observed',
    text,
    nowMs,
  )
  if (!incident) return { status: next, incident: null, effects: [] }
  return { status: next, incident: withEntries({ ...incident, current: 'unknown' }, note(text, nowMs)), effects: [] }
}

/** Channels are told, so that a page elsewhere stops too. */
function acknowledge(
  status: MonitorStatus,
  incident: Incident,
  by: { by?: string | undefined; reason?: string | undefined },
  nowMs: number,
): Step {
  const body = sentence(wording.rules.onIt(by.by, by.reason))
  const { incident: told, noticeId } = withNotice(incident, 'acknowledged', body, nowMs)
  return { status, incident: acknowledged(told, { ...by, noticeId }, nowMs), effects: [{ kind: 'notify', noticeId }] }
}

/** The open incident of a monitor that is there no more. Nobody is told: nothing was observed. */
export function endedByRemoval(incident: Incident, nowMs: number): Incident {
  return withEntries(
    { ...incident, state: 'closed', current: 'unknown', closedAtMs: nowMs },
    { atMs: nowMs, kind: 'closed', text: wording.rules.closedByRemoval },
  )
}

function note(text: string, atMs: number): TimelineEntry {
  return { atMs, kind: 'note', text }
}
