import { wording } from '../language/language.ts'
import type { ChannelMessage } from '../model/delivery.ts'

/** What a message is about, in one word, and how it is marked: by shape and colour as everywhere in Headstart. */
export type Tone = 'down' | 'degraded' | 'recovered' | 'acknowledged' | 'test'

export function toneOf({ kind, incident }: ChannelMessage): Tone {
  if (kind === 'test') return 'test'
  if (kind === 'recovered' || incident.state === 'closed') return 'recovered'
  return kind === 'acknowledged' ? 'acknowledged' : incident.severity
}

const kinds: Partial<Record<ChannelMessage['kind'], string>> = wording.channels.kinds

/** "Down", "Recovered", "Still failing". */
export function stateWord(message: ChannelMessage): string {
  const tone = toneOf(message)
  return tone === 'recovered'
    ? wording.channels.states.recovered
    : (kinds[message.kind] ?? wording.channels.states[tone])
}

/** How many of a merged message are told one by one; the rest is counted. */
export const toldOneByOne = 20

/** "12 alerts: Stripe 8, Twilio 4" */
export function mergedTitle(messages: readonly ChannelMessage[]): string {
  const counts = new Map<string, number>()
  for (const { incident } of messages) counts.set(incident.vendorName, (counts.get(incident.vendorName) ?? 0) + 1)
  const named = [...counts].slice(0, 5).map(([name, alerts]) => ({ name, alerts }))
  const more = counts.size - named.length
  return wording.channels.merged(messages.length, named, more)
}

/** "and 7 more" after those that are told one by one; null when all are. */
export function mergedRest(messages: readonly ChannelMessage[]): string | null {
  const rest = messages.length - toldOneByOne
  return rest > 0 ? wording.channels.mergedRest(rest) : null
}
