import { describeDuration } from '../duration.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import { stableHash } from '../schedule.ts'
import { isBad } from './isBad.ts'
import { withNotice } from './notice.ts'
import { afterAttempt, withoutBurst } from './status.ts'
import { ownSideEntry, sentence, withEntries, withTranscript } from './timeline.ts'
import type { About, AttemptInput, Effect, Step } from './types.ts'

/** Stable, sorts by time, fits the rule of identifiers: first failure in base 36, then the monitor (cut when long). */
export function incidentId(monitorId: string, firstFailureAtMs: number): string {
  const time = Math.max(0, Math.floor(firstFailureAtMs)).toString(36).padStart(9, '0')
  const name = monitorId.length <= 50 ? monitorId : `${monitorId.slice(0, 42)}.${stableHash(monitorId).toString(36)}`
  return `${time}-${name}`
}

/** The burst agreed: the incident with its first notice. Its severity is that of the attempt that confirmed it. */
export function openIncident(
  suspect: MonitorStatus,
  about: About,
  input: AttemptInput,
  burst: NonNullable<MonitorStatus['burst']>,
): Step {
  const { attempts, failures, startedAtMs } = burst
  const { verdict, endedAtMs } = input
  const counted = attempts === 1 ? 'The attempt failed.' : `${failures} of ${attempts} attempts failed.`
  const ownSide = input.ownSide?.judgement === 'fine' ? ` ${input.ownSide.sentence}` : ''
  const opened: Incident = {
    id: incidentId(about.monitorId, startedAtMs),
    monitorId: about.monitorId,
    monitorName: about.monitorName,
    vendorId: about.vendorId,
    vendorName: about.vendorName,
    state: 'open',
    ...whatFailed(input),
    current: verdict.state,
    firstFailureAtMs: startedAtMs,
    openedAtMs: endedAtMs,
    lastFailureAtMs: endedAtMs,
    attempts,
    failures,
    timeline: [...burst.timeline, { atMs: endedAtMs, kind: 'opened', text: `Confirmed: ${counted}` }],
    notices: [],
    transcriptIds: burst.transcriptIds,
    ...(suspect.lastGoodTranscriptId === undefined ? {} : { lastGoodTranscriptId: suspect.lastGoodTranscriptId }),
  }
  const { incident, noticeId } = withNotice(
    opened,
    'opened',
    `${sentence(verdict.sentence)} ${counted}${ownSide}`,
    endedAtMs,
  )
  const status: MonitorStatus = { ...withoutBurst(suspect), stage: 'open', incidentId: incident.id }
  return { status, incident, effects: [{ kind: 'notify', noticeId }] }
}

/**
 * An attempt while an incident is open. It closes after the policy's number of passes in a row; an attempt that
 * observed nothing, or was turned away by a limit, neither counts as a pass nor breaks the row. Degraded becomes down
 * with a notice once a further attempt agrees; down becomes degraded silently and the severity stays the worst reached.
 */
export function attemptInIncident(before: MonitorStatus, open: Incident, about: About, input: AttemptInput): Step {
  const status = afterAttempt(before, about, input)
  const { verdict, endedAtMs, transcriptId } = input
  const bad = isBad(input)
  const incident: Incident = {
    ...open,
    current: verdict.state,
    attempts: open.attempts + 1,
    failures: open.failures + (bad ? 1 : 0),
    lastFailureAtMs: bad ? endedAtMs : open.lastFailureAtMs,
    transcriptIds: withTranscript(open.transcriptIds, transcriptId),
  }
  if (verdict.state === 'up') return passed(status, before, incident, about, input)

  const eased = bad && open.current === 'down' && verdict.state === 'degraded'
  const listed = withEntries(
    incident,
    {
      atMs: endedAtMs,
      kind: eased ? 'eased' : bad ? 'attempt' : 'note',
      text: verdict.sentence,
      ...(transcriptId === undefined ? {} : { transcriptId }),
    },
    ...ownSideEntry(input),
  )
  if (!bad) return { status, incident: listed, effects: [] }
  status.passesInARow = 0
  if (open.severity === 'down' || verdict.state !== 'down') return { status, incident: listed, effects: [] }

  const confirmDelayMs = about.policy.confirmAfterMs[0]
  if (open.current !== 'down' && confirmDelayMs !== undefined) {
    return { status, incident: listed, effects: [{ kind: 'confirm-after', delayMs: confirmDelayMs }] }
  }
  const worse = withEntries(
    { ...listed, ...whatFailed(input) },
    { atMs: endedAtMs, kind: 'worsened', text: `Worse: ${sentence(verdict.sentence)}` },
  )
  return notified(status, worse, 'worsened', `${sentence(verdict.sentence)} It was degraded before.`, endedAtMs)
}

function passed(
  status: MonitorStatus,
  before: MonitorStatus,
  incident: Incident,
  about: About,
  input: AttemptInput,
): Step {
  const { endedAtMs, transcriptId, verdict } = input
  const { closeAfterPasses } = about.policy
  status.passesInARow = before.passesInARow + 1
  const again = withEntries(incident, {
    atMs: endedAtMs,
    kind: 'passed',
    text: `${sentence(verdict.sentence)} ${status.passesInARow} of ${closeAfterPasses} passes in a row.`,
    ...(transcriptId === undefined ? {} : { transcriptId }),
  })
  if (status.passesInARow < closeAfterPasses) return { status, incident: again, effects: [] }
  const lastedMs = Math.max(1_000, endedAtMs - incident.firstFailureAtMs)
  const what = incident.severity === 'down' ? 'failing' : 'degraded'
  const text = `It was ${what} for ${describeDuration(Math.round(lastedMs / 1_000) * 1_000)}.`
  const closed = withEntries(
    { ...again, state: 'closed', closedAtMs: endedAtMs },
    { atMs: endedAtMs, kind: 'closed', text: `Closed after ${passes(closeAfterPasses)}. ${text}` },
  )
  const { incidentId: _closed, ...watching } = status
  return notified(
    { ...watching, stage: 'watching' },
    closed,
    'recovered',
    `${passes(closeAfterPasses)}. ${text}`,
    endedAtMs,
  )
}

function notified(
  status: MonitorStatus,
  incident: Incident,
  kind: 'worsened' | 'recovered',
  body: string,
  nowMs: number,
): Step {
  const told = withNotice(incident, kind, body, nowMs)
  const effects: Effect[] = [{ kind: 'notify', noticeId: told.noticeId }]
  return { status, incident: told.incident, effects }
}

function whatFailed(input: AttemptInput) {
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

function passes(count: number): string {
  return count === 1 ? '1 pass' : `${count} passes in a row`
}
