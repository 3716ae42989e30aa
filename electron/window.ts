import { app, BrowserWindow, nativeTheme, shell, type WebContents } from 'electron'
import { linkDecision } from './links.ts'
import { isOwnPage, pageUrl } from './page.ts'

type WindowOptions = {
  preload: string
  icon: string
  /** Stay in the tray at start. */
  hidden: boolean
  /** Hosts whose https addresses may be opened in the user's browser. */
  linkHosts(): ReadonlySet<string>
  /** True once Headstart is quitting: then closing closes. */
  quitting(): boolean
}

export type MainWindow = {
  /** Brings the window forward; `path` is a place in the page, such as `/incidents/abc`. */
  show(path?: string): void
  owns(contents: WebContents): boolean
}

/** A second crash within this time is not answered by another reload. */
const crashWindowMs = 60_000

function background(): string {
  return nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff'
}

function create({ preload, icon }: WindowOptions): BrowserWindow {
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
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium would fetch dictionaries from outside.
      spellcheck: false,
    },
  })
}

/** Keeps the page where it is: no navigation, no new window; known https links open in the user's browser. */
function confine(contents: WebContents, linkHosts: () => ReadonlySet<string>): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const decision = linkDecision(url, linkHosts())
    if (decision.kind === 'open') {
      shell.openExternal(decision.url).catch((error) => console.error(`The link could not be opened: ${error.message}`))
    } else console.error(`A link was not opened: ${decision.reason}.`)
    return { action: 'deny' }
  })
}

/** The only window. Closing it hides it: watching goes on until Headstart is quit. */
export function setupWindow(options: WindowOptions): MainWindow {
  const window = create(options)
  const { webContents } = window
  let crashedAtMs = Number.NEGATIVE_INFINITY
  let pageIsGone = false

  function load(path?: string): void {
    pageIsGone = false
    window.loadURL(pageUrl(path)).catch((error: Error) => {
      // A second place asked for while the first loads aborts the first: that is no trouble.
      if (!error.message.includes('ERR_ABORTED')) console.error(`The page could not be loaded: ${error.message}`)
    })
  }

  confine(webContents, options.linkHosts)
  nativeTheme.on('updated', () => window.setBackgroundColor(background()))
  window.on('close', (event) => {
    if (options.quitting()) return
    event.preventDefault()
    window.hide()
  })
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || options.quitting()) return
    const again = performance.now() - crashedAtMs < crashWindowMs
    crashedAtMs = performance.now()
    console.error(
      `The window's page ended (${reason}). ${again ? 'It is loaded again when shown.' : 'Loading it again.'}`,
    )
    if (again) pageIsGone = true
    else load()
  })

  function show(path?: string): void {
    if (pageIsGone || path !== undefined) load(path)
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  if (!options.hidden) window.once('ready-to-show', () => window.show())
  load()
  app.on('activate', () => show())
  return { show, owns: (contents) => contents === webContents && isOwnPage(webContents.getURL()) }
}
