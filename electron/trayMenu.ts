import type { MenuItemConstructorOptions } from 'electron'
import type { TrayAction, TrayItem } from './core/tray.ts'

/** `&` marks an access key in native menus; doubled it is shown. */
function label(text: string): string {
  return text.replaceAll('&', '&&')
}

/** The model as the template of a native menu. */
export function trayMenu(items: readonly TrayItem[], act: (action: TrayAction) => void): MenuItemConstructorOptions[] {
  return items.map((item) => {
    if (item.kind === 'separator') return { type: 'separator' }
    const { action, checked } = item
    if (!action) return { label: label(item.label), enabled: false }
    const click = () => act(action)
    return checked === undefined
      ? { label: label(item.label), click }
      : { label: label(item.label), click, type: 'checkbox', checked }
  })
}
