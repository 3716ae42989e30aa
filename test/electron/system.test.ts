import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { activationPath } from '../../electron/links.ts'
import { bootedShell } from './bootedShell.ts'
import { startShell } from './shellUnderDouble.ts'

const under = bootedShell()
const { boot, evaluate } = under

describe('notifications', () => {
  /** Shows one through the notifier that the application was given, and says what came of it. */
  const notify = (kind: 'opened' | 'recovered') =>
    evaluate(async ({ Notification }, as) => {
      const incident = { id: 'a.1', vendorId: 'stripe', severity: 'down' }
      const notice = { id: 'n.1', kind: as, title: 'Stripe Balance answers 503', body: '4 of 4 attempts.' }
      const outcome = await standIn.options.notifier.show(notice as never, incident as never)
      return { outcome, options: Notification.shown.at(-1)?.options }
    }, kind)

  test('are shown, stay while something is down, and open the incident when clicked', async () => {
    await boot(['--hidden'])
    expect(await notify('opened')).toEqual({
      outcome: { kind: 'shown' },
      options: {
        title: 'Stripe Balance answers 503',
        body: '4 of 4 attempts.',
        id: 'n.1',
        groupId: 'stripe',
        urgency: 'critical',
        timeoutType: 'never',
        silent: false,
      },
    })
    expect((await notify('recovered')).options).toMatchObject({ urgency: 'normal', timeoutType: 'default' })
    const quiet = await evaluate(async ({ Notification }) => {
      const notice = { id: 'n.2', kind: 'offline', title: 'You are offline', body: '' }
      await standIn.options.notifier.show(notice as never, null, 'none')
      return Notification.shown.at(-1)?.options
    })
    expect(quiet).toMatchObject({ urgency: 'low', silent: true, timeoutType: 'default' })
    const after = await evaluate(async ({ Notification, BrowserWindow }) => {
      Notification.shown[0]?.emit('click', {})
      await new Promise((resolve) => setImmediate(resolve))
      return { visible: BrowserWindow.windows[0]?.visible, at: BrowserWindow.windows[0]?.loads.at(-1) }
    })
    expect(after).toEqual({ visible: true, at: 'app://headstart/index.html#/incidents/a.1' })
  })

  test.each([
    ['none', true, true],
    ['system', true, false],
    // Played by the page, or by the system where no page is left to do it.
    ['alarm', true, true],
    ['alarm', false, false],
  ] as const)('with the sound %s, page there: %s, are silent themselves: %s', async (sound, pageThere, silent) => {
    await boot(['--hidden'])
    const seen = await evaluate(
      async ({ Notification, BrowserWindow }, [name, there]) => {
        if (!there) BrowserWindow.getAllWindows = () => []
        const notice = { id: 'n.1', kind: 'opened', title: 't', body: 'b' }
        await standIn.options.notifier.show(notice as never, null, name)
        return Notification.shown.at(-1)?.options.silent
      },
      [sound, pageThere] as const,
    )
    expect(seen).toBe(silent)
  })

  test('that the system refuses or does not know are failures with a reason', async () => {
    await boot()
    await evaluate(({ Notification }) => {
      Notification.outcome = 'failed'
    })
    expect((await notify('opened')).outcome).toEqual({
      kind: 'failed',
      problem: 'The system refused the notification: not signed',
    })
    await evaluate(({ Notification }) => {
      Notification.supported = false
    })
    expect((await notify('opened')).outcome).toEqual({ kind: 'failed', problem: 'This system shows no notifications.' })
  })
})

describe('on systems with buttons', () => {
  const asIf = (platform: string) =>
    evaluate((_electron, name) => void Object.defineProperty(process, 'platform', { value: name }), platform)

  test('a button acknowledges; recovery has none', async () => {
    await boot(['--hidden'])
    await asIf('darwin')
    const seen = await evaluate(async ({ Notification }) => {
      const incident = { id: 'a.1', vendorId: 'stripe', severity: 'down' }
      for (const kind of ['opened', 'recovered'])
        await standIn.options.notifier.show({ id: kind, kind, title: 't', body: 'b' } as never, incident as never)
      Notification.shown[0]?.emit('action', { actionIndex: 0 })
      return { actions: Notification.shown.map(({ options }) => options.actions), calls: standIn.calls }
    })
    expect(seen).toEqual({
      actions: [[{ type: 'button', text: 'Acknowledge' }], undefined],
      calls: [['acknowledge', 'a.1', {}]],
    })
  })

  test.each([
    ['names one of two', 'type=click&tag=b.2', ['a.1', 'b.2'], '/incidents/b.2'],
    ['names none, one is open', 'type=click', ['a.1'], '/incidents/a.1'],
    ['names none, two are open', 'type=click', ['a.1', 'b.2'], '/incidents'],
    ['names one that is closed', 'tag=c.3', [], '/incidents'],
  ])('a click on a notification of an earlier run that %s', (_name, words, ids, path) => {
    expect(activationPath(words, ids)).toBe(path)
  })
})

describe('open at login', () => {
  const toggle = () =>
    evaluate(({ Tray }) => Tray.trays[0]?.template.find((item) => item.label === 'Open at login')?.click?.())
  const shown = () =>
    evaluate(({ Tray }) => Tray.trays[0]?.template.find((item) => item.label === 'Open at login')?.checked)

  test('is not offered by a build that is not installed', async () => {
    await boot()
    expect(await shown()).toBeUndefined()
  })

  test.runIf(process.platform === 'linux')('writes and removes the autostart entry on Linux', async () => {
    const config = join(under.dataDir(), 'config $HOME')
    const entry = join(config, 'autostart/headstart.desktop')
    await boot([], { DOUBLE_PACKAGED: '1', XDG_CONFIG_HOME: config, APPIMAGE: '/opt/My "Apps"/100%.AppImage' })
    expect(await shown()).toBe(false)
    await toggle()
    await expect.poll(shown).toBe(true)
    expect(readFileSync(entry, 'utf8')).toContain('Exec="/opt/My \\\\"Apps\\\\"/100%%.AppImage" --hidden\n')
    // The desktop's own settings switch it off by a line in the file: seen when the tray is drawn next.
    writeFileSync(entry, `${readFileSync(entry, 'utf8')}Hidden=true\n`)
    await evaluate(({ Tray }) => void Tray.trays[0]?.emit('mouse-enter'))
    expect(await shown()).toBe(false)
    await toggle()
    await expect.poll(shown).toBe(true)
    expect(readFileSync(entry, 'utf8')).not.toContain('Hidden')
    await toggle()
    await expect.poll(shown).toBe(false)
    expect(existsSync(entry)).toBe(false)
  })
})

describe('--import', () => {
  test('a file that cannot be read ends the start with a sentence', async () => {
    const file = join(under.dataDir(), 'none.yaml')
    const { code, stderr } = await startShell(under.built().main, ['--data-dir', under.dataDir(), '--import', file])
      .ended
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${file} cannot be read: there is no such file.\n` })
  })
})
