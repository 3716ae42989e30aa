import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The editor in the colours of the page, so that it follows light and dark by itself. */
export const codeTheme = EditorView.theme({
  '&': { fontSize: '12px', backgroundColor: 'var(--hs-panel)', color: 'var(--hs-text)', maxHeight: '62vh' },
  '&.cm-focused': { outline: '2px solid var(--mantine-color-accent-5)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-gutters': {
    backgroundColor: 'var(--hs-raised)',
    color: 'var(--hs-dim)',
    borderRight: '1px solid var(--hs-border)',
  },
  '.cm-content': { caretColor: 'var(--hs-text)' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--hs-selected)',
    color: 'var(--hs-accent-text)',
    border: '0',
    padding: '0 5px',
  },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--hs-selected)',
  },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--hs-degraded-wash)' },
  '.cm-searchMatch': { outline: '1px solid var(--hs-degraded-edge)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--hs-degraded)', color: '#16191f' },
  '.cm-panels': { backgroundColor: 'var(--hs-raised)', color: 'var(--hs-text)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--hs-border)' },
  '.cm-textfield': {
    backgroundColor: 'var(--hs-panel)',
    border: '1px solid var(--mantine-color-default-border)',
    borderRadius: '4px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--hs-panel)',
    border: '1px solid var(--mantine-color-default-border)',
    borderRadius: '4px',
  },
})

/** JSON: names in the accent colour, the rest by kind. */
export const codeColors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--hs-accent-text)' },
  { tag: tags.string, color: 'var(--hs-up-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--hs-degraded-text)' },
  { tag: tags.punctuation, color: 'var(--hs-dim)' },
])
