import { testMessage } from '../../core/channels/message.ts'
import type { ChannelTest } from '../../core/contract/channels.ts'
import { wording } from '../../core/language/language.ts'
import type { Channel } from '../../core/model/channel.ts'
import type { Clock } from '../../core/ports.ts'
import type { Send } from './sender.ts'

type Parts = { clock: Clock; send: Send; origin(): string | undefined }

/**
 * Sends a message that says it is a test, past the outbox. At PagerDuty it opens an incident and resolves it at once:
 * nobody is left with it.
 */
export async function tryOut(
  { clock, send, origin }: Parts,
  channel: Channel,
  given: Readonly<Record<string, string>>,
  signal = new AbortController().signal,
): Promise<ChannelTest> {
  const id = `test-${clock.nowMs().toString(36)}`
  const order = { id, messages: [testMessage(id, clock.nowMs(), { origin: origin() })], given }
  const { outcome, transcript } = await send(channel, order, signal)
  if (outcome.kind !== 'sent') return { ok: false, text: outcome.problem, transcript }
  if (channel.kind !== 'pagerduty') {
    const text = wording.channels.testTaken(outcome.problem)
    return { ok: true, text, transcript }
  }
  const end = await send(channel, { ...order, id: `${id}-end`, action: 'resolve' }, signal)
  const ended = end.outcome.kind === 'sent'
  const text = ended ? wording.channels.testResolved : wording.channels.testUnresolved(end.outcome.problem)
  return { ok: ended, text, transcript: `${transcript}\n\n${end.transcript}` }
}
