import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

/** Runs `work` and tells how long it took and the longest time the event loop was held meanwhile, both in ms. */
export async function longestHold(work: () => Promise<unknown>): Promise<{ tookMs: number; holdMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await sleep(20)
  delay.reset()
  const startedAtMs = performance.now()
  await work()
  const tookMs = performance.now() - startedAtMs
  await sleep(5)
  delay.disable()
  return { tookMs, holdMs: delay.max / 1e6 }
}
