import { channelProblems, channelSecrets } from '../../core/channels/channelSecrets.ts'
import { type Told, toldApart } from '../../core/channels/digest.ts'
import { messageOf } from '../../core/channels/message.ts'
import { deliveryId, discard, forget, refuse, revive, take } from '../../core/channels/outbox.ts'
import { pagerDutyAction } from '../../core/channels/pagerDuty.ts'
import { channelsFor } from '../../core/channels/wanted.ts'
import type { ChannelState, ChannelTest, DeadLetterView } from '../../core/contract/channels.ts'
import type { InputIssue } from '../../core/errors.ts'
import { withDeliveries } from '../../core/incident.ts'
import { wording } from '../../core/language/language.ts'
import type { Channel } from '../../core/model/channel.ts'
import type { ChannelMessage, Delivery, Outbox } from '../../core/model/delivery.ts'
import type { Incident, NoticeDelivery } from '../../core/model/incident.ts'
import type { Clock, NoticeChannels } from '../../core/ports.ts'
import { rewriteMessage } from '../../core/redact/rewrite.ts'
import type { Redactor } from '../../core/redact.ts'
import type { Configuration } from '../configuration.ts'
import type { KeptSecrets } from '../secrets/createSecrets.ts'
import { stateOf } from './channelState.ts'
import { keyIssues } from './keyIssues.ts'
import { moveAddresses } from './moveAddresses.ts'
import { createQueue } from './queue.ts'
import { leak, type Send } from './sender.ts'
import { tryOut } from './tryOut.ts'
import { unreached } from './unreached.ts'

export type ChannelParts = {
  clock: Clock
  configuration: Configuration
  outbox: { get(): Outbox; set(outbox: Outbox): Promise<void> }
  secrets: KeptSecrets
  send: Send
  redactor(): Redactor
  /** `http://127.0.0.1:7420`, once it is known. */
  origin(): string | undefined
  incident(id: string): Incident | undefined
  amend(incidentId: string, change: (incident: Incident) => Incident): void
  /** Shown in the window while a channel does not deliver; null takes it away. */
  warn(id: string, warning: { text: string; next: string } | null): void
  onChange(): void
  /** Whether environment variables stand in for the keychain. */
  environment: boolean
  random(): number
}

type Values = Readonly<Record<string, string>>

export type ChannelService = NoticeChannels & {
  list(): Promise<ChannelState[]>
  /** What is wrong with a channel, with the path of each field. */
  issues(channel: Channel, values: Values): InputIssue[]
  /** `problem`: why a key could not be stored; nothing was saved then. */
  save(channel: Channel, values: Values): Promise<{ problem?: string }>
  remove(channel: Channel): Promise<void>
  test(channel: Channel, values: Values, signal: AbortSignal | undefined): Promise<ChannelTest>
  /** Sends what a person tells others, at once and once: whoever presses the button learns what came of it. */
  tell(channel: Channel, message: ChannelMessage, signal?: AbortSignal): Promise<{ problem?: string }>
  /** Newest first. */
  deadLetters(): DeadLetterView[]
  retry(ids: readonly string[]): Promise<{ retried: number; kept: { id: string; problem: string }[] }>
  discard(ids: readonly string[]): Promise<number>
  /** Channels that use this key try again at once. */
  keyChanged(name: string): void
  /** The network is there again: everything that waits is tried at once. */
  hurry(): void
  /** Takes a secret that became known later out of what waits or was given up. Resolves once that is stored. */
  rewrite(text: (text: string) => string): Promise<void>
  /** Sends what an earlier run left. */
  start(): void
  stop(): Promise<void>
}

