import { newToken } from './token.ts'

/** Tickets that each open the page once, within a short time. */
export type Tickets = { issue(): string; take(given: string): boolean }

const validMs = 60_000
const heldLimit = 50

/**
 * Programs show their arguments to every user of the machine, so the browser that we start is given a ticket and never
 * the token.
 */
export function createTickets(monotonicMs: () => number = () => performance.now()): Tickets {
  const untilMs = new Map<string, number>()
  return {
    issue() {
      for (const [ticket, until] of untilMs)
        if (until < monotonicMs() || untilMs.size >= heldLimit) untilMs.delete(ticket)
      const ticket = newToken()
      untilMs.set(ticket, monotonicMs() + validMs)
      return ticket
    },
    take(given) {
      const until = untilMs.get(given)
      untilMs.delete(given)
      return until !== undefined && monotonicMs() <= until
    },
  }
}
