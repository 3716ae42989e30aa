import { describe, expect, test } from 'vitest'
import { check } from '../../../electron/core/config/explain.ts'
import { channel, channelOut } from '../../../electron/core/config/sections/channel.ts'
import { type Channel, channelSchema } from '../../../electron/core/model/channel.ts'

const channels: Channel[] = [
  { kind: 'slack', id: 'chat', name: '#ops', url: '{{secret:channel.chat.url}}', enabled: false },
  { kind: 'teams', id: 'chat', name: 'Ops', url: '{{secret:teams}}', vendors: ['stripe'], severities: ['down'] },
  { kind: 'pagerduty', id: 'pager', name: 'Pager', routingKey: '{{secret:pd}}', notices: ['opened', 'recovered'] },
  {
    kind: 'pagerduty',
    id: 'pager',
    name: 'Pager',
    routingKey: '{{secret:pd}}',
    url: 'https://events.eu.pagerduty.com/v2/enqueue',
  },
  {
    kind: 'webhook',
    id: 'hook',
    name: 'Hook',
    url: 'https://hooks.example/{{secret:token}}',
    signingKey: '{{secret:hmac}}',
    headers: [{ name: 'Authorization', value: 'Bearer {{secret:token}}' }],
  },
  {
    kind: 'email',
    id: 'mail',
    name: 'Mail',
    host: 'smtp.example.com',
    port: 465,
    security: 'tls',
    user: 'alerts',
    password: '{{secret:smtp}}',
    from: 'Headstart <alerts@example.com>',
    to: ['a@example.com'],
  },
].map((value) => channelSchema.parse(value))

const read = (value: unknown) => check(channel, value, ['channels', 0])

describe('channels in a configuration file', () => {
  test.each(channels.map((value) => [value.kind, value] as const))('%s is read as it was written', (_, value) => {
    expect(read(JSON.parse(JSON.stringify(channelOut(value))))).toEqual({ ok: true, value })
  })

  test('what is as usual is not written, and headers are a map', () => {
    expect(channelOut(channels[2] as Channel)).toEqual({
      id: 'pager',
      kind: 'pagerduty',
      name: 'Pager',
      notices: ['opened', 'recovered'],
      routingKey: '{{secret:pd}}',
    })
    expect(channelOut(channels[4] as Channel).headers).toEqual({ Authorization: 'Bearer {{secret:token}}' })
  })

  test.each<[string, object, string, string]>([
    ['a kind that is none', { kind: 'sms' }, 'kind', 'Use one of webhook, slack, teams, pagerduty, email.'],
    [
      'a key in the open',
      { kind: 'slack', url: 'https://hooks.slack.com/services/T/B/x' },
      'url',
      'Write {{secret:NAME}}',
    ],
    [
      'an address that is none',
      { kind: 'pagerduty', routingKey: '{{secret:pd}}', url: 'events.pagerduty.com' },
      'url',
      'Write a whole address',
    ],
    [
      'a typing error',
      { kind: 'slack', url: '{{secret:a}}', severity: ['down'] },
      'severity',
      'Did you mean “severities”?',
    ],
    ['a missing key', { kind: 'pagerduty' }, 'routingKey', 'This is missing.'],
    ['an address without a scheme', { kind: 'webhook', url: 'hooks.example' }, 'url', 'Write a whole address'],
    ['a sender that is none', { kind: 'email', host: 'h', from: 'me', to: ['a@b'] }, 'from', 'Write an address'],
    [
      'a password in the clear',
      { kind: 'email', host: 'h', from: 'a@b', to: ['c@d'], security: 'none', user: 'u', password: '{{secret:p}}' },
      'security',
      'Without encryption',
    ],
    ['the id of the desktop', { kind: 'slack', id: 'os', url: '{{secret:a}}' }, 'id', 'os is the desktop notification'],
  ])('%s is said at its place', (_, value, field, message) => {
    const result = read({ id: 'x', name: 'X', ...value })
    expect(result.ok).toBe(false)
    if (result.ok) return
    expect(result.issues).toEqual([{ path: ['channels', 0, field], message: expect.stringContaining(message) }])
  })
})