/** Notices on their way to webhooks, chats, pagers and mailboxes: what the user set up, the outbox, and its sending. */
export function createChannels(parts: ChannelParts): ChannelService {
  const { clock, configuration, outbox, secrets, send } = parts
  const channelOf = (id: string) => configuration.channels().find((channel) => channel.id === id)

  function mark({ channelId, messages, attempts }: Delivery, state: NoticeDelivery['state'], problem?: string): void {
    const name = channelOf(channelId)?.name ?? channelId
    const entry: NoticeDelivery = { channelId, name, state, atMs: clock.nowMs(), attempts, ...(problem && { problem }) }
    for (const { incident, noticeId } of messages)
      parts.amend(incident.id, (now) => withDeliveries(now, noticeId, [entry]))
  }

  const warn = () => parts.warn('channels', unreached(configuration.channels(), outbox.get()))

  const queue = createQueue({
    clock,
    outbox,
    channel: channelOf,
    send,
    random: parts.random,
    onSettled(delivery, outcome, dead) {
      const state = dead ? 'dead' : outcome.kind === 'sent' ? 'sent' : 'failed'
      mark(delivery, state, outcome.problem)
      warn()
      parts.onChange()
    },
  })

  const outgoing = ({ notice, incident }: Told): ChannelMessage => {
    const features = configuration.vendor(incident.vendorId)?.features ?? []
    return messageOf(notice, incident, { features, origin: parts.origin() })
  }

  /** `kept`: why the message may not leave. Then it is not stored as it was either. */
  function deliveryOf(channelId: string, message: ChannelMessage, redactor: Redactor) {
    const kept = leak(redactor, JSON.stringify(message))
    const delivery: Delivery = {
      id: deliveryId(message.noticeId, channelId),
      channelId,
      messages: [kept === null ? message : rewriteMessage(message, redactor.text)],
      createdAtMs: clock.nowMs(),
      attempts: 0,
      notBeforeMs: 0,
    }
    return { delivery, kept }
  }

  return {
    async deliver(notice, incident, channelIds) {
      const wanted = channelsFor(configuration.channels(), notice, incident, channelIds)
      if (wanted.length === 0) return
      const redactor = parts.redactor()
      const fresh = wanted.flatMap((channel) => {
        const apart =
          channel.kind === 'pagerduty' ? toldApart(notice, incident, parts.incident) : [{ notice, incident }]
        return apart.map((told) => deliveryOf(channel.id, outgoing(told), redactor))
      })
      let taken: Delivery[] = []
      await queue.change((now) => {
        const next = take(
          now,
          fresh.map(({ delivery }) => delivery),
          clock.nowMs(),
        )
        taken = next.taken
        return fresh
          .filter(({ delivery, kept }) => kept !== null && taken.includes(delivery))
          .reduce((all, { delivery, kept }) => refuse(all, delivery, kept ?? '', clock.nowMs()), next.outbox)
      })
      for (const { delivery, kept } of fresh) {
        if (!taken.includes(delivery)) continue
        if (kept !== null) mark(delivery, 'dead', kept)
        // What was tried or merged by now says so itself.
        else if (outbox.get().waiting.some(({ id }) => id === delivery.id)) mark(delivery, 'pending')
      }
      warn()
      parts.onChange()
    },

    list: () => Promise.all(configuration.channels().map((channel) => stateOf(parts, channel))),

    issues: (channel, values) => [...channelProblems(channel), ...keyIssues(channel, values)],

    async save(channel, values) {
      // The key first: a channel that names a key which is not there would only fail.
      for (const [name, value] of Object.entries(values)) {
        const { problem } = await secrets.set(name, value)
        if (problem) return { problem }
      }
      await configuration.saveChannels([channel])
      queue.hurry(channel.id)
      warn()
      parts.onChange()
      return {}
    },

    async remove(channel) {
      await configuration.removeChannel(channel.id)
      await queue.change((now) => forget(now, channel.id))
      warn()
      parts.onChange()
      const others = new Set(configuration.channels().flatMap(channelSecrets))
      const own = channelSecrets(channel).filter(
        (name) => name.startsWith(`channel.${channel.id}.`) && !others.has(name),
      )
      for (const name of own) await secrets.remove(name)
    },

    test: (channel, values, signal) => tryOut(parts, channel, values, signal),

    async tell(channel, message, signal = new AbortController().signal) {
      const kept = leak(parts.redactor(), JSON.stringify(message))
      if (kept !== null) return { problem: kept }
      const { outcome } = await send(channel, { id: message.noticeId, messages: [message] }, signal)
      return outcome.kind === 'sent' ? {} : { problem: outcome.problem }
    },

    deadLetters: () =>
      outbox
        .get()
        .dead.map((letter) => ({ ...letter, channelName: channelOf(letter.channelId)?.name ?? letter.channelId }))
        .reverse(),

    async retry(ids) {
      const letters = outbox.get().dead.filter(({ id }) => ids.includes(id))
      const kept = letters.flatMap((letter) => {
        const [message] = letter.messages
        const over = message && parts.incident(message.incident.id)?.state !== 'open'
        const channel = channelOf(letter.channelId)
        if (!channel) return [{ id: letter.id, problem: wording.channels.notAgain.removed }]
        if (!channel.enabled) return [{ id: letter.id, problem: wording.channels.notAgain.off(channel.name) }]
        if (channel.kind !== 'pagerduty' || !message || !over || pagerDutyAction(message) === 'resolve') return []
        return [{ id: letter.id, problem: wording.channels.notAgain.over }]
      })
      const again = letters.filter(({ id }) => !kept.some((one) => one.id === id))
      for (const letter of again) mark(letter, 'pending')
      await queue.change((now) =>
        revive(
          now,
          again.map(({ id }) => id),
          clock.nowMs(),
        ),
      )
      parts.onChange()
      return { retried: again.length, kept }
    },

    async discard(ids) {
      const before = outbox.get().dead.length
      await queue.change((now) => discard(now, ids))
      warn()
      parts.onChange()
      return before - outbox.get().dead.length
    },

    keyChanged(name) {
      for (const channel of configuration.channels())
        if (channelSecrets(channel).includes(name)) queue.hurry(channel.id)
    },
    hurry: () => queue.hurry(),
    async rewrite(text) {
      const before = outbox.get()
      const waiting = before.waiting.map((delivery) => rewriteMessage(delivery, text))
      const dead = before.dead.map((letter) => rewriteMessage(letter, text))
      const next: Outbox = { ...before, waiting, dead }
      if (JSON.stringify(next) === JSON.stringify(before)) return
      await outbox.set(next)
      // Once more: the copy of the last good one held the old words.
      await outbox.set(outbox.get())
    },
    start() {
      warn()
      void queue.change((now) => now)
      void moveAddresses(configuration, secrets).then((moved) => moved && parts.onChange())
    },
    stop: () => queue.stop(),
  }
}
