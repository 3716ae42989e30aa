import { sayUtc } from '../explain/say.ts'
import { isBad } from '../incident/isBad.ts'
import type { Step } from '../incident.ts'
import { wording } from '../language/language.ts'
import type { Incident } from '../model/incident.ts'
import type { ScopeEvidence } from '../model/scope.ts'
import type { Transcript } from '../model/transcript.ts'
import { limitedUntilMs, ownSideRow, type Standing, unseen } from '../scope/around.ts'
import { callOf, type PairedCall, planPairs } from '../scope/calls.ts'
import { evidenceOf, keylessVerdict } from '../scope/evidence.ts'
import { afterRecovery, located, reconsidered, tellScope } from '../scope/incident.ts'
import type { Attempt } from './attempt.ts'
import type { Entry } from './entry.ts'
import type { Records } from './records.ts'
import { createSlots } from './slots.ts'
import type { WatchOptions } from './types.ts'
import { messageOf, within } from './within.ts'

/** An alert waits no longer than this to say where the failure lies; what is known later goes into the incident. */
const alertWaitMs = 1_500
/** What changes around open incidents is looked at together, this long after the first change. */
const lookAfterMs = 500

/** Paired probes at once, beside those of the schedule and of bursts: in a large outage they must not stand in the way. */
const atOnce = 6
/** A vendor whose monitors all fail together is asked for this many of them; the others tell by how they stand. */
const perVendor = 3
const perVendorMs = 60_000

export type ScopeWatch = {
  /**
   * Compares a failure that was just confirmed or got worse with its paired probes, and one that could not be compared
   * yet. Call it once the incident of the step is kept. Resolves when a notice about it need not wait any longer. Never
   * rejects.
   */
  locate(entry: Entry, before: Incident | null, step: Step, attempted: Transcript): Promise<void>
  /** A monitor or an incident changed: what that says about open incidents is looked at soon. */
  changed(): void
  stop(): void
}

export type ScopeParts = {
  options: WatchOptions
  records: Records
  attempt: Attempt
  entries: ReadonlyMap<string, Entry>
  signal: AbortSignal
}

/** The vendor limits our requests meanwhile: what still waits is not sent. */
class NotNow extends Error {}

/** Finds out where failures lie, beside the watch and without a say in it. */
export function createScope({ options, records, attempt, entries, signal }: ScopeParts): ScopeWatch {
  const { clock, rules, matchers, store } = options
  const lane = createSlots(() => atOnce)
  const running = new Set<string>()
  /** When comparing began lately, by vendor. */
  const begun = new Map<string, number[]>()
  let cancelLook: (() => void) | null = null

  const standings = (): Standing[] =>
    [...entries.values()].map(({ watched: { monitor }, status }) => ({ monitor, status }))

  /** One paired probe, from its slot to its row of evidence. */
  async function ask(call: PairedCall, entry: Entry, failing: Transcript, incident: Incident): Promise<ScopeEvidence> {
    const { monitor, vendorName } = entry.watched
    const leave = await lane.takeUrgent()
    try {
      if (limitedUntilMs(incident.vendorId, standings(), clock.nowMs()) !== undefined) throw new NotNow()
      const numbered = { number: 1, of: 1, ...(call.variation && { variation: call.variation }) }
      const order = { monitor: call.monitor, vendorName, trigger: 'scope', attempt: numbered } as const
      const { transcript: seen, sent } = await attempt({ ...order, via: call.via }, signal)
      const judged = { monitor, exchanges: seen.exchanges, keySent: false, nowMs: clock.nowMs(), matchers }
      const { how } = callOf(failing, true)
      const byMonitor = rules.assess(judged)
      const row = evidenceOf({ call, transcript: seen, failing, how, monitor, byMonitor, matchers })
      const verdict = call.source === 'without-key' ? keylessVerdict(seen.verdict, row.outcome) : seen.verdict
      // It belongs to the monitor that failed, whoever's call it was.
      const transcript = { ...seen, verdict, monitorId: monitor.id, incidentId: incident.id }
      if (sent) await store.saveTranscript(transcript)
      return row
    } catch (error) {
      if (!signal.aborted && !(error instanceof NotNow)) options.onProblem({ where: 'probe', text: messageOf(error) })
      return {
        source: call.source,
        outcome: 'not-asked',
        text: wording.watch.pairNotAsked(call.which),
        atMs: clock.nowMs(),
      }
    } finally {
      leave()
    }
  }

  /** Why the vendor is not asked at this moment; undefined when it may be. */
  function whyNotNow(vendorId: string, all: readonly Standing[], nowMs: number): string | undefined {
    const waitUntilMs = limitedUntilMs(vendorId, all, nowMs)
    if (waitUntilMs !== undefined) return wording.watch.pairLimited(sayUtc(waitUntilMs))
    const lately = (begun.get(vendorId) ?? []).filter((atMs) => nowMs - atMs < perVendorMs)
    begun.set(vendorId, lately)
    if (lately.length >= perVendor) return wording.watch.pairEnough
    lately.push(nowMs)
    return undefined
  }

  async function compare(entry: Entry, failing: Transcript, incident: Incident, noticeId: () => string | undefined) {
    const { monitor } = entry.watched
    const nowMs = clock.nowMs()
    const all = standings()
    const call = callOf(failing, rules.secretNamesOf(monitor.request).length > 0)
    const evidence = ownSideRow(failing.ownSide, failing.endedAtMs)
    const notNow = whyNotNow(incident.vendorId, all, nowMs)
    let probedAtMs: number | undefined
    if (notNow !== undefined) evidence.push({ source: 'same-call', outcome: 'not-asked', text: notNow, atMs: nowMs })
    else {
      probedAtMs = nowMs
      const plan = planPairs({ monitor, failing, others: unseen(incident, monitor, all, nowMs) })
      evidence.push(...plan.notAsked.map((row) => ({ ...row, outcome: 'not-asked' as const, atMs: nowMs })))
      evidence.push(...(await Promise.all(plan.calls.map((one) => ask(one, entry, failing, incident)))))
    }
    if (signal.aborted) return
    const judged = { call, evidence, probedAtMs }
    await records.amend(incident.id, (now) =>
      tellScope(afterRecovery(located(now, judged, standings(), clock.nowMs())), noticeId()),
    )
    options.onChange(['incidents', 'transcripts'], incident.monitorId)
  }

  function look(): void {
    cancelLook = null
    for (const incident of records.incidents()) {
      const next = reconsidered(incident, standings(), clock.nowMs())
      if (next !== incident) void records.amend(incident.id, () => next)
    }
  }

  return {
    async locate(entry, before, { incident, effects }, attempted) {
      if (!options.pairedProbes || !incident || incident.state === 'closed' || running.has(incident.id)) return
      const isNew = !before || before.severity !== incident.severity
      if (!isBad(attempted) || (!isNew && incident.scope?.probedAtMs !== undefined)) return
      const notice = effects.find((effect) => effect.kind === 'notify')
      running.add(incident.id)
      let late = false
      const work = compare(entry, attempted, incident, () => (late ? undefined : notice?.noticeId))
        .catch((error) => options.onProblem({ where: 'probe', text: messageOf(error) }))
        .finally(() => running.delete(incident.id))
      late = (await within(clock, alertWaitMs, work)).kind === 'late'
    },
    changed() {
      if (!cancelLook && records.incidents().some(({ scope }) => scope)) cancelLook = clock.after(lookAfterMs, look)
    },
    stop() {
      cancelLook?.()
      cancelLook = null
    },
  }
}
