import type { MonitorStatus } from '../model/incident.ts'
import type { VariationKind } from '../model/monitor.ts'
import type { About, AttemptInput, Effect } from './types.ts'
import { nextVariation } from './variation.ts'

type Burst = NonNullable<MonitorStatus['burst']>

/** A burst without a limit of its own ends this long after its last wait: alerts come within 8 s of the first failure. */
const afterLastWaitMs = 2_500
/** A vendor that asks us to wait is asked again when it said, at most this much later. */
const longestWaitMs = 60_000

/** How many confirming attempts may follow a first failure, and how many of them must fail. */
export function confirming(about: About, atMost = Number.POSITIVE_INFINITY): { possible: number; needed: number } {
  const possible = Math.min(atMost, about.policy.confirmAfterMs.length)
  return { possible, needed: Math.min(about.policy.confirmFailures ?? possible, possible) }
}

/** How long a burst may take from its first failure, in ms. */
function burstMs({ policy }: About): number {
  return policy.confirmWithinMs ?? Math.max(0, ...policy.confirmAfterMs) + afterLastWaitMs
}

/**
 * A time-out is cut to what is left of the burst, but never so short that a vendor at its usual pace would miss it:
 * three times its median, or half the monitor's time-out while that is not known.
 */
function timeoutMsOf({ timeoutMs, typicalMs }: About, leftMs: number): number {
  const leastMs = typicalMs === undefined ? timeoutMs / 2 : typicalMs * 3
  return Math.round(Math.min(timeoutMs, Math.max(leftMs, leastMs)))
}

/**
 * The same again comes first. Silence may leave no time for a second one, so that another address is tried at once
 * after it; but nothing that the vendor need not offer, which could fail by itself.
 */
function mayVary(kind: VariationKind, done: number, { failureKind }: AttemptInput): boolean {
  return done > 0 || (failureKind === 'timeout' && kind === 'address')
}

/**
 * The next attempt of a burst, or null when none is left or its time is up. Waits count from the first failure, so a
 * slow attempt shortens the next wait instead of moving the rest. One confirming attempt is always made; Retry-After
 * moves it, and the end of the burst with it, once.
 */
export function nextConfirm(
  about: About,
  burst: Burst,
  input: AttemptInput,
): { effect: Effect; endsAtMs: number | undefined } | null {
  const { policy, timeoutMs } = about
  const done = burst.attempts - 1
  const waitMs = policy.confirmAfterMs[done]
  if (waitMs === undefined) return null
  // A wall clock that was set back must not make a burst wait for the time that it went back by.
  const beganAtMs = Math.min(burst.startedAtMs, input.endedAtMs)
  const usualEndMs = beganAtMs + burstMs(about)
  let endMs = Math.min(burst.endsAtMs ?? usualEndMs, usualEndMs + longestWaitMs)
  let startMs = Math.max(beganAtMs + waitMs, input.endedAtMs)
  if (input.verdict.retryAfterMs !== undefined) {
    startMs = Math.max(startMs, input.endedAtMs + Math.min(input.verdict.retryAfterMs, longestWaitMs))
    if (burst.endsAtMs === undefined) endMs = Math.max(endMs, startMs + afterLastWaitMs)
  }
  if (done > 0 && startMs >= endMs) return null
  const cutMs = timeoutMsOf(about, endMs - startMs)
  const kinds = input.verdict.reason === 'key-rejected' ? [] : policy.vary.filter((kind) => mayVary(kind, done, input))
  const variation = nextVariation(kinds, burst.paths ?? [], about.families)
  const effect: Effect = {
    kind: 'confirm-after',
    delayMs: startMs - input.endedAtMs,
    ...(cutMs < timeoutMs && { timeoutMs: cutMs }),
    ...(variation && { variation }),
  }
  return { effect, endsAtMs: endMs > usualEndMs ? endMs : undefined }
}
