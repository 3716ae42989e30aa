import { execFile, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Tells the bus's address once the keyring is open, then lives until its input ends. */
const session =
  'printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null; echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat'

/** A real, unlocked Secret Service on a bus of its own, its files in a folder that `close` takes away. */
export async function startKeyring() {
  const folder = mkdtempSync(join(tmpdir(), 'headstart-bus-'))
  for (const name of ['home', 'run']) mkdirSync(join(folder, name))
  chmodSync(join(folder, 'run'), 0o700)
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...rest } = process.env
  const env = { ...rest, HOME: join(folder, 'home'), XDG_RUNTIME_DIR: join(folder, 'run') }
  const child = spawn('dbus-run-session', ['--', 'sh', '-c', session], { env, stdio: ['pipe', 'pipe', 'ignore'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const lines = createInterface({ input: child.stdout })
  const address = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    ended.then(() => Promise.reject(new Error('The bus of the test did not start.'))),
  ])
  const onBus = { ...env, DBUS_SESSION_BUS_ADDRESS: address }
  return {
    /** For the environment of a program that is to use this bus. */
    address,
    /** What secret-tool reads under a name of Headstart's. */
    async lookup(name: string): Promise<string> {
      const wanted = ['lookup', 'service', 'headstart', 'username', name]
      return (await run('secret-tool', wanted, { env: onBus })).stdout.trim()
    },
    async lock(): Promise<void> {
      const collection = 'array:objpath:/org/freedesktop/secrets/collection/login'
      const method = ['/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', collection]
      await run('dbus-send', ['--session', '--print-reply', '--dest=org.freedesktop.secrets', ...method], {
        env: onBus,
      })
    },
    async close(): Promise<void> {
      child.stdin.end()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
