import { type Effect, type Input, pathOf, type Step, step } from './incident.ts'
import type { Incident } from './model/incident.ts'
import type { Transcript, Trigger } from './model/transcript.ts'
import { dueNow, nextWakeMs } from './schedule.ts'
import { afterRecovery } from './scope/incident.ts'
import { createAlarm } from './watch/alarm.ts'
import { type AttemptResult, createAttempt } from './watch/attempt.ts'
import { tellDifference } from './watch/difference.ts'
import { aboutOf, type Entry, isStored, numbered, type Otherwise, quieten, replan, sampleOf } from './watch/entry.ts'
import { createLife } from './watch/life.ts'
import { createOwnNetwork } from './watch/ownNetwork.ts'
import { createRecords } from './watch/records.ts'
import { createRoster } from './watch/roster.ts'
import { createScope } from './watch/scope.ts'
import { createSlots } from './watch/slots.ts'
import { ProbeDropped, type Watch, type WatchOptions } from './watch/types.ts'
import { messageOf, within } from './watch/within.ts'

export { ProbeDropped, type Watch, type WatchOptions } from './watch/types.ts'

type Confirm = Omit<Extract<Effect, { kind: 'confirm-after' }>, 'kind'>

/** Waiting for what must end at a stop is bounded: of the two seconds that an end may take, saving needs the most. */
const stopWaitMs = 700
/** Awake for this long after the announcement of sleep: it did not come, or its end was not announced. */
const missedResumeMs = 60_000

/**
 * The conductor. One probe travels schedule → attempt (keys, probe, redact, assess, own side) → incident → store →
 * alert → show. It touches the world through its ports alone, and a port that fails or hangs stops nothing else.
 */
