import { Menu, nativeTheme, Tray } from 'electron'
import type { TrayAction, TrayModel } from './core/tray.ts'
import { trayIconFile } from './trayIcon.ts'
import { trayMenu } from './trayMenu.ts'

type TrayOptions = {
  /** Folder of the tray images. */
  images: string
  model(): TrayModel
  act(action: TrayAction): void
}

/** The tooltip says for how long something has been down; it is drawn again this often, and only while it is. */
const refreshMs = 60_000

/** GNOME and most panels of Linux are dark whatever the windows are; Windows tells about its task bar. */
function panelIsDark(): boolean {
  return process.platform === 'linux' || nativeTheme.shouldUseDarkColorsForSystemIntegratedUI
}

/**
 * The tray icon, drawn whole from the model. Returns the function that draws it again. Where there is no tray the
 * window and a second launch still reach everything.
 */
export function setupTray({ images, model, act }: TrayOptions): () => void {
  let tray: Tray | undefined
  let drawn = ''
  let timer: NodeJS.Timeout | undefined

  function draw(): void {
    const next = model()
    const image = trayIconFile(images, next.icon, process.platform, panelIsDark())
    clearTimeout(timer)
    if (next.icon === 'down' || next.icon === 'degraded') timer = setTimeout(draw, refreshMs).unref()
    // An open menu closes when it is replaced, so it is replaced only when it changed.
    const key = JSON.stringify([image, next])
    if (key === drawn) return
    try {
      if (tray) tray.setImage(image)
      else tray = new Tray(image).on('click', () => act({ kind: 'open' }))
      tray.setToolTip(next.tooltip)
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(next.items, act)))
      drawn = key
    } catch (error) {
      console.error(`The tray icon cannot be shown: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  draw()
  nativeTheme.on('updated', draw)
  return draw
}
