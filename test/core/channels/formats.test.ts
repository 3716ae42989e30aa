import { describe, expect, test } from 'vitest'
import { mailOf } from '../../../electron/core/channels/email.ts'
import { messageOf, testMessage } from '../../../electron/core/channels/message.ts'
import { pagerDutyBody } from '../../../electron/core/channels/pagerDuty.ts'
import { slackBody } from '../../../electron/core/channels/slack.ts'
import { teamsBody } from '../../../electron/core/channels/teams.ts'
import { webhookBody } from '../../../electron/core/channels/webhook.ts'
import { type ChannelMessage, channelMessageSchema } from '../../../electron/core/model/delivery.ts'
import { incident, message, notice, threeMs } from './samples.ts'

const context = { features: ['Checkout', 'Invoices'], origin: 'http://127.0.0.1:7420' }
const parsed = (body: string) => JSON.parse(body)

/** Everything as long as a hostile vendor and a talkative user can make it. */
function huge(): ChannelMessage {
  const long = '“<&>*_`[x](http://evil.example)\u{1F600}'.repeat(2_000)
  return messageOf(
    notice('opened', { title: long, body: `${long}\n${long}` }),
    incident({
      title: long,
      vendorName: long,
      monitorName: long,
      difference: long,
      acknowledged: { atMs: threeMs, by: long },
      notices: [notice('opened', { title: long })],
    }),
    { features: Array.from({ length: 50 }, () => long), origin: context.origin },
  )
}

describe('a message', () => {
  test('has everything that is known, once', () => {
    const made = messageOf(
      notice('opened', {
        body: 'Balance answers 503. 4 of 4 attempts failed.\nLikely vendor-wide.\nFirst byte 94 ms → 21 s; body JSON → HTML.',
      }),
      incident({
        scope: {
          kind: 'vendor-wide',
          confidence: 'likely',
          sentence: 'Likely vendor-wide.',
          evidence: [],
          call: { how: 'bad-answer', keySent: true },
          decidedAtMs: threeMs,
        },
        difference: 'first byte 94 ms → 21 s; body JSON → HTML',
        acknowledged: { atMs: threeMs, by: 'Ada', reason: 'looking' },
        statusPage: {
          url: 'https://status.stripe.com',
          ended: false,
          silentUntilMs: threeMs,
          atDetection: { indicator: 'operational', sentence: 'The page says Operational.', readAtMs: threeMs },
        },
      }),
      context,
    )
    expect(channelMessageSchema.parse(made)).toEqual(made)
    expect(made.text).toBe('Balance answers 503. 4 of 4 attempts failed.')
    expect(made.facts).toEqual([
      { label: 'Since', text: '2026-11-27 03:11:58 UTC' },
      { label: 'Attempts', text: '4 of 4 failed' },
      { label: 'Affects', text: 'Checkout, Invoices' },
      { label: 'Where it fails', text: 'Likely vendor-wide.' },
      { label: 'Compared with the last good answer', text: 'First byte 94 ms → 21 s; body JSON → HTML.' },
      { label: 'Status page', text: 'The page says Operational.' },
      { label: 'Acknowledged', text: '2026-11-27 03:12:04 UTC by Ada' },
    ])
    expect(made.link).toBe('http://127.0.0.1:7420/#/incidents/i-1')
  })

  test('of a recovery says how long it lasted and what the lead was', () => {
    const closed = incident({
      state: 'closed',
      closedAtMs: threeMs + 20 * 60_000 - 6_000,
      statusPage: {
        url: 'https://status.stripe.com',
        ended: true,
        firstWord: { readAtMs: threeMs + 14 * 60_000, indicator: 'major-outage', text: 'We investigate errors.' },
      },
    })
    expect(messageOf(notice('recovered'), closed, context).facts).toEqual(
      expect.arrayContaining([
        { label: 'Lasted', text: '20 min' },
        { label: 'Status page', text: 'We investigate errors. Its first word came 14 min after our alert.' },
      ]),
    )
  })

  test('is bounded whatever a vendor says', () => {
    const made = huge()
    expect(made.title.length).toBeLessThanOrEqual(200)
    expect(made.text.length).toBeLessThanOrEqual(1_000)
    for (const { text } of made.facts) expect(text.length).toBeLessThanOrEqual(500)
  })
})