export function createWatch(options: WatchOptions): Watch {
  const { clock, store } = options
  const ending = new AbortController()
  const network = createOwnNetwork(options, ending.signal)
  const attempt = createAttempt(options, network)
  const records = createRecords(options, options.initial.incidents)
  const roster = createRoster(options, records, apply)
  const life = createLife(options, records, (monitorId) => roster.entries.get(monitorId)?.status.state, wake)
  const slots = createSlots(() => options.settings().maxConcurrentProbes)
  const alarm = createAlarm(clock, resume)
  const { entries } = roster
  const scope = createScope({ options, records, slots, attempt, entries, signal: ending.signal })
  let watching = false
  let suspendedAtMs: number | null = null

  /** Schedule: starts what is due as far as there are slots, and sets the one timer to the next due probe. */
  function tick(): void {
    if (!watching || suspendedAtMs !== null) return
    const { gapMs, setBack } = alarm.look()
    if (gapMs > 0) roster.afterGap(gapMs)
    if (setBack) roster.afterSetBack()
    if (gapMs > 0 || setBack) life.look()
    for (const entry of dueNow(roster.entries.values(), clock.nowMs())) {
      if (!slots.scheduledFree()) break
      void run(entry, 'scheduled', slots.takeScheduled())
    }
    // With no slot free, the next probe that ends looks again.
    alarm.set(slots.scheduledFree() ? nextWakeMs(roster.entries.values()) : null)
  }

  /** One attempt of one monitor, from its slot to its record. The entry is busy until it ended: never two at once. */
  function run(
    entry: Entry,
    trigger: Trigger,
    slot: (() => void) | null,
    otherwise: Otherwise = {},
  ): Promise<Transcript> {
    const abort = new AbortController()
    const signal = AbortSignal.any([abort.signal, ending.signal])
    entry.confirm?.cancel()
    entry.confirm = null
    entry.soonAtMs = undefined
    entry.lastRunMs = clock.nowMs()
    const done = travel(entry, trigger, slot, signal, otherwise)
    done.catch((error) => {
      if (!(error instanceof ProbeDropped)) options.onProblem({ where: 'probe', text: messageOf(error) })
    })
    entry.flight = { abort, done }
    replan(entry, clock.nowMs())
    return done
  }

  async function travel(
    entry: Entry,
    trigger: Trigger,
    slot: (() => void) | null,
    signal: AbortSignal,
    otherwise: Otherwise,
  ): Promise<Transcript> {
    const leave = slot ?? (await slots.takeUrgent())
    try {
      const { monitor, vendorName } = entry.watched
      entry.lastRunMs = clock.nowMs()
      const result = await attempt({ monitor, vendorName, trigger, attempt: numbered(entry, otherwise) }, signal)
      if (signal.aborted) throw new ProbeDropped('The probe was stopped before it ended.')
      return record(entry, result)
    } finally {
      leave()
      entry.flight = null
      entry.lastEndMs = clock.nowMs()
      replan(entry, entry.lastEndMs)
      tick()
    }
  }

  /** Incident, store, alert, show. */
  function record(entry: Entry, { transcript, title, sent }: AttemptResult): Transcript {
    const stored = isStored(sent, transcript.trigger)
    const sample = life.counted(sampleOf(entry, transcript, stored), entry.watched.monitor)
    const { verdict, startedAtMs, endedAtMs, ownSide } = transcript
    const { totalMs, status, failureKind, transcriptId } = sample
    const path = pathOf(transcript.exchanges.at(-1), transcript.attempt.variation)
    const seen = { verdict, title, ownSide, startedAtMs, endedAtMs, totalMs, status, failureKind, transcriptId, path }
    const next = stepOf(entry, { kind: 'attempt', ...seen })
    const whole = next.incident ? { ...transcript, incidentId: next.incident.id } : transcript
    guarded(() => store.appendSample(entry.status.monitorId, sample))
    if (stored) guarded(() => store.saveTranscript(whole))
    settle(entry, next, whole)
    if (network.learn(transcript, endedAtMs)) roster.afterOffline()
    options.onChange(stored ? ['summary', 'transcripts'] : ['summary'], entry.status.monitorId)
    return whole
  }

  function stepOf(entry: Entry, input: Input): Step {
    const open = records.incident(entry.status.incidentId) ?? null
    return step(entry.status, open, input, aboutOf(entry), clock.nowMs())
  }

  /** Stores where the monitor stands now, then does what follows from it. */
  function settle(entry: Entry, next: Step, attempted?: Transcript): void {
    const open = records.incident(entry.status.incidentId) ?? null
    const changed = next.incident !== open
    entry.status = next.status
    for (const effect of next.effects) if (effect.kind === 'confirm-after') confirmAfter(entry, effect)
    if (next.incident && changed) {
      const fresh = next.effects.flatMap((effect) => (effect.kind === 'notify' ? [effect.noticeId] : []))
      const ids = { incidentId: next.incident.id, noticeId: fresh[0] ?? '' }
      const explain = async (attempt: Transcript) => {
        const told = open ? undefined : tellDifference(options, records, attempt, ids)
        await Promise.all([told, scope.locate(entry, open, next, attempt)])
      }
      life.settle(afterRecovery(next.incident), fresh, () => entry.status, attempted && (() => explain(attempted)))
    } else void records.save(null, () => entry.status)
    scope.changed()
    options.onChange(changed ? ['incidents', 'summary'] : ['summary'], entry.status.monitorId)
  }

  function apply(entry: Entry, input: Input): Incident | null {
    const next = stepOf(entry, input)
    settle(entry, next)
    return records.incident(next.incident?.id) ?? next.incident
  }

  function resume(): void {
    if (suspendedAtMs !== null) {
      const gapMs = Math.max(0, clock.nowMs() - suspendedAtMs)
      suspendedAtMs = null
      alarm.look()
      roster.afterGap(gapMs)
    }
    tick()
    life.look()
  }

  /** Something is due for an incident. What the clocks say about sleep goes first: it may not be observed any more. */
  function wake(): void {
    if (suspendedAtMs !== null) return
    tick()
    life.look()
  }

  function confirmAfter(entry: Entry, { delayMs, ...otherwise }: Confirm): void {
    const cancel = clock.after(delayMs, () => void run(entry, 'confirmation', null, otherwise))
    entry.confirm = { atMs: clock.nowMs() + delayMs, cancel }
  }

  function guarded(write: () => void | Promise<void>): void {
    const complain = (error: unknown) => options.onProblem({ where: 'store', text: messageOf(error) })
    try {
      write()?.catch(complain)
    } catch (error) {
      complain(error)
    }
  }

  return {
    start() {
      if (watching || ending.signal.aborted) return
      roster.read()
      watching = true
      records.deliverLeftOver()
      life.start()
      tick()
    },
    async stop() {
      watching = false
      ending.abort()
      alarm.set(null)
      life.stop()
      scope.stop()
      const flights = [...roster.entries.values()].map((entry) => entry.flight?.done)
      for (const entry of roster.entries.values()) quieten(entry)
      await within(clock, stopWaitMs, Promise.allSettled([...flights, records.idle()]))
    },
    monitorsChanged() {
      if (!watching) return
      roster.read()
      options.onChange(['monitors', 'summary'])
      tick()
      life.look()
    },
    secretsChanged(names) {
      roster.secretsChanged(names)
      tick()
    },
    suspend() {
      if (suspendedAtMs !== null || !watching) return
      suspendedAtMs = clock.nowMs()
      // Timers stand still in sleep: one that fires means that the word of the wake-up got lost.
      alarm.set(suspendedAtMs + missedResumeMs)
      for (const entry of roster.entries.values()) {
        if (entry.flight || entry.confirm) entry.soonAtMs = suspendedAtMs
        quieten(entry)
        replan(entry, suspendedAtMs)
      }
    },
    resume,
    async probeNow(monitorId) {
      const entry = roster.entries.get(monitorId)
      if (!entry || !watching) throw new ProbeDropped('This monitor is not watched.')
      // What was stopped is waited for, what runs is joined.
      while (entry.flight?.abort.signal.aborted) await entry.flight.done.catch(() => undefined)
      return entry.flight?.done ?? run(entry, 'manual', null)
    },
    async testDraft(draft, { vendorName, secrets, signal }) {
      const monitor = { ...draft, revision: 1 }
      const order = { monitor, vendorName, trigger: 'test', attempt: { number: 1, of: 1 }, secrets } as const
      const leave = await slots.takeUrgent()
      try {
        const both = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal
        return (await attempt(order, both)).transcript
      } finally {
        leave()
      }
    },
    async acknowledge(incidentId, by) {
      const incident = records.incident(incidentId)
      const entry = incident && roster.entries.get(incident.monitorId)
      if (!entry || entry.status.incidentId !== incidentId) return undefined
      return apply(entry, { kind: 'acknowledge', ...by }) ?? undefined
    },
    act(incidentId, change) {
      const incident = records.incident(incidentId)
      if (incident?.state !== 'open') return undefined
      const next = change(incident)
      if (next === incident) return incident
      life.settle(next, [])
      options.onChange(['incidents', 'summary'], next.monitorId)
      return records.incident(incidentId)
    },
    amend(incidentId, change) {
      const incident = records.incident(incidentId)
      const next = incident && change(incident)
      if (!incident || !next || next === incident) return incident !== undefined
      void records.save(next, null)
      options.onChange(['incidents', 'summary'], next.monitorId)
      return true
    },
    rewrite({ incident, status }) {
      for (const entry of roster.entries.values()) entry.status = status(entry.status) ?? entry.status
      for (const { id } of records.incidents()) void records.amend(id, (before) => incident(before) ?? before)
    },
    statuses: () => [...roster.entries.values()].map((entry) => entry.status),
    status: (monitorId) => roster.entries.get(monitorId)?.status,
    nextProbeAtMs(monitorId) {
      const entry = roster.entries.get(monitorId)
      return entry?.confirm?.atMs ?? entry?.dueMs ?? undefined
    },
    openIncidents: () => records.incidents().filter((incident) => incident.state === 'open'),
    incident: (id) => records.incident(id),
    ownSide: () => network.now(),
  }
}
