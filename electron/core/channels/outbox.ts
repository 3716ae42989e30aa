import { wording } from '../language/language.ts'
import type { ChannelHealth, DeadLetter, Delivery, Outbox } from '../model/delivery.ts'
import { aliveForMs, type Outcome, triesAtMost, waitMs } from './retry.ts'

/** How long it is remembered that a notice was taken, and how many of these at most. */
const takenForMs = 48 * 3_600_000
const takenAtMost = 5_000
const deadAtMost = 500
/** For one channel. The outbox is written whole, so it must stay small. */
const waitingAtMost = 500
const minuteMs = 60_000

export const calmHealth: ChannelHealth = { failuresInARow: 0, sentAtMs: [] }

export function healthOf(outbox: Outbox, channelId: string): ChannelHealth {
  return (Object.hasOwn(outbox.health, channelId) && outbox.health[channelId]) || calmHealth
}

function withHealth(outbox: Outbox, channelId: string, change: Partial<ChannelHealth>): Outbox {
  return { ...outbox, health: { ...outbox.health, [channelId]: { ...healthOf(outbox, channelId), ...change } } }
}

/** The key of a notice on a channel, and the id of its delivery. */
export function deliveryId(noticeId: string, channelId: string): string {
  return `${noticeId}:${channelId}`
}

/** Takes deliveries that were not taken before; the others are the same ones again. */
export function take(outbox: Outbox, fresh: readonly Delivery[], nowMs: number): { outbox: Outbox; taken: Delivery[] } {
  const known = new Set(outbox.taken.map(({ key }) => key))
  const taken = fresh.filter(({ id }) => !known.has(id))
  const rest = crowded(outbox, taken, nowMs)
  const remembered = outbox.taken.filter(({ atMs }) => nowMs - atMs < takenForMs)
  const keys = taken.map(({ id }) => ({ key: id, atMs: nowMs }))
  return {
    outbox: {
      ...rest,
      waiting: [...rest.waiting, ...taken],
      taken: [...remembered, ...keys].slice(-takenAtMost),
    },
    taken,
  }
}

/** The outbox with room for more: where too many wait for one channel, the oldest are given up. */
function crowded(outbox: Outbox, coming: readonly Delivery[], nowMs: number): Outbox {
  return [...new Set(coming.map(({ channelId }) => channelId))].reduce((rest, id) => {
    const waiting = rest.waiting.filter(({ channelId }) => channelId === id)
    const room = waitingAtMost - coming.filter(({ channelId }) => channelId === id).length
    const tooMany = waiting.slice(0, Math.max(0, waiting.length - room))
    return tooMany.reduce((all, item) => died(all, item, wording.channels.deadCrowded(waitingAtMost), nowMs), rest)
  }, outbox)
}

/** The same delivery with one attempt more: stored before the attempt is made. */
export function begin(outbox: Outbox, id: string, nowMs: number): Outbox {
  return changed(outbox, id, (delivery) => ({
    ...delivery,
    attempts: delivery.attempts + 1,
    lastTriedAtMs: nowMs,
  }))
}

function changed(outbox: Outbox, id: string, change: (delivery: Delivery) => Delivery): Outbox {
  return { ...outbox, waiting: outbox.waiting.map((item) => (item.id === id ? change(item) : item)) }
}

/** Several deliveries of one channel, none of them tried yet, as one in the place of the first. */
export function merge(outbox: Outbox, ids: readonly string[]): Outbox {
  const chosen = outbox.waiting.filter(({ id }) => ids.includes(id))
  const [first] = chosen
  if (!first || chosen.length < 2) return outbox
  const whole: Delivery = {
    ...first,
    id: `${first.id}+${chosen.length - 1}`,
    messages: chosen.flatMap(({ messages }) => messages),
  }
  const waiting = outbox.waiting.flatMap((item) => (item === first ? [whole] : chosen.includes(item) ? [] : [item]))
  return { ...outbox, waiting }
}

/** What became of an attempt. `random`: 0 to 1, for the wait before the next one. */
export function settle(outbox: Outbox, id: string, outcome: Outcome, nowMs: number, random: number): Outbox {
  const delivery = outbox.waiting.find((item) => item.id === id)
  if (!delivery) return outbox
  const { channelId } = delivery
  const health = healthOf(outbox, channelId)
  if (outcome.kind === 'sent') {
    const rest = { ...outbox, waiting: outbox.waiting.filter((item) => item !== delivery) }
    return withHealth(rest, channelId, {
      last: { state: 'sent', atMs: nowMs, ...(outcome.problem && { problem: outcome.problem }) },
      failuresInARow: 0,
      notBeforeMs: undefined,
      sentAtMs: [...health.sentAtMs.filter((atMs) => nowMs - atMs < minuteMs), nowMs],
      ...(delivery.messages.length > 1 && { mergedAtMs: nowMs }),
    })
  }
  if (outcome.kind === 'give-up') return died(outbox, delivery, outcome.problem, nowMs)
  const failuresInARow = health.failuresInARow + 1
  const notBeforeMs = nowMs + waitMs(failuresInARow, outcome, random)
  const failing = withHealth(outbox, channelId, { failuresInARow, notBeforeMs })
  if (delivery.attempts >= triesAtMost && !outcome.unsent)
    return died(failing, delivery, wording.channels.deadAfterTries(delivery.attempts, outcome.problem), nowMs)
  if (notBeforeMs - delivery.createdAtMs > aliveForMs)
    return died(failing, delivery, wording.channels.deadAfterDay(outcome.problem), nowMs)
  const last = { state: 'failed' as const, atMs: nowMs, problem: outcome.problem }
  const waiting = changed(failing, id, (item) => ({
    ...item,
    attempts: outcome.unsent ? item.attempts - 1 : item.attempts,
    notBeforeMs,
    problem: outcome.problem,
  }))
  return withHealth(waiting, channelId, { last })
}

