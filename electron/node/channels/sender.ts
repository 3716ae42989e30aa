import { channelSecrets } from '../../core/channels/channelSecrets.ts'
import type { PagerDutyAction } from '../../core/channels/pagerDuty.ts'
import type { Outcome } from '../../core/channels/retry.ts'
import { wording } from '../../core/language/language.ts'
import type { Channel } from '../../core/model/channel.ts'
import type { ChannelMessage } from '../../core/model/delivery.ts'
import type { Settings } from '../../core/model/settings.ts'
import type { Clock, Probe, Secrets } from '../../core/ports.ts'
import type { KnownSecret, Redactor } from '../../core/redact.ts'
import { messageOf } from '../../core/watch/within.ts'
import type { Authorities } from '../probe/authorities.ts'
import { sendHttp } from './sendHttp.ts'
import { sendMail } from './sendMail.ts'

export type SendParts = {
  clock: Pick<Clock, 'nowMs'>
  probe: Probe
  authorities: Authorities
  settings(): Pick<Settings, 'caFiles'>
  secrets: Secrets
  /** With everything that must not leave, and what else is given. */
  redactor(more?: readonly KnownSecret[]): Redactor
}

/** What is sent, and what the receiver is to know it by. */
export type Order = {
  id: string
  messages: readonly ChannelMessage[]
  /** Values given by hand, before they are stored. */
  given?: Readonly<Record<string, string>>
  /** Instead of what follows from the message: how a test cleans up after itself. */
  action?: PagerDutyAction
}

/** `transcript`: what was sent and what came back, redacted, for a person to read. */
export type Sent = { outcome: Outcome; transcript: string }

export type Send = (channel: Channel, order: Order, signal: AbortSignal) => Promise<Sent>

type Values = { values: Record<string, string> } | { outcome: Outcome }

async function valuesOf(channel: Channel, order: Order, secrets: Secrets): Promise<Values> {
  const values: Record<string, string> = { ...order.given }
  for (const name of channelSecrets(channel)) {
    if (Object.hasOwn(values, name)) continue
    const answer = await secrets.get(name)
    if (answer.kind === 'value') values[name] = answer.value
    else {
      const problem =
        answer.kind === 'missing'
          ? wording.channels.keyMissing(name)
          : wording.channels.keyUnreadable(name, answer.problem)
      return { outcome: { kind: 'retry', problem, unsent: true } }
    }
  }
  return { values }
}

/** Sends one message to one channel. Never throws: whatever happens is an outcome. */
export function createSend(parts: SendParts): Send {
  return async (channel, order, signal) => {
    // A key that is only being tried must not come back either.
    const given = Object.entries(order.given ?? {}).map(([name, value]) => ({ name, value }))
    const redactor = parts.redactor(given)
    try {
      const found = await valuesOf(channel, order, parts.secrets)
      if ('outcome' in found) return { outcome: found.outcome, transcript: '' }
      const sent =
        channel.kind === 'email'
          ? await sendMail(parts, channel, order, found.values, signal)
          : await sendHttp(parts, channel, order, found.values, signal)
      return redacted(redactor, sent)
    } catch (error) {
      return redacted(redactor, { outcome: { kind: 'retry', problem: messageOf(error) }, transcript: '' })
    }
  }
}

/** A receiver may echo a key, and an error may quote an address that holds one. */
function redacted({ text }: Redactor, { outcome, transcript }: Sent): Sent {
  const told = outcome.problem === undefined ? outcome : { ...outcome, problem: text(outcome.problem) }
  return { outcome: told, transcript: text(transcript) }
}

/** The last gate: what a text that is about to leave still holds, as a reason to keep it here; null when it is clean. */
export function leak(redactor: Redactor, text: string): string | null {
  const [first, ...others] = redactor.findKnown(text)
  if (!first) return null
  return wording.channels.stillHolds(first.name, first.where, others.length)
}
