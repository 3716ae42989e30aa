import type { Monitor } from './model/monitor.ts'

/** Everything that decides when one monitor is probed next. Times are epoch ms. */
export type Planned = {
  monitor: Pick<Monitor, 'id' | 'intervalMs' | 'paused'>
  /** When the last attempt began. */
  lastRunMs?: number | undefined
  /** When the last attempt ended. */
  lastEndMs?: number | undefined
  /** Asked for out of turn: new, edited, or after a gap. Takes the place of the grid until it ran. */
  soonAtMs?: number | undefined
  /** From Retry-After or a refused key: nothing scheduled earlier. */
  notBeforeMs?: number | undefined
}

/** A monitor in the plan with its due time kept at hand, so that looking through 1,000 costs a comparison each. */
export type Due = {
  /** From `nextDue`. */
  dueMs: number | null
  /** A probe runs, or a burst confirms: nothing scheduled until that is over. */
  busy: boolean
}

/** Are scheduled probes off at this moment? A pause with an end is over by itself. */
export function isPaused(monitor: Pick<Monitor, 'paused'>, nowMs: number): boolean {
  const { paused } = monitor
  return paused !== undefined && (paused.untilMs === null || paused.untilMs > nowMs)
}

const dayMs = 86_400_000
/** No vendor is believed that asks for a longer wait than this. */
const longestWaitMs = dayMs
/** What is asked for out of turn is asked for within this: see `soonAt` and `afterGapAt`. */
export const longestSoonMs = 31_000
/** A wake-up this late, or a wall clock this far from the monotonic one, means that nothing was observed meanwhile. */
const gapFromMs = 30_000

/** FNV-1a, 32 bit, over UTF-16 units, with a final mix so that `a-1` and `a-2` end far apart. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A stable share of `withinMs` for one monitor: 0 ≤ share < `withinMs`. */
export function shareOf(monitorId: string, withinMs: number): number {
  return Math.floor((stableHash(monitorId) / 2 ** 32) * withinMs)
}

/**
 * When the next scheduled probe is due, epoch ms; null while paused by hand without an end. Due times lie on a grid
 * `offset + k × interval` with a stable offset per monitor, so they never drift; grid points that pass while a probe
 * runs are left out. A run out of turn is not followed by one on the grid within half an interval, at most 5 s.
 *
 * In whatever way the clock is set, that lies no later after `nowMs` than it ever may: an interval (and those 5 s, where
 * the last run was just now), `longestSoonMs` out of turn, or as long as a vendor asked us to wait.
 */
export function nextDue(planned: Planned, nowMs: number): number | null {
  const { monitor, soonAtMs, notBeforeMs } = planned
  const { intervalMs, paused } = monitor
  if (paused && paused.untilMs === null) return null
  const { lastRunMs = Number.NEGATIVE_INFINITY, lastEndMs = lastRunMs } = planned
  // Times in the future come from a clock that was set back since, by this much at least.
  const setBackMs = Math.max(0, lastRunMs - nowMs, lastEndMs - nowMs)
  let dueMs = soonAtMs === undefined ? nowMs : Math.min(soonAtMs, nowMs + longestSoonMs)
  if (soonAtMs === undefined && planned.lastRunMs !== undefined) {
    const ranMs = Math.min(lastRunMs, nowMs)
    const fromMs = Math.max(ranMs + Math.min(intervalMs / 2, 5_000), Math.min(lastEndMs, nowMs))
    const offsetMs = shareOf(monitor.id, intervalMs)
    dueMs = offsetMs + Math.ceil((fromMs - offsetMs) / intervalMs) * intervalMs
    if (setBackMs > 0) dueMs = Math.min(dueMs, nowMs + intervalMs)
  }
  // The wait as it was asked for: its end was written down by the clock as it was then.
  if (notBeforeMs !== undefined) dueMs = Math.max(dueMs, Math.min(notBeforeMs - setBackMs, nowMs + longestWaitMs))
  // Several paused together begin again spread, not all in the moment the pause ends.
  if (paused?.untilMs != null && paused.untilMs > nowMs) {
    dueMs = Math.max(dueMs, paused.untilMs + shareOf(monitor.id, Math.min(intervalMs, gapFromMs)))
  }
  return dueMs
}

/** What to probe now, longest overdue first. Busy ones are left out: never two probes at once for one monitor. */
export function dueNow<T extends Due>(plan: Iterable<T>, nowMs: number): T[] {
  const due: T[] = []
  for (const item of plan) if (!item.busy && item.dueMs !== null && item.dueMs <= nowMs) due.push(item)
  return due.sort((a, b) => (a.dueMs ?? 0) - (b.dueMs ?? 0))
}

/** The next moment at which something becomes due, epoch ms, or null when nothing will: no timer is needed before. */
export function nextWakeMs(plan: Iterable<Due>): number | null {
  let wakeMs: number | null = null
  for (const { busy, dueMs } of plan) {
    if (!busy && dueMs !== null && (wakeMs === null || dueMs < wakeMs)) wakeMs = dueMs
  }
  return wakeMs
}

/**
 * When a new or edited monitor is probed: within 2 s; when `together` many are, within 30 ms each and at most 30 s,
 * so that an import of 1,000 does not fire at once.
 */
export function soonAt(monitorId: string, nowMs: number, together = 1): number {
  return nowMs + shareOf(monitorId, Math.min(30_000, Math.max(2_000, together * 30)))
}

/** When an overdue monitor is probed after a gap: after a second for the network, spread over min(interval, 30 s). */
export function afterGapAt(monitor: Pick<Monitor, 'id' | 'intervalMs'>, nowMs: number): number {
  return nowMs + 1_000 + shareOf(monitor.id, Math.min(monitor.intervalMs, 30_000))
}

/**
 * The unobserved stretch before now, in ms, or 0. A timer that fires after twice its delay and at least 30 s late, or
 * wall time that moved 30 s more than the monotonic clock (which stands still in sleep on Linux and macOS).
 */
export function gapMsOf(seen: { wallMs: number; monotonicMs: number; delayMs: number }): number {
  const lateMs = seen.wallMs - seen.delayMs
  if (lateMs > Math.max(seen.delayMs, gapFromMs)) return lateMs
  const asleepMs = seen.wallMs - seen.monotonicMs
  return asleepMs > gapFromMs ? asleepMs : 0
}

/** How long one sample counts as observed: until the next is surely overdue. */
export function coversMsOf(monitor: Pick<Monitor, 'intervalMs' | 'timeoutMs'>): number {
  return monitor.intervalMs + monitor.timeoutMs + 5_000
}
