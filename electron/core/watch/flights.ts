import type { Effect, Step } from '../incident.ts'
import { wording } from '../language/language.ts'
import type { Transcript, Trigger } from '../model/transcript.ts'
import type { Attempt, AttemptResult } from './attempt.ts'
import { type Entry, numbered, type Otherwise, replan } from './entry.ts'
import type { Slots } from './slots.ts'
import { ProbeDropped, type WatchPorts } from './types.ts'
import { messageOf } from './within.ts'

export type Confirm = Omit<Extract<Effect, { kind: 'confirm-after' }>, 'kind'>

export type FlightParts = {
  attempt: Attempt
  slots: Slots
  /** Ends everything in flight. */
  ending: AbortSignal
  /** What would follow from this result; changes nothing. */
  foresee(entry: Entry, result: AttemptResult): Step
  /** Incident, store, alert, show. */
  record(entry: Entry, result: AttemptResult): Transcript
  /** One has ended: looks what is due. */
  ended(): void
}

/** Runs one attempt of one monitor, from its slot to its record. The entry is busy until it ended. */
export type Run = (
  entry: Entry,
  trigger: Trigger,
  slot: (() => void) | null,
  otherwise?: Otherwise,
) => Promise<Transcript>

/**
 * Attempts on their way. Never two of one monitor at the vendor at once. While our own side is asked about a failure
 * the burst goes on: its next attempt, where it is due at once, is under way before the answer, and is dropped if it
 * was us.
 */
export function createFlights({ clock, onProblem }: WatchPorts, parts: FlightParts): Run {
  const { attempt, slots, ending } = parts

  async function begin(
    entry: Pick<Entry, 'watched' | 'status'>,
    trigger: Trigger,
    slot: (() => void) | null,
    otherwise: Otherwise,
    signal: AbortSignal,
    judged: (result: AttemptResult) => void,
  ): Promise<AttemptResult> {
    const leave = slot ?? (await slots.takeUrgent())
    try {
      const { monitor, vendorName } = entry.watched
      return await attempt({ monitor, vendorName, trigger, attempt: numbered(entry, otherwise), judged }, signal)
    } finally {
      leave()
    }
  }

  /** The confirming attempt that is due at once if the failure stands. */
  function goAhead(entry: Entry, result: AttemptResult): void {
    const { status, effects } = parts.foresee(entry, result)
    const confirm = effects.find((effect) => effect.kind === 'confirm-after')
    if (!confirm || confirm.delayMs > 0 || entry.flight?.abort.signal.aborted) return
    const abort = new AbortController()
    const signal = AbortSignal.any([abort.signal, ending])
    const next = begin({ watched: entry.watched, status }, 'confirmation', null, confirm, signal, () => undefined)
    next.catch(() => undefined)
    entry.ahead = { abort, result: next }
  }

  async function travel(
    entry: Entry,
    trigger: Trigger,
    slot: (() => void) | null,
    signal: AbortSignal,
    otherwise: Otherwise,
    ahead: Entry['ahead'],
  ): Promise<Transcript> {
    try {
      const judged = (result: AttemptResult) => goAhead(entry, result)
      const result = await (ahead?.result ?? begin(entry, trigger, slot, otherwise, signal, judged))
      if (signal.aborted) throw new ProbeDropped(wording.watch.stopped)
      return parts.record(entry, result)
    } finally {
      if (!entry.confirm) dropAhead(entry)
      entry.flight = null
      entry.lastEndMs = clock.nowMs()
      replan(entry, entry.lastEndMs)
      parts.ended()
    }
  }

  return (entry, trigger, slot, otherwise = {}) => {
    const ahead = trigger === 'confirmation' ? entry.ahead : null
    if (!ahead) dropAhead(entry)
    entry.ahead = null
    const abort = ahead?.abort ?? new AbortController()
    const signal = AbortSignal.any([abort.signal, ending])
    entry.confirm?.cancel()
    entry.confirm = null
    entry.soonAtMs = undefined
    entry.lastRunMs = clock.nowMs()
    const done = travel(entry, trigger, slot, signal, otherwise, ahead)
    done.catch((error) => {
      if (!(error instanceof ProbeDropped)) onProblem({ where: 'probe', text: messageOf(error) })
    })
    entry.flight = { abort, done }
    replan(entry, clock.nowMs())
    return done
  }
}

function dropAhead(entry: Entry): void {
  entry.ahead?.abort.abort()
  entry.ahead = null
}
