import { wording } from './core/language/language.ts'
import './node/threads.ts'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildAll, buildIsStale } from './build.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const electronDir = join(root, 'node_modules/electron')

/** How long the first fetch of Electron's binary (about 110 MB) may take before the browser shell is started instead. */
const fetchLimitMs = 300_000

/** Path of Electron's executable, or null where it is not there. Reading electron/index.js would start a download. */
function electronBinary(): string | null {
  const name = join(electronDir, 'path.txt')
  if (!existsSync(name)) return null
  const path = join(electronDir, 'dist', readFileSync(name, 'utf8'))
  return existsSync(path) ? path : null
}

/** Why the tray application cannot run here, or null and the binary's path. */
function electronOrReason(): { binary: string } | { reason: string } {
  const needsDisplay = process.platform === 'linux'
  if (needsDisplay && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return { reason: wording.shell.noDisplay }
  if (needsDisplay && process.getuid?.() === 0) return { reason: wording.shell.notAsRoot }
  const present = electronBinary()
  if (present) return { binary: present }
  process.stderr.write(`${wording.shell.fetching}\n`)
  spawnSync(process.execPath, [join(electronDir, 'install.js')], { stdio: 'ignore', timeout: fetchLimitMs })
  const fetched = electronBinary()
  return fetched ? { binary: fetched } : { reason: wording.shell.noBinary }
}

function wantedShell(args: string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--shell' || arg.startsWith('--shell='))
  if (at < 0) return undefined
  return args[at]?.includes('=') ? args[at]?.split('=')[1] : args[at + 1]
}

const args = process.argv.slice(2)
if (await buildIsStale()) {
  process.stderr.write(`${wording.shell.building}\n`)
  await buildAll()
}
const shell = wantedShell(args)
const electron = shell === 'browser' ? null : electronOrReason()
if (electron && 'binary' in electron) {
  const child = spawn(electron.binary, [join(root, 'dist/main.js'), ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
} else if (electron && shell === 'electron') {
  process.stderr.write(`${wording.shell.cannotStart(electron.reason)}\n`)
  process.exitCode = 1
} else {
  if (electron) process.stderr.write(`${wording.shell.cannotStartHere(electron.reason)}\n`)
  await import(pathToFileURL(join(root, 'dist/serve.js')).href)
}
