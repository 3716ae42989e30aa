import { isoOf, shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { ChannelMessage } from '../model/delivery.ts'

/** Limits of the Events API v2: characters of a summary and of a dedup key. */
const summaryLength = 1_024
const dedupLength = 255

export type PagerDutyAction = 'trigger' | 'acknowledge' | 'resolve'

/** What a message does to PagerDuty's incident: one of ours is one of theirs, whatever is told about it. */
export function pagerDutyAction({ kind, incident }: ChannelMessage): PagerDutyAction {
  if (kind === 'recovered' || incident.state === 'closed') return 'resolve'
  return kind === 'acknowledged' ? 'acknowledge' : 'trigger'
}

/** The same for everything about one incident, so that PagerDuty opens one, updates it and resolves it. */
export function pagerDutyDedupKey({ incident }: ChannelMessage): string {
  return `headstart/${incident.id}`.slice(0, dedupLength)
}

/**
 * One event for the Events API v2. The routing key goes in last, where it is sent: `{}` in its place is what is checked
 * for secrets and shown.
 */
export function pagerDutyBody(message: ChannelMessage, routingKey: string, action = pagerDutyAction(message)): string {
  const { title, text, facts, incident, kind, link } = message
  const event = { routing_key: routingKey, event_action: action, dedup_key: pagerDutyDedupKey(message) }
  if (action !== 'trigger') return JSON.stringify(event)
  return JSON.stringify({
    ...event,
    payload: {
      summary: shorten(title, summaryLength),
      source: incident.vendorName,
      severity: kind === 'test' ? 'info' : incident.severity === 'down' ? 'critical' : 'warning',
      timestamp: isoOf(incident.openedAtMs),
      component: incident.monitorName,
      group: incident.vendorName,
      custom_details: {
        text,
        ...Object.fromEntries(facts.map((fact) => [fact.label, fact.text])),
        incident: incident.id,
      },
    },
    ...(link !== undefined && {
      client: 'Headstart',
      client_url: link,
      links: [{ href: link, text: wording.channels.openInHeadstart }],
    }),
  })
}
