import { describe, expect, test } from 'vitest'
import { channelProblems, channelSecrets } from '../../../electron/core/channels/channelSecrets.ts'
import { type HttpChannelKind, judge } from '../../../electron/core/channels/judge.ts'
import { selfTestAdvice } from '../../../electron/core/channels/selfTest.ts'
import { channelsFor } from '../../../electron/core/channels/wanted.ts'
import { type Channel, channelSchema } from '../../../electron/core/model/channel.ts'
import type { Exchange, Failure } from '../../../electron/core/model/exchange.ts'
import { incident, notice, threeMs } from './samples.ts'

function exchange(status: number, text = '', headers: [string, string][] = []): Exchange {
  const body = { text, wireBytes: text.length, decodedBytes: text.length, truncated: false }
  return {
    role: 'request',
    startedAtMs: threeMs,
    instants: { end: 90 },
    request: { method: 'POST', url: 'https://hooks.example/in', headers: [] },
    response: { status, reason: '', httpVersion: '1.1', headers, body },
  }
}

const failing = (failure: Failure): Exchange => {
  const { response: _, ...rest } = exchange(0)
  return { ...rest, failure }
}

describe('what an answer means', () => {
  test.each<[HttpChannelKind, number, string, string]>([
    ['webhook', 200, '', 'sent'],
    ['webhook', 204, '', 'sent'],
    ['webhook', 302, '', 'retry'],
    ['webhook', 404, 'not here yet', 'retry'],
    ['webhook', 408, '', 'retry'],
    ['webhook', 500, '', 'retry'],
    ['webhook', 503, '', 'retry'],
    ['webhook', 400, 'bad', 'give-up'],
    ['webhook', 410, '', 'give-up'],
    ['webhook', 413, '', 'give-up'],
    ['slack', 200, 'ok', 'sent'],
    ['slack', 200, '<html>Welcome to the hotel</html>', 'retry'],
    ['slack', 404, 'no_service', 'give-up'],
    ['slack', 403, 'action_prohibited', 'give-up'],
    ['slack', 410, 'channel_is_archived', 'give-up'],
    ['slack', 400, 'invalid_payload', 'give-up'],
    ['slack', 500, 'rollup_error', 'retry'],
    ['teams', 202, '', 'sent'],
    ['teams', 200, '1', 'sent'],
    ['teams', 200, 'Webhook message delivery failed with error: HTTP error 429', 'retry'],
    ['teams', 200, '<!DOCTYPE html><title>Sign in</title>', 'retry'],
    ['teams', 401, '', 'retry'],
    ['pagerduty', 202, '{"status":"success","message":"Event processed","dedup_key":"x"}', 'sent'],
    ['pagerduty', 200, '{}', 'retry'],
    ['pagerduty', 400, '{"status":"invalid event","errors":["bad key"]}', 'give-up'],
    ['pagerduty', 502, '', 'retry'],
  ])('%s %i %s → %s', (kind, status, text, outcome) => {
    expect(judge(kind, exchange(status, text), 10_000, threeMs).kind).toBe(outcome)
  })

  test.each<[string, number, [string, string][], number]>([
    ['429 with seconds', 429, [['Retry-After', '120']], 120_000],
    ['429 without', 429, [], 60_000],
    ['503 with a date', 503, [['retry-after', 'Fri, 27 Nov 2026 03:13:04 GMT']], 60_000],
  ])('%s asks to wait', (_, status, headers, retryAfterMs) => {
    expect(judge('webhook', exchange(status, '', headers), 10_000, threeMs)).toMatchObject({
      kind: 'retry',
      retryAfterMs,
    })
  })

  test('PagerDuty’s reasons are told, not its JSON', () => {
    const text = '{"status":"invalid event","message":"Event object is invalid","errors":["Invalid routing key"]}'
    expect(judge('pagerduty', exchange(400, text), 10_000, threeMs)).toEqual({
      kind: 'give-up',
      problem: 'PagerDuty answers 400: Invalid routing key.',
    })
  })

  test('a refused key is asked about less often', () => {
    expect(judge('webhook', exchange(401), 10_000, threeMs)).toMatchObject({ kind: 'retry', keyRefused: true })
  })

  test.each<[Failure, string]>([
    [{ kind: 'refused', message: 'x' }, 'hooks.example refuses connections.'],
    [{ kind: 'dns-not-found', message: 'x' }, 'The name hooks.example does not exist in DNS.'],
    [{ kind: 'timeout', phase: 'wait', message: 'x' }, 'The receiver does not answer: no first byte within 10 s.'],
    [{ kind: 'aborted', message: 'The CA file is gone' }, 'It could not be sent: The CA file is gone.'],
  ])('$kind in words', (failure, problem) => {
    expect(judge('webhook', failing(failure), 10_000, threeMs)).toEqual({ kind: 'retry', problem })
  })
})

