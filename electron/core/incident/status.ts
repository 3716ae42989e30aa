import { wording } from '../language/language.ts'
import type { MonitorStatus } from '../model/incident.ts'
import type { Reason, State } from '../model/verdict.ts'
import { isBad } from './isBad.ts'
import type { About, AttemptInput } from './types.ts'

/** A refused key is tried again no more often than this: vendors lock accounts that keep trying. */
const refusedKeyWaitMs = 900_000
/** A vendor that is down and asks us to wait longer is still looked at this often, or its recovery would be missed. */
const longestWaitWhileDownMs = 300_000

/** Where a monitor stands that was never probed. */
export function firstStatus(monitorId: string, nowMs: number): MonitorStatus {
  return {
    monitorId,
    stage: 'watching',
    state: 'unknown',
    reason: 'not-observed',
    sentence: wording.rules.notProbed,
    sinceMs: nowMs,
    passesInARow: 0,
  }
}

/** The status with another state, its moment kept when the state stays the same. */
export function inState(
  status: MonitorStatus,
  state: State,
  reason: Reason,
  sentence: string,
  atMs: number,
): MonitorStatus {
  return { ...status, state, reason, sentence, sinceMs: status.state === state ? status.sinceMs : atMs }
}

/** What every attempt leaves behind, whatever stage it meets. */
export function afterAttempt(status: MonitorStatus, about: About, input: AttemptInput): MonitorStatus {
  const { verdict, transcriptId } = input
  const next = inState(status, verdict.state, verdict.reason, verdict.sentence, input.endedAtMs)
  next.lastProbeAtMs = input.startedAtMs
  if (isBad(input)) {
    next.failing = {
      attempts: (status.failing?.attempts ?? 0) + 1,
      // Never in the future, as after the wall clock was set back: waits are counted from here.
      sinceMs: Math.min(status.failing?.sinceMs ?? input.endedAtMs, input.endedAtMs),
    }
  } else if (verdict.state === 'up') delete next.failing
  next.lastTotalMs = input.totalMs
  if (transcriptId !== undefined) {
    next.lastTranscriptId = transcriptId
    if (verdict.state === 'up') next.lastGoodTranscriptId = transcriptId
  }
  next.notBeforeMs = notBeforeMs(about, input)
  return next
}

function notBeforeMs(about: About, { verdict, startedAtMs, endedAtMs }: AttemptInput): number | undefined {
  if (verdict.reason === 'key-rejected') return startedAtMs + Math.max(about.intervalMs, refusedKeyWaitMs)
  if (verdict.retryAfterMs === undefined) return undefined
  const waitMs =
    verdict.state === 'down' ? Math.min(verdict.retryAfterMs, longestWaitWhileDownMs) : verdict.retryAfterMs
  return endedAtMs + waitMs
}

/** The status with its burst dropped. */
export function withoutBurst(status: MonitorStatus): MonitorStatus {
  const { burst: _dropped, ...rest } = status
  return { ...rest, stage: 'watching' }
}
