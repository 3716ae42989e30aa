import { describe, expect, test } from 'vitest'
import { mailOf } from '../../../electron/core/channels/email.ts'
import { wordsMessage } from '../../../electron/core/channels/message.ts'
import { slackBody } from '../../../electron/core/channels/slack.ts'
import { teamsBody } from '../../../electron/core/channels/teams.ts'
import { webhookBody } from '../../../electron/core/channels/webhook.ts'
import { longestText } from '../../../electron/core/model/words.ts'
import { incidentWith, startMs } from './incidentSample.ts'

const messageOf = (text: string) =>
  wordsMessage('0abc:words:1', incidentWith(), 'Internal update: Northpay', text, startMs)

type SlackBlocks = { text: string; blocks: { text: { text: string } }[] }

describe('a text that a person sends goes out as it is, without our own facts and links', () => {
  const text = 'Northpay: it answers 503.\nSupport: <b> & "co"\n\nNext update by 03:40 UTC.'

  test('Slack', () => {
    const { text: short, blocks } = JSON.parse(slackBody([messageOf(text)])) as SlackBlocks
    expect(short).toBe('Internal update: Northpay')
    expect(blocks.map((block) => block.text.text)).toEqual([
      'Northpay: it answers 503.\nSupport: &lt;b&gt; &amp; "co"\n\nNext update by 03:40 UTC.',
    ])
  })

  test.each([
    ['words', 'word & '.repeat(longestText / 7)],
    ['one long word of escapes', '<'.repeat(longestText)],
  ])('Slack in several sections when it is long: %s', (_, long) => {
    const { blocks } = JSON.parse(slackBody([messageOf(long)])) as SlackBlocks
    const parts = blocks.map((block) => block.text.text)
    expect(parts.every((part) => part.length <= 3_000 && !/&[a-z]*$/.test(part))).toBe(true)
    const whole = parts.join('').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
    expect(whole).toBe(long)
  })

  test('Teams, line by line', () => {
    const card = JSON.parse(teamsBody([messageOf(text)])) as {
      attachments: { content: { body: { text: string }[]; actions?: unknown } }[]
    }
    const [{ content } = { content: { body: [] } }] = card.attachments
    expect(content.body.map((block) => block.text)).toEqual(text.split(/\n+/))
    expect('actions' in content).toBe(false)
  })

  test('mail, in the thread of its incident under its own subject', () => {
    const mail = mailOf('0abc:words:1:ops', [messageOf(text)], 'Headstart <alerts@example.com>')
    expect(mail).toMatchObject({ subject: 'Internal update: Northpay', text: `${text}\n` })
    expect(mail.references).toMatch(/^<incident\..*@example\.com>$/)
    expect(mail.html).toContain('<p>Northpay: it answers 503.<br>Support: &lt;b&gt;')
    expect(mail.html).not.toContain('<b>')
  })

  test('webhook', () => {
    expect(JSON.parse(webhookBody([messageOf(text)]))).toMatchObject({
      type: 'incident.words',
      data: { notices: [{ kind: 'words', text, title: 'Internal update: Northpay', facts: [] }] },
    })
  })
})
