import { describe, expect, test } from 'vitest'
import { withDeliveries } from '../../../electron/core/incident.ts'
import { type Channel, channelSchema } from '../../../electron/core/model/channel.ts'
import { type Incident, incidentSchema, type NoticeDelivery } from '../../../electron/core/model/incident.ts'

const common = { id: 'ops', name: 'Ops' }

describe('a channel', () => {
  test.each<[string, object, Partial<Channel>]>([
    ['webhook', { kind: 'webhook', url: 'https://hooks.example/in' }, { enabled: true }],
    ['Slack', { kind: 'slack', url: '{{secret:ops.url}}' }, { kind: 'slack' }],
    ['Teams', { kind: 'teams', url: '{{secret:ops.url}}' }, { kind: 'teams' }],
    [
      'PagerDuty',
      { kind: 'pagerduty', routingKey: '{{secret:ops.routingKey}}' },
      { url: 'https://events.pagerduty.com/v2/enqueue' },
    ],
    [
      'e-mail',
      { kind: 'email', host: 'smtp.example.com', from: 'Headstart <alerts@example.com>', to: ['ops@example.com'] },
      { port: 587, security: 'starttls' },
    ],
  ])('%s', (_, target, filled) => {
    expect(channelSchema.parse({ ...common, ...target })).toMatchObject({ ...common, ...target, ...filled })
  })

  test.each([
    ['a Slack address in the open', { kind: 'slack', url: 'https://hooks.slack.com/services/T0/B0/x' }],
    ['a Teams address with its key around a secret', { kind: 'teams', url: 'https://x/?sig={{secret:sig}}' }],
    ['a routing key in the open', { kind: 'pagerduty', routingKey: 'R0UT1NGK3Y' }],
    ['a password in the open', { kind: 'email', host: 'h', from: 'a@b', to: ['c@d'], password: 'hunter2' }],
    ['a signing key in the open', { kind: 'webhook', url: 'https://hooks.example', signingKey: 'whsec_abc' }],
    ['nobody to write to', { kind: 'email', host: 'h', from: 'a@b', to: [] }],
    ['an address with a line break', { kind: 'email', host: 'h', from: 'a@b\r\nBcc: x@y', to: ['c@d'] }],
    ['the name of the desktop notification', { kind: 'webhook', url: 'https://hooks.example', id: 'os' }],
    ['no kind of notice at all', { kind: 'webhook', url: 'https://hooks.example', notices: [] }],
  ])('refuses %s', (_, target) => {
    expect(channelSchema.safeParse({ ...common, ...target }).success).toBe(false)
  })
})

describe('deliveries of a notice', () => {
  const incident: Incident = incidentSchema.parse({
    id: 'i',
    monitorId: 'm',
    monitorName: 'Balance',
    vendorId: 'v',
    vendorName: 'Stripe',
    state: 'open',
    severity: 'down',
    current: 'down',
    title: 'Stripe Balance answers 503',
    sentence: 'It answers 503.',
    reason: 'status',
    firstFailureAtMs: 1,
    openedAtMs: 2,
    lastFailureAtMs: 2,
    attempts: 4,
    failures: 4,
    timeline: [],
    notices: [
      { id: 'i:opened:1', kind: 'opened', createdAtMs: 2, title: 'T', body: 'B', delivery: 'pending' },
      { id: 'i:worsened:1', kind: 'worsened', createdAtMs: 3, title: 'T', body: 'B', delivery: 'pending' },
    ],
    transcriptIds: [],
  })
  const state = (channelId: string, more: Partial<NoticeDelivery>): NoticeDelivery => ({
    channelId,
    name: channelId,
    state: 'pending',
    atMs: 5,
    attempts: 0,
    ...more,
  })

  test('take the place of what was known of that channel, and stay beside the others', () => {
    const two = withDeliveries(incident, 'i:opened:1', [state('slack', {}), state('mail', {})])
    const told = withDeliveries(two, 'i:opened:1', [state('slack', { state: 'sent', attempts: 1, atMs: 9 })])
    expect(told.notices[0]?.deliveries).toEqual([
      state('mail', {}),
      state('slack', { state: 'sent', attempts: 1, atMs: 9 }),
    ])
    expect(told.notices[1]?.deliveries).toBeUndefined()
    expect(incidentSchema.parse(told)).toEqual(told)
  })
})
