import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MessagePort } from 'node:worker_threads'

/**
 * A double of the `electron` module, only because Electron's binary cannot be had everywhere: it downloads on first
 * use. It keeps what the shell hands to it and lets a test play the user and the system. It proves what the shell asks
 * Electron to do, not what Electron then does; test/e2e/electronSmoke.e2e.ts covers that where the binary is.
 */
class Cancellable {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

/** Every call that only tells Electron something: `['app.setName', 'Headstart']`. */
export const calls: unknown[][] = []
const record =
  (name: string) =>
  (...args: unknown[]) => {
    calls.push([name, ...args])
  }

const paths: Record<string, string> = { home: process.env.HOME ?? '/nonexistent' }
let ready = false
let startReady = () => {}
const whenReady = new Promise<void>((resolve) => {
  startReady = () => {
    ready = true
    resolve()
  }
})
// Electron is ready only after the main script was evaluated.
setTimeout(() => startReady(), 20)

function beforeReady(name: string): void {
  if (ready) throw new Error(`${name} must be called before the app is ready`)
}

/** An installed application is its own executable: no script stands in its arguments. */
const isPackaged = process.env.DOUBLE_PACKAGED === '1'
if (isPackaged) process.argv.splice(1, 1)
Object.assign(process, { resourcesPath: join(import.meta.dirname, 'resources') })

class App extends EventEmitter {
  isPackaged = isPackaged
  isReady = () => ready
  whenReady = () => whenReady
  getPath = (name: string) => paths[name] ?? ''
  setName = record('app.setName')
  setAppUserModelId = record('app.setAppUserModelId')
  setDesktopName = (name: string) => {
    beforeReady('setDesktopName')
    calls.push(['app.setDesktopName', name])
  }
  enableSandbox = () => {
    beforeReady('enableSandbox')
    calls.push(['app.enableSandbox'])
  }
  setPath = (name: string, path: string) => {
    if (!existsSync(path)) throw new Error(`Failed to set path ${path}`)
    paths[name] = path
    calls.push(['app.setPath', name, path])
  }
  getLoginItemSettings = () => ({ openAtLogin: false, wasOpenedAtLogin: false })
  setLoginItemSettings = record('app.setLoginItemSettings')
  setBadgeCount = record('app.setBadgeCount')
  /** Of macOS only; here as well, so that what is told to it is seen. */
  dock = { show: record('app.dock.show'), hide: record('app.dock.hide') }
  /** The lock lies in `userData`, as in Electron; the data of a later launch is left beside it for the test. */
  requestSingleInstanceLock = (data: unknown) => {
    const lock = join(this.getPath('userData'), 'double-lock')
    if (existsSync(lock)) {
      writeFileSync(join(this.getPath('userData'), 'double-second'), JSON.stringify(data))
      return false
    }
    mkdirSync(this.getPath('userData'), { recursive: true })
    writeFileSync(lock, '')
    return true
  }
  quit = () => {
    const event = new Cancellable()
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    for (const window of BrowserWindow.windows) window.close()
    if (BrowserWindow.windows.some((window) => !window.destroyed)) return
    this.emit('will-quit', new Cancellable())
    this.exit(0)
  }
  exit = (code = 0) => process.exit(code)
}
export const app = new App()

type Event = { preventDefault(): void }
type OpenHandler = (details: { url: string }) => { action: string }

export class WebContents extends EventEmitter {
  url = ''
  openHandler: OpenHandler | undefined
  hasUnsaved = false
  getURL = () => this.url
  setWindowOpenHandler = (handler: OpenHandler) => {
    this.openHandler = handler
  }
}

export class BrowserWindow extends EventEmitter {
  static windows: BrowserWindow[] = []
  static getAllWindows = () => BrowserWindow.windows
  webContents = new WebContents()
  visible = false
  focused = false
  destroyed = false
  loads: string[] = []
  loaded = false
  options: Record<string, unknown>

