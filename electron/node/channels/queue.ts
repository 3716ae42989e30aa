import { nextStep } from '../../core/channels/next.ts'
import { begin, expire, hurry, lookEveryMs, looked, merge, settle } from '../../core/channels/outbox.ts'
import type { Outcome } from '../../core/channels/retry.ts'
import type { Channel } from '../../core/model/channel.ts'
import type { Delivery, Outbox } from '../../core/model/delivery.ts'
import type { Clock } from '../../core/ports.ts'
import { within } from '../../core/watch/within.ts'
import type { Send } from './sender.ts'

/** Channels that send at the same time at most; each sends one message at a time. */
const atOnce = 4
/** A disk that is slow must not keep an alert back longer than this. */
const storeWaitMs = 5_000
const stopWaitMs = 700

export type QueueParts = {
  clock: Clock
  outbox: { get(): Outbox; set(outbox: Outbox): Promise<void> }
  channel(id: string): Channel | undefined
  send: Send
  /** A delivery was tried or given up: its notices are to say so. */
  onSettled(delivery: Delivery, outcome: Outcome, dead: boolean): void
  random(): number
}

export type Queue = {
  /** Changes the outbox, stores it, and sends what is due. Resolves when it is stored, or 5 s later. */
  change(by: (outbox: Outbox) => Outbox): Promise<void>
  /** Sends at once what waits for its time: the network, a key or a setting changed. All channels, or one. */
  hurry(channelId?: string): void
  stop(): Promise<void>
}

/**
 * Sends what waits in the outbox. Every step is stored before it is made: after a kill nothing is lost, and what may
 * have arrived is sent again under the key by which its receiver knows it.
 */
export function createQueue(parts: QueueParts): Queue {
  const { clock, outbox, send } = parts
  const busy = new Map<string, Promise<void>>()
  const ending = new AbortController()
  let cancelTimer: (() => void) | undefined

  async function store(by: (outbox: Outbox) => Outbox): Promise<void> {
    await within(clock, storeWaitMs, outbox.set(by(looked(outbox.get(), clock.nowMs()))))
  }

  function look(): void {
    if (ending.signal.aborted) return
    cancelTimer?.()
    expireOld()
    let wakeAtMs = Number.POSITIVE_INFINITY
    for (const id of new Set(outbox.get().waiting.map(({ channelId }) => channelId))) {
      const channel = parts.channel(id)
      // Switched off: what waits is kept until it is switched on again, or too old.
      if (!channel?.enabled || busy.has(id)) continue
      const step = nextStep(outbox.get(), id, channel.kind !== 'pagerduty', clock.nowMs())
      if (step.kind === 'wait') wakeAtMs = Math.min(wakeAtMs, step.untilMs)
      if (step.kind === 'merge' || step.kind === 'send') {
        if (busy.size >= atOnce) continue
        const ids = step.kind === 'merge' ? step.ids : [step.id]
        const work = travel(channel, ids).finally(() => {
          busy.delete(id)
          look()
        })
        busy.set(id, work)
      }
    }
    if (outbox.get().waiting.length > 0)
      cancelTimer = clock.after(Math.min(lookEveryMs, Math.max(0, wakeAtMs - clock.nowMs())), look)
  }

  function expireOld(): void {
    const before = outbox.get()
    const nowMs = clock.nowMs()
    const after = expire(looked(before, nowMs), nowMs)
    const noted = Math.abs(nowMs - (before.lookedAtMs ?? 0)) < lookEveryMs / 2
    if (after.waiting.length === before.waiting.length && (noted || before.waiting.length === 0)) return
    void store(() => after)
    for (const letter of after.dead) {
      if (before.dead.includes(letter)) continue
      parts.onSettled(letter, { kind: 'give-up', problem: letter.problem }, true)
    }
  }

  async function travel(channel: Channel, ids: readonly string[]): Promise<void> {
    const [first = ''] = ids
    const id = ids.length > 1 ? `${first}+${ids.length - 1}` : first
    await store((now) => begin(merge(now, ids), id, clock.nowMs()))
    const delivery = outbox.get().waiting.find((item) => item.id === id)
    if (!delivery) return
    const { outcome } = await send(channel, delivery, ending.signal)
    // Whether it arrived is not known: the next start sends it again.
    if (ending.signal.aborted && outcome.kind !== 'sent') return
    const stored = store((now) => settle(now, id, outcome, clock.nowMs(), parts.random()))
    const dead = outbox.get().dead.find((letter) => letter.id === id)
    parts.onSettled(delivery, dead ? { kind: 'give-up', problem: dead.problem } : outcome, dead !== undefined)
    await stored
  }

  return {
    async change(by) {
      const stored = store(by)
      await stored
      look()
    },
    hurry(channelId) {
      const ids = channelId === undefined ? outbox.get().waiting.map((item) => item.channelId) : [channelId]
      void store((now) => [...new Set(ids)].reduce(hurry, now)).then(look)
    },
    async stop() {
      cancelTimer?.()
      await within(clock, stopWaitMs, Promise.allSettled(busy.values()))
      ending.abort()
      cancelTimer?.()
    },
  }
}
