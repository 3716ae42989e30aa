import { shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { ChannelMessage } from '../model/delivery.ts'
import { mergedRest, mergedTitle, stateWord, type Tone, toldOneByOne, toneOf } from './words.ts'

const colors: Record<Tone, string> = {
  down: 'Attention',
  degraded: 'Warning',
  recovered: 'Good',
  acknowledged: 'Accent',
  test: 'Accent',
}

/** Cards read a part of Markdown: a link in a vendor's text must stay text. */
function cardText(text: string): string {
  return text.replaceAll('](', ']\u200B(').replaceAll(/[*_`]{2,}|`/g, (found) => found.split('').join('\u200B'))
}

const block = (text: string, more: object = {}) => ({ type: 'TextBlock', text: cardText(text), wrap: true, ...more })

/**
 * The body for a Workflows webhook of Microsoft Teams: one Adaptive Card in a message. Far below the 28 KB that Teams
 * takes, since every text of a message is bounded.
 */
export function teamsBody(messages: readonly ChannelMessage[]): string {
  const [first] = messages
  const body = first && messages.length === 1 ? oneAlert(first) : merged(messages)
  const link = first?.link
  const card = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    body,
    ...(link !== undefined && {
      actions: [{ type: 'Action.OpenUrl', title: wording.channels.openInHeadstart, url: link }],
    }),
    msteams: { width: 'Full' },
  }
  const contentType = 'application/vnd.microsoft.card.adaptive'
  return JSON.stringify({ type: 'message', attachments: [{ contentType, contentUrl: null, content: card }] })
}

function oneAlert(message: ChannelMessage): object[] {
  // Cards join lines that no blank line parts.
  if (message.kind === 'words') return message.text.split(/\n+/).map((line) => block(line))
  const facts = message.facts.map(({ label, text }) => ({ title: label, value: cardText(text) }))
  return [
    block(stateWord(message), { color: colors[toneOf(message)], weight: 'Bolder', size: 'Small' }),
    block(message.title, { weight: 'Bolder', size: 'Medium', spacing: 'None' }),
    block(message.text),
    ...(facts.length > 0 ? [{ type: 'FactSet', facts }] : []),
  ]
}

function merged(messages: readonly ChannelMessage[]): object[] {
  const rest = mergedRest(messages)
  return [
    block(mergedTitle(messages), { weight: 'Bolder', size: 'Medium' }),
    ...messages.slice(0, toldOneByOne).map((message) =>
      block(wording.common.named(stateWord(message), shorten(message.title, 120)), {
        color: colors[toneOf(message)],
        spacing: 'None',
      }),
    ),
    ...(rest ? [block(rest, { isSubtle: true })] : []),
  ]
}
