import type { Clock } from '../../../electron/core/ports.ts'

export type TestClock = Clock & {
  /** Virtual time passes: timers fire in order, and what they set off settles before the next. */
  advance(ms: number): Promise<void>
  /** The computer sleeps: wall time passes, the monotonic clock and timers stand still. */
  sleep(ms: number): void
  /** Lets everything that needs no time happen. */
  settle(): Promise<void>
  timers(): number
}

export function createTestClock(startMs = 1_700_000_000_000): TestClock {
  let monotonicMs = 0
  let wallOffsetMs = startMs
  let order = 0
  const timers = new Map<number, { atMs: number; fire: () => void }>()
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  const earliest = (untilMs: number) => {
    let found: [number, { atMs: number; fire: () => void }] | undefined
    for (const timer of timers) if (timer[1].atMs <= untilMs && (!found || timer[1].atMs < found[1].atMs)) found = timer
    return found
  }
  return {
    nowMs: () => wallOffsetMs + monotonicMs,
    monotonicMs: () => monotonicMs,
    after(delayMs, fire) {
      const id = order++
      timers.set(id, { atMs: monotonicMs + Math.max(0, delayMs), fire })
      return () => void timers.delete(id)
    },
    async advance(ms) {
      const untilMs = monotonicMs + ms
      await settle()
      for (let timer = earliest(untilMs); timer; timer = earliest(untilMs)) {
        timers.delete(timer[0])
        monotonicMs = Math.max(monotonicMs, timer[1].atMs)
        timer[1].fire()
        await settle()
      }
      monotonicMs = untilMs
    },
    sleep(ms) {
      wallOffsetMs += ms
    },
    settle,
    timers: () => timers.size,
  }
}
