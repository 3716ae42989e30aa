import type { Clock } from '../core/ports.ts'

/** The longest delay that Node's timers take; beyond it they fire at once. */
const longestDelayMs = 2_147_483_647

/** The real clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, fire) {
    let timer: NodeJS.Timeout
    const wait = (restMs: number) => {
      const stepMs = Math.min(Math.max(0, restMs), longestDelayMs)
      timer = setTimeout(() => (restMs > stepMs ? wait(restMs - stepMs) : fire()), stepMs)
    }
    wait(delayMs)
    return () => clearTimeout(timer)
  },
}
