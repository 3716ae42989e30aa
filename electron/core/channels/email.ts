import { shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { ChannelMessage } from '../model/delivery.ts'
import { mergedRest, mergedTitle, stateWord, toldOneByOne } from './words.ts'

export type Mail = {
  subject: string
  text: string
  html: string
  messageId: string
  /** The first mail of the thread; absent on that mail itself. */
  references?: string
}

/** RFC 5322 has 998 characters for a line; people's lists show about 70. */
const subjectLength = 150

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** What may stand left of the @ in a Message-ID, one to one. */
function idPart(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9.-]/g, (found) => `_${(found.codePointAt(0) ?? 0).toString(16)}_`)
}

/** The domain of `Headstart <alerts@example.com>`: Message-IDs of other domains look like spam. */
function domainOf(from: string): string {
  return /@([A-Za-z0-9.-]+)>?$/.exec(from)?.[1] ?? 'headstart.invalid'
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/**
 * A mail about one notice, or about several. All mails about one incident are one thread: the same subject, since some
 * readers look at that, and References to a first Message-ID that follows from the incident alone.
 */
export function mailOf(deliveryId: string, messages: readonly ChannelMessage[], from: string): Mail {
  const domain = domainOf(from)
  const [first] = messages
  const own = `<${idPart(deliveryId)}@${domain}>`
  if (first?.kind === 'digest' && messages.length === 1) {
    const text = oneText(first)
    return { subject: subjectOf(first.title), text, html: htmlOf(text), messageId: own }
  }
  if (!first || messages.length > 1) {
    const title = mergedTitle(messages)
    return { subject: subjectOf(title), text: mergedText(messages), html: htmlOf(mergedText(messages)), messageId: own }
  }
  const root = `<incident.${idPart(first.incident.id)}@${domain}>`
  const opens = first.kind === 'opened' || first.kind === 'test'
  const thread = subjectOf(first.incident.threadTitle)
  if (first.kind === 'words') {
    const { title, text } = first
    return { subject: subjectOf(title), text: `${text}\n`, html: htmlOf(text, false), messageId: own, references: root }
  }
  const text = oneText(first)
  return {
    subject: opens ? thread : `Re: ${thread}`,
    text,
    html: htmlOf(text),
    messageId: opens ? root : own,
    ...(!opens && { references: root }),
  }
}

function subjectOf(title: string): string {
  return shorten(oneLine(title), subjectLength)
}

function oneText(message: ChannelMessage): string {
  const facts = message.facts.map(({ label, text }) => wording.common.named(label, text))
  const parts = [wording.common.named(stateWord(message), message.title), message.text, facts.join('\n')]
  if (message.link !== undefined) parts.push(wording.channels.openOnComputer(message.link))
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function mergedText(messages: readonly ChannelMessage[]): string {
  const lines = messages
    .slice(0, toldOneByOne)
    .map((message) => wording.common.named(stateWord(message), message.title))
  const rest = mergedRest(messages)
  return `${mergedTitle(messages)}\n\n${[...lines, ...(rest ? [rest] : [])].join('\n')}\n`
}

/** The text once more for readers that show HTML only: nothing but its lines, the first one bold if it is a heading. */
function htmlOf(text: string, heading = true): string {
  const [head = '', ...rest] = text.trimEnd().split('\n\n')
  const paragraphs = rest.map((part) => `<p>${part.split('\n').map(escapeHtml).join('<br>')}</p>`)
  const first = head.split('\n').map(escapeHtml).join('<br>')
  return `<p>${heading ? `<b>${first}</b>` : first}</p>${paragraphs.join('')}`
}
