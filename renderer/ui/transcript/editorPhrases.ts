import { wording } from '../../../electron/core/language/language.ts'

/** What the editor says by itself, by its own English: its search, its folding, the dialog for a line. */
export const editorPhrases: Record<string, string> = {
  Find: wording.ui.editor.find,
  next: wording.ui.editor.next,
  previous: wording.ui.editor.previous,
  all: wording.ui.editor.all,
  'match case': wording.ui.editor.matchCase,
  regexp: wording.ui.editor.regexp,
  'by word': wording.ui.editor.byWord,
  close: wording.ui.editor.close,
  'current match': wording.ui.editor.currentMatch,
  'on line': wording.ui.editor.onLine,
  'Go to line': wording.ui.editor.goToLine,
  go: wording.ui.editor.go,
  'Fold line': wording.ui.editor.foldLine,
  'Unfold line': wording.ui.editor.unfoldLine,
  'Folded lines': wording.ui.editor.foldedLines,
  'Unfolded lines': wording.ui.editor.unfoldedLines,
  to: wording.ui.editor.to,
  'folded code': wording.ui.editor.foldedCode,
  unfold: wording.ui.editor.unfold,
}
