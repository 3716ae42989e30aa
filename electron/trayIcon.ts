import { join } from 'node:path'
import type { TrayIcon } from './core/tray.ts'

/** One that is down has the plain image; nine at most are counted in it. */
function nameOf(icon: TrayIcon, down: number): string {
  if (icon !== 'down' || down < 2) return icon
  return down > 9 ? 'downMany' : `down${down}`
}

/**
 * The image for a state, with the number of vendors that are `down` in it. macOS colours a `Template` itself, so there the shape alone tells; elsewhere the file is
 * made for a light or a dark panel. The sharper `@2x` beside it is found by Electron.
 */
export function trayIconFile(
  folder: string,
  { icon, down }: { icon: TrayIcon; down: number },
  platform: NodeJS.Platform,
  darkPanel: boolean,
): string {
  const name = nameOf(icon, down)
  if (platform === 'darwin') return join(folder, `${name}Template.png`)
  const panel = darkPanel ? 'dark' : 'light'
  return join(folder, `${name}-${panel}.${platform === 'win32' ? 'ico' : 'png'}`)
}
