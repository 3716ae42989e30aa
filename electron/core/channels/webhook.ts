import { isoOf } from '../explain/say.ts'
import type { ChannelMessage } from '../model/delivery.ts'

/** Notices that one request holds at most. */
const noticesAtMost = 100

function noticeOut(message: ChannelMessage) {
  const { noticeId, kind, atMs, title, text, facts, incident, link } = message
  const { firstFailureAtMs, openedAtMs, closedAtMs, threadTitle: _, ...rest } = incident
  return {
    id: noticeId,
    kind,
    at: isoOf(atMs),
    title,
    text,
    facts,
    incident: {
      ...rest,
      firstFailureAt: isoOf(firstFailureAtMs),
      openedAt: isoOf(openedAtMs),
      ...(closedAtMs !== undefined && { closedAt: isoOf(closedAtMs) }),
    },
    ...(link !== undefined && { link }),
  }
}

/**
 * The body of a webhook, in the form of Standard Webhooks: `type`, `timestamp`, `data`. `data.notices` holds one notice,
 * or several when a storm was merged (`type` is `incidents` then). The same delivery gives the same bytes every time.
 */
export function webhookBody(messages: readonly ChannelMessage[]): string {
  const [first] = messages
  const type = first?.kind === 'test' ? 'test' : messages.length > 1 ? 'incidents' : `incident.${first?.kind}`
  const notices = messages.slice(0, noticesAtMost).map(noticeOut)
  const left = messages.length - notices.length
  const data = { notices, ...(left > 0 && { leftOut: left }) }
  return JSON.stringify({ type, timestamp: isoOf(first?.atMs ?? 0), data })
}
