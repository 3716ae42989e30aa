import { describe, expect, test } from 'vitest'
import { type Channel, channelSchema } from '../../electron/core/model/channel.ts'
import {
  type ChannelForm,
  emptyForm,
  formOf,
  idFrom,
  keysOf,
  readForm,
  withSecurity,
} from '../../renderer/alerts/channelForm.ts'
import { goesTo, receives } from '../../renderer/alerts/channelWords.ts'

const channels: Channel[] = [
  { kind: 'slack', id: 'chat', name: '#ops', url: '{{secret:channel.chat.url}}' },
  { kind: 'teams', id: 'chat', name: 'Ops', url: '{{secret:teams}}', vendors: ['stripe'], severities: ['down'] },
  { kind: 'pagerduty', id: 'pager', name: 'Pager', routingKey: '{{secret:pd}}', notices: ['opened', 'recovered'] },
  { kind: 'webhook', id: 'hook', name: 'Hook', url: 'https://hooks.example/in', enabled: false },
  {
    kind: 'webhook',
    id: 'hook',
    name: 'Hook',
    url: '{{secret:hook}}',
    signingKey: '{{secret:channel.hook.signingKey}}',
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
    to: ['a@example.com', 'b@example.com'],
  },
].map((channel) => channelSchema.parse(channel))

test.each(channels.map((channel) => [`${channel.kind} ${channel.id}`, channel] as const))(
  '%s comes out of the form as it went in',
  (_, channel) => {
    expect(readForm(formOf(channel), channel.id)).toEqual({ ok: true, channel, secrets: {} })
  },
)

const filled = (kind: Channel['kind'], more: Partial<ChannelForm>): ChannelForm => ({ ...emptyForm(kind), ...more })
const keys = (more: Partial<ChannelForm['keys']>) => ({ ...emptyForm('slack').keys, ...more })

test('a new channel’s key gets a name of its own, and its value goes apart', () => {
  expect(
    readForm(filled('slack', { name: '#ops', keys: keys({ url: ' https://hooks.slack.com/x ' }) }), 'ops'),
  ).toEqual({
    ok: true,
    channel: channelSchema.parse({ kind: 'slack', id: 'ops', name: '#ops', url: '{{secret:channel.ops.url}}' }),
    secrets: { 'channel.ops.url': 'https://hooks.slack.com/x' },
  })
})

test('an edited one keeps the name that the keychain knows', () => {
  const pager = channels[2]
  const form = pager && { ...formOf(pager), keys: keys({ routingKey: 'new' }) }
  expect(form && readForm(form, 'pager')).toMatchObject({ ok: true, secrets: { pd: 'new' } })
})

test.each<[string, ChannelForm, string]>([
  ['no name', filled('slack', { name: ' ' }), 'name'],
  ['no address', filled('webhook', {}), 'url'],
  ['a broken header', filled('webhook', { url: 'https://x.example', headers: 'no colon' }), 'headers'],
  ['no server', filled('email', { from: 'a@b', to: 'c@d' }), 'host'],
  ['a port that is none', filled('email', { host: 'h', port: '99999', from: 'a@b', to: 'c@d' }), 'port'],
  ['nobody to write to', filled('email', { host: 'h', from: 'a@b', to: ' , ' }), 'to'],
  ['a sender that is none', filled('email', { host: 'h', from: 'me', to: 'c@d' }), 'from'],
  ['no kind of notice', filled('slack', { notices: [] }), 'notices'],
])('%s is said at its field', (_, form, field) => {
  const read = readForm(form, 'x')
  expect(read.ok).toBe(false)
  if (!read.ok) expect(Object.entries(read.errors)).toEqual([[field, expect.stringMatching(/\.$/)]])
})

test('a relay without a user has no password, and a webhook without a signature no key', () => {
  expect(keysOf(filled('email', {}))).toEqual([])
  expect(keysOf(filled('email', { user: 'u' }))).toEqual(['password'])
  expect(keysOf(filled('webhook', { signed: false }))).toEqual([])
  expect(keysOf(filled('webhook', { urlIsKey: true }))).toEqual(['url', 'signingKey'])
})

test('the port follows the encryption until it is another one', () => {
  expect(withSecurity(emptyForm('email'), 'tls').port).toBe('465')
  expect(withSecurity(filled('email', { port: '2525' }), 'tls').port).toBe('2525')
})

describe('ids', () => {
  test.each([
    ['#ops alerts', [], 'ops-alerts'],
    ['Überwachung', [], 'u-berwachung'],
    ['Slack', ['slack', 'slack-2'], 'slack-3'],
    ['OS', [], 'channel'],
    ['—', [], 'channel'],
  ])('%s', (name, taken, id) => {
    expect(idFrom(name, taken)).toBe(id)
  })
})

test('what a channel receives and where it goes, in words without a key', () => {
  const names = (id: string) => ({ stripe: 'Stripe' })[id] ?? id
  expect(channels.map((channel) => `${receives(channel, names)} → ${goesTo(channel)}`)).toEqual([
    'Everything → incoming webhook',
    'Everything of what is down from Stripe → workflow',
    'It fails, it recovers → Events API v2',
    'Everything → hooks.example',
    'Everything → address in the keychain',
    'Everything → a@example.com, b@example.com',
  ])
})

test('what a channel receives names three vendors and counts the others', () => {
  const channel: Channel = {
    kind: 'slack',
    id: 'chat',
    name: 'Ops',
    enabled: true,
    url: '{{secret:channel.chat.url}}',
    notices: ['digest', 'worsened'],
    severities: ['degraded'],
    vendors: ['a', 'b', 'c', 'd', 'e'],
  }
  expect(receives(channel, (id) => id.toUpperCase())).toBe(
    'It gets worse, what quiet hours held back of what is degraded from A, B, C and 2 more',
  )
})
