import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
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

  const lookup = (name: string) => `secret-tool lookup service headstart username '${name}'`

  test('a long value stands in parts; replaced, shortened or removed, none of them stays', async () => {
    const inParts = { TEST_PART_UNITS: '1200' }
    const key = (seed: string) => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3_072 })
      return `${privateKey.export({ type: 'pkcs8', format: 'pem' })}${seed}`
    }
    // A surrogate pair stands across the first edge.
    const [first, second] = [`${'x'.repeat(1_199)}😀${key('1')}`, key('2')]
    const none = (letter: string) => `test -z "$(${lookup(`tls.key#${letter}.1`)})" || exit 1`
    const some = (letter: string, count: number) =>
      `test -n "$(${lookup(`tls.key#${letter}.${count}`)})" || exit 1; test -z "$(${lookup(`tls.key#${letter}.${count + 1}`)})" || exit 1`
    expect(
      await run(
        unlocked,
        [
          ['set', 'tls.key', first],
          ['get', 'tls.key'],
          ['set', 'marked', 'headstart-parts:1:a:1:0123456789abcdef'],
        ],
        inParts,
      ),
    ).toEqual([{}, { kind: 'value', value: first }, {}, { stuck: false }])
    // Read by whoever would not split it, and what looks like an entry of parts is a value like others.
    expect(
      await run(`${unlocked}; ${some('a', 4)}; ${none('b')}`, [
        ['get', 'tls.key'],
        ['get', 'marked'],
      ]),
    ).toEqual([
      { kind: 'value', value: first },
      { kind: 'value', value: 'headstart-parts:1:a:1:0123456789abcdef' },
      { stuck: false },
    ])
    expect(
      await run(
        unlocked,
        [
          ['set', 'tls.key', second],
          ['get', 'tls.key'],
        ],
        inParts,
      ),
    ).toEqual([{}, { kind: 'value', value: second }, { stuck: false }])
    await run(`${unlocked}; ${some('b', 3)}; ${none('a')}`, [['set', 'tls.key', 'short']], inParts)
    await run(`${unlocked}; ${none('a')}; ${none('b')}`, [['set', 'tls.key', first]], inParts)
    expect(
      await run(
        `${unlocked}; ${some('a', 4)}`,
        [
          ['remove', 'tls.key'],
          ['get', 'tls.key'],
        ],
        inParts,
      ),
    ).toEqual([{}, { kind: 'missing' }, { stuck: false }])
    await run(`${unlocked}; ${none('a')}; ${none('b')}`, [])
  })

  test('a value of which a part is gone is no value, and what a crash left goes with the next write', async () => {
    const inParts = { TEST_PART_UNITS: '10' }
    const clear = (name: string) => `secret-tool clear service headstart username '${name}'`
    const store = (name: string) => `printf left | secret-tool store --label=x service headstart username '${name}'`
    await run(unlocked, [['set', 'cut.key', 'abcdefghijklmnopqrstuvwxyz']], inParts)
    const problem = 'The keychain holds only a part of this key. Enter it again.'
    expect(await run(`${unlocked}; ${clear('cut.key#a.2')}`, [['get', 'cut.key']])).toEqual([
      { kind: 'unavailable', problem },
      { stuck: false },
    ])
    // The next write was cut short after its first parts.
    const left = `${store('cut.key#b.1')}; ${store('cut.key#b.2')}; ${store('cut.key#b.3')}; ${store('cut.key#b.4')}`
    const answers = await run(
      `${unlocked}; ${left}`,
      [
        ['set', 'cut.key', 'zyxwvutsrqponm'],
        ['get', 'cut.key'],
      ],
      inParts,
    )
    expect(answers).toEqual([{}, { kind: 'value', value: 'zyxwvutsrqponm' }, { stuck: false }])
    await run(`${unlocked}; test -z "$(${lookup('cut.key#b.3')})$(${lookup('cut.key#a.1')})" || exit 1`, [])
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
