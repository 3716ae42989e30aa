import { defaultKeymap } from '@codemirror/commands'
import { json as jsonLanguage } from '@codemirror/lang-json'
import { bracketMatching, codeFolding, foldGutter, foldKeymap, syntaxHighlighting } from '@codemirror/language'
import {
  findNext,
  highlightSelectionMatches,
  openSearchPanel,
  SearchQuery,
  search,
  searchKeymap,
  setSearchQuery,
} from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view'
import { useContext, useEffect, useRef } from 'react'
import { styleNonce } from '../nonce.ts'
import bodyClasses from './body.module.css'
import { codeColors, codeTheme } from './codeTheme.ts'
import { editorPhrases } from './editorPhrases.ts'
import { quickFind } from './findInCode.ts'
import { SearchedWords } from './Marked.tsx'
import { nestsDeeperThan } from './prettyJson.ts'

/** Colouring and folding work on the part in view and go on in small slices; beyond this they hold too much memory. */
const colourLimitChars = 12_582_912
/** Wrapping needs the height of every line; one line of megabytes is better scrolled. */
const wrapLimitChars = 262_144

/** Colouring and folding walk the nesting by recursion. */
const nestingLimit = 300

function extensionsFor(text: string, json: boolean, label: string): Extension[] {
  const colour = json && text.length <= colourLimitChars && !nestsDeeperThan(text, nestingLimit)
  return [
    EditorView.cspNonce.of(styleNonce),
    EditorState.readOnly.of(true),
    EditorState.phrases.of(editorPhrases),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
    lineNumbers(),
    drawSelection(),
    search({ top: true }),
    highlightSelectionMatches(),
    keymap.of([...quickFind(), ...searchKeymap, ...foldKeymap, ...defaultKeymap]),
    codeTheme,
    ...(text.length <= wrapLimitChars ? [EditorView.lineWrapping] : []),
    ...(colour ? [jsonLanguage(), codeFolding(), foldGutter(), bracketMatching(), syntaxHighlighting(codeColors)] : []),
  ]
}

/** Opens the editor's own search for the words and goes to the first, without taking the focus from where it is. */
function showWords(view: EditorView, words: readonly string[]): void {
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const focused = document.activeElement
  view.dispatch({ effects: setSearchQuery.of(new SearchQuery({ search: pattern, regexp: true })) })
  openSearchPanel(view)
  findNext(view)
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
}

/** Text in a read-only editor: line numbers, search, and folding for JSON. Only the part in view is drawn. */
export function CodeView({ text, json, label }: { text: string; json: boolean; label: string }) {
  const host = useRef<HTMLDivElement>(null)
  const words = useContext(SearchedWords)
  useEffect(() => {
    if (!host.current) return
    const state = EditorState.create({ doc: text, extensions: extensionsFor(text, json, label) })
    const view = new EditorView({ state, parent: host.current })
    if (words.length > 0) showWords(view, words)
    return () => view.destroy()
  }, [text, json, label, words])
  return <div ref={host} className={bodyClasses.code} />
}
