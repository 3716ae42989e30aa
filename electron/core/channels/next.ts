import type { Outbox } from '../model/delivery.ts'
import { healthOf } from './outbox.ts'

/** So many alerts within a minute are told one by one; those beyond are gathered and told together. */
export const oneByOnePerMinute = 5
const minuteMs = 60_000
/** How long alerts are gathered, counted from the first of them. */
const gatherMs = 10_000
/** Notices that are merged into one message at most. */
const mergedAtMost = 100

export type NextStep =
  | { kind: 'idle' }
  | { kind: 'wait'; untilMs: number }
  | { kind: 'send'; id: string }
  | { kind: 'merge'; ids: string[] }

/**
 * What a channel does now. Its deliveries go out in their order, one at a time: a recovery never overtakes its outage.
 * Guard against storms: once more than five would be told within a minute, the others are gathered for 10 s, at most one
 * merged message a minute. The first alert after a calm minute never waits. `mergeable` is false where each incident
 * needs its own message.
 */
export function nextStep(outbox: Outbox, channelId: string, mergeable: boolean, nowMs: number): NextStep {
  const queue = outbox.waiting.filter((item) => item.channelId === channelId)
  const [head] = queue
  if (!head) return { kind: 'idle' }
  const health = healthOf(outbox, channelId)
  // What was written down before the wall clock was set back says nothing about now: nobody waits for it.
  const ahead = (ms = 0) => ms > nowMs + 1_000
  const readyAtMs = Math.max(
    ahead(head.lastTriedAtMs ?? head.createdAtMs) ? 0 : head.notBeforeMs,
    ahead(health.last?.atMs) ? 0 : (health.notBeforeMs ?? 0),
  )
  if (readyAtMs > nowMs) return { kind: 'wait', untilMs: readyAtMs }
  const tried = queue.findIndex(({ attempts, messages }) => attempts > 0 || messages.length > 1)
  const fresh = tried < 0 ? queue : queue.slice(0, tried)
  const lately = health.sentAtMs.filter((atMs) => nowMs - atMs < minuteMs && atMs <= nowMs).length
  const [oldest] = fresh
  if (!mergeable || !oldest || lately + fresh.length <= oneByOnePerMinute) return { kind: 'send', id: head.id }
  const calm = lately === 0
  const gatheredAtMs = Math.max(
    ahead(oldest.createdAtMs) ? 0 : oldest.createdAtMs + gatherMs,
    calm || ahead(health.mergedAtMs) ? 0 : (health.mergedAtMs ?? 0) + minuteMs,
  )
  if (gatheredAtMs > nowMs) return calm ? { kind: 'send', id: head.id } : { kind: 'wait', untilMs: gatheredAtMs }
  if (fresh.length === 1) return { kind: 'send', id: head.id }
  return { kind: 'merge', ids: fresh.slice(0, mergedAtMost).map(({ id }) => id) }
}
