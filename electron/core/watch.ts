import { type Input, type Step, step } from './incident.ts'
import { wording } from './language/language.ts'
import type { Incident } from './model/incident.ts'
import type { Transcript } from './model/transcript.ts'
import { settlesMs } from './ownSide.ts'
import { dueNow, nextWakeMs } from './schedule.ts'
import { afterRecovery } from './scope/incident.ts'
import { createAlarm } from './watch/alarm.ts'
import { type AttemptResult, createAttempt } from './watch/attempt.ts'
import { createBaselines } from './watch/baselines.ts'
import { tellDifference } from './watch/difference.ts'
import { createDraftTest } from './watch/draftTest.ts'
import { aboutOf, type Entry, inputOf, isStored, leftOut, quieten, replan, sampleOf } from './watch/entry.ts'
import { type Confirm, createFlights } from './watch/flights.ts'
import { createLife } from './watch/life.ts'
import { createOffline } from './watch/offline.ts'
import { createOwnNetwork } from './watch/ownNetwork.ts'
import { createPeople } from './watch/people.ts'
import { createRecords } from './watch/records.ts'
import { createRoster } from './watch/roster.ts'
import { createScope } from './watch/scope.ts'
import { createSlots } from './watch/slots.ts'
import { ProbeDropped, type Watch, type WatchOptions } from './watch/types.ts'
import { messageOf, within } from './watch/within.ts'

export { ProbeDropped, type Watch, type WatchOptions } from './watch/types.ts'

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
  const attempt = createAttempt(options, network, createBaselines(options))
  const records = createRecords(options, options.initial.incidents)
  const roster = createRoster(options, records, apply)
  const life = createLife(options, records, (monitorId) => roster.entries.get(monitorId)?.status.state, wake)
  const slots = createSlots(() => options.settings().maxConcurrentProbes)
  const offline = createOffline(options, network, () => roster.entries.values(), reconnected)
  const parts = {
    attempt,
    slots,
    ending: ending.signal,
    foresee: (entry: Entry, result: AttemptResult) => stepAfter(entry, result),
    record,
    ended: tick,
  }
  const run = createFlights(options, parts)
  const alarm = createAlarm(clock, resume)
  const { entries } = roster
  const scope = createScope({ options, records, attempt, entries, signal: ending.signal })
  let watching = false
  let suspendedAtMs: number | null = null

  /** Schedule: starts what is due as far as there are slots, and sets the one timer to the next due probe. */
  function tick(): void {
    if (!watching || suspendedAtMs !== null) return
    const { gapMs, setBackMs } = alarm.look()
    if (gapMs > 0) gapSeen(gapMs)
    if (setBackMs > 0) roster.afterSetBack(setBackMs)
    if (gapMs > 0 || setBackMs > 0) life.look()
    const free = offline.free(roster.entries.values())
    for (const entry of dueNow(free, clock.nowMs())) {
      if (!slots.scheduledFree()) break
      if (offline.leavesOut(entry)) {
        leaveOut(entry)
        continue
      }
      void run(entry, 'scheduled', slots.takeScheduled())
    }
    // With no slot free, the next probe that ends looks again.
    alarm.set(slots.scheduledFree() ? nextWakeMs(free) : null)
  }

  /** A probe that would say nothing about the vendor: the row says so. */
  function leaveOut(entry: Entry): void {
    const sample = life.counted(leftOut(entry, clock.nowMs()), entry.watched.monitor)
    guarded(() => store.appendSample(entry.status.monitorId, sample))
    replan(entry, clock.nowMs())
  }

  function gapSeen(gapMs: number): void {
    roster.afterGap(gapMs)
    offline.await()
  }

  function reconnected(): void {
    roster.afterOffline()
    options.onChange(['summary'])
    tick()
  }

  /** Incident, store, alert, show. */
  function record(entry: Entry, result: AttemptResult): Transcript {
    const { transcript, sent, typicalMs } = result
    entry.typicalMs = typicalMs ?? entry.typicalMs
    const stored = isStored(sent, transcript.trigger)
    const sample = life.counted(sampleOf(entry, transcript, stored), entry.watched.monitor)
    const next = stepAfter(entry, result)
    const whole = next.incident ? { ...transcript, incidentId: next.incident.id } : transcript
    guarded(() => store.appendSample(entry.status.monitorId, sample))
    if (stored) guarded(() => store.saveTranscript(whole))
    settle(entry, next, whole)
    learn(entry, transcript)
    options.onChange(stored ? ['summary', 'transcripts'] : ['summary'], entry.status.monitorId)
    return whole
  }

  function learn(entry: Entry, transcript: Transcript): void {
    const { ownSide, endedAtMs } = transcript
    if (ownSide?.cause === 'changed') entry.soonAtMs = endedAtMs + settlesMs
    const learned = network.learn(transcript, endedAtMs)
    if (learned === 'lost') offline.lost()
    if (learned !== 'back') return
    offline.over()
    roster.afterOffline()
  }

  /** What follows from an attempt. */
  const stepAfter = (entry: Entry, result: AttemptResult) => stepOf(entry, inputOf(entry, result))

  function stepOf(entry: Entry, input: Input): Step {
    const open = records.incident(entry.status.incidentId) ?? null
    return step(entry.status, open, input, aboutOf(entry, network.families()), clock.nowMs())
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
      gapSeen(gapMs)
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
      life.start(options.initial.incidents)
      tick()
    },
    async stop() {
      watching = false
      ending.abort()
      alarm.set(null)
      life.stop()
      scope.stop()
      offline.stop()
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
      if (!entry || !watching) throw new ProbeDropped(wording.watch.notWatched)
      // What was stopped is waited for, what runs is joined.
      while (entry.flight?.abort.signal.aborted) await entry.flight.done.catch(() => undefined)
      return entry.flight?.done ?? run(entry, 'manual', null)
    },
    testDraft: createDraftTest(attempt, slots, ending.signal),
    ...createPeople(options, records, roster.entries, life, apply),
    statuses: () => [...roster.entries.values()].map((entry) => entry.status),
    status: (monitorId) => roster.entries.get(monitorId)?.status,
    nextProbeAtMs(monitorId) {
      const entry = roster.entries.get(monitorId)
      return entry?.confirm?.atMs ?? entry?.dueMs ?? undefined
    },
    openIncidents: () => records.incidents().filter((incident) => incident.state === 'open'),
    incident: (id) => records.incident(id),
    written: records.written,
    ownSide: () => network.now(),
  }
}
