import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { app } from 'electron'

const hiddenArgs = ['--hidden']

/** A quoted argument of a desktop entry's Exec line, by the Desktop Entry Specification. */
function quoted(argument: string): string {
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('\\', '\\\\').replaceAll('%', '%%')}"`
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

/** Whether Headstart starts with the session; null for a build that is not installed, which cannot. */
export async function readOpenAtLogin(): Promise<boolean | null> {
  if (!app.isPackaged) return null
  if (process.platform !== 'linux') return app.getLoginItemSettings({ args: hiddenArgs }).openAtLogin
  return stat(autostartFile()).then(
    () => true,
    () => false,
  )
}

/** Electron knows login items on macOS and Windows only; on Linux the entry is written here. Rejects on I/O errors. */
export async function setOpenAtLogin(on: boolean): Promise<void> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: on, args: hiddenArgs })
    return
  }
  const file = autostartFile()
  if (!on) return rm(file, { force: true })
  await mkdir(dirname(file), { recursive: true })
  // An AppImage runs from a mount that is gone after the session; the image itself is named by APPIMAGE.
  await writeFile(file, autostartEntry(process.env.APPIMAGE ?? process.execPath))
}
