import { app, BrowserWindow } from 'electron'
import { background, createPageWindow, type PageWindow, type PageWindowOptions } from './pageWindow.ts'

type WindowOptions = Omit<PageWindowOptions, 'create' | 'home' | 'openOwn' | 'onCreated'> & {
  preload: string
  icon: string
  /** Stay in the tray at start. */
  hidden: boolean
}

/** What every page may do: nothing but show itself. */
export const confinedPage = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  // Chromium would fetch dictionaries from outside.
  spellcheck: false,
} as const

function create(preload: string, icon: string): BrowserWindow {
  return new BrowserWindow({
    name: 'main',
    windowStatePersistence: true,
    title: 'Headstart',
    icon,
    width: 1280,
    height: 860,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: background(),
    autoHideMenuBar: true,
    webPreferences: { preload, ...confinedPage },
  })
}

/** The main window. Closing it hides it: watching goes on until Headstart is quit. */
export function setupWindow({ preload, icon, hidden, ...options }: WindowOptions): PageWindow {
  const window: PageWindow = createPageWindow({
    ...options,
    create: () => create(preload, icon),
    openOwn: (path) => window.show(path),
    onCreated(made) {
      // macOS starts us without a place in the Dock (LSUIElement): there is one while the window is there to go back to.
      made.on('show', () => void app.dock?.show())
      made.on('hide', () => app.dock?.hide())
      made.on('closed', () => app.dock?.hide())
    },
  })
  const first = window.prepare()
  if (!hidden) first.once('ready-to-show', () => first.show())
  app.on('activate', () => window.show())
  return window
}
