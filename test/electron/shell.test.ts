import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bootedShell } from './bootedShell.ts'
import { startShell } from './shellUnderDouble.ts'

const under = bootedShell()
const { boot, evaluate } = under

const applicationCalls = () => evaluate(() => standIn.calls)
const labels = () => evaluate(({ Tray }) => Tray.trays[0]?.template.map((item) => item.label ?? ''))
const choose = (label: string) =>
  evaluate(({ Tray }, text) => Tray.trays[0]?.template.find((item) => item.label === text)?.click?.(), label)
const visible = () => evaluate(({ BrowserWindow }) => BrowserWindow.windows[0]?.visible)

describe('start', () => {
  test('sandboxes everything, has its own profile in the data folder, and one confined window', async () => {
    await boot()
    const seen = await evaluate(({ calls, protocol, BrowserWindow }) => ({
      calls: calls.map(([name, ...args]) => [name, ...args.filter((arg) => typeof arg === 'string')]),
      schemes: protocol.schemes,
      windows: BrowserWindow.windows.map((window) => ({ options: window.options, loads: window.loads })),
    }))
    expect(seen.calls).toContainEqual(['app.enableSandbox'])
    expect(seen.calls).toContainEqual(['app.setPath', 'userData', join(under.dataDir(), 'electron')])
    expect(seen.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
    expect(seen.windows).toHaveLength(1)
    expect(seen.windows[0]?.loads).toEqual(['app://headstart/index.html'])
    expect(seen.windows[0]?.options).toMatchObject({
      name: 'main',
      windowStatePersistence: true,
      show: false,
      minWidth: 900,
      minHeight: 600,
      webPreferences: {
        preload: under.built().preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
      },
    })
    expect(await visible()).toBe(true)
    const { options } = await evaluate(() => ({ options: { ...standIn.options, notifier: null, desktop: null } }))
    expect(options).toMatchObject({ dataDir: under.dataDir(), shell: 'electron', demo: false })
  })

  test('--hidden leaves the window closed until it is asked for', async () => {
    await boot(['--hidden'])
    expect(await visible()).toBe(false)
    await choose('Open Headstart')
    expect(await visible()).toBe(true)
  })

  test('an unknown option ends with one sentence and code 1', async () => {
    const { code, stderr } = await startShell(under.built().main, ['--dmeo']).ended
    expect(code).toBe(1)
    expect(stderr.trim()).toBe('The option --dmeo is not known. Did you mean --demo?')
  })

  test('a data folder in use ends with the sentence, in a box too, and code 1', async () => {
    const { code, stdout, stderr } = await startShell(under.built().main, [
      '--data-dir',
      join(under.dataDir(), 'in-use'),
    ]).ended
    expect(code).toBe(1)
    expect(stderr.trim()).toBe('Another Headstart uses this data folder.')
    expect(stdout).toBe('[box] Headstart cannot run: Another Headstart uses this data folder.\n')
  })

  test('--version answers and ends', async () => {
    const { code, stdout } = await startShell(under.built().main, ['--version']).ended
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('the only window', () => {
  test('closing hides it; a second launch shows it at the incident it names', async () => {
    await boot()
    await evaluate(({ BrowserWindow }) => BrowserWindow.windows[0]?.close())
    expect(await visible()).toBe(false)
    await evaluate(({ app }) => app.emit('second-instance', {}, [], '/', { path: '/incidents/a.1' }))
    expect(await visible()).toBe(true)
    const loads = await evaluate(({ BrowserWindow }) => BrowserWindow.windows[0]?.loads)
    expect(loads).toEqual(['app://headstart/index.html', 'app://headstart/index.html#/incidents/a.1'])
  })

  test('a second launch on the same folder hands over and ends', async () => {
    await boot()
    const second = startShell(under.built().main, ['--data-dir', under.dataDir()])
    const { code, stderr } = await second.ended
    expect(code).toBe(0)
    expect(stderr).toContain('already running')
    expect(JSON.parse(readFileSync(join(under.dataDir(), 'electron/double-second'), 'utf8'))).toEqual({ hidden: false })
  })

  test('navigation, pop-ups, webviews, permissions and devices are denied; known https links open outside', async () => {
    await boot()
    const seen = await evaluate(({ BrowserWindow, calls, session }) => {
      const contents = BrowserWindow.windows[0]?.webContents
      const prevented = (name: string) => {
        const event = { defaultPrevented: false, preventDefault: () => {} }
        event.preventDefault = () => {
          event.defaultPrevented = true
        }
        contents?.emit(name, event)
        return event.defaultPrevented
      }
      const { handlers } = session.defaultSession
      const answers: unknown[] = []
      for (const permission of ['media', 'display-capture', 'notifications', 'clipboard-read', 'new-one']) {
        handlers.request?.(contents, permission, (granted: boolean) => answers.push(granted))
        answers.push(handlers.check?.(contents, permission))
      }
      const foreign = { getURL: () => 'https://example.com/' }
      const links = ['https://status.stripe.com/x', 'https://evil.example/', 'file:///etc/passwd', 'javascript:1']
      return {
        prevented: ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'].map(prevented),
        answers,
        copy: [
          handlers.check?.(contents, 'clipboard-sanitized-write'),
          handlers.check?.(foreign, 'clipboard-sanitized-write'),
        ],
        device: handlers.device?.({}),
        opened: links.map((url) => contents?.openHandler?.({ url }).action),
        outside: calls.filter(([name]) => name === 'shell.openExternal'),
      }
    })
    expect(seen.prevented).toEqual([true, true, true, true])
    expect(seen.answers).toEqual(Array(10).fill(false))
    expect(seen.copy).toEqual([true, false])
    expect(seen.device).toBe(false)
    expect(seen.opened).toEqual(['deny', 'deny', 'deny', 'deny'])
    expect(seen.outside).toEqual([['shell.openExternal', 'https://status.stripe.com/x']])
  })

  test('a crashed page is loaded again once, then when the window is shown', async () => {
    await boot()
    const crash = () =>
      evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.windows
        window?.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
        return window?.loads.length
      })
    expect(await crash()).toBe(2)
    expect(await crash()).toBe(2)
    await choose('Open Headstart')
    expect(await evaluate(({ BrowserWindow }) => BrowserWindow.windows[0]?.loads.length)).toBe(3)
  })
})

describe('tray', () => {
  test('shows the state and carries out what is chosen', async () => {
    await boot()
    const { image, toolTip } = await evaluate(({ Tray }) => ({
      image: Tray.trays[0]?.image,
      toolTip: Tray.trays[0]?.toolTip,
    }))
    expect(image).toMatch(/down[^/]*\.(png|ico)$/)
    expect(toolTip).toBe('Stripe down for 4 min')
    expect(await labels()).toContain('■  Stripe: down')
    await choose('Acknowledge “Stripe Balance answers 503”')
    await choose('Pause 1 h')
    await choose('Copy debug report of “Stripe Balance answers 503”')
    const copied = () => evaluate(({ calls }) => calls.filter(([name]) => name === 'clipboard.writeText'))
    await expect.poll(copied).toEqual([['clipboard.writeText', 'The report of stripe-balance.1']])
    expect(await applicationCalls()).toEqual([
      ['acknowledge', 'stripe-balance.1', {}],
      ['pauseAll', 3_600_000],
    ])
    await choose('■  Stripe: down')
    const loads = await evaluate(({ BrowserWindow }) => BrowserWindow.windows[0]?.loads)
    expect(loads?.at(-1)).toBe('app://headstart/index.html#/incidents/stripe-balance.1')
  })

  test('is drawn again when something changed, and only then', async () => {
    await boot()
    const drawn = await evaluate(({ Tray }) => {
      const [tray] = Tray.trays
      const change = () => {
        for (const listener of standIn.listeners) listener({ kinds: ['summary'] })
        return tray?.drawn
      }
      const same = change()
      standIn.stand.summary.headline = 'All 2 monitors are up.'
      standIn.stand.summary.state = 'up'
      return [same, change(), tray?.toolTip, tray?.image.replace(/.*\//, '').replace(/\W.*/, '')]
    })
    expect(drawn).toEqual([1, 2, 'All 2 monitors are up.', 'up'])
  })
})

describe('power and quit', () => {
  test('sleep, wake and lock reach the application', async () => {
    await boot()
    await evaluate(({ powerMonitor }) => {
      for (const name of [
        'unlock-screen',
        'suspend',
        'resume',
        'unlock-screen',
        'lock-screen',
        'suspend',
        'unlock-screen',
      ])
        powerMonitor.emit(name)
    })
    const names = (await applicationCalls()).map(([name]) => name)
    expect(names).toEqual(['suspend', 'flush', 'resume', 'flush', 'suspend', 'flush', 'resume'])
  })

  test.each<[string, () => Promise<unknown>]>([
    ['the tray', () => choose('Quit Headstart')],
    ['the system shutting down', () => evaluate(({ powerMonitor }) => void powerMonitor.emit('shutdown'))],
    ['SIGTERM', () => evaluate(() => void process.kill(process.pid, 'SIGTERM'))],
  ])('quitting by %s first closes the application', async (_name, quit) => {
    await boot()
    await evaluate(() => {
      standIn.stand.closeTakesMs = 100
    })
    await Promise.race([quit().catch(() => undefined), under.shell().ended])
    expect(await under.shell().ended).toMatchObject({ code: 0, stdout: 'closed\n' })
  })

  test('an application that does not close in time does not keep Headstart from ending', async () => {
    await boot()
    await evaluate(() => {
      standIn.stand.closeTakesMs = 3_600_000
    })
    await Promise.race([choose('Quit Headstart').catch(() => undefined), under.shell().ended])
    expect(await under.shell().ended).toMatchObject({ code: 0, stdout: '' })
  })
})
