import { getSearchQuery, SearchQuery, setSearchQuery } from '@codemirror/search'
import type { EditorView, KeyBinding } from '@codemirror/view'

/** Below this the editor's own search is quick enough, and it also knows composed characters. */
const bigChars = 500_000

type Lowered = { doc: unknown; text: string | undefined }

const quoted: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\' }

/** As the editor reads a word that is not meant literally: `\n` is a line break. */
function unquoted(word: string): string {
  return word.replace(/\\([nrt\\])/g, (_, char: string) => quoted[char] ?? char)
}

/** The place of the next or previous occurrence, going on at the other end; undefined when there is none. */
export function nextPlace(text: string, word: string, from: number, back: boolean): number | undefined {
  const found = back ? (from > 0 ? text.lastIndexOf(word, from - 1) : -1) : text.indexOf(word, from)
  const place = found >= 0 ? found : back ? text.lastIndexOf(word) : text.indexOf(word)
  return place >= 0 ? place : undefined
}

/**
 * Find next and previous for large texts: the editor's own search compares composed characters one by one, which takes
 * most of a second for 5 MB. Patterns and whole words are left to it.
 */
export function quickFind(): KeyBinding[] {
  let lowered: Lowered = { doc: undefined, text: undefined }
  const lower = (view: EditorView): string | undefined => {
    const { doc } = view.state
    if (lowered.doc !== doc) {
      const text = doc.toString().toLowerCase()
      // Few characters change their length in lower case; then places would not match.
      lowered = { doc, text: text.length === doc.length ? text : undefined }
    }
    return lowered.text
  }
  const find = (back: boolean) => (view: EditorView) => {
    const query = getSearchQuery(view.state)
    if (view.state.doc.length < bigChars || !query.valid || query.regexp || query.wholeWord || query.caseSensitive)
      return false
    const text = lower(view)
    const word = (query.literal ? query.search : unquoted(query.search)).toLowerCase()
    if (text === undefined) return false
    const { from, to } = view.state.selection.main
    const place = nextPlace(text, word, back ? from : to, back)
    if (place === undefined) return true
    view.dispatch({
      selection: { anchor: place, head: place + word.length },
      effects: setSearchQuery.of(new SearchQuery({ search: query.search, literal: query.literal })),
      scrollIntoView: true,
      userEvent: 'select.search',
    })
    return true
  }
  return [
    { key: 'Enter', shift: find(true), run: find(false), scope: 'search-panel' },
    { key: 'F3', shift: find(true), run: find(false), scope: 'editor search-panel' },
    { key: 'Mod-g', shift: find(true), run: find(false), scope: 'editor search-panel' },
  ]
}
