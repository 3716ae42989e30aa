import { describeDuration } from '../duration.ts'
import { wording } from '../language/language.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import { confirming } from './confirm.ts'
import { flapsByFailures, isFlapping, remember, steadyMs, steadyPasses } from './flapping.ts'
import { isBad } from './isBad.ts'
import { withNotice } from './notice.ts'
import { asFlapping, whatFailed } from './openIncident.ts'
import { afterAttempt } from './status.ts'
import { ownSideEntry, sentence, withEntries, withTranscript } from './timeline.ts'
import type { About, AttemptInput, Effect, Step } from './types.ts'

/**
 * An attempt while an incident is open. It closes after the policy's number of passes in a row; an attempt that
 * observed nothing, or was turned away by a limit, neither counts as a pass nor breaks the row. Degraded becomes down
 * with a notice once a further attempt agrees; down becomes degraded silently and the severity stays the worst reached.
 * One that goes up and down too often turns into a flapping one, silently: its people know that it fails.
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
    // A moment to come is from before the wall clock was set back: it would keep the incident open until then.
    lastFailureAtMs: bad ? endedAtMs : Math.min(open.lastFailureAtMs, endedAtMs),
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
  const failed = before.passesInARow > 0 ? failedAgain(status, listed, about, input) : listed
  return isFlapping(failed)
    ? badWhileFlapping(status, failed, about, input)
    : worseOrNot(status, failed, open, about, input)
}

/** A new bad stretch within the incident: it passed, though not often enough to close. */
function failedAgain(status: MonitorStatus, incident: Incident, about: About, { endedAtMs }: AttemptInput): Incident {
  status.recent = remember(status.recent, 'failures', about, endedAtMs)
  const flaps = incident.flapping ? null : flapsByFailures(status.recent, about)
  return flaps ? asFlapping(incident, flaps, endedAtMs) : incident
}

function worseOrNot(
  status: MonitorStatus,
  incident: Incident,
  open: Incident,
  about: About,
  { verdict, ...input }: AttemptInput,
): Step {
  if (open.severity === 'down' || verdict.state !== 'down') return { status, incident, effects: [] }
  const confirmDelayMs = about.policy.confirmAfterMs[0]
  if (open.current !== 'down' && confirmDelayMs !== undefined) {
    return { status, incident, effects: [{ kind: 'confirm-after', delayMs: confirmDelayMs }] }
  }
  return worsened(status, incident, { ...input, verdict }, wording.rules.wasDegraded)
}

/**
 * A failure of a monitor whose people know that it goes up and down. They are told more only when it fails without a
 * break: as long as a whole burst where it was merely degraded so far, or for as long as it would take to be steady.
 */
function badWhileFlapping(status: MonitorStatus, incident: Incident, about: About, input: AttemptInput): Step {
  const { attempts, sinceMs } = status.failing ?? { attempts: 1, sinceMs: input.endedAtMs }
  const forMs = input.endedAtMs - sinceMs
  const { confirmAfterMs } = about.policy
  const { possible } = confirming(about)
  if (forMs >= steadyMs(about) && attempts >= steadyPasses(about)) {
    const { flapping } = incident
    const lasting = { ...incident, ...(flapping && { flapping: { ...flapping, untilMs: input.endedAtMs } }) }
    const text = wording.rules.failsOn(describeDuration(Math.round(forMs / 60_000) * 60_000))
    const steady = withEntries(lasting, { atMs: input.endedAtMs, kind: 'steady', text })
    return worsened(status, steady, input, `${text} ${wording.rules.wasFlapping}`)
  }
  if (incident.severity === 'down' || input.verdict.state !== 'down') return { status, incident, effects: [] }
  if (attempts > possible) return worsened(status, incident, input, wording.rules.wasUpAndDown)
  const waitMs = confirmAfterMs[attempts - 1] ?? 0
  const delayMs = Math.max(0, sinceMs + waitMs - input.endedAtMs)
  return { status, incident, effects: [{ kind: 'confirm-after', delayMs }] }
}

function worsened(status: MonitorStatus, incident: Incident, input: AttemptInput, before: string): Step {
  const said = sentence(input.verdict.sentence)
  const worse = withEntries(
    { ...incident, ...whatFailed(input) },
    { atMs: input.endedAtMs, kind: 'worsened', text: wording.rules.worse(said) },
  )
  return notified(status, worse, 'worsened', `${said} ${before}`, input.endedAtMs)
}

function passed(
  status: MonitorStatus,
  before: MonitorStatus,
  incident: Incident,
  about: About,
  input: AttemptInput,
): Step {
  const { endedAtMs, transcriptId, verdict } = input
  const flapping = isFlapping(incident)
  const needed = flapping ? steadyPasses(about) : about.policy.closeAfterPasses
  status.passesInARow = before.passesInARow + 1
  const again = withEntries(incident, {
    atMs: endedAtMs,
    kind: 'passed',
    text: `${sentence(verdict.sentence)} ${wording.rules.passesInARow(status.passesInARow, needed)}`,
    ...(transcriptId === undefined ? {} : { transcriptId }),
  })
  const early = flapping && endedAtMs - incident.lastFailureAtMs < steadyMs(about)
  if (status.passesInARow < needed || early) return { status, incident: again, effects: [] }
  const lastedMs = Math.max(1_000, endedAtMs - incident.firstFailureAtMs)
  const what = flapping ? 'flapping' : incident.severity === 'down' ? 'failing' : 'degraded'
  const text = wording.rules.lastedFor(what, describeDuration(Math.round(lastedMs / 1_000) * 1_000))
  const closed = withEntries(
    { ...again, state: 'closed', closedAtMs: endedAtMs },
    { atMs: endedAtMs, kind: 'closed', text: wording.rules.closedAfter(status.passesInARow, text) },
  )
  const { incidentId: _closed, recent, ...rest } = status
  // What was told as flapping is over: the next failure begins a count of its own.
  const watching: MonitorStatus = { ...rest, stage: 'watching', ...(recent && !flapping && { recent }) }
  return notified(watching, closed, 'recovered', wording.rules.recoveredAfter(status.passesInARow, text), endedAtMs)
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
