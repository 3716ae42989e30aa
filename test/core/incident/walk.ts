import {
  type About,
  type AttemptInput,
  type Effect,
  firstStatus,
  type Input,
  type Standing,
  step,
} from '../../../electron/core/incident.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { type Policy, policySchema } from '../../../electron/core/model/monitor.ts'
import type { Verdict } from '../../../electron/core/model/verdict.ts'

export const startMs = 1_700_000_000_000

export const about = (policy: Partial<Policy> = {}): About => ({
  monitorId: 'stripe-balance',
  monitorName: 'Balance',
  vendorId: 'stripe',
  vendorName: 'Stripe',
  intervalMs: 60_000,
  timeoutMs: 10_000,
  policy: { ...policySchema.parse({}), ...policy },
})

/** One letter per attempt, so that a walk reads as a word. */
const verdicts = {
  U: { state: 'up', reason: 'ok', sentence: 'Balance answers 200.' },
  D: { state: 'down', reason: 'status', sentence: 'Balance answers 503.' },
  G: { state: 'degraded', reason: 'slow', sentence: 'Balance is slow.' },
  L: { state: 'degraded', reason: 'rate-limited', sentence: 'The vendor limits our requests.', retryAfterMs: 120_000 },
  K: { state: 'down', reason: 'key-rejected', sentence: 'The vendor rejects the key (401).' },
  O: { state: 'unknown', reason: 'own-side', sentence: 'This computer is offline.' },
  M: { state: 'unknown', reason: 'key-unavailable', sentence: 'Key unavailable.' },
} as const satisfies Record<string, Omit<Verdict, 'evidence'>>

export type Letter = keyof typeof verdicts | 'p' | 'g' | 'a' | 'e' | 'x'
export const letters: readonly Letter[] = ['U', 'D', 'G', 'L', 'K', 'O', 'M', 'p', 'g', 'a', 'e']

function inputOf(letter: Letter, atMs: number): Input {
  if (letter === 'p') return { kind: 'paused', untilMs: null }
  if (letter === 'g') return { kind: 'gap', sentence: 'Not observed for 10 min.' }
  if (letter === 'a') return { kind: 'acknowledge', by: 'on-call', reason: 'looking' }
  if (letter === 'e') return { kind: 'edited' }
  if (letter === 'x') return { kind: 'deleted' }
  const verdict: Verdict = { ...verdicts[letter], evidence: [] }
  const attempt: AttemptInput = {
    kind: 'attempt',
    verdict,
    title: `Stripe ${verdict.sentence.replace(/\.$/, '')}`,
    transcriptId: `t${atMs}`,
    startedAtMs: atMs - 100,
    endedAtMs: atMs,
    totalMs: 100,
  }
  return attempt
}

/** `1` down opened, `w` worsened, `r` recovered, `c` confirm; what one step asked for. */
export type Walked = Standing & { trail: string[]; effects: Effect[]; incidents: Incident[]; stages: string[] }

/**
 * Walks a word of letters. Attempts are a second apart, so waits of effects can be computed by hand. `<` sets the wall
 * clock back by a day.
 */
export function walk(word: string | readonly Letter[], policy: Partial<Policy> = {}, stepMs = 1_000): Walked {
  let standing: Standing = { status: firstStatus('stripe-balance', startMs), incident: null }
  const walked: Walked = { ...standing, trail: [], effects: [], incidents: [], stages: [] }
  let atMs = startMs
  for (const letter of word as Iterable<Letter | '<'>) {
    if (letter === '<') {
      atMs -= 86_400_000
      continue
    }
    atMs += stepMs
    const next = step(standing.status, standing.incident, inputOf(letter, atMs), about(policy), atMs)
    const effects = next.effects.map((effect) =>
      effect.kind === 'notify' ? (effect.noticeId.split(':')[1] ?? '') : `confirm ${effect.delayMs}`,
    )
    walked.trail.push(`${letter}:${next.status.stage}${effects.map((effect) => ` ${effect}`).join('')}`)
    walked.stages.push(next.status.stage)
    walked.effects.push(...next.effects)
    if (next.incident) {
      walked.incidents = [...walked.incidents.filter(({ id }) => id !== next.incident?.id), next.incident]
    }
    standing = { status: next.status, incident: next.incident?.state === 'open' ? next.incident : null }
  }
  return { ...walked, ...standing }
}
