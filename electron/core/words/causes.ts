import { wording } from '../language/language.ts'

/** The words that name a cause, from the language file: texts for others are checked in the language they are written in. */
const causeWords = [...wording.drafts.causeWords].join('|')
const anyCause = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${causeWords})(?![\\p{L}\\p{N}_])`, 'giu')

/** Words of the text that name a cause, in lower case, each once. */
export function causesIn(text: string): string[] {
  return [...new Set([...text.matchAll(anyCause)].map((match) => match[0].toLowerCase()))]
}

/** Those that none of the `stated` texts holds. */
export function unstatedCauses(text: string, stated: readonly string[]): string[] {
  const known = stated.map((one) => one.toLowerCase())
  return causesIn(text).filter((cause) => !known.some((one) => one.includes(cause)))
}
