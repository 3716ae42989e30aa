import { describeDuration } from './duration.ts'
import type { Exchange, Failure } from './model/exchange.ts'
import type { OwnSide, ReferenceAnswer } from './model/transcript.ts'
import type { Verdict } from './model/verdict.ts'

/** What is known at the instant of a failure. `references` is null when none were asked. */
export type OwnSideFacts = {
  verdict: Verdict
  /** Of the judged exchange. */
  failure: Failure | undefined
  onLoopback: boolean
  references: readonly ReferenceAnswer[] | null
  /** Wall time of the attempt that this computer slept or stood still. */
  gapMs: number
  /** Longest event-loop delay while the attempt ran. */
  loopDelayMs: number
  totalMs: number | undefined
  nowMs: number
}

const askedFor: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>([
  'dns-not-found',
  'dns-failure',
  'refused',
  'unreachable',
  'reset',
  'tls-untrusted',
  'tls-expired',
  'tls-not-yet-valid',
  'tls-wrong-host',
  'tls-other',
  'timeout',
  'proxy',
])

/** True for failures below HTTP, which our own network could have caused. An answer, even a broken one, is theirs. */
export function needsReferences(failure: Failure | undefined, onLoopback: boolean): boolean {
  return failure !== undefined && !onLoopback && askedFor.has(failure.kind)
}

/** Is the vendor on this computer? Then no reference says anything about the way to it. */
export function isOnLoopback(exchange: Exchange | undefined): boolean {
  if (!exchange) return false
  const answers = exchange.connection?.answers
  if (answers && answers.length > 0) return answers.every(({ address }) => isLoopbackHost(address))
  return URL.canParse(exchange.request.url) && isLoopbackHost(new URL(exchange.request.url).hostname)
}

function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || /^(::ffff:)?127(\.\d+){3}$/.test(bare)
}

/**
 * Was it us? `ours` when this computer slept or was too busy during the attempt, when no reference answers either, or
 * when a name could not be resolved and no reference with a name answers. Anything else leaves the verdict standing.
 */
export function judgeOwnSide(facts: OwnSideFacts): OwnSide {
  const { verdict, failure, gapMs, loopDelayMs, totalMs, nowMs } = facts
  const references = [...(facts.references ?? [])]
  const say = (judgement: OwnSide['judgement'], sentence: string): OwnSide => ({
    judgement,
    sentence,
    references,
    ...(references.length > 0 ? { checkedAtMs: nowMs } : {}),
  })
  if (gapMs > 0)
    return say('ours', `This computer was asleep or stood still for ${secondsOf(gapMs)} during the attempt.`)
  const timeMatters = failure?.kind === 'timeout' || (!failure && verdict.reason === 'slow')
  if (timeMatters && loopDelayMs >= Math.max(500, (totalMs ?? 0) / 2)) {
    return say('ours', `This computer was too busy to measure: it stood still for ${Math.round(loopDelayMs)} ms.`)
  }
  if (facts.onLoopback) return say('not-asked', 'The vendor is on this computer, so the network is not involved.')
  if (!needsReferences(failure, facts.onLoopback) || !failure) {
    return say('not-asked', 'The vendor answered, so the network between is working.')
  }
  if (references.length === 0) return say('not-asked', 'No reference could be asked.')
  const answered = references.filter((reference) => reference.answered)
  if (answered.length === 0) {
    const all = references.length === 1 ? 'The reference does' : `All ${references.length} references do`
    return say('ours', `${all} not answer either: this computer is offline, or its network is failing.`)
  }
  const named = references.filter(({ url }) => !hasLiteralAddress(url))
  const dnsFailed = failure.kind === 'dns-not-found' || failure.kind === 'dns-failure'
  if (dnsFailed && named.length > 0 && !named.some((reference) => reference.answered)) {
    return say('ours', 'Names cannot be resolved on this computer: references answer by address, none by name.')
  }
  const who =
    references.length === 1 ? 'the reference answers' : `${answered.length} of ${references.length} references answer`
  return say('fine', `Your network is fine: ${who}.`)
}

/** The verdict as it counts: nothing is said about a vendor when the trouble is ours. */
export function verdictWithOwnSide(verdict: Verdict, ownSide: OwnSide | undefined): Verdict {
  if (ownSide?.judgement !== 'ours' || verdict.state === 'up' || verdict.state === 'unknown') return verdict
  return { state: 'unknown', reason: 'own-side', sentence: ownSide.sentence, evidence: verdict.evidence }
}

function hasLiteralAddress(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)
}

function secondsOf(ms: number): string {
  return describeDuration(Math.round(ms / 1_000) * 1_000)
}
