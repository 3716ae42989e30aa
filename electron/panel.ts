import { BrowserWindow, screen, type WebContents } from 'electron'
import { type Box, panelPlace } from './core/placement.ts'
import { background, createPageWindow, type PageWindowOptions } from './pageWindow.ts'
import { confinedPage } from './window.ts'

type PanelOptions = Omit<PageWindowOptions, 'create' | 'home' | 'onCreated'> & { preload: string }

export type Panel = {
  /** Shows it beside the tray icon, or hides it. `icon` is without size where the system does not tell. */
  toggle(icon: Box): void
  owns(contents: WebContents): boolean
}

const size = { width: 360, height: 460 }
/** A click on the tray icon takes the panel's focus, and so hides it, before the click itself arrives. */
const sameClickMs = 300

/** The small window beside the tray: the state of every vendor at a glance. It hides when it loses the focus. */
export function setupPanel({ preload, ...options }: PanelOptions): Panel {
  let shown: BrowserWindow | null = null
  let blurredAtMs = Number.NEGATIVE_INFINITY

  const page = createPageWindow({
    ...options,
    home: '/panel',
    openOwn(path) {
      shown?.hide()
      options.openOwn(path)
    },
    create: () =>
      new BrowserWindow({
        title: 'Headstart',
        ...size,
        show: false,
        frame: false,
        resizable: false,
        minimizable: false,
        maximizable: false,
        fullscreenable: false,
        skipTaskbar: true,
        alwaysOnTop: true,
        backgroundColor: background(),
        webPreferences: { preload, ...confinedPage },
      }),
    onCreated(window) {
      shown = window
      window.on('blur', () => {
        blurredAtMs = performance.now()
        window.hide()
      })
    },
  })

  return {
    owns: page.owns,
    toggle(icon) {
      if (performance.now() - blurredAtMs < sameClickMs) return
      const window = page.prepare()
      if (window.isVisible()) return window.hide()
      const pointer = screen.getCursorScreenPoint()
      const { workArea } = icon.width > 0 ? screen.getDisplayMatching(icon) : screen.getDisplayNearestPoint(pointer)
      window.setBounds(panelPlace(icon, pointer, size, workArea))
      page.show()
    },
  }
}
