import { globalShortcut } from 'electron'
import { wording } from './core/language/language.ts'
import type { DesktopState } from './core/model/desktop.ts'

export type Shortcut = {
  state(): NonNullable<DesktopState['shortcut']>
  /** Takes another key, or none; the same again changes nothing. */
  use(accelerator: string | null): void
}

/** A key that shows the window from anywhere: the way in where a panel shows no tray icon. */
export function setupShortcut(show: () => void): Shortcut {
  let current: NonNullable<DesktopState['shortcut']> = { accelerator: '' }

  function registered(accelerator: string): boolean {
    try {
      return globalShortcut.register(accelerator, show)
    } catch {
      return false
    }
  }

  return {
    state: () => current,
    use(accelerator) {
      const wanted = accelerator ?? ''
      if (wanted === current.accelerator) return
      if (current.accelerator !== '' && current.problem === undefined) globalShortcut.unregister(current.accelerator)
      current = { accelerator: wanted }
      if (wanted !== '' && !registered(wanted)) current.problem = wording.shell.shortcutTaken
    },
  }
}
