/** How often the loop is looked at while something runs, ms. */
const tickMs = 20

/** Measures how late the event loop runs its timers, only while somebody is measuring. */
export type LoopDelay = {
  /** Begins one measurement; the returned function ends it and gives the longest delay seen, in ms. */
  measure(): () => number
}

export function createLoopDelay(monotonicMs: () => number): LoopDelay {
  const running = new Set<{ longestMs: number }>()
  let timer: NodeJS.Timeout | undefined
  let dueMs = 0

  const look = () => {
    const nowMs = monotonicMs()
    const lateMs = nowMs - dueMs
    for (const one of running) one.longestMs = Math.max(one.longestMs, lateMs)
    return nowMs
  }
  return {
    measure() {
      const one = { longestMs: 0 }
      if (running.size === 0) {
        dueMs = monotonicMs() + tickMs
        timer = setInterval(() => {
          dueMs = look() + tickMs
        }, tickMs)
        timer.unref()
      }
      running.add(one)
      return () => {
        look()
        running.delete(one)
        if (running.size === 0) clearInterval(timer)
        return Math.round(one.longestMs * 10) / 10
      }
    },
  }
}
