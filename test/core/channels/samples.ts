import type { ChannelMessage, Delivery } from '../../../electron/core/model/delivery.ts'
import { type Incident, incidentSchema, type Notice, type NoticeKind } from '../../../electron/core/model/incident.ts'

export const threeMs = Date.UTC(2026, 10, 27, 3, 12, 4)

export function notice(kind: NoticeKind, more: Partial<Notice> = {}): Notice {
  return {
    id: `i-1:${kind}:1`,
    kind,
    createdAtMs: threeMs,
    title: kind === 'recovered' ? 'Stripe Balance is up again' : 'Stripe Balance answers 503',
    body: 'Balance answers 503. 4 of 4 attempts failed. Your network is fine.',
    delivery: 'pending',
    ...more,
  }
}

export function incident(more: Partial<Incident> = {}): Incident {
  return incidentSchema.parse({
    id: 'i-1',
    monitorId: 'stripe-balance',
    monitorName: 'Balance',
    vendorId: 'stripe',
    vendorName: 'Stripe',
    state: 'open',
    severity: 'down',
    current: 'down',
    title: 'Stripe Balance answers 503',
    sentence: 'Balance answers 503',
    reason: 'status',
    firstFailureAtMs: threeMs - 6_000,
    openedAtMs: threeMs,
    lastFailureAtMs: threeMs,
    attempts: 4,
    failures: 4,
    timeline: [],
    notices: [notice('opened')],
    transcriptIds: [],
    ...more,
  })
}

export function message(kind: ChannelMessage['kind'], more: Partial<ChannelMessage> = {}): ChannelMessage {
  const closed = kind === 'recovered'
  return {
    noticeId: `i-1:${kind}:1`,
    kind,
    atMs: threeMs,
    title: closed ? 'Stripe Balance is up again' : 'Stripe Balance answers 503',
    text: 'Balance answers 503. 4 of 4 attempts failed.',
    facts: [{ label: 'Since', text: '2026-11-27 03:11:58 UTC' }],
    incident: {
      id: 'i-1',
      state: closed ? 'closed' : 'open',
      severity: 'down',
      vendorId: 'stripe',
      vendorName: 'Stripe',
      monitorId: 'stripe-balance',
      monitorName: 'Balance',
      firstFailureAtMs: threeMs - 6_000,
      openedAtMs: threeMs,
      threadTitle: 'Stripe Balance answers 503',
    },
    link: 'http://127.0.0.1:7420/#/incidents/i-1',
    ...more,
  }
}

export function delivery(id: string, channelId = 'ops', more: Partial<Delivery> = {}): Delivery {
  return {
    id: `${id}:${channelId}`,
    channelId,
    messages: [message('opened', { noticeId: id })],
    createdAtMs: threeMs,
    attempts: 0,
    notBeforeMs: 0,
    ...more,
  }
}
