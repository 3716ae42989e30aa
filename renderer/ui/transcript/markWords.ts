/** A stretch of text, `hit` when it is one of the words searched for. */
export type MarkedPart = { text: string; hit: boolean }

/** Cuts a text where words stand in it, in any case. Joining the parts gives the text back. */
export function markWords(text: string, words: readonly string[]): MarkedPart[] {
  const wanted = words.filter((word) => word !== '')
  if (wanted.length === 0 || text === '') return [{ text, hit: false }]
  // The longest first: of two words that begin alike the longer one is marked whole.
  const escaped = wanted
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return text
    .split(new RegExp(`(${escaped.join('|')})`, 'i'))
    .flatMap((part, index) => (part === '' ? [] : [{ text: part, hit: index % 2 === 1 }]))
}
