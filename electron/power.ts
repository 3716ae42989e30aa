import { app, powerMonitor } from 'electron'

type Sleeper = { suspend(): void; resume(): void; flush(): Promise<void> }

/**
 * Tells the application about sleep, so that the gap counts as not observed. Some systems wake with an unlock and no
 * `resume`; a locked or ending session may be the last we see, so what is not on disk yet is written then.
 * Must run before the window is created.
 */
export function setupPower(application: Sleeper, quit: () => void): void {
  let asleep = false
  const flush = () => {
    application.flush().catch((error: Error) => console.error(`Not everything was saved: ${error.message}`))
  }
  const wake = () => {
    if (!asleep) return
    asleep = false
    application.resume()
  }
  powerMonitor.on('suspend', () => {
    asleep = true
    application.suspend()
    flush()
  })
  powerMonitor.on('resume', wake)
  powerMonitor.on('unlock-screen', wake)
  powerMonitor.on('lock-screen', flush)
  powerMonitor.on('shutdown', quit)
  // Windows has no `shutdown`; it tells each window instead.
  app.on('browser-window-created', (_event, window) => window.on('session-end', flush))
}
