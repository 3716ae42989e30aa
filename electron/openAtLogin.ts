import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { wording } from './core/language/language.ts'

const hiddenArgs = ['--hidden']

/** A quoted argument of a desktop entry's Exec line, by the Desktop Entry Specification. */
function quoted(argument: string): string {
  return `"${argument
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')}"`
}

/** The XDG autostart entry that starts Headstart in the tray. */
export function autostartEntry(executable: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Headstart',
    `Exec=${quoted(executable)} ${hiddenArgs.join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** Whether a desktop starts this entry: its settings switch one off by a line in it, and leave the file. */
export function isAutostarted(entry: string): boolean {
  return !/^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(entry)
}

function autostartFile(): string {
  return join(process.env.XDG_CONFIG_HOME || join(app.getPath('home'), '.config'), 'autostart', 'headstart.desktop')
}

function read(): boolean | null {
  if (!app.isPackaged) return null
  if (process.platform === 'linux') {
    const file = autostartFile()
    return existsSync(file) && isAutostarted(readFileSync(file, 'utf8'))
  }
  const settings = app.getLoginItemSettings({ args: hiddenArgs })
  // Windows keeps the entry that its Task Manager switched off; only this says whether it runs.
  return process.platform === 'win32' ? settings.executableWillLaunchAtLogin : settings.openAtLogin
}

async function write(on: boolean): Promise<void> {
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: on, enabled: on, args: hiddenArgs })
  const file = autostartFile()
  if (!on) return rm(file, { force: true })
  await mkdir(dirname(file), { recursive: true })
  // An AppImage runs from a mount that is gone after the session; the image itself is named by APPIMAGE.
  await writeFile(file, autostartEntry(process.env.APPIMAGE ?? process.execPath))
}

export type OpenAtLogin = {
  /** As the system has it now, which its own settings may have changed. Null for a build that is not installed. */
  get(): boolean | null
  /** Rejects when the entry cannot be written, or the system did not take it. */
  set(on: boolean): Promise<void>
}

/** Whether Headstart starts, hidden, with the session. Electron knows login items on macOS and Windows only. */
export function setupOpenAtLogin(): OpenAtLogin {
  return {
    get: read,
    async set(on) {
      await write(on)
      if (read() !== on) throw new Error(wording.shell.loginRefused)
    },
  }
}
