import type { Clock } from '../../electron/core/ports.ts'

/**
 * A computer's clocks in simulated time. True time is what really passes; the wall clock is it and whatever somebody set
 * it to; the monotonic clock and timers stand still in sleep.
 */
export type SimulatedClock = Clock & {
  trueMs(): number
  /** Runs until this true time: timers fire in order, and what they set off settles before the next. */
  runUntil(trueMs: number): Promise<void>
  sleep(forMs: number): void
  /** Somebody sets the wall clock. */
  jump(byMs: number): void
  /** How often it slept: what was in flight then is dead. */
  sleeps(): number
}

type Timer = { atMs: number; order: number; fire: () => void; done: boolean }

export function createSimulatedClock(startWallMs: number): SimulatedClock {
  let monotonicMs = 0
  let sleptMs = 0
  let jumpedMs = 0
  let order = 0
  let slept = 0
  const heap: Timer[] = []

  const before = (a: Timer, b: Timer) => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)
  const swap = (i: number, j: number) => {
    const [a, b] = [heap[i], heap[j]]
    if (a && b) [heap[i], heap[j]] = [b, a]
  }
  const isBefore = (i: number, j: number) => {
    const [a, b] = [heap[i], heap[j]]
    return a !== undefined && b !== undefined && before(a, b)
  }
  function push(timer: Timer): void {
    let i = heap.push(timer) - 1
    while (i > 0 && isBefore(i, (i - 1) >> 1)) {
      swap(i, (i - 1) >> 1)
      i = (i - 1) >> 1
    }
  }
  function pop(): Timer | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    heap[0] = last
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      let least = i
      if (isBefore(left, least)) least = left
      if (isBefore(right, least)) least = right
      if (least === i) return first
      swap(i, least)
      i = least
    }
  }
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  const trueMs = () => monotonicMs + sleptMs

  return {
    nowMs: () => startWallMs + trueMs() + jumpedMs,
    monotonicMs: () => monotonicMs,
    trueMs,
    after(delayMs, fire) {
      const timer: Timer = { atMs: monotonicMs + Math.max(0, delayMs), order: order++, fire, done: false }
      push(timer)
      return () => {
        timer.done = true
      }
    },
    async runUntil(untilTrueMs) {
      await settle()
      const untilMs = untilTrueMs - sleptMs
      for (let next = heap[0]; next && next.atMs <= untilMs; next = heap[0]) {
        pop()
        if (next.done) continue
        monotonicMs = Math.max(monotonicMs, next.atMs)
        next.fire()
        await settle()
      }
      monotonicMs = Math.max(monotonicMs, untilMs)
    },
    sleep(forMs) {
      sleptMs += forMs
      slept += 1
    },
    jump(byMs) {
      jumpedMs += byMs
    },
    sleeps: () => slept,
  }
}
