import { app } from 'electron'
import type { Settings } from './core/model/settings.ts'
import type { Desktop } from './node/router/context.ts'
import type { OpenAtLogin } from './openAtLogin.ts'
import { setupShortcut } from './shortcut.ts'
import { setupUpdates } from './updates.ts'

/** What the desktop does for Headstart, for the settings page and the tray. */
export function setupDesktop(parts: { openAtLogin: OpenAtLogin; show(): void; onChange(): void }): Desktop & {
  /** Takes over the settings that concern the desktop. */
  follow(settings: Settings): void
} {
  const { openAtLogin, onChange } = parts
  const shortcut = setupShortcut(parts.show)
  const updates = setupUpdates(onChange)
  return {
    state: () => ({ openAtLogin: openAtLogin.get(), shortcut: shortcut.state(), updates: updates.state() }),
    async setOpenAtLogin(on) {
      await openAtLogin.set(on)
      onChange()
    },
    checkForUpdate: updates.check,
    downloadUpdate: updates.download,
    installUpdate: updates.install,
    restart() {
      app.relaunch()
      app.quit()
    },
    follow(settings) {
      shortcut.use(settings.shortcut)
      updates.follow(settings.updates)
      onChange()
    },
  }
}
