import { describeDuration } from './duration.ts'
import { wording } from './language/language.ts'
import type { Exchange, Failure, FailureKind } from './model/exchange.ts'
import type { NetworkFacts, ResolverAnswer } from './model/network.ts'
import type { OwnCause, OwnSide, ReferenceAnswer } from './model/transcript.ts'
import type { Verdict } from './model/verdict.ts'
import { withoutNetwork } from './ownSide/network.ts'

/** What is known at the instant of a failure. `references` is null when none were asked. */
export type OwnSideFacts = {
  verdict: Verdict
  /** Of the judged exchange. */
  failure: Failure | undefined
  onLoopback: boolean
  /** The judged exchange was sent over plain http, where others may answer in the vendor's place. */
  plain: boolean
  references: readonly ReferenceAnswer[] | null
  /** Wall time of the attempt that this computer slept or stood still. */
  gapMs: number
  /** Longest event-loop delay while the attempt ran. */
  loopDelayMs: number
  totalMs: number | undefined
  nowMs: number
  network?: NetworkFacts | undefined
  /** What changed of the network since the last probe that was answered. */
  changes?: { atMs: number; texts: string[] } | undefined
  resolvers?: readonly ResolverAnswer[] | undefined
  /** Other vendors that answered while this one failed: their names, or none. */
  othersHeard?: readonly string[]
  /** This computer was known to be offline at some time while the attempt ran. */
  wasOffline?: boolean
}

/** After a change of network, connections need this long to be worth a word. */
export const settlesMs = 15_000
/** A clock this wrong makes certificates look expired or not valid yet. */
const wrongClockMs = 3_600_000

/** What our network cannot have caused: our own certificate, or something that the other end sent or we called off. */
const beyondNetwork: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'tls-client-certificate',
  'malformed-response',
  'too-large',
  'too-many-redirects',
  'aborted',
])

/**
 * True for failures below HTTP, which our own network could have caused, and for an answer over plain http, which a
 * captive portal could have given. An answer over TLS, even a broken one, is theirs.
 */
export function needsReferences(failure: Failure | undefined, onLoopback: boolean, plain = false): boolean {
  return !onLoopback && (failure === undefined ? plain : !beyondNetwork.has(failure.kind))
}

/** Is the vendor on this computer? Then no reference says anything about the way to it. */
export function isOnLoopback(exchange: Exchange | undefined): boolean {
  if (!exchange) return false
  const answers = exchange.connection?.answers
  if (answers && answers.length > 0) return answers.every(({ address }) => isLoopbackHost(address))
  return isLoopbackUrl(exchange.request.url)
}

/** Does an address name this computer itself? */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).hostname)
}

function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || /^(::ffff:)?127(\.\d+){3}$/.test(bare)
}

/**
 * Was it us? `ours` when this computer slept or was too busy during the attempt, has no network, is behind a captive
 * portal, cannot resolve names, has a wrong clock or just changed its network, or when no reference answers either.
 * Anything else leaves the verdict standing.
 */
export function judgeOwnSide(facts: OwnSideFacts): OwnSide {
  const { verdict, failure, gapMs, loopDelayMs, totalMs, onLoopback, plain } = facts
  if (gapMs > 0) {
    return ours(facts, 'asleep', wording.ownSide.asleep(secondsOf(gapMs)))
  }
  const timeMatters = failure?.kind === 'timeout' || (!failure && verdict.reason === 'slow')
  if (timeMatters && loopDelayMs >= Math.max(500, (totalMs ?? 0) / 2)) {
    return ours(facts, 'busy', wording.ownSide.busy(Math.round(loopDelayMs)))
  }
  if (onLoopback) return said(facts, 'not-asked', wording.ownSide.onThisComputer)
  if (!needsReferences(failure, onLoopback, plain)) {
    return said(facts, 'not-asked', wording.ownSide.vendorAnswered)
  }
  return judgeNetwork(facts)
}

