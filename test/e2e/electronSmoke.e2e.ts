import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { temporaryFolder } from './headstart.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Electron's executable, or why it cannot be driven here. Reading the package's own index would start a download. */
function electronOrReason(): { binary: string } | { reason: string } {
  const named = join(root, 'node_modules/electron/path.txt')
  const binary = existsSync(named) ? join(root, 'node_modules/electron/dist', readFileSync(named, 'utf8')) : ''
  if (!binary || !existsSync(binary)) return { reason: 'no Electron binary' }
  const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  return screen ? { binary } : { reason: 'no display for Electron' }
}

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A tray application does not end when its windows do, so it is ended by its own process in any case. */
function endOf(electron: ElectronApplication): Promise<number | null> {
  const child = electron.process()
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode)
    else child.once('exit', resolve)
  })
}

declare global {
  var drawnMenus: string[][]
}

test('the tray application: window, page over the port, tray menu, closing hides, quit ends', async (context) => {
  const found = electronOrReason()
  if ('reason' in found) return context.skip(found.reason)
  const data = temporaryFolder()
  cleanups.push(data.remove)
  // Chromium's sandbox does not work for root; only the test goes without it.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const electron = await _electron.launch({
    executablePath: found.binary,
    args: [...asRoot, join(root, 'dist/main.js'), '--demo', '--data-dir', data.path],
  })
  const child = electron.process()
  cleanups.push(() => child.exitCode ?? child.kill('SIGKILL'))

  const page = await electron.firstWindow()
  expect(new URL(page.url()).protocol).toBe('app:')
  await page.getByRole('main').waitFor()
  await expect.poll(() => page.title(), { timeout: 30_000 }).toContain('Headstart')
  expect(await page.evaluate(() => ['require', 'process', 'electron'].filter((name) => name in globalThis))).toEqual([])

  // Electron does not tell what menu a tray has; the next one drawn is overheard. The demo changes within seconds.
  await electron.evaluate(({ Tray }) => {
    globalThis.drawnMenus = []
    const draw = Tray.prototype.setContextMenu
    Tray.prototype.setContextMenu = function (menu) {
      globalThis.drawnMenus.push(menu?.items.map((item) => item.label) ?? [])
      draw.call(this, menu)
    }
  })
  const lastMenu = () => electron.evaluate(() => globalThis.drawnMenus.at(-1) ?? [])
  await expect.poll(lastMenu, { timeout: 60_000 }).toEqual(expect.arrayContaining(['Open Headstart', 'Quit Headstart']))

  const hidden = await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.close()
    return window?.isDestroyed() === false && !window.isVisible()
  })
  expect(hidden).toBe(true)

  const ended = endOf(electron)
  await electron.evaluate(({ app }) => app.quit()).catch(() => undefined)
  expect(await ended).toBe(0)
})
