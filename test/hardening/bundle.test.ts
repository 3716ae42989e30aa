import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtBundle } from '../packaging/built.ts'
import { findingsIn, findingsInCss, findingsInHtml } from './findings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let built = ''
let remove = () => {}

beforeAll(async () => {
  const bundle = await builtBundle()
  built = bundle.path
  remove = bundle.remove
}, 120_000)
afterAll(() => remove())

const filesOf = (extensions: string[]) =>
  readdirSync(built, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/packages/'))

const readOf = (path: string) => readFileSync(path, 'utf8')

describe('the built bundle', () => {
  test('is whole', () => {
    const names = filesOf(['.js', '.cjs', '.html', '.css']).map((path) => path.slice(built.length + 1))
    expect(names).toEqual(expect.arrayContaining(['main.js', 'preload.cjs', 'serve.js', 'renderer/index.html']))
    expect(names.filter((name) => /^renderer\/assets\/.*\.js$/.test(name)).length).toBeGreaterThan(3)
  })

  test('Node’s programs are ASCII, which takes half the memory', () => {
    for (const name of ['main.js', 'preload.cjs', 'serve.js']) {
      const code = readOf(join(built, name))
      expect(code.match(/[^\0-\x7f]/g)).toBeNull()
      expect(name === 'preload.cjs' || code.includes('\\u2026')).toBe(true)
    }
  })

  test('no script makes code out of text or opens what Electron keeps shut', () => {
    const found = filesOf(['.js', '.cjs']).flatMap((path) =>
      findingsIn(readOf(path)).map((finding) => ({ path: path.slice(built.length + 1), ...finding })),
    )
    expect(found).toEqual([])
  })

  test('links leave by one gate, and windows are made confined', () => {
    const main = readOf(join(built, 'main.js'))
    expect(main.match(/\bopenExternal\b/g)).toHaveLength(1)
    const windows = main.match(/new BrowserWindow\(/g)?.length ?? 0
    expect(windows).toBeGreaterThan(0)
    for (const setting of ['sandbox: true', 'contextIsolation: true', 'nodeIntegration: false', 'webviewTag: false'])
      expect(main).toContain(setting)
  })

  test('the only text that runs is the constant one of the keychain thread', () => {
    for (const name of ['main.js', 'serve.js']) {
      const workers = [...readOf(join(built, name)).matchAll(/new Worker\(([^,]+),\s*\{\s*eval: true/g)]
      expect(workers.map(([, source]) => source)).toEqual(['keychainThread'])
      expect(readOf(join(built, name))).toMatch(/(const|var) keychainThread = [`"']/)
    }
  })

  test('the page has no inline script and nothing from elsewhere, nor have its styles', () => {
    expect(filesOf(['.html']).flatMap((path) => findingsInHtml(readOf(path)))).toEqual([])
    expect(filesOf(['.css']).flatMap((path) => findingsInCss(readOf(path)))).toEqual([])
  })

  test('ships the licences of what it contains', () => {
    const text = readOf(join(built, 'licences.txt'))
    for (const name of [
      'react',
      'undici',
      'zod',
      'lowdb',
      '@mantine/core',
      '@fontsource-variable/inter',
      '@napi-rs/keyring',
    ])
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(\\S+\\)$`, 'm'))
  })

  test('our own page never sets HTML', () => {
    const sources = readdirSync(join(root, 'renderer'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
    const wrong = sources.filter((path) =>
      /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML/.test(readOf(path)),
    )
    expect([sources.length > 20, wrong]).toEqual([true, []])
  })
})

/** Loaded before the built shell: faults that nobody expects, one after the other, once it is up. */
const trouble = `
const after = (ms, what) => setTimeout(what, ms).unref()
// Not before the shell is ready for them: how long that takes is the machine's affair.
const ready = setInterval(() => {
  if (process.listenerCount('uncaughtException') === 0) return
  clearInterval(ready)
  after(100, () => { throw new Error('thrown in a timer') })
  after(200, () => { Promise.reject(new TypeError('nobody awaited this')) })
  after(300, () => { throw { odd: 'no error at all' } })
}, 20)
`

describe('the built browser shell', () => {
  test('survives what nothing caught, logs it, and tells so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'headstart-survives-'))
    writeFileSync(join(folder, 'trouble.mjs'), trouble)
    const args = ['--import', join(folder, 'trouble.mjs'), join(built, 'serve.js')]
    const child = spawn(process.execPath, [...args, '--data-dir', join(folder, 'data'), '--port', '0', '--no-open'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    try {
      let stdout = ''
      child.stdout.on('data', (chunk) => {
        stdout += chunk
      })
      child.stderr.resume()
      await expect.poll(() => stdout, { timeout: 15_000 }).toMatch(/token=[0-9a-f]{64}\n/)
      const [, url = '', token = ''] = /(http:\S+)\/\?token=(\w+)/.exec(stdout) ?? []
      const ask = async () => {
        const answer = await fetch(`${url}/api/diagnostics`, { headers: { authorization: `Bearer ${token}` } })
        return ((await answer.json()) as { text: string }).text
      }
      await expect.poll(ask, { timeout: 10_000 }).toContain('an exception that nothing caught): [object Object]')
      const text = await ask()
      expect(text).toContain('Error: thrown in a timer')
      expect(text).toContain('TypeError: nobody awaited this')
      expect(text.split('warnings:')[1]).toContain('A part of Headstart failed')
      const log = readOf(join(folder, 'data/logs/headstart.log'))
      expect(log).toContain('nobody awaited this')
      expect(log).not.toContain(token)
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
    } finally {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    }
  }, 40_000)
})

describe('the search itself', () => {
  test.each([
    ['eval(x)', 'eval as a value'],
    ['(0, eval)(x)', 'eval as a value'],
    ['globalThis.eval(x)', 'eval of a global'],
    ['window["eval"](x)', 'eval of a global'],
    ['new Function("a", x)', 'Function as a value'],
    ['const F = Function; new F(x)', 'Function as a value'],
    ['call(Function)', 'Function as a value'],
    ['setTimeout("go()", 1)', 'setTimeout with text'],
    ['shell.openExternal(url)', 'openExternal outside its gate'],
    ['if (other.kind === "open") shell.openExternal(url)', 'openExternal outside its gate'],
    ['contents.executeJavaScript(x)', 'executeJavaScript'],
    ['new BrowserWindow({ webPreferences: { webSecurity: false } })', 'webSecurity: false'],
    ['({ sandbox: !1 })', 'sandbox: false'],
    ['({ nodeIntegration: !0 })', 'nodeIntegration: true'],
    ['({ "contextIsolation": false })', 'contextIsolation: false'],
    ['({ allowRunningInsecureContent: true })', 'allowRunningInsecureContent: true'],
    ['window.loadURL("https://example.com/")', 'loadURL of something remote'],
  ])('finds %s', (code, rule) => {
    expect(findingsIn(code).map((finding) => finding.rule)).toEqual([rule])
  })

  test.each([
    'x.eval(y)',
    'class A { eval(x) {} }',
    'x instanceof Function',
    'typeof Function',
    'Function.prototype.call(y)',
    'setTimeout(go, 1)',
    'if (decision.kind === "open") shell.openExternal(decision.url)',
    '({ sandbox: true, nodeIntegration: false })',
    'window.loadURL(pageUrl())',
  ])('leaves %s', (code) => {
    expect(findingsIn(code)).toEqual([])
  })

  test('finds what a page and a style sheet must not hold', () => {
    for (const html of [
      '<script>go()</script>',
      '<script src="https://cdn.example/x.js"></script>',
      '<b onclick="x">',
      '<iframe src="./x">',
    ])
      expect(findingsInHtml(html)).not.toEqual([])
    expect(findingsInHtml('<script type="module" crossorigin src="./assets/index.js"></script>')).toEqual([])
    for (const css of ['a{background:url(https://x.example/i.png)}', '@import "x.css";', 'a{b:url(//x.example/i)}'])
      expect(findingsInCss(css)).not.toEqual([])
    expect(findingsInCss('a{src:url(./inter.woff2)}')).toEqual([])
  })
})
