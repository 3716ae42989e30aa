import { type Digest, digestsOf, toldIn } from '../life/digest.ts'
import { follow } from '../life/follow.ts'
import { isLeftOut } from '../life/maintenance.ts'
import type { AlertRules } from '../life/rules.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import type { Monitor } from '../model/monitor.ts'
import type { Sample } from '../model/sample.ts'
import type { State } from '../model/verdict.ts'
import { createAlarm } from './alarm.ts'
import type { Records } from './records.ts'
import type { WatchPorts } from './types.ts'

/** What becomes of incidents between probes: reminders, escalation, snoozes, maintenance and quiet hours that end. */
export type Life = {
  /** Takes up what an earlier run left; `stored` are its incidents, those included that are over and told. */
  start(stored: readonly Incident[]): void
  /**
   * Stores an incident that changed, with what the rules make of it, and tells what is to be told. `fresh` are the ids of
   * notices that just came up; `explain` is waited for between storing and telling.
   */
  settle(
    incident: Incident,
    fresh: readonly string[],
    status?: () => MonitorStatus,
    difference?: () => Promise<void>,
  ): void
  /** The row of history as availability has it: time in a window that does not count is left out. */
  counted(sample: Sample, monitor: Pick<Monitor, 'id' | 'vendorId'>): Sample
  /** Looks at everything again: after sleep, a step of the wall clock, or a change of the rules. */
  look(): void
  stop(): void
}

/**
 * One timer to the next thing that is due, none while nothing is. `stateOf`: what was observed of a monitor last. `wake`
 * is called at that moment and calls `look`, once it knows that nobody slept meanwhile.
 */
export function createLife(
  ports: WatchPorts,
  records: Records,
  stateOf: (monitorId: string) => State | undefined,
  wake: () => void,
): Life {
  const { clock } = ports
  const alarm = createAlarm(clock, wake)
  const wakes = new Map<string, number>()
  let digestAtMs: number | null = null
  let running = false

  function rules(): AlertRules {
    const others = ports.alertRules?.() ?? { alertsOf: () => undefined, windows: [], zone: 'UTC' }
    return { settings: ports.settings(), ...others }
  }

  function settle(
    changed: Incident,
    fresh: readonly string[],
    status?: () => MonitorStatus,
    difference?: () => Promise<void>,
  ): void {
    const { incident, tell } = followed(changed, fresh, rules())
    const saved = records.save(incident, status ?? null)
    const told = difference?.()
    const ready = told ? saved.then(() => told) : saved
    for (const noticeId of tell) records.deliver(incident.id, noticeId, ready)
    arm()
  }

  function followed(incident: Incident, fresh: readonly string[], by: AlertRules) {
    const seen = stateOf(incident.monitorId) ?? 'unknown'
    const next = follow(incident, fresh, by, clock.nowMs(), seen)
    if (next.wakeAtMs === null) wakes.delete(incident.id)
    else wakes.set(incident.id, next.wakeAtMs)
    return next
  }

  function look(): void {
    if (!running) return
    const now = rules()
    tellDigests(now)
    for (const incident of records.incidents()) {
      if (incident.state !== 'open') continue
      const next = followed(incident, [], now)
      if (next.incident === incident) continue
      const saved = records.save(next.incident, null)
      for (const noticeId of next.tell) records.deliver(incident.id, noticeId, saved)
      ports.onChange(['incidents', 'summary'], incident.monitorId)
    }
    arm()
  }

  function tellDigests(by: AlertRules): void {
    const { digests, wakeAtMs } = digestsOf(records.incidents(), by, clock.nowMs())
    digestAtMs = wakeAtMs
    for (const digest of digests) tell(digest)
  }

  /** The carrier first: a crash in between is mended at the start by what it says it tells. */
  function tell({ carrier, noticeId, others }: Digest): void {
    const saved = records.save(carrier, null)
    for (const other of others) void records.save(other, null)
    records.deliver(carrier.id, noticeId, saved)
    ports.onChange(['incidents', 'summary'], carrier.monitorId)
  }

  function arm(): void {
    if (!running) return
    const open = new Set(records.incidents().map(({ id }) => id))
    for (const id of wakes.keys()) if (!open.has(id)) wakes.delete(id)
    const next = Math.min(digestAtMs ?? Number.POSITIVE_INFINITY, ...wakes.values())
    alarm.set(Number.isFinite(next) ? next : null)
  }

  /** A crash between the carrier of a digest and the others: what it says it tells is told. */
  function mendDigests(stored: readonly Incident[]): void {
    const told = stored.flatMap(({ notices }) => notices.filter(({ tells }) => tells))
    for (const { id, tells = [] } of told) {
      for (const incident of records.incidents()) {
        const next = toldIn(incident, id, tells)
        if (next !== incident) void records.save(next, null)
      }
    }
  }

  return {
    start(stored) {
      running = true
      mendDigests(stored)
      look()
    },
    settle,
    counted(sample, { id, vendorId }) {
      const leftOut = isLeftOut(rules(), { monitorId: id, vendorId }, clock.nowMs())
      return leftOut && sample.state !== 'unknown' ? { ...sample, state: 'unknown', reason: 'maintenance' } : sample
    },
    look,
    stop() {
      running = false
      alarm.set(null)
    },
  }
}
