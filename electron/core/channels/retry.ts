/** What came of one attempt. `give-up`: trying the same again would give the same. */
export type Outcome =
  | { kind: 'sent'; problem?: string }
  | {
      kind: 'retry'
      problem: string
      /** What the receiver asked for. */
      retryAfterMs?: number | undefined
      /** The receiver refuses our key: asking often may lock the account. */
      keyRefused?: boolean
      /** Nothing was sent: a key is not at hand. Asked again soon, and no attempt. */
      unsent?: boolean
    }
  | { kind: 'give-up'; problem: string }

/** A delivery is given up after this many attempts, or this long after its notice. */
export const triesAtMost = 30
export const aliveForMs = 24 * 3_600_000

const firstWaitMs = 2_000
const longestWaitMs = 30 * 60_000
/** A receiver cannot put us off for longer than this at a time. */
const longestAskedMs = 6 * 3_600_000
const keyRefusedWaitMs = 15 * 60_000
/** Looking for a key again costs nobody anything. */
const unsentWaitMs = 60_000

/**
 * How long a channel waits after its n-th failure in a row: 2 s doubled each time, 30 min at most, of which half is
 * fixed and half is chance (`random`, 0 to 1) so that many senders do not come back at once. What the receiver asks for
 * in Retry-After is the least. A refused key is tried once more, then every 15 minutes; one
 * that is not at hand is looked for every minute at least.
 */
export function waitMs(failuresInARow: number, outcome: Outcome & { kind: 'retry' }, random: number): number {
  const longest = outcome.unsent ? unsentWaitMs : longestWaitMs
  const doubled = Math.min(longest, firstWaitMs * 2 ** Math.min(20, Math.max(0, failuresInARow - 1)))
  const least = Math.min(longestAskedMs, outcome.retryAfterMs ?? 0)
  const careful = outcome.keyRefused && failuresInARow > 1 ? keyRefusedWaitMs : 0
  return Math.round(Math.max(least, careful, doubled * (0.5 + 0.5 * random)))
}
