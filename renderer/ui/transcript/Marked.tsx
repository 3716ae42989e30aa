import { createContext, useContext } from 'react'
import { keyed } from './keyed.ts'
import { markWords } from './markWords.ts'

const none: readonly string[] = []

/** The words searched for: wherever a transcript's text is shown below it, they are marked. */
export const SearchedWords = createContext<readonly string[]>(none)

/** Text in which the words searched for stand out. */
export function Marked({ text }: { text: string }) {
  const words = useContext(SearchedWords)
  if (words.length === 0) return text
  return keyed(markWords(text, words), (part) => part.text).map(({ key, item: part }) =>
    part.hit ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>,
  )
}
