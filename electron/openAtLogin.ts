import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { app } from 'electron'

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

function autostartFile(): string {
  return join(process.env.XDG_CONFIG_HOME || join(app.getPath('home'), '.config'), 'autostart', 'headstart.desktop')
}

async function read(): Promise<boolean | null> {
  if (!app.isPackaged) return null
  if (process.platform !== 'linux') return app.getLoginItemSettings({ args: hiddenArgs }).openAtLogin
  return stat(autostartFile()).then(
    () => true,
    () => false,
  )
}

async function write(on: boolean): Promise<void> {
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: on, args: hiddenArgs })
  const file = autostartFile()
  if (!on) return rm(file, { force: true })
  await mkdir(dirname(file), { recursive: true })
  // An AppImage runs from a mount that is gone after the session; the image itself is named by APPIMAGE.
  await writeFile(file, autostartEntry(process.env.APPIMAGE ?? process.execPath))
}

export type OpenAtLogin = {
  /** Null for a build that is not installed, which cannot start with the session. */
  get(): boolean | null
  /** Rejects when the entry cannot be written. */
  set(on: boolean): Promise<void>
}

/** Whether Headstart starts, hidden, with the session. Electron knows login items on macOS and Windows only. */
export async function setupOpenAtLogin(): Promise<OpenAtLogin> {
  let state = await read()
  return {
    get: () => state,
    async set(on) {
      await write(on)
      state = await read()
    },
  }
}
