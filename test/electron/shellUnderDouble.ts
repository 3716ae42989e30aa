import { type ChildProcess, fork } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import type { Electron, Tools } from './double/register.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const register = fileURLToPath(new URL('./double/register.ts', import.meta.url))

export const pageHtml = '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><script src="./a.js"></script>'

/** Takes the recording application in place of the real one; everything else of the shell is the product's. */
const standIn: Plugin = {
  name: 'recording-application',
  enforce: 'pre',
  resolveId: (id) =>
    id.endsWith('/node/application.ts') ? join(root, 'test/electron/double/application.ts') : undefined,
}

async function bundle(entry: string, output: string, outDir: string, format: 'es' | 'cjs', plugins: Plugin[]) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins,
    ssr: { noExternal: true, external: ['electron', 'keytar'], target: 'node' },
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        external: ['electron', /^keytar(\/|$)/],
        output: { format, entryFileNames: output, codeSplitting: false },
      },
    },
  })
}

export type BuiltShell = { main: string; preload: string; remove(): void }

/**
 * Builds main and preload as the product's build does, beside the real images and a page of three files; with the
 * recording application or the real one. It lies among the packages, where the keychain's native module is found.
 */
export async function buildShell(application: 'recording' | 'real' = 'recording'): Promise<BuiltShell> {
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'headstart-shell-'))
  const dist = join(folder, 'dist')
  await bundle('electron/main.ts', 'main.js', dist, 'es', application === 'recording' ? [standIn] : [])
  await bundle('electron/preload.ts', 'preload.cjs', dist, 'cjs', [])
  cpSync(join(root, 'assets'), join(folder, 'assets'), { recursive: true })
  mkdirSync(join(dist, 'renderer/assets'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(dist, 'renderer/index.html'), pageHtml)
  writeFileSync(join(dist, 'renderer/assets/a.js'), 'export {}')
  writeFileSync(join(dist, 'renderer/notes.md'), 'not served')
  const remove = () => rmSync(folder, { recursive: true, force: true })
  return { main: join(dist, 'main.js'), preload: join(dist, 'preload.cjs'), remove }
}

export type RunningShell = {
  /** Runs a function inside the shell's process, as Playwright's `evaluate` does. It sees only its arguments. */
  evaluate<A, R>(ordered: (electron: Electron, arg: A, tools: Tools) => R, arg?: A): Promise<Awaited<R>>
  /** The exit code, and all that was written. */
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>
  kill(): void
}

type Reply = { id: number; result?: unknown; error?: string }

/** Starts the built main bundle in a process of its own under the double of `electron`. */
export function startShell(main: string, args: string[], env: Record<string, string> = {}): RunningShell {
  // As an unpacked Electron is started: executable, script, arguments.
  const child: ChildProcess = fork(main, args, {
    execArgv: ['--import', register],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (data) => {
    stdout += data
  })
  child.stderr?.on('data', (data) => {
    stderr += data
  })
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  child.on('message', ({ id, result, error }: Reply) => {
    if (error === undefined) waiting.get(id)?.resolve(result)
    else waiting.get(id)?.reject(new Error(error))
    waiting.delete(id)
  })
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => {
      for (const { reject } of waiting.values()) reject(new Error(`The shell ended. ${stderr}`))
      resolve({ code, stdout, stderr })
    })
  })
  let next = 0
  return {
    evaluate<A, R>(ordered: (electron: Electron, arg: A, tools: Tools) => R, arg?: A): Promise<Awaited<R>> {
      const id = next++
      const answer = Promise.withResolvers<unknown>()
      waiting.set(id, answer)
      // A shell that has ended cannot be asked; `close` rejects what waits.
      child.send({ id, source: ordered.toString(), arg }, (error) => error && answer.reject(error))
      return answer.promise as Promise<Awaited<R>>
    },
    ended,
    kill: () => child.kill('SIGKILL'),
  }
}

/** Waits until a condition in the shell holds; rejects after 10 s. */
export async function eventually<T>(ask: () => Promise<T | undefined | false | null>): Promise<T> {
  const untilMs = performance.now() + 10_000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > untilMs) throw new Error('It did not come about within 10 s.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
