import { app } from 'electron'

/** Writing out what is not on disk may take this long; then Headstart ends anyway. */
const closeLimitMs = 1_800

function within(limitMs: number, work: Promise<void>): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, limitMs).unref())
  return Promise.race([work, limit])
}

/** Quitting first closes the application, so that nothing observed is lost. */
export function setupQuit(close: () => Promise<void>): { quitting(): boolean } {
  let stage: 'running' | 'closing' | 'closed' = 'running'
  app.on('before-quit', (event) => {
    if (stage === 'closed') return
    event.preventDefault()
    if (stage === 'closing') return
    stage = 'closing'
    const work = close().catch((error: Error) => console.error(`Not everything was saved: ${error.message}`))
    void within(closeLimitMs, work).then(() => {
      stage = 'closed'
      // Not `quit`, which a window or a page that hangs could still hold up.
      app.exit(0)
    })
  })
  // Without a listener Electron quits when the last window closes.
  app.on('window-all-closed', () => undefined)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
  return { quitting: () => stage !== 'running' }
}
