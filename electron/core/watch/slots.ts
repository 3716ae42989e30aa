/**
 * Bounds how many probes run at once, in two lanes of the same size: confirmations and probes asked for by hand never
 * wait behind scheduled ones that hang until their time-out.
 */
export type Slots = {
  scheduledFree(): boolean
  /** Call only when one is free. The returned function gives the slot back. */
  takeScheduled(): () => void
  /** First come, first served. */
  takeUrgent(): Promise<() => void>
}

export function createSlots(max: () => number): Slots {
  let scheduled = 0
  let urgent = 0
  const waiting: ((release: () => void) => void)[] = []

  const leaveUrgent = () => {
    urgent -= 1
    letIn()
  }
  const letIn = () => {
    while (urgent < max()) {
      const next = waiting.shift()
      if (!next) return
      urgent += 1
      next(leaveUrgent)
    }
  }
  return {
    scheduledFree: () => scheduled < max(),
    takeScheduled() {
      scheduled += 1
      return () => {
        scheduled -= 1
      }
    },
    takeUrgent() {
      const entered = new Promise<() => void>((resolve) => waiting.push(resolve))
      letIn()
      return entered
    },
  }
}
