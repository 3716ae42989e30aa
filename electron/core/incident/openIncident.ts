import { wording } from '../language/language.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import { stableHash } from '../schedule.ts'
import { flapsByOpenings, remember } from './flapping.ts'
import { withNotice } from './notice.ts'
import { withoutBurst } from './status.ts'
import { sentence } from './timeline.ts'
import type { About, AttemptInput, Step } from './types.ts'

type Burst = NonNullable<MonitorStatus['burst']>
/** Why it counts as flapping, in a sentence, and by how many bad stretches that shows. */
type Flaps = { failures: number; text: string }

/** Stable, sorts by time, fits the rule of identifiers: first failure in base 36, then the monitor (cut when long). */
export function incidentId(monitorId: string, firstFailureAtMs: number): string {
  const time = Math.max(0, Math.floor(firstFailureAtMs)).toString(36).padStart(9, '0')
  const name = monitorId.length <= 50 ? monitorId : `${monitorId.slice(0, 42)}.${stableHash(monitorId).toString(36)}`
  return `${time}-${name}`
}

/**
 * The burst agreed: the incident with its first notice. Its severity is that of the attempt that confirmed it. One
 * incident too many within the hour stands for all that follow: it is flapping.
 */
export function openIncident(suspect: MonitorStatus, about: About, input: AttemptInput, burst: Burst): Step {
  const { attempts, failures } = burst
  const counted = attempts === 1 ? wording.rules.allFailed : wording.rules.someFailed(failures, attempts)
  const recent = remember(suspect.recent, 'openings', about, input.endedAtMs)
  const flaps = flapsByOpenings(recent, about)
  const opened = incidentOf(suspect, about, input, burst, wording.rules.confirmed(counted))
  if (flaps) return told({ ...suspect, recent }, asFlapping(opened, flaps, input.endedAtMs), flaps, input, counted)
  return told({ ...suspect, recent }, opened, null, input, counted)
}

/** Too many short failures, none of which a burst confirmed: one incident stands for all of them. It works in between. */
export function openFlapping(
  suspect: MonitorStatus,
  about: About,
  input: AttemptInput,
  burst: Burst,
  flaps: Flaps,
): Step {
  const opened = incidentOf(suspect, about, input, burst, wording.rules.bySeveral)
  return told(suspect, asFlapping({ ...opened, severity: 'degraded' }, flaps, input.endedAtMs), flaps, input, '')
}

/** The incident as one that goes up and down from now on. */
export function asFlapping(incident: Incident, { failures, text }: Flaps, atMs: number): Incident {
  return {
    ...incident,
    title: wording.rules.flappingTitle(incident.vendorName, incident.monitorName),
    flapping: { sinceMs: atMs, failures },
    timeline: [...incident.timeline, { atMs, kind: 'flapping', text }],
  }
}

function told(
  suspect: MonitorStatus,
  opened: Incident,
  flaps: Flaps | null,
  input: AttemptInput,
  counted: string,
): Step {
  const said = sentence(input.verdict.sentence)
  const ownSide = input.ownSide?.judgement === 'fine' ? input.ownSide.sentence : ''
  const parts = flaps
    ? [flaps.text, wording.rules.lastFailure(said), counted, ownSide, wording.rules.flappingToldAgain]
    : [said, counted, ownSide]
  const body = parts.filter((part) => part !== '').join(' ')
  const { incident, noticeId } = withNotice(opened, 'opened', body, input.endedAtMs)
  const status: MonitorStatus = { ...withoutBurst(suspect), stage: 'open', incidentId: incident.id }
  return { status, incident, effects: [{ kind: 'notify', noticeId }] }
}

function incidentOf(
  suspect: MonitorStatus,
  about: About,
  input: AttemptInput,
  burst: Burst,
  openedText: string,
): Incident {
  const { endedAtMs, verdict } = input
  return {
    id: incidentId(about.monitorId, burst.startedAtMs),
    monitorId: about.monitorId,
    monitorName: about.monitorName,
    vendorId: about.vendorId,
    vendorName: about.vendorName,
    state: 'open',
    ...whatFailed(input),
    current: verdict.state,
    firstFailureAtMs: burst.startedAtMs,
    openedAtMs: endedAtMs,
    lastFailureAtMs: endedAtMs,
    attempts: burst.attempts,
    failures: burst.failures,
    timeline: [...burst.timeline, { atMs: endedAtMs, kind: 'opened', text: openedText }],
    notices: [],
    transcriptIds: burst.transcriptIds,
    ...(suspect.lastGoodTranscriptId === undefined ? {} : { lastGoodTranscriptId: suspect.lastGoodTranscriptId }),
  }
}

/** What an attempt that decides about an incident puts into its head. */
export function whatFailed(input: AttemptInput) {
  const { verdict, title, status, failureKind } = input
  return {
    severity: verdict.state === 'down' ? ('down' as const) : ('degraded' as const),
    title,
    sentence: verdict.sentence,
    reason: verdict.reason,
    status,
    failureKind,
  }
}
