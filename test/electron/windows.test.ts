import { describe, expect, test } from 'vitest'
import { bootedShell } from './bootedShell.ts'

const { boot, evaluate } = bootedShell()

const clickTray = () => evaluate(({ Tray }) => void Tray.trays[0]?.emit('click'))
const windows = () =>
  evaluate(({ BrowserWindow }) =>
    BrowserWindow.windows.map(({ loads, visible, destroyed, bounds }) => ({ loads, visible, destroyed, bounds })),
  )

/** Time in the shell is told by the test from here on; the function makes it pass. */
async function stopTime(): Promise<(ms: number) => Promise<unknown>> {
  await evaluate((_electron, _arg, { timers }) => timers.enable({ apis: ['setTimeout'] }))
  return (ms) => evaluate((_electron, passed, { timers }) => timers.tick(passed), ms)
}

describe('the panel by the tray', () => {
  test('a click shows it inside the work area, the next hides it, and so does losing the focus', async () => {
    await boot()
    expect(await windows()).toHaveLength(1)
    await clickTray()
    const [, panel] = await windows()
    expect(panel).toMatchObject({
      loads: ['app://headstart/index.html#/panel'],
      visible: true,
      bounds: { x: 1560, y: 28, width: 360, height: 460 },
    })
    await clickTray()
    expect((await windows())[1]?.visible).toBe(false)
    await clickTray()
    await evaluate(({ BrowserWindow }) => BrowserWindow.windows[1]?.emit('blur'))
    expect((await windows())[1]?.visible).toBe(false)
  })

  test('the click that takes its focus does not show it again', async () => {
    await boot()
    await clickTray()
    const visible = await evaluate(({ BrowserWindow, Tray }) => {
      BrowserWindow.windows[1]?.emit('blur')
      Tray.trays[0]?.emit('click')
      return BrowserWindow.windows[1]?.visible
    })
    expect(visible).toBe(false)
  })

  test('is as confined as the window, may speak over a port, and its links open the window', async () => {
    await boot(['--hidden'])
    await clickTray()
    const seen = await evaluate(async ({ BrowserWindow }, _arg, { connect, clientOf }) => {
      const [main, panel] = BrowserWindow.windows
      if (!main || !panel) throw new Error('There is no panel.')
      const frame = { url: panel.webContents.getURL(), parent: null }
      const { headline } = await clientOf(connect(frame, panel.webContents)).summary()
      const preferences = panel.options.webPreferences
      const denied = panel.webContents.openHandler?.({ url: 'app://headstart/index.html#/incidents/a.1' })
      await new Promise((resolve) => setImmediate(resolve))
      return { headline, preferences, denied, main: [main.visible, main.loads.at(-1)], panel: panel.visible }
    })
    expect(seen).toMatchObject({
      headline: 'Stripe is failing.',
      preferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
      denied: { action: 'deny' },
      main: [true, 'app://headstart/index.html#/incidents/a.1'],
      panel: false,
    })
  })

  test('can be had from the menu, where a click on the icon does nothing', async () => {
    await boot()
    await evaluate(({ Tray }) => {
      const [tray] = Tray.trays
      if (tray) tray.bounds = { x: 0, y: 0, width: 0, height: 0 }
      tray?.template.find((item) => item.label === 'Show at a glance')?.click?.()
    })
    expect((await windows())[1]?.bounds).toEqual({ x: 0, y: 604, width: 360, height: 460 })
  })
})

describe('a window that nobody sees', () => {
  const close = () => evaluate(({ BrowserWindow }) => BrowserWindow.windows.at(-1)?.close())

  test('is let go after ten minutes, and comes back at the place where it was', async () => {
    await boot()
    await evaluate(({ app }) => app.emit('second-instance', {}, [], '/', { path: '/incidents/a.1' }))
    const pass = await stopTime()
    await close()
    await pass(599_999)
    expect((await windows())[0]).toMatchObject({ visible: false, destroyed: false })
    await pass(1)
    expect((await windows())[0]?.destroyed).toBe(true)
    await evaluate(({ app }) => app.emit('activate'))
    expect((await windows())[1]).toMatchObject({
      visible: true,
      destroyed: false,
      loads: ['app://headstart/index.html#/incidents/a.1'],
    })
  })

  test('has a place in the Dock of macOS while it is shown', async () => {
    await boot(['--hidden'])
    const dock = () =>
      evaluate(({ calls }) => calls.map(([name]) => name).filter((name) => String(name).startsWith('app.dock')))
    expect(await dock()).toEqual([])
    await evaluate(({ app }) => app.emit('activate'))
    expect(await dock()).toEqual(['app.dock.show'])
    await close()
    expect(await dock()).toEqual(['app.dock.show', 'app.dock.hide'])
  })

  test('stays when it is shown again in time', async () => {
    await boot()
    const pass = await stopTime()
    await close()
    await pass(500_000)
    await evaluate(({ app }) => app.emit('activate'))
    await pass(3_600_000)
    expect(await windows()).toMatchObject([{ visible: true, destroyed: false }])
  })

  test('stays while it has unsaved input, which does not keep Headstart from quitting', async () => {
    await boot()
    await evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.windows
      if (window) window.webContents.hasUnsaved = true
    })
    const pass = await stopTime()
    await close()
    await pass(600_000)
    expect(await windows()).toMatchObject([{ destroyed: false }])
    await evaluate((_electron, _arg, { timers }) => timers.reset())
    const quit = await evaluate(({ BrowserWindow, app }) => {
      const event = { defaultPrevented: false, preventDefault: () => {} }
      event.preventDefault = () => {
        event.defaultPrevented = true
      }
      app.emit('before-quit', { preventDefault: () => {} })
      BrowserWindow.windows[0]?.webContents.emit('will-prevent-unload', event)
      return event.defaultPrevented
    })
    expect(quit).toBe(true)
  })

  test('the panel is let go as well', async () => {
    await boot()
    await clickTray()
    const pass = await stopTime()
    await evaluate(({ BrowserWindow }) => BrowserWindow.windows[1]?.hide())
    await pass(600_000)
    expect((await windows()).map(({ destroyed }) => destroyed)).toEqual([false, true])
  })

  test('a page that crashes is reported', async () => {
    await boot()
    const reported = await evaluate(({ BrowserWindow }) => {
      BrowserWindow.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'oom' })
      return standIn.calls
    })
    expect(reported).toEqual([['report', "The window's page ended (oom). It is being loaded again.", 'window']])
  })
})
