import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { wording } from '../../core/language/language.ts'
import { keychainThread, partsMissing } from './keychainThread.ts'

/** What the keychain says. `value` is null where it holds nothing under that name. */
export type KeychainAnswer = { kind: 'done'; value: string | null } | { kind: 'unavailable'; problem: string }

export type Keychain = {
  get(name: string): Promise<KeychainAnswer>
  set(name: string, value: string): Promise<KeychainAnswer>
  remove(name: string): Promise<KeychainAnswer>
  /** `stuck`: a call still hangs in the system. */
  close(): Promise<{ stuck: boolean }>
}

/** Under which the system's keychain files our entries; the account is the secret's name. */
const service = 'headstart'

const replySchema = z.object({ id: z.number(), value: z.string().nullish(), error: z.string().optional() })

type Job = {
  id: number
  message: { id: number; action: 'get' | 'set' | 'remove'; name: string; value?: string }
  answer(answer: KeychainAnswer): void
}

/**
 * The Windows Credential Manager takes 2,560 bytes, which the package fills with UTF-16 (CRED_MAX_CREDENTIAL_BLOB_SIZE):
 * 1,280 units, less than a private key in PEM has. Elsewhere no value is split, so that other programs can read it.
 */
const windowsPartUnits = 1_200

/** How long the process's end waits for a call that is on its way. */
const endWaitMs = 100

const unavailable = (problem: string): KeychainAnswer => ({ kind: 'unavailable', problem })

/** The platform's words, as a sentence for people. */
export function keychainProblem(raw: string): string {
  if (/dismissed|locked/i.test(raw)) return wording.watch.keychainLocked
  if (/dbus|d-bus|no .*provider|ServiceUnknown|no default store/i.test(raw)) return wording.watch.keychainNone
  if (/denied|not allowed|interaction/i.test(raw)) return wording.watch.keychainRefused
  if (raw === partsMissing) return wording.watch.keychainPart
  if (/longer than platform limit/i.test(raw)) return wording.watch.keychainTooLong
  return wording.watch.keychainFailedWith(raw.replace(/\s+/g, ' ').slice(0, 200))
}

/** In a packaged application a thread can load only what lies outside the archive. */
function packagePath(): string {
  const require = createRequire(import.meta.url)
  return require.resolve('keytar').replace(/\bapp\.asar(?=[\\/])/, 'app.asar.unpacked')
}

/**
 * The system's keychain. Its calls block until the user has typed a password, or for ever on a dead bus, and Node's
 * own thread pool also resolves names for the probes: so they run one at a time on a thread of their own, and
 * each is waited for at most `waitMs`. A value longer than `partUnits` UTF-16 code units is stored in several entries.
 */
export function createKeychain({
  waitMs = 5_000,
  partUnits = process.platform === 'win32' ? windowsPartUnits : Number.POSITIVE_INFINITY,
}: {
  waitMs?: number
  partUnits?: number
} = {}): Keychain {
  let worker: Worker | null = null
  let broken: string | null = null
  let nextId = 1
  let current: Job | null = null
  let overdue = false
  let waiting: Job[] = []
  const busy = new Int32Array(new SharedArrayBuffer(4))

  // Node waits for its threads before it ends, and one that hangs in the system cannot be stopped: a password window
  // left open would keep the process for ever. Only another program in its place still ends with the code meant.
  function onExit(code: number): void {
    if (Atomics.wait(busy, 0, 1, endWaitMs) !== 'timed-out') return
    try {
      process.execve?.('/bin/sh', ['sh', '-c', `exit ${code}`], {})
    } catch {}
    process.kill(process.pid, 'SIGKILL')
  }

  function fail(raw: string): void {
    Atomics.store(busy, 0, 0)
    broken = keychainProblem(raw)
    worker = null
    const jobs = current ? [current, ...waiting] : waiting
    current = null
    waiting = []
    for (const job of jobs) job.answer(unavailable(broken))
  }

  function start(): Worker {
    const workerData = { service, packagePath: packagePath(), busy, partUnits }
    const thread = new Worker(keychainThread, { eval: true, workerData })
    thread.unref()
    process.once('exit', onExit)
    thread.on('message', (message: unknown) => {
      const reply = replySchema.parse(message)
      if (current?.id !== reply.id) return
      const job = current
      current = null
      overdue = false
      job.answer(
        reply.error === undefined
          ? { kind: 'done', value: reply.value ?? null }
          : unavailable(keychainProblem(reply.error)),
      )
      next()
    })
    thread.on('error', (error) => fail(error instanceof Error ? error.message : String(error)))
    return thread
  }

  function next(): void {
    const job = current ? undefined : waiting.shift()
    if (!job) return
    current = job
    worker ??= start()
    Atomics.store(busy, 0, 1)
    worker.postMessage(job.message)
  }

  function ask(action: Job['message']['action'], name: string, value?: string): Promise<KeychainAnswer> {
    if (broken !== null) return Promise.resolve(unavailable(broken))
    if (overdue) return Promise.resolve(unavailable(wording.watch.keychainAsking))
    return new Promise((resolve) => {
      const id = nextId++
      const limit = setTimeout(() => {
        overdue ||= current?.id === id
        // What was not begun is not done later behind the user's back.
        waiting = waiting.filter((other) => other.id !== id)
        resolve(unavailable(wording.watch.keychainAsking))
      }, waitMs)
      const answer = (given: KeychainAnswer) => {
        clearTimeout(limit)
        resolve(given)
      }
      waiting.push({ id, message: { id, action, name, ...(value !== undefined && { value }) }, answer })
      next()
    })
  }

  return {
    get: (name) => ask('get', name),
    set: (name, value) => ask('set', name, value),
    remove: (name) => ask('remove', name),
    async close() {
      broken = wording.watch.keychainClosing
      for (const job of waiting) job.answer(unavailable(broken))
      waiting = []
      if (current) return { stuck: true }
      await worker?.terminate()
      worker = null
      process.off('exit', onExit)
      return { stuck: false }
    },
  }
}