function died(outbox: Outbox, delivery: Delivery, problem: string, nowMs: number): Outbox {
  const waiting = outbox.waiting.filter((item) => item !== delivery)
  const dead: DeadLetter[] = [...outbox.dead, { ...delivery, diedAtMs: nowMs, problem }].slice(-deadAtMost)
  return withHealth({ ...outbox, waiting, dead }, delivery.channelId, {
    last: { state: 'dead', atMs: nowMs, problem },
  })
}

/** Whoever runs and is awake looks at least this often while anything waits. */
export const lookEveryMs = 3_600_000
/** A longer stretch without a look was spent asleep or ended, or the wall clock was set on meanwhile. */
const awayMs = 2 * lookEveryMs

/**
 * The outbox as somebody looks at it now. What waited while nobody could look, as over a weekend asleep, has not had its
 * day: that stretch does not count, so that it is tried after waking instead of given up at once.
 */
export function looked(outbox: Outbox, nowMs: number): Outbox {
  const waiting = outbox.waiting.map((item) => {
    const { createdAtMs, lastTriedAtMs = createdAtMs } = item
    const seenAtMs = Math.max(createdAtMs, outbox.lookedAtMs ?? lastTriedAtMs)
    return nowMs - seenAtMs > awayMs ? { ...item, createdAtMs: createdAtMs + nowMs - seenAtMs } : item
  })
  return { ...outbox, waiting, lookedAtMs: nowMs }
}

/** Gives up what has waited for a day, as it does behind others while a receiver is away. */
export function expire(outbox: Outbox, nowMs: number): Outbox {
  return outbox.waiting
    .filter(({ createdAtMs }) => nowMs - createdAtMs > aliveForMs)
    .reduce((rest, item) => died(rest, item, wording.channels.deadAfterDay(item.problem), nowMs), outbox)
}

/** A message that must not leave: it is dead before it was ever tried. */
export function refuse(outbox: Outbox, delivery: Delivery, problem: string, nowMs: number): Outbox {
  const waiting = outbox.waiting.filter(({ id }) => id !== delivery.id)
  return died({ ...outbox, waiting }, delivery, problem, nowMs)
}

/** Dead letters back into the queue, with the key by which a receiver knows them and all their tries again. */
export function revive(outbox: Outbox, ids: readonly string[], nowMs: number): Outbox {
  const chosen = outbox.dead.filter(({ id }) => ids.includes(id))
  const again = chosen.map(
    ({ diedAtMs: _, problem: __, ...delivery }): Delivery => ({
      ...delivery,
      createdAtMs: nowMs,
      notBeforeMs: nowMs,
      // One that was tried is never merged: it may have arrived.
      attempts: Math.min(1, delivery.attempts),
    }),
  )
  const rest = {
    ...outbox,
    waiting: [...again, ...outbox.waiting],
    dead: outbox.dead.filter((it) => !chosen.includes(it)),
  }
  return [...new Set(again.map(({ channelId }) => channelId))].reduce(hurry, rest)
}

/** Waits no longer: its setting, its key or our network changed. */
export function hurry(outbox: Outbox, channelId: string): Outbox {
  const waiting = outbox.waiting.map((item) => (item.channelId === channelId ? { ...item, notBeforeMs: 0 } : item))
  return withHealth({ ...outbox, waiting }, channelId, { failuresInARow: 0, notBeforeMs: undefined })
}

export function discard(outbox: Outbox, ids: readonly string[]): Outbox {
  return { ...outbox, dead: outbox.dead.filter(({ id }) => !ids.includes(id)) }
}

/** Everything of a channel that is there no more. */
export function forget(outbox: Outbox, channelId: string): Outbox {
  const { [channelId]: _, ...health } = outbox.health
  const others = <T extends { channelId: string }>(list: T[]) => list.filter((item) => item.channelId !== channelId)
  return { ...outbox, waiting: others(outbox.waiting), dead: others(outbox.dead), health }
}
