import { wording } from '../../../electron/core/language/language.ts'
import type { Exchange, Headers } from '../../../electron/core/model/exchange.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import type { TabName } from './tabNames.ts'

/** Where a word stands in a transcript, with the text around it. */
export type FoundPlace = { exchange: number; tab: TabName; where: string; excerpt: string }

type Place = [tab: TabName, where: string, text: string | undefined]

const aroundChars = 36

const headerPlaces = (tab: TabName, where: (name: string) => string, headers: Headers | undefined): Place[] =>
  (headers ?? []).map(([name, value]) => [tab, where(name), `${name}: ${value}`])

function placesIn({ request, response, failure }: Exchange): Place[] {
  return [
    ['request', wording.ui.address, `${request.method} ${request.url}`],
    ['response', wording.ui.failure, failure && `${failure.code ?? ''} ${failure.message}`],
    ...headerPlaces('response', wording.ui.responseHeader, response?.headers),
    ['body', wording.ui.responseBody, response?.body?.text],
    ...headerPlaces('request', wording.ui.requestHeader, request.headers),
    ['request', wording.ui.requestBody, request.body?.text],
  ]
}

/** Every place of a transcript where one of the words stands, exchange by exchange; at most `limit`. */
export function findWords({ exchanges }: Transcript, words: readonly string[], limit = 8): FoundPlace[] {
  const found: FoundPlace[] = []
  for (const [index, exchange] of exchanges.entries()) {
    for (const [tab, where, text] of placesIn(exchange)) {
      if (text === undefined || found.length >= limit) continue
      const lower = text.toLowerCase()
      const hits = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0)
      if (hits.length > 0) found.push({ exchange: index, tab, where, excerpt: excerptAt(text, Math.min(...hits)) })
    }
  }
  return found
}

function excerptAt(text: string, at: number): string {
  const from = Math.max(0, at - aroundChars)
  const to = Math.min(text.length, at + 2 * aroundChars)
  const middle = text.slice(from, to).replaceAll(/\s+/g, ' ')
  return `${from > 0 ? '…' : ''}${middle}${to < text.length ? '…' : ''}`
}
