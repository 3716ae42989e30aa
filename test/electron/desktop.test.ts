import { describe, expect, test } from 'vitest'
import { bootedShell } from './bootedShell.ts'

const under = bootedShell()
const { boot, evaluate } = under

const registered = () => evaluate(({ globalShortcut }) => Object.keys(globalShortcut.registered))
const state = () => evaluate(() => standIn.options.desktop.state())
const useShortcut = (shortcut: string | null) =>
  evaluate((_, wanted) => {
    standIn.stand.settings = { ...standIn.stand.settings, shortcut: wanted }
    for (const listener of standIn.listeners) listener({ kinds: ['settings'] })
  }, shortcut)

describe('the key that shows the window from anywhere', () => {
  test('is taken at the start, shows a hidden window, and follows the settings', async () => {
    await boot(['--hidden'])
    expect(await registered()).toEqual(['CommandOrControl+Alt+H'])
    const visible = await evaluate(async ({ globalShortcut, BrowserWindow }) => {
      globalShortcut.registered['CommandOrControl+Alt+H']?.()
      await new Promise((resolve) => setImmediate(resolve))
      return BrowserWindow.windows[0]?.visible
    })
    expect(visible).toBe(true)
    await useShortcut('Super+F9')
    expect(await registered()).toEqual(['Super+F9'])
    await useShortcut(null)
    expect(await registered()).toEqual([])
    expect((await state()).shortcut).toEqual({ accelerator: '' })
  })

  test('that another program has is told, and another one can be chosen', async () => {
    await boot()
    await useShortcut('CommandOrControl+Alt+T')
    expect((await state()).shortcut).toEqual({
      accelerator: 'CommandOrControl+Alt+T',
      problem: 'The system did not take this key: another program has it. Choose another one.',
    })
    await useShortcut('CommandOrControl+Alt+U')
    expect((await state()).shortcut).toEqual({ accelerator: 'CommandOrControl+Alt+U' })
    expect(await registered()).toEqual(['CommandOrControl+Alt+U'])
  })
})

test('a package without an address for updates says so', async () => {
  await boot([], { DOUBLE_PACKAGED: '1' })
  const why = 'This package was made without an address for updates: install a newer one by hand.'
  expect((await state()).updates).toEqual({ state: 'none', why })
})

test('a build from source says why it does not update itself, and asks nobody', async () => {
  await boot()
  const updates = { state: 'none', why: 'This is a build from source: update it with git.' }
  expect((await state()).updates).toEqual(updates)
  await evaluate(() => standIn.options.desktop.checkForUpdate())
  expect((await state()).updates).toEqual(updates)
})
