import { app, Menu, nativeTheme, type Rectangle, Tray } from 'electron'
import type { TrayAction, TrayModel } from './core/tray.ts'
import { trayIconFile } from './trayIcon.ts'
import { trayMenu } from './trayMenu.ts'

type TrayOptions = {
  /** Folder of the tray images. */
  images: string
  model(): TrayModel
  act(action: TrayAction): void
}

export type DrawnTray = {
  draw(): void
  /** Where the icon is; without size where the system does not tell. */
  bounds(): Rectangle
}

/** GNOME and most panels of Linux are dark whatever the windows are; Windows tells about its task bar. */
function panelIsDark(): boolean {
  return process.platform === 'linux' || nativeTheme.shouldUseDarkColorsForSystemIntegratedUI
}

/**
 * The tray icon, drawn whole from the model after each change and when the pointer comes near: what the tooltip says of
 * time is then right, and no timer is needed for it. Where there is no tray, the window and a second launch still reach
 * everything.
 */
export function setupTray({ images, model, act }: TrayOptions): DrawnTray {
  const onMac = process.platform === 'darwin'
  let tray: Tray | undefined
  let menu: Menu | undefined
  let drawn = ''
  let drawnMenu = ''

  function create(image: string): Tray {
    const made = new Tray(image).on('click', () => act({ kind: 'panel' })).on('mouse-enter', draw)
    // On macOS a menu that is set takes the click too, so there it is opened by hand.
    if (onMac) made.on('right-click', () => made.popUpContextMenu(menu))
    return made
  }

  function draw(): void {
    const next = model()
    const image = trayIconFile(images, next, process.platform, panelIsDark())
    const key = JSON.stringify([image, next])
    if (key === drawn) return
    try {
      if (tray) tray.setImage(image)
      else tray = create(image)
      tray.setToolTip(next.tooltip)
      app.setBadgeCount(next.down)
      // An open menu closes when it is replaced, so it is replaced only when it changed.
      const keyOfMenu = JSON.stringify(next.items)
      if (keyOfMenu !== drawnMenu) {
        menu = Menu.buildFromTemplate(trayMenu(next.items, act))
        if (!onMac) tray.setContextMenu(menu)
        drawnMenu = keyOfMenu
      }
      drawn = key
    } catch (error) {
      console.error(`The tray icon cannot be shown: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  draw()
  nativeTheme.on('updated', draw)
  return { draw, bounds: () => tray?.getBounds() ?? { x: 0, y: 0, width: 0, height: 0 } }
}
