import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { browserCommand } from '../../../electron/node/server/openBrowser.ts'
import { issueLine } from '../../../electron/node/yaml/importFile.ts'

const serve = fileURLToPath(new URL('../../../electron/node/serve.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'headstart-serve-'))
const dataDir = join(folder, 'data')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the browser shell from its source, where there is no built page beside it: every start here ends by itself. */
async function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [serve, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const limit = setTimeout(() => child.kill('SIGKILL'), 15_000)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  await new Promise((resolve) => child.once('close', resolve))
  clearTimeout(limit)
  return { code: child.exitCode, out, err }
}

describe('the browser shell ends with a sentence', () => {
  test('when an option is not known', async () => {
    const { code, out, err } = await run('--prot', '1')
    expect([code, out, err]).toEqual([1, '', 'The option --prot is not known. Did you mean --port?\n'])
  })

  test('--version and --help', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
    expect(await run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
    expect((await run('--help')).out).toContain('--data-dir DIR')
  })

  test('when the file to import is wrong: every error with its line, and nothing is taken', async () => {
    const file = join(folder, 'bad.yaml')
    writeFileSync(file, 'headstart: 1\nvendors:\n  - { id: a, name: A }\nmonitors:\n  - { id: m, vendor: a, nam: M }\n')
    const { code, out, err } = await run('--data-dir', dataDir, '--port', '0', '--no-open', '--import', file)
    expect([code, out]).toEqual([1, ''])
    expect(err.trim().split('\n').sort()).toEqual(
      [
        `${file}:5:5: monitors[0].name: This is missing.`,
        `${file}:5:5: monitors[0].request: This is missing.`,
        `${file}:5:25: monitors[0].nam: “nam” is not known here. Did you mean “name”?`,
      ].sort(),
    )
    expect(existsSync(join(dataDir, 'vendors.json'))).toBe(false)
  })

  test('when the file to import is not there', async () => {
    const { code, err } = await run('--data-dir', dataDir, '--no-open', '--import', join(folder, 'none.yaml'))
    expect([code, err]).toEqual([1, `${join(folder, 'none.yaml')} cannot be read: there is no such file.\n`])
  })

  test('when the page is not built', async () => {
    const { code, err } = await run('--data-dir', dataDir, '--port', '0', '--no-open')
    expect(code).toBe(1)
    expect(err).toMatch(/^The page is not built: .*\n$/)
  })
})

test('an error without a place is still one line', () => {
  expect(issueLine('a.yaml', { path: '', message: 'The file is empty.' })).toBe('a.yaml: The file is empty.')
})

test.each(['linux', 'darwin', 'win32'] as const)('the address is one argument on %s', (platform) => {
  const url = 'http://127.0.0.1:1/?token=a&b=%20^|'
  expect(browserCommand(platform, url)[1].at(-1)).toContain(url)
})
