import { wording } from './language/language.ts'

const modifiers = /^(?:Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)$/i
const keys =
  /^(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|[-=[\];'`,./\\])$/i

/**
 * What is wrong with a keyboard shortcut in the form of Electron's accelerators (`CommandOrControl+Alt+H`), as a
 * sentence; undefined when it can be tried. Electron docs: tutorial/keyboard-shortcuts.
 */
export function acceleratorProblem(text: string): string | undefined {
  const parts = text.split('+').map((part) => part.trim())
  const key = parts.at(-1) ?? ''
  const held = parts.slice(0, -1)
  const wrong = held.find((part) => !modifiers.test(part))
  if (wrong !== undefined) return wording.config.shortcutHeld(wrong)
  if (modifiers.test(key)) return wording.config.shortcutNoKey
  if (!keys.test(key)) return wording.config.shortcutKey(key)
  if (!held.some((part) => !/^shift$/i.test(part)) && !/^F\d/i.test(key)) return wording.config.shortcutAlone
  return undefined
}
