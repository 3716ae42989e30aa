import type { MonitorStatus, TimelineEntry } from '../model/incident.ts'
import { isBad } from './isBad.ts'
import { openIncident } from './openIncident.ts'
import { afterAttempt, withoutBurst } from './status.ts'
import { capped, ownSideEntry, sentence, withTranscript } from './timeline.ts'
import type { About, AttemptInput, Step } from './types.ts'

/**
 * An attempt while no incident is open. The first failure starts a burst; the incident opens once enough of the burst
 * failed, and the burst ends as a blip as soon as too few are left. An attempt that observed nothing, or was turned
 * away by a limit, ends the burst: it can no longer agree.
 */
export function attemptWithoutIncident(before: MonitorStatus, about: About, input: AttemptInput): Step {
  const status = afterAttempt(before, about, input)
  const { burst } = before
  if (!isBad(input)) return passOrNothing(before, status, about, input)

  const number = (burst?.attempts ?? 0) + 1
  const entry: TimelineEntry = {
    atMs: input.endedAtMs,
    kind: burst ? 'attempt' : 'first-failure',
    text: input.verdict.sentence,
    ...(input.transcriptId === undefined ? {} : { transcriptId: input.transcriptId }),
  }
  const grown = {
    startedAtMs: burst?.startedAtMs ?? input.endedAtMs,
    attempts: number,
    failures: (burst?.failures ?? 0) + 1,
    worst: burst?.worst === 'down' || input.verdict.state === 'down' ? ('down' as const) : ('degraded' as const),
    transcriptIds: withTranscript(burst?.transcriptIds ?? [], input.transcriptId),
    timeline: capped([...(burst?.timeline ?? []), entry, ...ownSideEntry(input)]),
  }
  const suspect: MonitorStatus = { ...status, stage: 'suspect', burst: grown, passesInARow: 0 }

  const refused = input.verdict.reason === 'key-rejected'
  // A refused key gets one confirming attempt, whichever attempt of the burst it was refused in.
  const { needed } = confirming(about, refused ? 1 : undefined)
  if (grown.failures - 1 >= needed) return openIncident(suspect, about, input, grown)
  return confirmOrBlip(suspect, about, input)
}

/** How many confirming attempts may follow a first failure, and how many of them must fail. */
function confirming(about: About, atMost = Number.POSITIVE_INFINITY): { possible: number; needed: number } {
  const possible = Math.min(atMost, about.policy.confirmAfterMs.length)
  return { possible, needed: Math.min(about.policy.confirmFailures ?? possible, possible) }
}

function passOrNothing(before: MonitorStatus, status: MonitorStatus, about: About, input: AttemptInput): Step {
  const passed = input.verdict.state === 'up'
  const { burst } = before
  if (!burst || !passed || before.reason === 'key-rejected') {
    const watching = withoutBurst(status)
    // Counts on only so far as closing an incident could ask.
    if (passed) watching.passesInARow = Math.min(20, before.passesInARow + 1)
    if (passed && burst) watching.sentence = blipSentence(status, burst.failures, burst.attempts + 1)
    return { status: watching, incident: null, effects: [] }
  }
  return confirmOrBlip({ ...status, stage: 'suspect', burst: { ...burst, attempts: burst.attempts + 1 } }, about, input)
}

function confirmOrBlip(suspect: MonitorStatus, about: About, input: AttemptInput): Step {
  const { burst } = suspect
  if (!burst) return { status: suspect, incident: null, effects: [] }
  const { possible, needed } = confirming(about)
  const done = burst.attempts - 1
  const waitMs = about.policy.confirmAfterMs[done]
  if (waitMs === undefined || burst.failures - 1 + possible - done < needed) {
    const watching = withoutBurst(suspect)
    watching.passesInARow = input.verdict.state === 'up' ? 1 : 0
    watching.sentence = blipSentence(suspect, burst.failures, burst.attempts)
    return { status: watching, incident: null, effects: [] }
  }
  // Waits count from the first failure, so a slow attempt shortens the next wait instead of moving the rest.
  const delayMs = Math.max(0, burst.startedAtMs + waitMs - input.endedAtMs)
  return { status: suspect, incident: null, effects: [{ kind: 'confirm-after', delayMs }] }
}

function blipSentence(status: MonitorStatus, failures: number, attempts: number): string {
  return `${sentence(status.sentence)} ${failures} of the last ${attempts} attempts failed, too few for an incident.`
}