describe('webhook', () => {
  test('one notice in the form of Standard Webhooks, the same bytes every time', () => {
    const body = webhookBody([message('opened')])
    expect(parsed(body)).toMatchObject({
      type: 'incident.opened',
      timestamp: '2026-11-27T03:12:04.000Z',
      data: {
        notices: [
          {
            id: 'i-1:opened:1',
            kind: 'opened',
            title: 'Stripe Balance answers 503',
            incident: { id: 'i-1', state: 'open', severity: 'down', firstFailureAt: '2026-11-27T03:11:58.000Z' },
          },
        ],
      },
    })
    expect(webhookBody([message('opened')])).toBe(body)
    expect(body).not.toContain('threadTitle')
  })

  test.each<[string, ChannelMessage[], string]>([
    ['recovered', [message('recovered')], 'incident.recovered'],
    ['acknowledged', [message('acknowledged')], 'incident.acknowledged'],
    ['a test', [testMessage('t', threeMs, {})], 'test'],
    ['a storm', [message('opened'), message('recovered')], 'incidents'],
  ])('%s', (_, messages, type) => {
    expect(parsed(webhookBody(messages)).type).toBe(type)
  })

  test('a storm of thousands stays a request', () => {
    const { data } = parsed(webhookBody(Array.from({ length: 2_500 }, () => message('opened'))))
    expect(data.notices).toHaveLength(100)
    expect(data.leftOut).toBe(2_400)
  })
})

describe('Slack', () => {
  test('one alert: words for the notification, blocks for the channel', () => {
    const { text, blocks } = parsed(slackBody([message('opened')]))
    expect(text).toBe('Down: Stripe Balance answers 503')
    expect(blocks.map(({ type }: { type: string }) => type)).toEqual(['section', 'section', 'actions'])
    expect(blocks[0].text.text).toMatch(/^:red_circle: \*Down: Stripe Balance answers 503\*\n/)
    expect(blocks[2].elements[0].url).toBe('http://127.0.0.1:7420/#/incidents/i-1')
  })

  test.each<[string, ChannelMessage, string]>([
    ['recovered', message('recovered'), ':white_check_mark: *Recovered:'],
    ['acknowledged', message('acknowledged'), ':eyes: *Acknowledged:'],
    ['still failing', message('reminder'), ':red_circle: *Still failing:'],
    ['a test', testMessage('t', threeMs, {}), ':wave: *Test:'],
  ])('%s is a new message that says so', (_, one, start) => {
    expect(parsed(slackBody([one])).blocks[0].text.text.startsWith(start)).toBe(true)
  })

  test('nothing in a vendor’s text mentions or links', () => {
    const body = slackBody([message('opened', { title: '<!channel> & <https://evil.example|click>' })])
    expect(body).not.toMatch(/<[!@h]/)
    expect(body).toContain('&lt;!channel&gt; &amp; &lt;https')
    // What only looks like a mention or a link stays text as well.
    const [head, facts] = parsed(slackBody([message('opened', { title: '@channel https://evil.example' })])).blocks
    expect([head.text.verbatim, facts.fields[0].verbatim]).toEqual([true, true])
  })

  test.each([
    ['one alert', [huge()]],
    ['a storm', Array.from({ length: 300 }, huge)],
  ])('%s keeps the limits of Block Kit', (_, messages) => {
    const { text, blocks } = parsed(slackBody(messages))
    expect(text.length).toBeLessThanOrEqual(3_000)
    expect(blocks.length).toBeLessThanOrEqual(50)
    for (const block of blocks) {
      if (block.text) expect(block.text.text.length).toBeLessThanOrEqual(3_000)
      expect((block.fields ?? []).length).toBeLessThanOrEqual(10)
      for (const field of block.fields ?? []) expect(field.text.length).toBeLessThanOrEqual(2_000)
      // No escape was cut apart.
      expect(JSON.stringify(block)).not.toMatch(/&(?!amp;|lt;|gt;)/)
    }
  })
})

describe('Teams', () => {
  test('one Adaptive Card in a message', () => {
    const { type, attachments } = parsed(teamsBody([message('opened')]))
    expect([type, attachments[0].contentType]).toEqual(['message', 'application/vnd.microsoft.card.adaptive'])
    const { body, actions } = attachments[0].content
    expect(body[0]).toMatchObject({ text: 'Down', color: 'Attention' })
    expect(body[1]).toMatchObject({ text: 'Stripe Balance answers 503' })
    expect(body[3]).toEqual({ type: 'FactSet', facts: [{ title: 'Since', value: '2026-11-27 03:11:58 UTC' }] })
    expect(actions[0]).toMatchObject({ type: 'Action.OpenUrl', url: 'http://127.0.0.1:7420/#/incidents/i-1' })
  })

  test('a link in a vendor’s text stays text', () => {
    expect(teamsBody([message('opened', { title: '[click](https://evil.example)' })])).not.toContain('](')
  })

  test.each([
    ['one alert', [huge()]],
    ['a storm', Array.from({ length: 300 }, huge)],
  ])('%s fits into 28 KB', (_, messages) => {
    expect(new TextEncoder().encode(teamsBody(messages)).length).toBeLessThan(28_000)
  })
})

