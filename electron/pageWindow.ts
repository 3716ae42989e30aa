import { type BrowserWindow, nativeTheme, shell, type WebContents } from 'electron'
import { wording } from './core/language/language.ts'
import { linkDecision } from './links.ts'
import { isOwnPage, pageUrl } from './page.ts'

export type PageWindowOptions = {
  create(): BrowserWindow
  /** Where the page begins, such as `/panel`. */
  home?: string
  /** Hosts whose https addresses may be opened in the user's browser. */
  linkHosts(): ReadonlySet<string>
  /** A place in our own page that was asked for in a window of its own. */
  openOwn(path: string): void
  /** True once Headstart is quitting: then closing closes. */
  quitting(): boolean
  /** Learns that the page crashed. */
  report(error: unknown, where: string): void
  /** Called once for each window that is made. */
  onCreated?(window: BrowserWindow): void
}

export type PageWindow = {
  /** Brings the window forward, made anew if it was let go; `path` is a place in the page, such as `/incidents/abc`. */
  show(path?: string): void
  /** Makes the window without showing it. */
  prepare(): BrowserWindow
  owns(contents: WebContents): boolean
}

/** A page that nobody sees for this long is let go: its process takes most of the memory. */
const keptHiddenMs = 600_000
/** A second crash within this time is not answered by another reload. */
const crashWindowMs = 60_000

export function background(): string {
  return nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff'
}

/** Keeps the page where it is: no navigation, no new window; known https links open in the user's browser. */
function confine(contents: WebContents, { linkHosts, openOwn }: PageWindowOptions): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isOwnPage(url)) {
      openOwn(new URL(url).hash.slice(1) || '/')
      return { action: 'deny' }
    }
    const decision = linkDecision(url, linkHosts())
    if (decision.kind === 'open') {
      shell.openExternal(decision.url).catch((error) => console.error(`The link could not be opened: ${error.message}`))
    } else console.error(`A link was not opened: ${decision.reason}.`)
    return { action: 'deny' }
  })
}

/** A window on our own page that closing only hides, that is let go while hidden, and that comes back after a crash. */
export function createPageWindow(options: PageWindowOptions): PageWindow {
  let window: BrowserWindow | null = null
  let place = options.home
  let release: NodeJS.Timeout | undefined
  let crashedAtMs = Number.NEGATIVE_INFINITY
  let pageIsGone = false
  let releasing = false

  function load(into: BrowserWindow, path: string | undefined): void {
    pageIsGone = false
    into.loadURL(pageUrl(path)).catch((error: Error) => {
      // A second place asked for while the first loads aborts the first: that is no trouble.
      if (!error.message.includes('ERR_ABORTED')) console.error(`The page could not be loaded: ${error.message}`)
    })
  }

  function letGo(made: BrowserWindow): void {
    // A page with unsaved input objects, and stays.
    place = new URL(made.webContents.getURL()).hash.slice(1) || options.home
    releasing = true
    made.close()
  }

  function make(path: string | undefined): BrowserWindow {
    const made = options.create()
    const { webContents } = made
    window = made
    confine(webContents, options)
    made.on('close', (event) => {
      if (releasing || options.quitting()) return
      event.preventDefault()
      made.hide()
    })
    made.on('hide', () => {
      clearTimeout(release)
      release = setTimeout(() => letGo(made), keptHiddenMs)
      release.unref()
    })
    made.on('show', () => {
      releasing = false
      clearTimeout(release)
    })
    made.on('closed', () => {
      releasing = false
      clearTimeout(release)
      if (window === made) window = null
    })
    // Unsaved input is worth a question, not an application that cannot be quit.
    webContents.on('will-prevent-unload', (event) => {
      releasing = false
      if (options.quitting()) event.preventDefault()
    })
    webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit' || options.quitting() || window !== made) return
      const again = performance.now() - crashedAtMs < crashWindowMs
      crashedAtMs = performance.now()
      options.report(again ? wording.shell.pageEndedAgain(reason) : wording.shell.pageEnded(reason), 'window')
      if (again) pageIsGone = true
      else load(made, path)
    })
    options.onCreated?.(made)
    load(made, path)
    return made
  }

  nativeTheme.on('updated', () => window?.setBackgroundColor(background()))

  return {
    prepare: () => window ?? make(place),
    show(path) {
      const there = window
      const shown = there ?? make(path ?? place)
      if (there && (pageIsGone || (path !== undefined && there.webContents.getURL() !== pageUrl(path))))
        load(there, path)
      if (shown.isMinimized()) shown.restore()
      shown.show()
      shown.focus()
    },
    owns: (contents) => contents === window?.webContents && isOwnPage(contents.getURL()),
  }
}
