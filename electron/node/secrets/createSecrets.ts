import { wording } from '../../core/language/language.ts'
import type { SecretAnswer, Secrets } from '../../core/ports.ts'
import type { Keychain, KeychainAnswer } from './keychain.ts'

export type SecretPlace = { state: 'stored' | 'environment' | 'missing' | 'unavailable'; problem?: string }
export type KnownValue = { name: string; value: string }

/** `problem` says why nothing was stored; `variable` of the environment serves instead, where that is allowed. */
export type KeyWritten = { problem?: string; variable?: string }

export type KeptSecrets = Secrets & {
  set(name: string, value: string): Promise<KeyWritten>
  remove(name: string): Promise<KeyWritten>
  state(name: string): Promise<SecretPlace>
  available(): Promise<{ available: boolean; problem?: string }>
  /**
   * A value that a vendor gave us at run time: never stored, and kept out of everything that leaves. Told at each use, so
   * that one in use stays known however many others come and go.
   */
  learn(name: string, value: string): void
  /** Every value that was read or stored since the start, replaced ones too: what redaction looks for. */
  knownValues(): KnownValue[]
}

export type SecretsOptions = {
  keychain: Keychain
  /** Whether environment variables stand in where the keychain has nothing: the browser shell only. */
  allowEnvironment: boolean
  env: Record<string, string | undefined>
  /** Only differences count. */
  monotonicMs?: () => number
  /** A value was seen for the first time since the start. */
  onLearned?: (value: KnownValue) => void
}

/** A key changed outside Headstart is noticed after this long. */
const valueKeptMs = 300_000
const missingKeptMs = 5_000
/** A locked keychain may show a window at each call: asked again after growing waits. */
const firstRetryMs = 15_000
const lastRetryMs = 600_000

/** No secret has this name: asking for it shows whether a keychain is there, without a password prompt. */
const probeName = 'headstart.availability'

/** `stripe.apiKey` → `HEADSTART_SECRET_STRIPE_APIKEY` */
export function environmentName(name: string): string {
  return `HEADSTART_SECRET_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`
}

/**
 * What was learned is looked for in all that is stored. Beyond this many those that were not used for longest are
 * forgotten: what was stored while they were in use is masked already.
 */
const maxLearned = 200
/** Longer than any attempt that sent it may take: however many there are, what was used since is not forgotten. */
const learnedKeptMs = 600_000

const keyOf = (name: string, value: string) => `${name}\n${value}`

type Kept = { answer: KeychainAnswer; untilMs: number }

export function createSecrets(options: SecretsOptions): KeptSecrets {
  const { keychain, allowEnvironment, env } = options
  const now = options.monotonicMs ?? (() => performance.now())
  const kept = new Map<string, Kept>()
  const asking = new Map<string, Promise<KeychainAnswer>>()
  const known = new Map<string, KnownValue>()
  /** Those used last come last. */
  const learned = new Map<string, KnownValue & { usedAtMs: number }>()
  let trouble: { problem: string; untilMs: number; waitMs: number } | null = null
  /** Counts writes: an answer that was on its way while one happened is not kept. */
  let writes = 0

  function remember(name: string, value: string): void {
    const key = keyOf(name, value)
    if (known.has(key)) return
    known.set(key, { name, value })
    options.onLearned?.({ name, value })
  }
  const fromEnvironment = (name: string) => (allowEnvironment ? env[environmentName(name)] || undefined : undefined)

  function noteTrouble(answer: KeychainAnswer): void {
    if (answer.kind === 'done') {
      // Having nothing under a name is also what a locked keychain says: only a value shows that it is open.
      if (answer.value !== null) trouble = null
      return
    }
    const waitMs = trouble ? Math.min(lastRetryMs, trouble.waitMs * 2) : firstRetryMs
    trouble = { problem: answer.problem, untilMs: now() + waitMs, waitMs }
  }

  async function ask(name: string): Promise<KeychainAnswer> {
    if (trouble && now() < trouble.untilMs) return { kind: 'unavailable', problem: trouble.problem }
    const before = writes
    const answer = await keychain.get(name)
    noteTrouble(answer)
    if (answer.kind === 'unavailable') return answer
    if (answer.value !== null) remember(name, answer.value)
    if (before === writes)
      kept.set(name, { answer, untilMs: now() + (answer.value === null ? missingKeptMs : valueKeptMs) })
    return answer
  }

  async function stored(name: string): Promise<KeychainAnswer> {
    const held = kept.get(name)
    if (held && now() < held.untilMs) return held.answer
    const running = asking.get(name) ?? ask(name).finally(() => asking.delete(name))
    asking.set(name, running)
    const answer = await running
    // A value read once goes on serving while the keychain is locked again.
    const last = kept.get(name)?.answer
    return answer.kind === 'unavailable' && last?.kind === 'done' && last.value !== null ? last : answer
  }

  async function write(
    name: string,
    call: Promise<KeychainAnswer>,
    text: (problem: string) => string,
  ): Promise<KeyWritten> {
    const answer = await call
    writes += 1
    asking.delete(name)
    kept.delete(name)
    if (answer.kind === 'done') {
      trouble = null
      return {}
    }
    return {
      problem: text(answer.problem),
      ...(allowEnvironment && { variable: environmentName(name) }),
    }
  }

  return {
    async get(name): Promise<SecretAnswer> {
      const answer = await stored(name)
      if (answer.kind === 'done' && answer.value !== null) return { kind: 'value', value: answer.value }
      const value = fromEnvironment(name)
      if (value !== undefined) {
        remember(name, value)
        return { kind: 'value', value }
      }
      return answer.kind === 'done' ? { kind: 'missing' } : answer
    },
    set(name, value) {
      // Known before it is anywhere else, so that no way out can miss it.
      remember(name, value)
      return write(name, keychain.set(name, value), wording.refusals.keyNotSaved)
    },
    remove: (name) => write(name, keychain.remove(name), wording.refusals.keyNotRemoved),
    async state(name) {
      const answer = await stored(name)
      if (answer.kind === 'done' && answer.value !== null) return { state: 'stored' }
      if (fromEnvironment(name) !== undefined) return { state: 'environment' }
      return answer.kind === 'done' ? { state: 'missing' } : { state: 'unavailable', problem: answer.problem }
    },
    async available() {
      const answer = await ask(probeName)
      return answer.kind === 'done' ? { available: true } : { available: false, problem: answer.problem }
    },
    learn(name, value) {
      const key = keyOf(name, value)
      learned.delete(key)
      learned.set(key, { name, value, usedAtMs: now() })
      for (const [oldest, { usedAtMs }] of learned) {
        if (learned.size <= maxLearned || now() - usedAtMs < learnedKeptMs) break
        learned.delete(oldest)
      }
    },
    knownValues: () => [...known.values(), ...[...learned.values()].map(({ name, value }) => ({ name, value }))],
  }
}