const webhook = (more: Partial<Channel> = {}): Channel =>
  channelSchema.parse({ kind: 'webhook', id: 'ops', name: 'Ops', url: 'https://hooks.example/in', ...more })

describe('which channels receive a notice', () => {
  const channels = [
    webhook({ id: 'all' }),
    webhook({ id: 'off', enabled: false }),
    webhook({ id: 'ends', notices: ['recovered'] }),
    webhook({ id: 'down', severities: ['down'] }),
    webhook({ id: 'twilio', vendors: ['twilio'] }),
  ]

  test.each<[string, Parameters<typeof notice>[0], object, string[] | undefined, string[]]>([
    ['as they are set up', 'opened', {}, undefined, ['all', 'down']],
    ['a recovery', 'recovered', {}, undefined, ['all', 'ends', 'down']],
    ['a slow one', 'opened', { severity: 'degraded' }, undefined, ['all']],
    ['another vendor', 'opened', { vendorId: 'twilio' }, undefined, ['all', 'down', 'twilio']],
    ['narrowed', 'opened', {}, ['os', 'down', 'off'], ['down']],
    ['narrowed to the desktop', 'opened', {}, ['os'], []],
    ['narrowed to nothing', 'opened', {}, [], []],
  ])('%s', (_, kind, more, ids, expected) => {
    expect(channelsFor(channels, notice(kind), incident(more), ids).map(({ id }) => id)).toEqual(expected)
  })
})

describe('the keys of a channel', () => {
  test.each<[Channel, string[]]>([
    [webhook(), []],
    [
      channelSchema.parse({
        kind: 'webhook',
        id: 'ops',
        name: 'Ops',
        url: 'https://hooks.example/{{secret:token}}',
        signingKey: '{{secret:hmac}}',
        headers: [{ name: 'Authorization', value: 'Bearer {{secret:token}}' }],
      }),
      ['token', 'hmac'],
    ],
    [channelSchema.parse({ kind: 'slack', id: 's', name: 'S', url: '{{secret:s.url}}' }), ['s.url']],
    [channelSchema.parse({ kind: 'pagerduty', id: 'p', name: 'P', routingKey: '{{secret:p.key}}' }), ['p.key']],
  ])('$kind', (channel, names) => {
    expect(channelSecrets(channel)).toEqual(names)
  })

  test.each<[string, object, string]>([
    ['no address', { kind: 'webhook', url: 'hooks.example/in' }, 'url'],
    ['a key in the address', { kind: 'webhook', url: 'https://x.example/?token=0123456789abcdef01' }, 'url'],
    ['a user in the address', { kind: 'webhook', url: 'https://u:p@x.example/' }, 'url'],
    [
      'a key in a header',
      {
        kind: 'webhook',
        url: 'https://x.example',
        headers: [{ name: 'Authorization', value: 'Bearer 0123456789abcdef0123' }],
      },
      'headers',
    ],
    [
      'a header that is none',
      { kind: 'webhook', url: 'https://x.example', headers: [{ name: 'no colon', value: 'x' }] },
      'headers',
    ],
    ['a broken placeholder', { kind: 'webhook', url: 'https://x.example/{{secret: a}}' }, 'url'],
    ['a user without a password', { kind: 'email', host: 'h', from: 'a@b', to: ['c@d'], user: 'u' }, 'user'],
    [
      'a password in the clear',
      {
        kind: 'email',
        host: 'h',
        from: 'a@b',
        to: ['c@d'],
        user: 'u',
        password: '{{secret:p}}',
        security: 'none',
      },
      'security',
    ],
  ])('%s is a problem', (_, target, path) => {
    const channel = channelSchema.parse({ id: 'ops', name: 'Ops', ...target })
    expect(channelProblems(channel)).toEqual([{ path, message: expect.stringMatching(/\.$/) }])
  })
})

describe('what to check when a notification was not seen', () => {
  test.each([
    ['electron', 'darwin', undefined, 'Focus'],
    ['electron', 'win32', undefined, 'Do not disturb'],
    ['electron', 'linux', 'GNOME', 'Settings, Notifications'],
    ['electron', 'linux', 'KDE', 'pop-ups'],
    ['browser', 'linux', undefined, 'This page'],
    ['browser', 'darwin', undefined, 'This page'],
  ] as const)('%s on %s %s', (shell, platform, desktop, word) => {
    expect(selfTestAdvice({ shell, platform, desktop }).join('\n')).toContain(word)
  })
})
