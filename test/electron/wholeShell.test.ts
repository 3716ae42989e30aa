import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bootedShell } from './bootedShell.ts'
import { startShell } from './shellUnderDouble.ts'

/** The shell with the real application in it: nothing is a double but Electron. */
const under = bootedShell('real')
const { boot, evaluate } = under

const overPort = () =>
  evaluate(async ({ BrowserWindow }, _arg, { connect, clientOf }) => {
    const [window] = BrowserWindow.windows
    if (!window) throw new Error('There is no window.')
    const client = clientOf(connect({ url: 'app://headstart/index.html', parent: null }, window.webContents))
    const { shell, demo, headline, vendors } = await client.summary()
    const exported = await client.config.export()
    return { shell, demo, headline, vendors: vendors.length, exported: await exported.text() }
  })

test('boots on an empty folder, answers the page, and gives the folder back when it quits', async () => {
  await boot()
  const seen = await overPort()
  expect(seen).toMatchObject({
    shell: 'electron',
    demo: false,
    vendors: 0,
    exported: expect.stringContaining('headstart: 1'),
  })
  expect(await evaluate(({ Tray }) => Tray.trays[0]?.toolTip)).toBe(seen.headline)

  // Another program on the same folder, past Electron's own lock: the folder's lock refuses it.
  rmSync(join(under.dataDir(), 'electron/double-lock'))
  const second = await startShell(under.built().main, ['--data-dir', under.dataDir()]).ended
  expect(second.code).toBe(1)
  expect(second.stderr.trim().split('\n')).toHaveLength(1)
  expect(second.stdout).toContain('[box] Headstart cannot run: ')

  await evaluate(({ app }) => void setTimeout(() => app.quit(), 0))
  expect(await under.shell().ended).toMatchObject({ code: 0, stderr: '' })
  rmSync(join(under.dataDir(), 'electron/double-lock'))
  await boot()
  expect((await overPort()).vendors).toBe(0)
})

test('--demo watches its own vendor, in the tray and over the local HTTP API', async () => {
  await boot(['--demo', '--port', '0'])
  const labels = () => evaluate(({ Tray }) => Tray.trays[0]?.template.map((item) => item.label ?? '').join('\n'))
  await expect.poll(labels, { timeout: 10_000 }).toContain('Demo')
  const { apiUrl } = await evaluate(async ({ BrowserWindow }, _arg, { connect, clientOf }) => {
    const [window] = BrowserWindow.windows
    if (!window) throw new Error('There is no window.')
    return clientOf(connect({ url: 'app://headstart/index.html', parent: null }, window.webContents)).settings.about()
  })
  const token = readFileSync(join(under.dataDir(), 'token'), 'utf8').trim()
  const ask = (authorization: string) => fetch(`${apiUrl}/summary`, { headers: { authorization } })
  expect((await ask('Bearer wrong')).status).toBe(401)
  expect(await (await ask(`Bearer ${token}`)).json()).toMatchObject({ shell: 'electron', demo: true })
})

test('--import without a free port imports nothing; a keychain that never answers does not keep the shell', async () => {
  const bus = createServer((connection) => connection.resume())
  const socket = join(under.dataDir(), 'dead-bus')
  await new Promise<void>((resolve) => bus.listen(socket, resolve))
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const file = join(under.dataDir(), 'team.yaml')
  const request = '{ url: "http://127.0.0.1:9/", headers: { X-Key: "{{secret:a.key}}" } }'
  writeFileSync(
    file,
    `headstart: 1\nvendors: [{ id: a, name: A }]\nmonitors: [{ id: a-m, vendor: a, name: M, request: ${request} }]\n`,
  )
  const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` }
  try {
    const wanted = ['--data-dir', under.dataDir(), '--port', port, '--import', file]
    const refused = await startShell(under.built().main, wanted, env).ended
    expect([refused.code, refused.stderr.trim().split('\n').length]).toEqual([1, 1])
    expect(refused.stderr).toContain(port)
    rmSync(join(under.dataDir(), 'electron/double-lock'))
    await boot(['--port', '0'], env)
    expect((await overPort()).vendors).toBe(0)
    under.shell().kill()
    await under.shell().ended
    rmSync(join(under.dataDir(), 'electron/double-lock'))
    await boot(['--port', '0', '--import', file], env)
    expect((await overPort()).vendors).toBe(1)
    const quitAtMs = performance.now()
    await evaluate(({ app }) => void setTimeout(() => app.quit(), 0))
    await under.shell().ended
    expect(performance.now() - quitAtMs).toBeLessThan(6_000)
  } finally {
    bus.close()
    taken.close()
  }
})
