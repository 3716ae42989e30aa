import { Menu } from 'electron'

/** macOS takes copy, paste and quit from the application's menu; elsewhere the window carries no menu bar. */
export function setupMenu(): void {
  const onMac = process.platform === 'darwin'
  Menu.setApplicationMenu(
    onMac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null,
  )
}
