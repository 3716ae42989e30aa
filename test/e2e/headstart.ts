import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const serve = fileURLToPath(new URL('../../dist/serve.js', import.meta.url))

export type Running = {
  url: string
  origin: string
  token: string
  dataDir: string
  pid: number
  /** Everything the process wrote so far. */
  output(): string
  /** The HTTP API with its bearer token; fails on an error status. */
  api<T>(path: string, init?: { method?: string; body?: unknown }): Promise<T>
  /** The raw answer, for errors and files. */
  fetch(path: string, init?: { method?: string; body?: unknown; headers?: Record<string, string> }): Promise<Response>
  /** How it ended. */
  kill(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  stop(): Promise<void>
}

export type Ended = { code: number | null; stderr: string; stdout: string }

/** A fresh data folder that `remove` takes away again. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'headstart-e2e-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

function launch(
  args: string[],
  env: Record<string, string>,
): { child: ChildProcess; out: () => string; err: () => string } {
  const { DBUS_SESSION_BUS_ADDRESS: _, DISPLAY: __, ...clean } = process.env
  const child = spawn(process.execPath, [serve, '--no-open', ...args], {
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  return { child, out: () => out, err: () => err }
}

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()))

/** Runs the browser shell to its end: for starts that must be refused. */
export async function runToEnd(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const { child, out, err } = launch(args, env)
  const limit = setTimeout(() => child.kill('SIGKILL'), 30_000)
  await ended(child)
  clearTimeout(limit)
  return { code: child.exitCode, stdout: out(), stderr: err() }
}

/** Starts the built browser shell and waits for its one line. */
export async function startHeadstart(options: {
  dataDir: string
  args?: string[]
  env?: Record<string, string>
  config?: string
}): Promise<Running> {
  const args = ['--data-dir', options.dataDir, '--port', '0', ...(options.args ?? [])]
  if (options.config !== undefined) {
    const file = join(options.dataDir, '..', `${options.dataDir.split('/').pop()}.yaml`)
    writeFileSync(file, options.config)
    args.push('--import', file)
  }
  const { child, out, err } = launch(args, options.env ?? {})
  const url = await until(`Headstart to start`, () => {
    const match = /Headstart is at (\S+)/.exec(out())
    if (match?.[1]) return match[1]
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${err()}`)
    return null
  })
  const { origin, searchParams } = new URL(url)
  const token = searchParams.get('token') ?? ''
  const send: Running['fetch'] = (path, init = {}) =>
    fetch(`${origin}${path}`, {
      method: init.method ?? 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(init.body !== undefined && { 'content-type': 'application/json' }),
        ...init.headers,
      },
      ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
    })
  return {
    url,
    origin,
    token,
    dataDir: options.dataDir,
    pid: child.pid ?? 0,
    output: () => out() + err(),
    fetch: send,
    async api<T>(path: string, init?: { method?: string; body?: unknown }) {
      const response = await send(`/api${path}`, init)
      if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
      return (await response.json()) as T
    },
    async kill(signal) {
      child.kill(signal)
      await ended(child)
      return { code: child.exitCode, signal: child.signalCode }
    },
    async stop() {
      child.kill('SIGTERM')
      const limit = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended(child)
      clearTimeout(limit)
    },
  }
}

/** Polls until `look` gives something; fails with what it waited for. */
export async function until<T>(
  what: string,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  limitMs = 30_000,
): Promise<T> {
  const end = performance.now() + limitMs
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (performance.now() > end) throw new Error(`Waited ${limitMs / 1000} s for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
