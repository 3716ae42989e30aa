import { describeDuration } from '../duration.ts'
import { endedByRemoval, type Input } from '../incident.ts'
import { wording } from '../language/language.ts'
import { released } from '../life/actions.ts'
import type { Monitor } from '../model/monitor.ts'
import type { WatchedMonitor } from '../ports.ts'
import { afterGapAt, coversMsOf, isPaused, longestSoonMs, soonAt } from '../schedule.ts'
import { createEntry, type Entry, quieten, replan, setBack } from './entry.ts'
import type { Records } from './records.ts'
import type { WatchOptions } from './types.ts'

export type Roster = {
  entries: ReadonlyMap<string, Entry>
  /** Takes over the monitors as they are configured now. The first time, what was stored is continued. */
  read(): void
  /** Monitors that use one of these secrets (any, without names) are tried with the new ones soon. */
  secretsChanged(names?: readonly string[]): void
  /** What is overdue was not observed: bursts end, runs are spread, nobody is told anything. */
  afterGap(gapMs: number): void
  /** Our network is back: what was not observed because of it, or waited for it, is probed soon, spread out. */
  afterOffline(): void
  /** The wall clock was set back: all due times are worked out anew, and a wait lasts as long as it would have. */
  afterSetBack(setBackMs: number): void
}

/** Who is watched, and what becomes of each when something outside the probes changes. */
export function createRoster(
  options: WatchOptions,
  records: Records,
  apply: (entry: Entry, input: Input) => void,
): Roster {
  const { clock, initial } = options
  const entries = new Map<string, Entry>()
  const stored = new Map(initial.statuses.map((status) => [status.monitorId, status]))

  function soon(chosen: readonly Entry[]): void {
    const nowMs = clock.nowMs()
    for (const entry of chosen) {
      entry.soonAtMs = soonAt(entry.status.monitorId, nowMs, chosen.length)
      replan(entry, nowMs)
    }
  }

  /** True when the new monitor is to be probed soon. */
  function added(id: string, watched: WatchedMonitor): boolean {
    const nowMs = clock.nowMs()
    const open = records.incidents().find((incident) => incident.monitorId === id && incident.state === 'open')
    const status = stored.get(id)
    stored.delete(id)
    const entry = createEntry(watched, status, open, nowMs)
    entries.set(id, entry)
    replan(entry, nowMs)
    if (isPaused(watched.monitor, nowMs)) {
      apply(entry, { kind: 'paused', untilMs: watched.monitor.paused?.untilMs ?? null })
      return false
    }
    return status?.burst !== undefined || (entry.dueMs !== null && entry.dueMs <= nowMs)
  }

  function changed(entry: Entry, next: WatchedMonitor): boolean {
    const before = entry.watched.monitor
    const { monitor } = next
    const nowMs = clock.nowMs()
    entry.watched = next
    if (before.revision === monitor.revision && pauseOf(before) === pauseOf(monitor)) return false
    const paused = isPaused(monitor, nowMs)
    quieten(entry)
    apply(entry, paused ? { kind: 'paused', untilMs: monitor.paused?.untilMs ?? null } : { kind: 'edited' })
    replan(entry, nowMs)
    return !paused
  }

  function removeMissing(ids: ReadonlySet<string>): void {
    for (const [id, entry] of entries) {
      if (ids.has(id)) continue
      entries.delete(id)
      quieten(entry)
    }
    for (const incident of records.incidents()) {
      if (incident.state !== 'open' || ids.has(incident.monitorId)) continue
      void records.save(released(endedByRemoval(incident, clock.nowMs()), clock.nowMs()), null)
      options.onChange(['incidents', 'summary'], incident.monitorId)
    }
  }

  return {
    entries,
    read() {
      const monitors = options.monitors()
      removeMissing(new Set(monitors.map(({ monitor }) => monitor.id)))
      const eager: Entry[] = []
      for (const watched of monitors) {
        const { id } = watched.monitor
        const known = entries.get(id)
        const isEager = known ? changed(known, watched) : added(id, watched)
        const entry = entries.get(id)
        if (isEager && entry) eager.push(entry)
      }
      stored.clear()
      soon(eager)
    },
    secretsChanged(names) {
      const concerned = [...entries.values()].filter(({ watched: { monitor } }) => {
        const used = options.rules.secretNamesOf(monitor.request)
        return !isPaused(monitor, clock.nowMs()) && used.some((name) => !names || names.includes(name))
      })
      for (const entry of concerned) {
        quieten(entry)
        apply(entry, { kind: 'edited' })
      }
      soon(concerned)
    },
    afterGap(gapMs) {
      const nowMs = clock.nowMs()
      const sentence = wording.watch.asleep(roughly(gapMs))
      for (const entry of entries.values()) {
        const { monitor } = entry.watched
        // What runs judges by itself whether it slept.
        if (isPaused(monitor, nowMs) || (entry.flight && !entry.flight.abort.signal.aborted)) continue
        const inBurst = entry.status.stage === 'suspect'
        const overdue = entry.dueMs !== null && entry.dueMs <= nowMs
        quieten(entry)
        const { lastProbeAtMs } = entry.status
        const covered = lastProbeAtMs !== undefined && lastProbeAtMs + coversMsOf(monitor) >= nowMs
        if (inBurst || (lastProbeAtMs !== undefined && !covered)) apply(entry, { kind: 'gap', sentence })
        if (inBurst || overdue) entry.soonAtMs = afterGapAt(monitor, nowMs)
        replan(entry, nowMs)
      }
    },
    afterOffline() {
      const nowMs = clock.nowMs()
      soon(
        [...entries.values()].filter(
          (entry) => entry.status.reason === 'own-side' || (entry.soonAtMs !== undefined && entry.soonAtMs <= nowMs),
        ),
      )
    },
    afterSetBack(setBackMs) {
      const nowMs = clock.nowMs()
      for (const entry of entries.values()) {
        setBack(entry, setBackMs, nowMs)
        if (entry.soonAtMs !== undefined) entry.soonAtMs = Math.min(entry.soonAtMs, nowMs + longestSoonMs)
        replan(entry, nowMs)
      }
    },
  }
}

function pauseOf({ paused }: Monitor): string {
  return paused ? `${paused.sinceMs}-${paused.untilMs}` : ''
}

function roughly(ms: number): string {
  const unitMs = ms < 120_000 ? 1_000 : 60_000
  return describeDuration(Math.round(ms / unitMs) * unitMs)
}
