import type { Baseline } from './assess/baseline.ts'
import { expectationsOf, judge, passedLimit, type Situation, sayExpectation } from './assess/expectations.ts'
import { refusalIn } from './assess/refusal.ts'
import { defaultRetryAfterMs, retryAfterMs } from './assess/retryAfter.ts'
import { sentenceFor } from './assess/sentence.ts'
import { judgeToken } from './assess/token.ts'
import { explainFailure } from './explain/failure.ts'
import { shorten } from './explain/say.ts'
import { wording } from './language/language.ts'
import type { Exchange, Failure } from './model/exchange.ts'
import type { Expectation, Monitor } from './model/monitor.ts'
import type { Evidence, Reason, Verdict } from './model/verdict.ts'
import type { Matchers } from './ports.ts'

export type Facts = {
  monitor: Monitor
  /** Redacted, in the order they ran; the last one is judged. */
  exchanges: readonly Exchange[]
  /** True when the request carried a secret. */
  keySent: boolean
  nowMs: number
  matchers: Matchers
  /** What is usual for this monitor; absent while nobody knows. */
  baseline?: Baseline | undefined
}

/** Codes of an attempt that was really stopped; the kind `aborted` with any other code could not be sent at all. */
const stopCodes = new Set(['ABORT_ERR', 'UND_ERR_ABORTED'])
/** Our own settings are wrong; the vendor was not asked. */
const ownConfigCodes = new Set(['ERR_PROXY_URL'])

/** Judges one attempt. A failing rule is down; a rule that cannot be evaluated is unknown; never a guess. */
export function assess(facts: Facts): Verdict {
  const { monitor, exchanges } = facts
  const exchange = exchanges.at(-1)
  if (!exchange) {
    return {
      state: 'unknown',
      reason: 'not-observed',
      sentence: wording.rules.verdicts.notAsked(monitor.name),
      evidence: [],
    }
  }
  const { response, failure } = exchange
  if (exchange.role === 'token' && response && !failure)
    return judgeToken(monitor.name, exchange, response, facts.nowMs)
  if (response?.status === 429) return rateLimited(facts, exchange, response)
  if (failure) return failed(facts, exchange, failure)
  if (!response) {
    const sentence = wording.rules.verdicts.nothingRecorded(monitor.name)
    return { state: 'unknown', reason: 'not-observed', sentence, evidence: [] }
  }
  const { nowMs, matchers, baseline } = facts
  const situation: Situation = { monitor, exchange, response, nowMs, matchers, baseline }
  const evidence = expectationsOf(monitor).map((expectation) => judge(expectation, situation))
  const rejected = facts.keySent && !monitor.refusals?.length && [401, 403].includes(response.status)
  const decided = decide(evidence, rejected)
  const asExpected = decided.state === 'up' || decided.state === 'degraded'
  const refusal = facts.keySent && !asExpected ? refusalIn(monitor.refusals ?? [], situation) : undefined
  if (refusal) evidence.push(refusal.evidence)
  const { state, reason, decisive } = refusal ?? decided
  const rule = decisive && expectationsOf(monitor)[evidence.indexOf(decisive)]
  const slowerThan = rule?.kind === 'responseTime' ? passedLimit(rule, exchange.instants.end, baseline) : undefined
  const sentence = sentenceFor({ monitorName: monitor.name, exchange, response, reason, decisive, slowerThan })
  const waitMs =
    reason === 'rate-limited'
      ? (retryAfterMs(response.headers, facts.nowMs) ?? defaultRetryAfterMs)
      : response.status === 503
        ? retryAfterMs(response.headers, facts.nowMs)
        : undefined
  return { state, reason, sentence, evidence, ...(waitMs !== undefined && { retryAfterMs: waitMs }) }
}

