import { refusalIn } from '../assess/refusal.ts'
import { sayMs, sayStatus, shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Monitor } from '../model/monitor.ts'
import type { Scope, ScopeEvidence, ScopeOutcome } from '../model/scope.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Verdict } from '../model/verdict.ts'
import type { Matchers } from '../ports.ts'
import type { PairedCall } from './calls.ts'

/** A paired probe that ran, beside the failing call that it is compared with. */
export type PairedResult = {
  call: PairedCall
  transcript: Transcript
  failing: Pick<Transcript, 'exchanges'>
  how: Scope['call']['how']
  /** The failing monitor, by whose expectations a call without the key is judged too. */
  monitor: Monitor
  /** What those expectations say of the paired probe. */
  byMonitor: Verdict
  matchers: Matchers
}

/** "503 Service Unavailable in 94 ms", "timeout in wait after 10 s" */
function sayAnswer(exchange: Exchange | undefined): string {
  if (!exchange) return wording.rules.scopeRows.nothingSent
  const { response, failure, instants } = exchange
  if (failure) {
    const kind = failure.kind.replaceAll('-', ' ')
    return shorten(wording.rules.scopeRows.failedAfter(kind, failure.phase, sayMs(instants.end)), 120)
  }
  if (!response) return wording.rules.scopeRows.noAnswer
  return wording.rules.scopeRows.answeredIn(sayStatus(response.status, response.reason), sayMs(instants.end))
}

/** Where, with what or from whom it was asked, to follow what was seen. */
function sayPlace({ source, which }: PairedCall): string {
  if (which === undefined) return ''
  if (source === 'other-address') return wording.rules.scopeRows.placeAddress(which)
  return source === 'second-key'
    ? wording.rules.scopeRows.placeKey(which)
    : wording.rules.scopeRows.placeEndpoint(which)
}

/** What a paired probe shows, as one row. A probe that observed nothing tells nothing. */
export function evidenceOf(result: PairedResult): ScopeEvidence {
  const { call, transcript } = result
  const outcome = outcomeOf(result)
  const answer = sayAnswer(transcript.exchanges.at(-1))
  const place = sayPlace(call)
  const seen =
    outcome === 'not-asked'
      ? wording.rules.scopeRows.nothingSeen(place, transcript.verdict.sentence.replace(/\.$/, ''))
      : wording.rules.scopeRows.seen(answer, place)
  return {
    source: call.source,
    outcome,
    text: seen,
    atMs: transcript.startedAtMs,
    ...(transcript.exchanges.length > 0 && { transcriptId: transcript.id }),
    ...(call.monitorId !== undefined && { monitorId: call.monitorId }),
    ...(call.source === 'other-endpoint' && { key: call.key }),
  }
}

const unobserved: ReadonlySet<Verdict['reason']> = new Set<Verdict['reason']>([
  'own-side',
  'not-observed',
  'key-unavailable',
  'rule-broken',
  'aborted',
])

function outcomeOf(result: PairedResult): ScopeOutcome {
  const { call, transcript, how } = result
  const { verdict } = transcript
  if (unobserved.has(verdict.reason)) return 'not-asked'
  if (verdict.reason === 'rate-limited') return 'limited'
  if (call.source === 'without-key') return keylessOutcome(result)
  if (verdict.state === 'up') return 'passed'
  if (verdict.reason === 'key-rejected' || verdict.reason === 'permission-missing') return 'refused'
  // Slower than wanted is the failure itself, or says nothing about it.
  if (verdict.reason === 'slow') return how === 'slow' ? 'failed' : 'answered'
  return verdict.state === 'down' ? 'failed' : 'answered'
}

/** Without the key a refusal is the sign of health; what else comes is compared with the failing call. */
function keylessOutcome({ transcript, failing, how, monitor, byMonitor, matchers }: PairedResult): ScopeOutcome {
  const exchange = transcript.exchanges.at(-1)
  const response = exchange?.response
  if (!exchange || !response || exchange.failure) return 'failed'
  const { status } = response
  const before = failing.exchanges.at(-1)?.response?.status
  if (how === 'slow' && isSlow(monitor, exchange)) return 'failed'
  const refused =
    status === 401 ||
    status === 403 ||
    refusalIn(
      (monitor.refusals ?? []).filter(({ means }) => means !== 'limit'),
      { exchange, response, matchers },
    ) !== undefined
  // A gateway that blocks our address answers 403 to everything: the key may have no part in it.
  if (refused) return how === 'key-rejected' && status === 403 && before === 403 ? 'refused-alike' : 'refused'
  if (byMonitor.state === 'up') return 'passed'
  if (status >= 500 || (status === before && byMonitor.state === 'down')) return 'failed'
  return 'answered'
}

function isSlow({ expect }: Monitor, { instants }: Exchange): boolean {
  return expect.some(
    (rule) =>
      rule.kind === 'responseTime' &&
      instants.end > Math.min(rule.degradedOverMs ?? Infinity, rule.downOverMs ?? Infinity),
  )
}

/** A refusal without the key is what was expected of it, in whatever words the vendor says it. */
export function keylessVerdict(verdict: Verdict, outcome: ScopeOutcome): Verdict {
  if (outcome !== 'refused' && outcome !== 'refused-alike') return verdict
  const sentence = wording.rules.scopeRows.refusedAsExpected
  const evidence = verdict.evidence.map((one) => (one.outcome === 'fail' ? { ...one, outcome: 'pass' as const } : one))
  return { state: 'up', reason: 'ok', sentence, evidence }
}
