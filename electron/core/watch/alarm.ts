import type { Clock } from '../ports.ts'
import { gapMsOf } from '../schedule.ts'

/** The longest single wait: timers of the platform overflow beyond 24 days. */
const longestDelayMs = 86_400_000
/** The two clocks are not read at the same instant, and time servers push the wall clock a little. */
const toleratedMs = 1_000

/** The one timer of the schedule, which also notices when time went by unobserved. */
export type Alarm = {
  /**
   * Call first whenever something wakes. `gapMs`: how long nobody watched since the last look, or 0. `setBackMs`: by how
   * much the wall clock was set back meanwhile, or 0; due times that were worked out before are wrong by that much.
   */
  look(): { gapMs: number; setBackMs: number }
  /** Fires once at `atMs` (at once when that is past); null: not at all. Replaces what was set. */
  set(atMs: number | null): void
}

export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let cancel: (() => void) | null = null
  let seen = { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() }
  let delayMs = Number.POSITIVE_INFINITY

  return {
    look() {
      const before = seen
      seen = { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() }
      const wallMs = seen.wallMs - before.wallMs
      const monotonicMs = seen.monotonicMs - before.monotonicMs
      const expectedMs = delayMs
      // Time already looked at is not late a second time.
      delayMs = Math.max(0, delayMs - monotonicMs)
      const backMs = monotonicMs - wallMs
      return {
        gapMs: gapMsOf({ wallMs, monotonicMs, delayMs: expectedMs }),
        setBackMs: backMs > toleratedMs ? backMs : 0,
      }
    },
    set(atMs) {
      cancel?.()
      cancel = null
      delayMs = Number.POSITIVE_INFINITY
      if (atMs === null) return
      delayMs = Math.min(longestDelayMs, Math.max(0, atMs - clock.nowMs()))
      cancel = clock.after(delayMs, ring)
    },
  }
}
