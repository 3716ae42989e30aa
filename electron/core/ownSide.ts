import { describeDuration } from './duration.ts'
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
    return ours(facts, 'asleep', `This computer was asleep or stood still for ${secondsOf(gapMs)} during the attempt.`)
  }
  const timeMatters = failure?.kind === 'timeout' || (!failure && verdict.reason === 'slow')
  if (timeMatters && loopDelayMs >= Math.max(500, (totalMs ?? 0) / 2)) {
    const text = `This computer was too busy to measure: it stood still for ${Math.round(loopDelayMs)} ms.`
    return ours(facts, 'busy', text)
  }
  if (onLoopback) return said(facts, 'not-asked', 'The vendor is on this computer, so the network is not involved.')
  if (!needsReferences(failure, onLoopback, plain)) {
    return said(facts, 'not-asked', 'The vendor answered, so the network between is working.')
  }
  return judgeNetwork(facts)
}

function judgeNetwork(facts: OwnSideFacts): OwnSide {
  const { failure, nowMs, changes } = facts
  const references = facts.references ?? []
  const right = references.filter(isRight)
  const wrong = references.find((reference) => reference.wrong !== undefined && !reference.url.startsWith('https:'))
  const none = withoutNetwork(facts.network)
  if (failure && right.length === 0 && none) return ours(facts, 'no-network', `${none} This computer is offline.`)
  if (references.length === 0) return said(facts, 'not-asked', 'No reference could be asked.')
  if (right.length === 0 && wrong) {
    const text = `A captive portal answers in place of others: ${wrong.url} ${wrong.wrong}. Sign in to the network.`
    return ours(facts, 'captive-portal', text)
  }
  if (!failure) return said(facts, 'not-asked', 'The vendor answered, so the network between is working.')
  if (right.length === 0 && facts.othersHeard && facts.othersHeard.length > 0) {
    const who = facts.othersHeard.slice(0, 2).join(' and ')
    return said(facts, 'fine', `Your network is fine: ${who} answers, though no reference does.`)
  }
  return noneRight(facts, right) ?? partlyOurs(facts, failure, right) ?? fine(facts, right, nowMs, changes)
}

function noneRight(facts: OwnSideFacts, right: readonly ReferenceAnswer[]): OwnSide | undefined {
  if (right.length > 0) return undefined
  const references = facts.references ?? []
  const all = references.length === 1 ? 'The reference does' : `All ${references.length} references do`
  if (references.some((reference) => reference.wrong !== undefined)) {
    const text = `${all} not answer with a certificate of their own: connections are intercepted on the way.`
    return ours(facts, 'intercepted', text)
  }
  const dead = deadResolvers(facts)
  const text = `${all} not answer either: this computer is offline, or its network is failing.${dead}`
  return ours(facts, 'silent', text)
}

/** References answer, and still it is ours. */
function partlyOurs(facts: OwnSideFacts, failure: Failure, right: readonly ReferenceAnswer[]): OwnSide | undefined {
  const references = facts.references ?? []
  const named = references.filter(({ url }) => !hasLiteralAddress(url))
  const dnsFailed = failure.kind === 'dns-not-found' || failure.kind === 'dns-failure'
  if (dnsFailed && named.length > 0 && !named.some(isRight)) {
    const text = `Names cannot be resolved on this computer: references answer by address, none by name.${deadResolvers(facts)}`
    return ours(facts, 'names', text)
  }
  const tlsFailed = failure.kind.startsWith('tls-')
  const secure = references.filter(({ url }) => url.startsWith('https:'))
  if (tlsFailed && secure.length > 0 && !secure.some(isRight) && secure.some(({ wrong }) => wrong !== undefined)) {
    const skewMs = right.find((reference) => Math.abs(reference.skewMs ?? 0) > wrongClockMs)?.skewMs
    if (skewMs !== undefined) return ours(facts, 'clock', clockText(skewMs))
    const text = 'No reference has a certificate that can be trusted: connections are intercepted on the way.'
    return ours(facts, 'intercepted', text)
  }
  const skewMs = right.find((reference) => Math.abs(reference.skewMs ?? 0) > wrongClockMs)?.skewMs
  if (skewMs !== undefined && (failure.kind === 'tls-expired' || failure.kind === 'tls-not-yet-valid')) {
    return ours(facts, 'clock', clockText(skewMs))
  }
  const { changes, nowMs } = facts
  if (facts.wasOffline) return ours(facts, 'changed', 'This computer was offline while the attempt ran, and is back.')
  if (changes && nowMs - changes.atMs < settlesMs) {
    return ours(facts, 'changed', `The network of this computer has just changed: ${listed(changes.texts)}.`)
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
  const who = all === 1 ? 'the reference answers' : `${right.length} of ${all} references answer`
  const changed = changes
    ? ` It changed ${secondsOf(nowMs - changes.atMs)} ago, after the last answer: ${listed(changes.texts)}.`
    : ''
  return said(facts, 'fine', `Your network is fine: ${who}.${changed}`)
}

/** Did the reference itself answer, as far as one can tell? */
export function isRight({ answered, wrong }: ReferenceAnswer): boolean {
  return answered && wrong === undefined
}

function deadResolvers({ resolvers = [] }: OwnSideFacts): string {
  if (resolvers.length === 0 || resolvers.some(({ answered }) => answered)) return ''
  const which = resolvers.map(({ address }) => address).join(', ')
  return resolvers.length === 1 ? ` The DNS server ${which} is silent.` : ` The DNS servers ${which} are silent.`
}

function clockText(skewMs: number): string {
  return `The clock of this computer is ${secondsOf(Math.abs(skewMs))} ${skewMs > 0 ? 'behind' : 'ahead'}, so certificates seem to be out of their time.`
}

function listed(texts: readonly string[]): string {
  return texts.length > 0 ? texts.slice(0, 3).join(', ') : 'it has other addresses'
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
