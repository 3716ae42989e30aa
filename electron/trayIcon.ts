import { join } from 'node:path'
import type { TrayIcon } from './core/tray.ts'

/**
 * The image for a state. macOS colours a `Template` itself, so there the shape alone tells; elsewhere the file is
 * made for a light or a dark panel. The sharper `@2x` beside it is found by Electron.
 */
export function trayIconFile(folder: string, icon: TrayIcon, platform: NodeJS.Platform, darkPanel: boolean): string {
  if (platform === 'darwin') return join(folder, `${icon}Template.png`)
  const panel = darkPanel ? 'dark' : 'light'
  return join(folder, `${icon}-${panel}.${platform === 'win32' ? 'ico' : 'png'}`)
}
