import type { Connection, Instants } from '../../core/model/exchange.ts'

/** What is learnt about one exchange while it runs: kept even when a later step fails. */
export type Stopwatch = {
  startedAtMs: number
  /** Milliseconds since the exchange began. */
  sinceMs(): number
  /** Notes a moment; the first time counts. */
  mark(instant: keyof Instants): void
  /** Notes a moment anew: the last time counts. */
  remark(instant: keyof Instants): void
  has(instant: keyof Instants): boolean
  /** All moments so far, ended now when nothing ended them before. */
  instants(): Instants
  connection: Connection | undefined
}

export function createStopwatch(nowMs: () => number, monotonicMs: () => number): Stopwatch {
  const startMs = monotonicMs()
  const moments: Partial<Instants> = {}
  const sinceMs = () => Math.round((monotonicMs() - startMs) * 1_000) / 1_000
  return {
    startedAtMs: nowMs(),
    sinceMs,
    mark(instant) {
      moments[instant] ??= sinceMs()
    },
    remark(instant) {
      moments[instant] = sinceMs()
    },
    has: (instant) => moments[instant] !== undefined,
    instants: () => ({ ...moments, end: moments.end ?? sinceMs() }),
    connection: undefined,
  }
}
