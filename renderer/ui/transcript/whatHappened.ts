import { failedPhase } from '../../../electron/core/facts.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { formatMs } from '../format.ts'
import { bodyKind } from './bodyFacts.ts'
import { phaseLabels, waterfallOf } from './phaseRows.ts'

const bodyWords = {
  json: 'JSON',
  html: 'an HTML page',
  xml: 'XML',
  text: 'plain text',
  binary: 'binary data',
  empty: 'nothing',
  dropped: 'a body that was not kept',
} as const

const phaseWords = {
  dns: 'Finding the address took',
  tcp: 'Connecting took',
  proxy: 'The proxy took',
  tls: 'The TLS handshake took',
  send: 'Sending took',
  wait: 'The first byte came after',
  download: 'The body took',
} as const

function bodySentence(now: Exchange, good: Exchange): string | undefined {
  const after = bodyKind(now.response?.body)
  const before = bodyKind(good.response?.body)
  if (!now.response || after === before) return undefined
  return `The body is ${bodyWords[after]} instead of ${bodyWords[before]}.`
}

/** This attempt against the last good one in a sentence or two: which phase stopped it or grew, and what came back. */
export function whatHappened(now: Exchange, good: Exchange | undefined): string {
  const { rows } = waterfallOf(now, good)
  const failed = failedPhase(now)
  if (failed) {
    const row = rows.find((each) => each.phase === failed)
    const took = row?.now ? ` after ${formatMs(row.now.tookMs)}` : ''
    const usual = row?.good ? `; it usually takes ${formatMs(row.good.tookMs)}` : ''
    const before = rows.filter((each) => each.now && each.phase !== failed && each.phase !== 'download')
    const done = before.length > 0 ? `${listOf(before.map((each) => phaseLabels[each.phase]))} went through. ` : ''
    return `${done}It stopped in ${phaseLabels[failed]}${took}${usual}.`
  }
  if (!good) return 'There is no earlier good exchange to compare with.'
  const grown = rows.filter((row) => row.mark === 'grew')
  const parts: string[] = []
  if (grown.length === 0) parts.push('Every phase took about as long as usual.')
  for (const row of grown) {
    const took = `${formatMs(row.now?.tookMs ?? 0)} instead of ${formatMs(row.good?.tookMs ?? 0)}`
    parts.push(`${phaseWords[row.phase]} ${took}.`)
  }
  const body = bodySentence(now, good)
  if (body) parts.push(body)
  return parts.join(' ')
}

function listOf(words: string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
