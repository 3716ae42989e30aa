import type { About } from '../incident.ts'
import { type AttemptInput, pathOf, restore } from '../incident.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import type { Sample } from '../model/sample.ts'
import type { Transcript, Trigger } from '../model/transcript.ts'
import { phasesOf } from '../phases.ts'
import type { WatchedMonitor } from '../ports.ts'
import { coversMsOf, type Due, nextDue } from '../schedule.ts'
import type { AttemptResult } from './attempt.ts'

/** One monitor while it is watched. */
export type Entry = Due & {
  watched: WatchedMonitor
  status: MonitorStatus
  lastRunMs: number | undefined
  lastEndMs: number | undefined
  soonAtMs: number | undefined
  flight: { abort: AbortController; done: Promise<Transcript> } | null
  /** A confirming attempt that waits for its moment. */
  confirm: { atMs: number; cancel: () => void } | null
  /** The next attempt of a burst, under way while our own side is asked about the last. */
  ahead: { abort: AbortController; result: Promise<AttemptResult> } | null
  /** Lately usual for it; see `Baselines`. */
  typicalMs?: number | undefined
}

export function createEntry(
  watched: WatchedMonitor,
  stored: MonitorStatus | undefined,
  open: Incident | undefined,
  nowMs: number,
): Entry {
  const { monitor } = watched
  const status = restore(monitor.id, stored, open, coversMsOf(monitor), nowMs)
  const { lastProbeAtMs } = status
  const idle = { lastEndMs: undefined, soonAtMs: undefined, flight: null, confirm: null, ahead: null }
  return { watched, status, lastRunMs: lastProbeAtMs, ...idle, dueMs: null, busy: false }
}

/** Works out again when the entry is due and whether it is busy. Call after any change of it. */
export function replan(entry: Entry, nowMs: number): void {
  const { lastRunMs, lastEndMs, soonAtMs, status } = entry
  entry.busy = entry.flight !== null || entry.confirm !== null
  entry.dueMs = nextDue(
    { monitor: entry.watched.monitor, lastRunMs, lastEndMs, soonAtMs, notBeforeMs: status.notBeforeMs },
    nowMs,
  )
}

/** Moves an entry's times along with a wall clock that was set back, unless it was probed since. Then call `replan`. */
export function setBack(entry: Entry, byMs: number, nowMs: number): void {
  const { lastRunMs, lastEndMs, status } = entry
  // The new clock has written nothing that lies in its future.
  if (Math.max(lastRunMs ?? nowMs, lastEndMs ?? nowMs) <= nowMs) return
  if (lastRunMs !== undefined) entry.lastRunMs = lastRunMs - byMs
  if (lastEndMs !== undefined) entry.lastEndMs = lastEndMs - byMs
  if (entry.soonAtMs !== undefined) entry.soonAtMs -= byMs
  if (status.notBeforeMs !== undefined) entry.status = { ...status, notBeforeMs: status.notBeforeMs - byMs }
}

/** Ends what runs or waits for this monitor; the result of what ran is dropped. */
export function quieten(entry: Entry): void {
  entry.flight?.abort.abort()
  entry.ahead?.abort.abort()
  entry.ahead = null
  entry.confirm?.cancel()
  entry.confirm = null
}

export function aboutOf({ watched: { monitor, vendorName }, typicalMs }: Entry, families: About['families']): About {
  const { id, name, vendorId, intervalMs, timeoutMs, policy } = monitor
  return { monitorId: id, monitorName: name, vendorId, vendorName, intervalMs, timeoutMs, typicalMs, families, policy }
}

/** What a confirming attempt does otherwise than one on the schedule. */
export type Otherwise = Pick<Transcript['attempt'], 'variation' | 'timeoutMs'>

/** How the next attempt is numbered: within a burst it counts on. */
export function numbered(
  { status, watched }: Pick<Entry, 'status' | 'watched'>,
  { variation, timeoutMs }: Otherwise,
): Transcript['attempt'] {
  if (status.stage === 'open') return { number: 1, of: 1 }
  const of = 1 + watched.monitor.policy.confirmAfterMs.length
  const number = Math.min(of, (status.burst?.attempts ?? 0) + 1)
  return { number, of, ...(variation && { variation }), ...(timeoutMs !== undefined && { timeoutMs }) }
}

/** Is the record worth a file? One that sent nothing is, only when a person asked for it. */
export function isStored(sent: boolean, trigger: Trigger): boolean {
  return sent || trigger === 'manual'
}

/** A probe that is left out because of our own side, as a row of history; the next is planned from now. */
export function leftOut(entry: Entry, nowMs: number): Sample {
  entry.lastRunMs = nowMs
  entry.lastEndMs = nowMs
  entry.soonAtMs = undefined
  return { atMs: nowMs, coversMs: coversMsOf(entry.watched.monitor), state: 'unknown', reason: 'own-side' }
}

/** An attempt as a row of history. */
export function sampleOf(entry: Entry, transcript: Transcript, stored: boolean): Sample {
  const last = transcript.exchanges.at(-1)
  return {
    atMs: transcript.startedAtMs,
    coversMs: coversMsOf(entry.watched.monitor),
    state: transcript.verdict.state,
    reason: transcript.verdict.reason,
    ...(last ? { totalMs: last.instants.end, phases: phasesOf(last.instants) } : {}),
    ...(last?.response ? { status: last.response.status } : {}),
    ...(last?.failure ? { failureKind: last.failure.kind } : {}),
    ...(stored ? { transcriptId: transcript.id } : {}),
  }
}

/** An attempt as the rules of incidents take it. */
export function inputOf(entry: Entry, { transcript, title, sent }: AttemptResult): AttemptInput {
  const { verdict, startedAtMs, endedAtMs, ownSide, exchanges, attempt } = transcript
  const sample = sampleOf(entry, transcript, isStored(sent, transcript.trigger))
  const { totalMs, status, failureKind, transcriptId } = sample
  const path = pathOf(exchanges.at(-1), attempt.variation)
  const seen = { verdict, title, ownSide, startedAtMs, endedAtMs, totalMs, status, failureKind, transcriptId, path }
  return { kind: 'attempt', ...seen }
}