const reasonOf: Record<Expectation['kind'], Reason> = {
  status: 'status',
  responseTime: 'slow',
  body: 'body',
  header: 'header',
  json: 'json',
  certificate: 'certificate',
}
const reasons = new Map<string, Reason>(Object.entries(reasonOf))

/** Fail before unknown before degraded; of several fails the status says most, then the order of the monitor. */
function decide(
  evidence: readonly Evidence[],
  keyRefused: boolean,
): { state: Verdict['state']; reason: Reason; decisive: Evidence | undefined } {
  const first = (outcome: Evidence['outcome']) =>
    evidence.find((one) => one.outcome === outcome && one.kind === 'status') ??
    evidence.find((one) => one.outcome === outcome)
  const fail = first('fail')
  if (fail) {
    const rejected = keyRefused && fail.kind === 'status'
    return { state: 'down', reason: rejected ? 'key-rejected' : (reasons.get(fail.kind) ?? 'status'), decisive: fail }
  }
  const unknown = first('unknown')
  if (unknown) return { state: 'unknown', reason: 'rule-broken', decisive: unknown }
  const degraded = first('degraded')
  if (degraded) return { state: 'degraded', reason: reasons.get(degraded.kind) ?? 'slow', decisive: degraded }
  return { state: 'up', reason: 'ok', decisive: undefined }
}

const notJudged = (monitor: Monitor, observed: string): Evidence[] =>
  expectationsOf(monitor)
    .filter((expectation) => expectation.kind !== 'status')
    .map((expectation) => ({
      kind: expectation.kind,
      expected: shorten(sayExpectation(expectation)),
      observed,
      outcome: 'unknown',
    }))

const statusExpected = (monitor: Monitor) =>
  wording.assess.statuses(
    expectationsOf(monitor)
      .filter((expectation) => expectation.kind === 'status')
      .map(sayExpectation),
  )

/** 429 says that we ask too often: never an outage, whatever the other expectations would say. */
function rateLimited(facts: Facts, exchange: Exchange, response: NonNullable<Exchange['response']>): Verdict {
  const { monitor } = facts
  const reason = 'rate-limited'
  const status: Evidence = {
    kind: 'status',
    expected: statusExpected(monitor),
    observed: shorten(`429 ${response.reason}`.trim()),
    outcome: 'degraded',
  }
  return {
    state: 'degraded',
    reason,
    sentence: sentenceFor({ monitorName: monitor.name, exchange, response, reason, decisive: status }),
    evidence: [status, ...notJudged(monitor, wording.assess.notJudgedLimited)],
    retryAfterMs: retryAfterMs(response.headers, facts.nowMs) ?? defaultRetryAfterMs,
  }
}

function failed({ monitor }: Facts, exchange: Exchange, failure: Failure): Verdict {
  const observed = shorten(wording.assess.failed(failure.kind, failure.phase, failure.code))
  const stopped = failure.kind === 'aborted' && (failure.code === undefined || stopCodes.has(failure.code))
  const ownConfig = (failure.kind === 'aborted' && !stopped) || ownConfigCodes.has(failure.code ?? '')
  const outcome = stopped || ownConfig ? 'unknown' : 'fail'
  const evidence: Evidence[] = [
    { kind: 'response', expected: wording.assess.responseWith(statusExpected(monitor)), observed, outcome },
    ...notJudged(monitor, wording.assess.notJudgedResponse),
  ]
  if (ownConfig) {
    const sentence = shorten(wording.assess.cannotBeAsked(monitor.name, failure.message))
    return { state: 'unknown', reason: 'rule-broken', sentence, evidence }
  }
  const { sentence } = explainFailure(failure, { monitorName: monitor.name, exchange, timeoutMs: monitor.timeoutMs })
  return stopped
    ? { state: 'unknown', reason: 'aborted', sentence, evidence }
    : {
        state: 'down',
        reason: failure.kind === 'tls-client-certificate' ? 'key-rejected' : 'failure',
        sentence: shorten(sentence),
        evidence,
      }
}
