import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

/** Debian's package for each program that the tests run for real. */
const programs: Record<string, string> = {
  chromium: 'chromium',
  'dbus-run-session': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
  'notify-send': 'libnotify-bin',
}

/** Absolute path of a program on PATH, or null. */
export function findProgram(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {}
  }
  return null
}

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macBrowser = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** Executable of a real Chromium: the system's, else the one that Playwright installed. Null when there is none. */
export function findChromium(): string | null {
  for (const name of browserNames) {
    const path = findProgram(name)
    if (path) return path
  }
  if (existsSync(macBrowser)) return macBrowser
  const own = chromium.executablePath()
  return own && existsSync(own) ? own : null
}

function missing(): string[] {
  const linux = process.platform === 'linux'
  return Object.keys(programs).filter((name) => (name === 'chromium' ? !findChromium() : linux && !findProgram(name)))
}

function aptInstall(packages: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-q'], { stdio: 'ignore', env })
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { stdio: 'ignore', env })
}

/** Makes this machine able to run every test, or ends with a sentence that says what to install. */
function prepare(): number {
  let absent = missing()
  if (absent.length > 0 && process.platform === 'linux' && process.getuid?.() === 0 && findProgram('apt-get')) {
    const packages = absent.map((name) => programs[name] ?? name)
    process.stdout.write(`Installing for the tests: ${packages.join(', ')}\n`)
    try {
      aptInstall(packages)
    } catch (error) {
      process.stderr.write(`apt-get could not install them: ${error instanceof Error ? error.message : error}\n`)
    }
    absent = missing()
  }
  if (absent.includes('chromium')) {
    process.stdout.write("Installing Playwright's own Chromium\n")
    const cli = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url))
    spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' })
    absent = missing()
  }
  if (absent.length === 0) return 0
  const packages = absent.map((name) => programs[name] ?? name).join(' ')
  process.stderr.write(`The tests need ${absent.join(', ')}. On Debian: sudo apt-get install ${packages}\n`)
  return 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = prepare()
