import { wording } from '../language/language.ts'
import type { MonitorStatus, TimelineEntry } from '../model/incident.ts'
import { confirming, nextConfirm } from './confirm.ts'
import { flapsByFailures, remember } from './flapping.ts'
import { isBad } from './isBad.ts'
import { openFlapping, openIncident } from './openIncident.ts'
import { afterAttempt, withoutBurst } from './status.ts'
import { capped, ownSideEntry, sentence, withTranscript } from './timeline.ts'
import type { About, AttemptInput, Step } from './types.ts'

/**
 * An attempt while no incident is open. The first failure starts a burst; the incident opens once enough of the burst
 * failed, and the burst ends as a blip as soon as too few are left. An attempt that observed nothing, or was turned
 * away by a limit, ends the burst: it can no longer agree. Too many blips in a row are flapping, and need no burst.
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
  const grown: Burst = {
    ...burst,
    startedAtMs: burst?.startedAtMs ?? input.endedAtMs,
    attempts: number,
    failures: (burst?.failures ?? 0) + 1,
    worst: burst?.worst === 'down' || input.verdict.state === 'down' ? 'down' : 'degraded',
    transcriptIds: withTranscript(burst?.transcriptIds ?? [], input.transcriptId),
    timeline: capped([...(burst?.timeline ?? []), entry, ...ownSideEntry(input)]),
    ...pathsOf(burst, input),
  }
  const suspect: MonitorStatus = { ...status, stage: 'suspect', burst: grown, passesInARow: 0 }
  if (!burst) {
    suspect.recent = remember(before.recent, 'failures', about, input.endedAtMs)
    const flaps = flapsByFailures(suspect.recent, about)
    if (flaps) return openFlapping(suspect, about, input, grown, flaps)
  }

  const refused = input.verdict.reason === 'key-rejected'
  // A refused key gets one confirming attempt, whichever attempt of the burst it was refused in.
  const { needed } = confirming(about, refused ? 1 : undefined)
  if (grown.failures - 1 >= needed) return openIncident(suspect, about, input, grown)
  return confirmOrEnd(suspect, grown, about, input)
}

type Burst = NonNullable<MonitorStatus['burst']>

function pathsOf(burst: Burst | undefined, { path }: AttemptInput): Pick<Burst, 'paths'> {
  return path ? { paths: [...(burst?.paths ?? []), path] } : {}
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
  const grown = { ...burst, attempts: burst.attempts + 1, ...pathsOf(burst, input) }
  return confirmOrEnd({ ...status, stage: 'suspect', burst: grown }, grown, about, input)
}

/** Goes on with the burst; at its end the attempts that were made decide. */
function confirmOrEnd(suspect: MonitorStatus, burst: Burst, about: About, input: AttemptInput): Step {
  const { possible, needed } = confirming(about)
  const done = burst.attempts - 1
  const next = burst.failures - 1 + possible - done < needed ? null : nextConfirm(about, burst, input)
  if (next) {
    const { endsAtMs } = next
    const going = endsAtMs === undefined ? burst : { ...burst, endsAtMs }
    return { status: { ...suspect, burst: going }, incident: null, effects: [next.effect] }
  }
  // Too little time for all of them: those that were made must agree.
  if (isBad(input) && burst.failures - 1 >= Math.min(needed, done)) return openIncident(suspect, about, input, burst)
  const watching = withoutBurst(suspect)
  watching.passesInARow = input.verdict.state === 'up' ? 1 : 0
  watching.sentence = `${blipSentence(suspect, burst.failures, burst.attempts)}${otherWay(burst, input)}`
  return { status: watching, incident: null, effects: [] }
}

/** An attempt that passed because it went another way says which way is broken. */
function otherWay({ paths = [] }: Burst, { verdict }: AttemptInput): string {
  const [first, last] = [paths[0], paths.at(-1)]
  if (verdict.state !== 'up' || !last?.varied) return ''
  if (last.varied === 'http1') return wording.rules.otherProtocol
  return last.remote && first?.remote ? wording.rules.otherAddress(last.remote.address, first.remote.address) : ''
}

function blipSentence(status: MonitorStatus, failures: number, attempts: number): string {
  return `${sentence(status.sentence)}${wording.rules.tooFew(failures, attempts)}`
}
