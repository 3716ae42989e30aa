import type { Desktop } from './router/context.ts'

const why = 'The browser shell is updated where it was installed.'

/** The browser shell has no desktop behind it. */
export const noDesktop: Desktop = {
  state: () => ({ openAtLogin: null, shortcut: null, updates: { state: 'none', why } }),
  setOpenAtLogin: () => Promise.reject(new Error('The browser shell cannot start with the session.')),
  checkForUpdate: () => Promise.resolve(),
  downloadUpdate: () => Promise.resolve(),
  installUpdate: () => undefined,
}
