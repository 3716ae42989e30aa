import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProgram } from '../../machine.ts'

const driver = fileURLToPath(new URL('driver.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'headstart-keyring-'))
const locked = 'The keychain is locked.'
const absent = 'No keychain answers on this machine.'

/** What runs before the driver on the private bus. */
const unlocked = 'printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null'
const lockedAgain = 'gnome-keyring-daemon --start --components=secrets >/dev/null'

function environment(more: Record<string, string>): NodeJS.ProcessEnv {
  const { DBUS_SESSION_BUS_ADDRESS: _, DISPLAY: __, WAYLAND_DISPLAY: ___, ...rest } = process.env
  return { ...rest, HOME: join(folder, 'home'), XDG_RUNTIME_DIR: join(folder, 'run'), ...more }
}

/** Runs calls in a fresh process and gives their answers, the last one being that of closing. */
async function run(shell: string | null, calls: string[][], more: Record<string, string> = {}): Promise<unknown[]> {
  const command = `"${process.execPath}" "${driver}"`
  const [program, args] = shell
    ? (['dbus-run-session', ['--', 'sh', '-c', `${shell}; exec ${command}`]] as const)
    : (['sh', ['-c', `exec ${command}`]] as const)
  const child = spawn(program, [...args], { env: environment(more), stdio: ['pipe', 'pipe', 'pipe'] })
  let late = false
  const limit = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, 15_000)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  child.stdin.end(calls.map((call) => `${JSON.stringify(call)}\n`).join(''))
  await new Promise((resolve) => child.once('close', resolve))
  clearTimeout(limit)
  if (late) throw new Error(`The process did not end. ${out}${err}`)
  const answers = out
    .trim()
    .split('\n')
    .filter((line) => /^[{["\d]/.test(line))
  if (answers.length !== calls.length + 1) throw new Error(`${answers.length} answers. ${out}${err}`)
  return answers.map((line) => JSON.parse(line))
}

beforeAll(() => {
  const missing = ['dbus-run-session', 'gnome-keyring-daemon', 'secret-tool'].filter((name) => !findProgram(name))
  if (missing.length > 0)
    throw new Error(
      `These tests need ${missing.join(', ')}. On Debian: sudo apt-get install dbus gnome-keyring libsecret-tools`,
    )
  mkdirSync(join(folder, 'home'))
  mkdirSync(join(folder, 'run'))
  chmodSync(join(folder, 'run'), 0o700)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a real Secret Service', () => {
  test('stores, reads, removes; secret-tool sees the same', async () => {
    const value = 'sk_test_ geheim€ "quoted"'
    const answers = await run(unlocked, [
      ['available'],
      ['get', 'stripe.apiKey'],
      ['set', 'stripe.apiKey', value],
      ['get', 'stripe.apiKey'],
      ['state', 'stripe.apiKey'],
      ['set', 'stripe.apiKey', 'second'],
      ['get', 'stripe.apiKey'],
      ['knownValues'],
    ])
    expect(answers).toEqual([
      { available: true },
      { kind: 'missing' },
      {},
      { kind: 'value', value },
      { state: 'stored' },
      {},
      { kind: 'value', value: 'second' },
      [
        { name: 'stripe.apiKey', value },
        { name: 'stripe.apiKey', value: 'second' },
      ],
      { stuck: false },
    ])

    // A second process, the other way round: secret-tool writes and the driver reads, then removes.
    const tool = 'secret-tool store --label=Mail service headstart username mail.key'
    const seen = 'test "$(secret-tool lookup service headstart username stripe.apiKey)" = second || exit 1'
    const later = await run(`${unlocked}; ${seen}; printf by-hand | ${tool}`, [
      ['get', 'mail.key'],
      ['remove', 'mail.key'],
      ['get', 'mail.key'],
      ['remove', 'mail.key'],
    ])
    expect(later).toEqual([{ kind: 'value', value: 'by-hand' }, {}, { kind: 'missing' }, {}, { stuck: false }])
  })

  test('locked: unavailable, with the sentence, and the environment does not stand in for the tray shell', async () => {
    await run(unlocked, [['set', 'vault.key', 'kept']])
    const calls = [['get', 'vault.key'], ['state', 'vault.key'], ['available'], ['set', 'vault.key', 'other']]
    expect(await run(lockedAgain, calls, { HEADSTART_SECRET_VAULT_KEY: 'from-env' })).toEqual([
      { kind: 'unavailable', problem: locked },
      { state: 'unavailable', problem: locked },
      { available: false, problem: locked },
      { problem: `The key was not saved. ${locked}` },
      { stuck: false },
    ])
  })
})

describe('no Secret Service', () => {
  const nowhere = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'nothing')}` }

  test('no bus: unavailable, never the forgetful keyring of the kernel', async () => {
    const calls = [['set', 'a.key', 'value'], ['get', 'a.key'], ['available']]
    for (const more of [{}, nowhere]) {
      expect(await run(null, calls, more)).toEqual([
        { problem: `The key was not saved. ${absent}` },
        { kind: 'unavailable', problem: absent },
        { available: false, problem: absent },
        { stuck: false },
      ])
    }
  })

  test('the environment stands in for the browser shell', async () => {
    const more = { ...nowhere, TEST_ALLOW_ENVIRONMENT: '1', HEADSTART_SECRET_A_KEY: 'from-env' }
    const calls = [['get', 'a.key'], ['state', 'a.key'], ['get', 'b.key'], ['state', 'b.key'], ['knownValues']]
    expect(await run(null, calls, more)).toEqual([
      { kind: 'value', value: 'from-env' },
      { state: 'environment' },
      { kind: 'unavailable', problem: absent },
      { state: 'unavailable', problem: absent },
      [{ name: 'a.key', value: 'from-env' }],
      { stuck: false },
    ])
  })

  test('a bus that never answers: given up after the wait, with the event loop free all along', async () => {
    const socket = join(folder, 'dead')
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(socket, resolve))
    try {
      const more = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`, TEST_WAIT_MS: '400' }
      const [answer, ticks, second, end] = await run(null, [['get', 'a.key'], ['ticks'], ['get', 'b.key']], more)
      const problem = 'The keychain does not answer. It may be waiting for its password in a window of its own.'
      expect([answer, second, end]).toEqual([
        { kind: 'unavailable', problem },
        { kind: 'unavailable', problem },
        { stuck: true },
      ])
      expect(ticks).toBeGreaterThan(5)
    } finally {
      server.close()
    }
  })
})
