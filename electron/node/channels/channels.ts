import { channelProblems, channelSecrets } from '../../core/channels/channelSecrets.ts'
import { messageOf, testMessage } from '../../core/channels/message.ts'
import { deliveryId, discard, forget, healthOf, refuse, revive, take } from '../../core/channels/outbox.ts'
import { pagerDutyAction } from '../../core/channels/pagerDuty.ts'
import { channelsFor } from '../../core/channels/wanted.ts'
import type { ChannelState, ChannelTest, DeadLetterView } from '../../core/contract/channels.ts'
import type { InputIssue } from '../../core/errors.ts'
import { withDeliveries } from '../../core/incident.ts'
import type { Channel } from '../../core/model/channel.ts'
import type { Delivery, Outbox } from '../../core/model/delivery.ts'
import type { Incident, NoticeDelivery } from '../../core/model/incident.ts'
import type { Clock, NoticeChannels } from '../../core/ports.ts'
import { rewriteMessage } from '../../core/redact/rewrite.ts'
import type { Redactor } from '../../core/redact.ts'
import type { Configuration } from '../configuration.ts'
import { environmentName, type KeptSecrets } from '../secrets/createSecrets.ts'
import { keyIssues } from './keyIssues.ts'
import { createQueue } from './queue.ts'
import { leak, type Send } from './sender.ts'

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
  /** Newest first. */
  deadLetters(): DeadLetterView[]
  retry(ids: readonly string[]): Promise<{ retried: number; kept: { id: string; problem: string }[] }>
  discard(ids: readonly string[]): Promise<number>
  /** Channels that use this key try again at once. */
  keyChanged(name: string): void
  /** The network is there again: everything that waits is tried at once. */
  hurry(): void
  /** Takes a secret that became known later out of what waits. */
  rewrite(text: (text: string) => string): void
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

  function warnOf(channelId: string): void {
    const channel = channelOf(channelId)
    const { last } = healthOf(outbox.get(), channelId)
    const bad = channel?.enabled && last && last.state !== 'sent'
    const next = 'Alerts that wait or were given up are in Settings, Alerts.'
    const warning = bad
      ? { text: `Alerts do not reach ${channel.name}: ${last.problem ?? 'no reason given.'}`, next }
      : null
    parts.warn(`channel:${channelId}`, warning)
  }

  const queue = createQueue({
    clock,
    outbox,
    channel: channelOf,
    send,
    random: parts.random,
    onSettled(delivery, outcome, dead) {
      const state = dead ? 'dead' : outcome.kind === 'sent' ? 'sent' : 'failed'
      mark({ ...delivery }, state, outcome.problem)
      warnOf(delivery.channelId)
      parts.onChange()
    },
  })

  const deliveryOf = (channelId: string, message: Delivery['messages'][number]): Delivery => ({
    id: deliveryId(message.noticeId, channelId),
    channelId,
    messages: [message],
    createdAtMs: clock.nowMs(),
    attempts: 0,
    notBeforeMs: 0,
  })

  return {
    async deliver(notice, incident, channelIds) {
      const wanted = channelsFor(configuration.channels(), notice, incident, channelIds)
      if (wanted.length === 0) return
      const features = configuration.vendor(incident.vendorId)?.features ?? []
      const message = messageOf(notice, incident, { features, origin: parts.origin() })
      const redactor = parts.redactor()
      const kept = leak(redactor, JSON.stringify(message))
      // What may not leave may not be stored either.
      const told = kept === null ? message : rewriteMessage(message, redactor.text)
      let taken: Delivery[] = []
      await queue.change((now) => {
        const next = take(
          now,
          wanted.map(({ id }) => deliveryOf(id, told)),
          clock.nowMs(),
        )
        taken = next.taken
        if (kept === null) return next.outbox
        const rest = { ...next.outbox, waiting: now.waiting }
        return taken.reduce((all, delivery) => refuse(all, delivery, kept, clock.nowMs()), rest)
      })
      for (const delivery of taken) {
        const sent = !outbox.get().waiting.some(({ id }) => id === delivery.id)
        if (kept !== null) mark(delivery, 'dead', kept)
        // Sent or tried by now: it says so itself.
        else if (!sent) mark(delivery, 'pending')
        warnOf(delivery.channelId)
      }
      parts.onChange()
    },

    list: () =>
      Promise.all(
        configuration.channels().map(async (channel): Promise<ChannelState> => {
          const { waiting, dead } = outbox.get()
          const own = waiting.filter(({ channelId }) => channelId === channel.id)
          const { last, notBeforeMs } = healthOf(outbox.get(), channel.id)
          const nextTryAtMs = own[0] && Math.max(own[0].notBeforeMs, notBeforeMs ?? 0)
          return {
            channel,
            secrets: await Promise.all(
              channelSecrets(channel).map(async (name) => ({
                name,
                ...(await secrets.state(name)),
                ...(parts.environment && { variable: environmentName(name) }),
              })),
            ),
            ...(last && { last }),
            waiting: own.length,
            ...(nextTryAtMs && { nextTryAtMs }),
            dead: dead.filter(({ channelId }) => channelId === channel.id).length,
          }
        }),
      ),

    issues: (channel, values) => [...channelProblems(channel), ...keyIssues(channel, values)],

    async save(channel, values) {
      // The key first: a channel that names a key which is not there would only fail.
      for (const [name, value] of Object.entries(values)) {
        const { problem } = await secrets.set(name, value)
        if (problem) return { problem }
      }
      await configuration.saveChannels([channel])
      queue.hurry(channel.id)
      warnOf(channel.id)
      parts.onChange()
      return {}
    },

    async remove(channel) {
      await configuration.removeChannel(channel.id)
      await queue.change((now) => forget(now, channel.id))
      parts.warn(`channel:${channel.id}`, null)
      parts.onChange()
      const others = new Set(configuration.channels().flatMap(channelSecrets))
      const own = channelSecrets(channel).filter(
        (name) => name.startsWith(`channel.${channel.id}.`) && !others.has(name),
      )
      for (const name of own) await secrets.remove(name)
    },

    async test(channel, values, signal = new AbortController().signal) {
      const id = `test-${clock.nowMs().toString(36)}`
      const messages = [testMessage(id, clock.nowMs(), { origin: parts.origin() })]
      const first = await send(channel, { id, messages, given: values }, signal)
      if (first.outcome.kind !== 'sent') return { ok: false, text: first.outcome.problem, transcript: first.transcript }
      if (channel.kind !== 'pagerduty') {
        const text = `It was taken. Look whether it arrived.${first.outcome.problem ? ` ${first.outcome.problem}` : ''}`
        return { ok: true, text, transcript: first.transcript }
      }
      const second = await send(channel, { id: `${id}-end`, messages, given: values, action: 'resolve' }, signal)
      const ended = second.outcome.kind === 'sent'
      const text = ended
        ? 'PagerDuty opened an incident and resolved it again.'
        : `PagerDuty opened an incident and did not resolve it: ${second.outcome.problem}`
      return { ok: ended, text, transcript: `${first.transcript}\n\n${second.transcript}` }
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
        if (!channel) return [{ id: letter.id, problem: 'Its channel was removed.' }]
        if (!channel.enabled) return [{ id: letter.id, problem: `${channel.name} is switched off.` }]
        if (channel.kind !== 'pagerduty' || !message || !over || pagerDutyAction(message) === 'resolve') return []
        return [{ id: letter.id, problem: 'The incident is over. PagerDuty would call people for it.' }]
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
      for (const { id } of configuration.channels()) warnOf(id)
      parts.onChange()
      return before - outbox.get().dead.length
    },

    keyChanged(name) {
      for (const channel of configuration.channels())
        if (channelSecrets(channel).includes(name)) queue.hurry(channel.id)
    },
    hurry: () => queue.hurry(),
    rewrite(text) {
      const before = outbox.get()
      const waiting = before.waiting.map((delivery) => rewriteMessage(delivery, text))
      const dead = before.dead.map((letter) => rewriteMessage(letter, text))
      const next: Outbox = { ...before, waiting, dead }
      if (JSON.stringify(next) !== JSON.stringify(before)) void outbox.set(next)
    },
    start() {
      for (const { id } of configuration.channels()) warnOf(id)
      void queue.change((now) => now)
    },
    stop: () => queue.stop(),
  }
}