describe('PagerDuty', () => {
  test.each<[ChannelMessage['kind'], string]>([
    ['opened', 'trigger'],
    ['worsened', 'trigger'],
    ['reminder', 'trigger'],
    ['escalated', 'trigger'],
    ['acknowledged', 'acknowledge'],
    ['recovered', 'resolve'],
  ])('%s → %s, all on one key', (kind, action) => {
    expect(parsed(pagerDutyBody(message(kind), 'KEY'))).toMatchObject({
      routing_key: 'KEY',
      event_action: action,
      dedup_key: 'headstart/i-1',
    })
  })

  test('a reminder of an incident that is over does not open it again', () => {
    const over = message('reminder')
    over.incident.state = 'closed'
    expect(parsed(pagerDutyBody(over, 'KEY')).event_action).toBe('resolve')
  })

  test.each([
    ['down', 'critical'],
    ['degraded', 'warning'],
  ] as const)('%s is %s', (severity, theirs) => {
    const one = message('opened')
    one.incident.severity = severity
    expect(parsed(pagerDutyBody(one, 'KEY')).payload).toMatchObject({
      severity: theirs,
      source: 'Stripe',
      component: 'Balance',
      timestamp: '2026-11-27T03:12:04.000Z',
    })
  })

  test('keeps the limits of the Events API', () => {
    const made = huge()
    made.incident.id = 'x'.repeat(400)
    const { payload, dedup_key: key } = parsed(pagerDutyBody(made, 'KEY'))
    expect(payload.summary.length).toBeLessThanOrEqual(1_024)
    expect(key.length).toBeLessThanOrEqual(255)
    expect(pagerDutyBody(made, 'KEY').length).toBeLessThan(512_000)
  })
})

describe('e-mail', () => {
  const from = 'Headstart <alerts@example.com>'

  test('all mails about one incident are one thread', () => {
    const opened = mailOf('i-1:opened:1:mail', [message('opened')], from)
    const recovered = mailOf('i-1:recovered:1:mail', [message('recovered')], from)
    expect(opened).toMatchObject({ subject: 'Stripe Balance answers 503', messageId: '<incident.i-1@example.com>' })
    expect(opened.references).toBeUndefined()
    expect(recovered).toMatchObject({
      subject: 'Re: Stripe Balance answers 503',
      references: '<incident.i-1@example.com>',
      messageId: '<i-1_3a_recovered_3a_1_3a_mail@example.com>',
    })
    expect(recovered.text).toMatch(/^Recovered: Stripe Balance is up again\n\n/)
  })

  test('the same delivery is the same mail', () => {
    expect(mailOf('a:ops', [message('worsened')], from)).toEqual(mailOf('a:ops', [message('worsened')], from))
    expect(mailOf('a:ops', [message('worsened')], from).messageId).not.toBe(
      mailOf('a_3a_ops', [message('worsened')], from).messageId,
    )
  })

  test('a vendor’s text cannot add a header or a tag', () => {
    const evil = message('opened', { title: 'x\r\nBcc: a@evil.example', text: '<img src=x onerror=alert(1)>' })
    evil.incident.threadTitle = 'x\r\nBcc: a@evil.example'
    const mail = mailOf('a:ops', [evil], from)
    expect(mail.subject).toBe('x Bcc: a@evil.example')
    expect(mail.html).toContain('&lt;img src=x')
    expect(mail.html).not.toContain('<img')
  })

  test('a digest of quiet hours is a mail of its own, with its lines and no facts of one of them', () => {
    const lines = 'Stripe Balance answers 503: from 02:10 for 31 min, over.\nTwilio Account is slow: still open.'
    const digest = notice('digest', { id: 'i-1:digest:1', title: '2 incidents during quiet hours', body: lines })
    const made = messageOf(digest, incident(), context)
    expect(made).toMatchObject({ text: lines, facts: [] })
    const mail = mailOf('i-1:digest:1:ops', [made], from)
    expect(mail.subject).toBe('2 incidents during quiet hours')
    expect(mail.references).toBeUndefined()
  })

  test('a storm names what it can and counts the rest', () => {
    const mail = mailOf(
      'a:ops+39',
      Array.from({ length: 40 }, () => message('opened')),
      from,
    )
    expect(mail.subject).toBe('40 alerts: Stripe 40')
    expect(mail.text).toContain('and 20 more, all in Headstart')
  })
})
