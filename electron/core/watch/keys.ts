import { wording } from '../language/language.ts'
import type { RequestSpec } from '../model/monitor.ts'
import type { Verdict } from '../model/verdict.ts'
import type { SecretAnswer } from '../ports.ts'
import type { SecretValue, WatchPorts } from './types.ts'
import { messageOf, within } from './within.ts'

/** A locked keychain may ask its user; the probe does not wait for the answer longer than this. */
const keychainWaitMs = 10_000

export type KeyAnswer =
  | { kind: 'ready'; request: RequestSpec; values: SecretValue[] }
  /** Nothing may be sent; the verdict says why. */
  | { kind: 'unknown'; verdict: Verdict }

/** The request with its secrets filled in, read for this attempt. Never throws. */
export async function keysFor(
  request: RequestSpec,
  ports: WatchPorts,
  given: Readonly<Record<string, string>> = {},
): Promise<KeyAnswer> {
  const names = ports.rules.secretNamesOf(request)
  const answers = await Promise.all(
    names.map(async (name) => {
      const value = Object.hasOwn(given, name) ? given[name] : undefined
      return { name, answer: value === undefined ? await read(name, ports) : ({ kind: 'value', value } as const) }
    }),
  )
  const values: SecretValue[] = []
  for (const { name, answer } of answers) {
    if (answer.kind === 'value') values.push({ name, value: answer.value })
    else return { kind: 'unknown', verdict: keyUnavailable(name, answer) }
  }
  try {
    const filled = ports.rules.resolveSecrets(
      request,
      Object.fromEntries(values.map(({ name, value }) => [name, value])),
    )
    return { kind: 'ready', request: filled, values }
  } catch (error) {
    const text = ports.rules.createRedactor(values).text(messageOf(error))
    return { kind: 'unknown', verdict: { state: 'unknown', reason: 'rule-broken', sentence: text, evidence: [] } }
  }
}

async function read(name: string, { clock, secrets }: WatchPorts): Promise<SecretAnswer> {
  try {
    const answer = await within(clock, keychainWaitMs, secrets.get(name))
    if (answer.kind === 'done') return answer.value
    return { kind: 'unavailable', problem: wording.watch.keychainSilent(keychainWaitMs / 1_000) }
  } catch {
    // The text of an error from a keychain could hold what it was asked for.
    return { kind: 'unavailable', problem: wording.watch.keychainFailed }
  }
}

function keyUnavailable(name: string, answer: Exclude<SecretAnswer, { kind: 'value' }>): Verdict {
  const sentence =
    answer.kind === 'missing' ? wording.watch.keyMissing(name) : wording.watch.keyUnreadable(name, answer.problem)
  return {
    state: 'unknown',
    reason: 'key-unavailable',
    sentence,
    evidence: [{ kind: 'key', expected: name, observed: wording.watch.keyObserved[answer.kind], outcome: 'unknown' }],
  }
}
