import { shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { ChannelMessage } from '../model/delivery.ts'
import { mergedRest, mergedTitle, stateWord, type Tone, toldOneByOne, toneOf } from './words.ts'

/** Limits of Block Kit: characters of a section's text and of one field, fields of a section, blocks of a message. */
const textLength = 3_000
const fieldLength = 2_000
const fieldsAtMost = 10
/** Sections of a text that a person wrote: escaped, 10,000 characters may become five times as many. */
const wordSections = 20

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

/**
 * `verbatim`: Slack makes no links and mentions of what only looks like one. A vendor's text may hold `@channel` or an
 * address.
 */
const markup = (text: string, length: number, verbatim = true) => ({
  type: 'mrkdwn',
  text: bounded(text, length),
  verbatim,
})
const section = (text: string) => ({ type: 'section', text: markup(text, textLength) })
/** In a person's own words an address is a link. */
const ownWords = (text: string) => ({ type: 'section', text: markup(text, textLength, false) })

function linkBlocks(link: string | undefined): object[] {
  if (link === undefined || link.length > textLength) return []
  const text = { type: 'plain_text', text: wording.channels.openInHeadstart }
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
  if (message.kind === 'words') return wordsOnly(message)
  const head = wording.common.named(stateWord(message), message.title)
  const fields = message.facts
    .slice(0, fieldsAtMost)
    .map(({ label, text }) => markup(`*${slackText(label)}*\n${slackText(text)}`, fieldLength))
  return {
    text: bounded(slackText(head), textLength),
    blocks: [
      section(`${marks[toneOf(message)]} *${slackText(head)}*\n${slackText(message.text)}`),
      ...(fields.length > 0 ? [{ type: 'section', fields }] : []),
      ...linkBlocks(message.link),
    ],
  }
}

/** A text as its author wrote it, in as many sections as it needs. */
function wordsOnly({ title, text }: ChannelMessage): object {
  const escaped = slackText(text)
  const parts: string[] = []
  for (let rest = escaped; rest !== '' && parts.length < wordSections; ) {
    const part = rest.length <= textLength ? rest : cutAt(rest.slice(0, textLength))
    parts.push(part)
    rest = rest.slice(part.length)
  }
  return { text: bounded(slackText(title), textLength), blocks: parts.map(ownWords) }
}

/** Ends at a line or a word, and never inside an escape. */
function cutAt(text: string): string {
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf(' '))
  return end > textLength / 2 ? text.slice(0, end) : text.replace(/&[a-z]{0,4}$|[\uD800-\uDBFF]$/, '')
}