function judgeNetwork(facts: OwnSideFacts): OwnSide {
  const { failure, nowMs, changes } = facts
  const references = facts.references ?? []
  const right = references.filter(isRight)
  const wrong = references.find((reference) => reference.wrong !== undefined && !reference.url.startsWith('https:'))
  const none = withoutNetwork(facts.network)
  if (failure && right.length === 0 && none) return ours(facts, 'no-network', wording.ownSide.noNetwork(none))
  if (references.length === 0) return said(facts, 'not-asked', wording.ownSide.noReference)
  if (right.length === 0 && wrong) {
    return ours(facts, 'captive-portal', wording.ownSide.portal(wrong.url, wrong.wrong ?? ''))
  }
  if (!failure) return said(facts, 'not-asked', wording.ownSide.vendorAnswered)
  if (right.length === 0 && facts.othersHeard && facts.othersHeard.length > 0) {
    return said(facts, 'fine', wording.ownSide.othersAnswer(facts.othersHeard.slice(0, 2)))
  }
  return noneRight(facts, right) ?? partlyOurs(facts, failure, right) ?? fine(facts, right, nowMs, changes)
}

function noneRight(facts: OwnSideFacts, right: readonly ReferenceAnswer[]): OwnSide | undefined {
  if (right.length > 0) return undefined
  const references = facts.references ?? []
  if (references.some((reference) => reference.wrong !== undefined)) {
    return ours(facts, 'intercepted', wording.ownSide.intercepted(references.length))
  }
  return ours(facts, 'silent', wording.ownSide.silent(references.length, silentServers(facts)))
}

/** References answer, and still it is ours. */
function partlyOurs(facts: OwnSideFacts, failure: Failure, right: readonly ReferenceAnswer[]): OwnSide | undefined {
  const references = facts.references ?? []
  const named = references.filter(({ url }) => !hasLiteralAddress(url))
  const dnsFailed = failure.kind === 'dns-not-found' || failure.kind === 'dns-failure'
  if (dnsFailed && named.length > 0 && !named.some(isRight)) {
    return ours(facts, 'names', wording.ownSide.names(silentServers(facts)))
  }
  const tlsFailed = failure.kind.startsWith('tls-')
  const secure = references.filter(({ url }) => url.startsWith('https:'))
  if (tlsFailed && secure.length > 0 && !secure.some(isRight) && secure.some(({ wrong }) => wrong !== undefined)) {
    const skewMs = right.find((reference) => Math.abs(reference.skewMs ?? 0) > wrongClockMs)?.skewMs
    if (skewMs !== undefined) return ours(facts, 'clock', clockText(skewMs))
    return ours(facts, 'intercepted', wording.ownSide.untrusted)
  }
  const skewMs = right.find((reference) => Math.abs(reference.skewMs ?? 0) > wrongClockMs)?.skewMs
  if (skewMs !== undefined && (failure.kind === 'tls-expired' || failure.kind === 'tls-not-yet-valid')) {
    return ours(facts, 'clock', clockText(skewMs))
  }
  const { changes, nowMs } = facts
  if (facts.wasOffline) return ours(facts, 'changed', wording.ownSide.wasOffline)
  if (changes && nowMs - changes.atMs < settlesMs) {
    return ours(facts, 'changed', wording.ownSide.justChanged(changes.texts))
  }
  return undefined
}

function fine(
  facts: OwnSideFacts,
  right: readonly ReferenceAnswer[],
  nowMs: number,
  changes: OwnSideFacts['changes'],
): OwnSide {
  const all = facts.references?.length ?? 0
  const changed = changes && { ago: secondsOf(nowMs - changes.atMs), texts: changes.texts }
  return said(facts, 'fine', wording.ownSide.fine(right.length, all, changed))
}

/** Did the reference itself answer, as far as one can tell? */
export function isRight({ answered, wrong }: ReferenceAnswer): boolean {
  return answered && wrong === undefined
}

/** The DNS servers, where all of them are silent. */
function silentServers({ resolvers = [] }: OwnSideFacts): string[] {
  return resolvers.some(({ answered }) => answered) ? [] : resolvers.map(({ address }) => address)
}

function clockText(skewMs: number): string {
  return wording.ownSide.clock(secondsOf(Math.abs(skewMs)), skewMs > 0)
}

function ours(facts: OwnSideFacts, cause: OwnCause, sentence: string): OwnSide {
  return { ...said(facts, 'ours', sentence), cause }
}

function said(facts: OwnSideFacts, judgement: OwnSide['judgement'], sentence: string): OwnSide {
  const { nowMs, network, changes, resolvers } = facts
  const references = [...(facts.references ?? [])]
  return {
    judgement,
    sentence,
    references,
    ...(references.length > 0 ? { checkedAtMs: nowMs } : {}),
    ...(network && { network }),
    ...(changes && { changes }),
    ...(resolvers && resolvers.length > 0 && { resolvers: [...resolvers] }),
  }
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
