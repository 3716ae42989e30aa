import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
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

/**
 * Takes promtool out of Debian's package (19 MB), which would also install and start a server. The test that wants it is
 * skipped, and says so, where it is not there.
 */
function takePromtool(): void {
  const folder = mkdtempSync(join(tmpdir(), 'headstart-promtool-'))
  process.stdout.write('Taking promtool out of the package prometheus\n')
  try {
    execFileSync('apt-get', ['download', '-q', 'prometheus'], { cwd: folder, stdio: 'ignore' })
    execFileSync('dpkg-deb', ['--extract', join(folder, readdirSync(folder)[0] ?? ''), folder], { stdio: 'ignore' })
    copyFileSync(join(folder, 'usr/bin/promtool'), '/usr/local/bin/promtool')
  } catch (error) {
    process.stderr.write(`promtool is not there: ${error instanceof Error ? error.message : error}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Makes this machine able to run every test, or ends with a sentence that says what to install. */
function prepare(): number {
  let absent = missing()
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && findProgram('apt-get') !== null
  if (absent.length > 0 && canInstall) {
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
  if (canInstall && !findProgram('promtool')) takePromtool()
  if (absent.length === 0) return 0
  const packages = absent.map((name) => programs[name] ?? name).join(' ')
  process.stderr.write(`The tests need ${absent.join(', ')}. On Debian: sudo apt-get install ${packages}\n`)
  return 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = prepare()
