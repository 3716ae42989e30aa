import type { Attempt } from './attempt.ts'
import type { Slots } from './slots.ts'
import type { Watch } from './types.ts'

/** Runs a monitor that is not saved, once, and keeps nothing of it. */
export function createDraftTest(attempt: Attempt, slots: Slots, ending: AbortSignal): Watch['testDraft'] {
  return async (draft, { vendorName, secrets, signal }) => {
    const monitor = { ...draft, revision: 1 }
    const order = { monitor, vendorName, trigger: 'test', attempt: { number: 1, of: 1 }, secrets } as const
    const leave = await slots.takeUrgent()
    try {
      const both = signal ? AbortSignal.any([signal, ending]) : ending
      return (await attempt(order, both)).transcript
    } finally {
      leave()
    }
  }
}
