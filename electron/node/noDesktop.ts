import { wording } from '../core/language/language.ts'
import type { Desktop } from './router/context.ts'

/** The browser shell has no desktop behind it. */
export const noDesktop: Desktop = {
  state: () => ({
    openAtLogin: null,
    shortcut: null,
    updates: { state: 'none', why: wording.shell.noUpdates.browserShell },
  }),
  setOpenAtLogin: () => Promise.reject(new Error(wording.shell.loginNotHere)),
  checkForUpdate: () => Promise.resolve(),
  downloadUpdate: () => Promise.resolve(),
  installUpdate: () => undefined,
}
