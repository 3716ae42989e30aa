import { shorten } from '../explain/say.ts'
import type { ChannelMessage } from '../model/delivery.ts'
import { mergedRest, mergedTitle, stateWord, type Tone, toldOneByOne, toneOf } from './words.ts'

/** Limits of Block Kit: characters of a section's text and of one field, fields of a section, blocks of a message. */
const textLength = 3_000
const fieldLength = 2_000
const fieldsAtMost = 10

const marks: Record<Tone, string> = {
  down: ':red_circle:',
  degraded: ':warning:',
  recovered: ':white_check_mark:',
  acknowledged: ':eyes:',
  test: ':wave:',
}

/** The three characters that mean something to Slack; nothing else does, so that no vendor's text can mention or link. */
export function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Escaped first, then cut without tearing an escape apart. */
function bounded(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length - 1).replace(/&[a-z]{0,4}$|[\uD800-\uDBFF]$/, '')}…`
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text: bounded(text, textLength) } })

function linkBlocks(link: string | undefined): object[] {
  if (link === undefined || link.length > textLength) return []
  const text = { type: 'plain_text', text: 'Open in Headstart' }
  return [{ type: 'actions', elements: [{ type: 'button', text, url: link }] }]
}

/** The body of a Slack incoming webhook in Block Kit, with the text that notifications show. */
export function slackBody(messages: readonly ChannelMessage[]): string {
  const [first] = messages
  if (first && messages.length === 1) return JSON.stringify(oneAlert(first))
  const title = mergedTitle(messages)
  const lines = messages
    .slice(0, toldOneByOne)
    .map((message) => `${marks[toneOf(message)]} ${slackText(shorten(message.title, 120))}`)
  const rest = mergedRest(messages)
  const blocks = [section(`*${slackText(title)}*`), section([...lines, ...(rest ? [rest] : [])].join('\n'))]
  return JSON.stringify({
    text: bounded(slackText(title), textLength),
    blocks: [...blocks, ...linkBlocks(first?.link)],
  })
}

function oneAlert(message: ChannelMessage): object {
  const head = `${stateWord(message)}: ${message.title}`
  const fields = message.facts.slice(0, fieldsAtMost).map(({ label, text }) => ({
    type: 'mrkdwn',
    text: bounded(`*${slackText(label)}*\n${slackText(text)}`, fieldLength),
  }))
  return {
    text: bounded(slackText(head), textLength),
    blocks: [
      section(`${marks[toneOf(message)]} *${slackText(head)}*\n${slackText(message.text)}`),
      ...(fields.length > 0 ? [{ type: 'section', fields }] : []),
      ...linkBlocks(message.link),
    ],
  }
}