  constructor(options: Record<string, unknown>) {
    super()
    if (!ready) throw new Error('Cannot create BrowserWindow before app is ready')
    this.options = options
    BrowserWindow.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
  }
  async loadURL(url: string): Promise<void> {
    this.loads.push(url)
    this.webContents.url = url
    const answer = await protocol.handler?.(new Request(url.split('#')[0] ?? url))
    if (answer?.status !== 200) throw new Error(`ERR_FAILED loading ${url}`)
    this.loaded = true
    this.emit('ready-to-show')
  }
  bounds: unknown
  show = () => {
    this.visible = true
    this.emit('show')
  }
  hide = () => {
    this.visible = false
    this.emit('hide')
  }
  isVisible = () => this.visible
  setBounds = (bounds: unknown) => {
    this.bounds = bounds
  }
  focus = () => {
    this.focused = true
  }
  isMinimized = () => false
  restore = () => {}
  setBackgroundColor = record('window.setBackgroundColor')
  close = () => {
    const event = new Cancellable()
    this.emit('close', event satisfies Event)
    if (event.defaultPrevented) return
    // A page with unsaved input may object; main decides whether that counts.
    const unload = new Cancellable()
    if (this.webContents.hasUnsaved) this.webContents.emit('will-prevent-unload', unload)
    if (this.webContents.hasUnsaved && !unload.defaultPrevented) return
    this.destroyed = true
    this.visible = false
    this.emit('closed')
  }
}

export type Template = {
  label?: string
  enabled?: boolean
  click?: () => void
  type?: string
  role?: string
  checked?: boolean
}[]

export const Menu = {
  application: undefined as unknown,
  buildFromTemplate: (template: Template) => ({ template }),
  setApplicationMenu: (menu: unknown) => {
    Menu.application = menu
  },
}

export class Tray extends EventEmitter {
  static trays: Tray[] = []
  image = ''
  toolTip = ''
  template: Template = []
  drawn = 0
  constructor(image: string) {
    super()
    this.setImage(image)
    Tray.trays.push(this)
  }
  setImage = (image: string) => {
    if (!existsSync(image)) throw new Error(`Failed to load image from path '${image}'`)
    this.image = image
  }
  setToolTip = (text: string) => {
    this.toolTip = text
  }
  bounds = { x: 1800, y: 0, width: 22, height: 22 }
  getBounds = () => this.bounds
  setContextMenu = (menu: { template: Template }) => {
    this.template = menu.template
    this.drawn += 1
  }
}

export class Notification extends EventEmitter {
  static shown: Notification[] = []
  /** What the system does with the next ones. */
  static outcome: 'show' | 'failed' = 'show'
  static supported = true
  static activation: ((details: { type: string; arguments: string }) => void) | undefined
  static handleActivation = (callback: (details: { type: string; arguments: string }) => void) => {
    Notification.activation = callback
  }
  static isSupported = () => Notification.supported
  options: Record<string, unknown>
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
  }
  show = () => {
    Notification.shown.push(this)
    queueMicrotask(() => this.emit(Notification.outcome, {}, 'not signed'))
  }
}

export const protocol = {
  schemes: [] as unknown[],
  handler: undefined as ((request: Request) => Promise<Response>) | undefined,
  registerSchemesAsPrivileged: (schemes: unknown[]) => {
    beforeReady('registerSchemesAsPrivileged')
    protocol.schemes = schemes
  },
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
    calls.push(['protocol.handle', scheme])
    protocol.handler = handler
  },
}

type Decide = (...args: unknown[]) => unknown
const handlers: Record<string, Decide> = {}
const keep = (name: string) => (handler: Decide) => {
  handlers[name] = handler
}
export const session = {
  defaultSession: {
    handlers,
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
  },
}

/** A port as main sees it: a message arrives as an event with `data`, and only after `start`. */
export class MessagePortMain extends EventEmitter {
  readonly #port: MessagePort
  constructor(port: MessagePort) {
    super()
    this.#port = port
  }
  start = () => {
    this.#port.on('message', (data) => this.emit('message', { data }))
    this.#port.on('close', () => this.emit('close'))
  }
  postMessage = (data: unknown) => this.#port.postMessage(data)
  close = () => this.#port.close()
}

const workArea = { x: 0, y: 27, width: 1920, height: 1053 }
export const screen = {
  getCursorScreenPoint: () => ({ x: 5, y: 1070 }),
  getDisplayMatching: () => ({ workArea }),
  getDisplayNearestPoint: () => ({ workArea }),
}
export const powerMonitor = new EventEmitter()
export const ipcMain = new EventEmitter()
export const clipboard = {
  writeText: async (text: string) => {
    calls.push(['clipboard.writeText', text])
  },
}
export const globalShortcut = {
  /** Keys that another program has. */
  taken: ['CommandOrControl+Alt+T'],
  registered: {} as Record<string, () => void>,
  register: (accelerator: string, callback: () => void) => {
    if (globalShortcut.taken.includes(accelerator)) return false
    globalShortcut.registered[accelerator] = callback
    return true
  },
  unregister: (accelerator: string) => {
    delete globalShortcut.registered[accelerator]
  },
}
export const dialog = {
  showErrorBox: (title: string, text: string) => {
    process.stdout.write(`[box] ${title}: ${text}\n`)
  },
}
export const shell = {
  openExternal: async (url: string) => {
    calls.push(['shell.openExternal', url])
  },
}
class NativeTheme extends EventEmitter {
  shouldUseDarkColors = false
  shouldUseDarkColorsForSystemIntegratedUI = false
}
export const nativeTheme = new NativeTheme()
