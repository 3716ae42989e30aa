import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bootedShell } from './bootedShell.ts'
import { startShell } from './shellUnderDouble.ts'

const under = bootedShell()
const { boot, evaluate } = under

describe('notifications', () => {
  /** Shows one through the notifier that the application was given, and says what came of it. */
  const notify = (kind: 'opened' | 'recovered') =>
    evaluate(async ({ Notification }, as) => {
      const incident = { id: 'a.1', vendorId: 'stripe', severity: 'down' }
      const notice = { kind: as, title: 'Stripe Balance answers 503', body: '4 of 4 attempts.' }
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
        groupId: 'stripe',
        urgency: 'critical',
        timeoutType: 'never',
      },
    })
    expect((await notify('recovered')).options).toMatchObject({ urgency: 'normal', timeoutType: 'default' })
    const after = await evaluate(async ({ Notification, BrowserWindow }) => {
      Notification.shown[0]?.emit('click', {})
      await new Promise((resolve) => setImmediate(resolve))
      return { visible: BrowserWindow.windows[0]?.visible, at: BrowserWindow.windows[0]?.loads.at(-1) }
    })
    expect(after).toEqual({ visible: true, at: 'app://headstart/index.html#/incidents/a.1' })
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
