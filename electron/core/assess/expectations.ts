import { hostOf } from '../explain/failure.ts'
import { sayDate, sayMs, sayStatus, shorten } from '../explain/say.ts'
import { wording } from '../language/language.ts'
import type { Expectation, Monitor } from '../model/monitor.ts'
import type { Evidence } from '../model/verdict.ts'
import { type Baseline, baselineLimitMs, sayBaseline, sayUsual } from './baseline.ts'
import { type Judged, judgeBody, judgeHeader, judgeJson } from './content.ts'

export type Situation = Judged & { monitor: Monitor; nowMs: number; baseline?: Baseline | undefined }
type Of<Kind extends Expectation['kind']> = Extract<Expectation, { kind: Kind }>

const dayMs = 86_400_000

/** The monitor's expectations; where none is about the status, 200 to 299, and redirects when they are not followed. */
export function expectationsOf(monitor: Monitor): Expectation[] {
  if (monitor.expect.some((expectation) => expectation.kind === 'status')) return monitor.expect
  const ranges: [number, number][] = monitor.request.followRedirects
    ? [[200, 299]]
    : [
        [200, 299],
        [300, 399],
      ]
  return [{ kind: 'status', ranges }, ...monitor.expect]
}

/** What was expected, for evidence that was not judged. */
export function sayExpectation(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'status':
      return expectation.ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
    case 'responseTime':
      return sayLimits(expectation)
    case 'certificate':
      return wording.assess.atLeastDays(expectation.daysLeft)
    case 'header':
      return wording.assess.header(expectation.name)
    case 'json':
      return expectation.path
    default:
      return wording.assess.body
  }
}

function sayLimits(limits: Of<'responseTime'>, baseline?: Baseline): string {
  const { degradedOverMs, degradedOverBaseline, downOverMs } = limits
  const said = [
    ...(degradedOverMs === undefined ? [] : [wording.assess.atMost(sayMs(degradedOverMs))]),
    ...(degradedOverBaseline === undefined ? [] : [sayBaseline(degradedOverBaseline, baseline)]),
    ...(downOverMs === undefined ? [] : [wording.assess.neverOver(sayMs(downOverMs))]),
  ]
  return said.length > 0 ? said.join(', ') : wording.assess.aLimit
}

/** A limit as people say it; `usual`: how it follows from what is usual. */
export type PassedLimit = { limit: string; usual?: string }

/** The limit that a response time of `totalMs` passed: the one that makes it down, else the lowest. Undefined: none. */
export function passedLimit(
  { degradedOverMs, degradedOverBaseline, downOverMs }: Of<'responseTime'>,
  totalMs: number,
  baseline?: Baseline,
): PassedLimit | undefined {
  if (downOverMs !== undefined && totalMs > downOverMs) return { limit: sayMs(downOverMs) }
  const usualMs = degradedOverBaseline && baselineLimitMs(degradedOverBaseline, baseline)
  if (baseline && usualMs && totalMs > usualMs && usualMs < (degradedOverMs ?? Number.POSITIVE_INFINITY))
    return { limit: sayMs(usualMs), usual: sayUsual(degradedOverBaseline, baseline) }
  return degradedOverMs !== undefined && totalMs > degradedOverMs ? { limit: sayMs(degradedOverMs) } : undefined
}

function judgeStatus(expectation: Of<'status'>, { response }: Situation): Evidence {
  const holds = expectation.ranges.some(([from, to]) => response.status >= from && response.status <= to)
  const observed = sayStatus(response.status, response.reason)
  return { kind: 'status', expected: sayExpectation(expectation), observed, outcome: holds ? 'pass' : 'fail' }
}

function judgeResponseTime(expectation: Of<'responseTime'>, { exchange, baseline }: Situation): Evidence {
  const { degradedOverMs, degradedOverBaseline, downOverMs } = expectation
  const totalMs = exchange.instants.end
  const base = { kind: 'responseTime', expected: sayLimits(expectation, baseline), observed: sayMs(totalMs) }
  if (degradedOverMs === undefined && degradedOverBaseline === undefined && downOverMs === undefined) {
    return { ...base, observed: wording.assess.noLimit, outcome: 'unknown' }
  }
  if (downOverMs !== undefined && totalMs > downOverMs) return { ...base, outcome: 'fail' }
  const usualMs = degradedOverBaseline && baselineLimitMs(degradedOverBaseline, baseline)
  const limitMs = Math.min(degradedOverMs ?? Number.POSITIVE_INFINITY, usualMs ?? Number.POSITIVE_INFINITY)
  return { ...base, outcome: totalMs > limitMs ? 'degraded' : 'pass' }
}

function judgeCertificate(expectation: Of<'certificate'>, { exchange, nowMs }: Situation): Evidence {
  const base = { kind: 'certificate', expected: sayExpectation(expectation) }
  const leaf = exchange.connection?.tls?.chain[0]
  if (!leaf) {
    const plain = /^http:/i.test(exchange.request.url)
    const observed = plain ? wording.assess.plainHttp(hostOf(exchange)) : wording.assess.noCertificate
    return { ...base, observed: shorten(observed), outcome: 'unknown' }
  }
  const days = Math.floor((leaf.notAfterMs - nowMs) / dayMs)
  const date = sayDate(leaf.notAfterMs)
  if (days < 0) return { ...base, observed: wording.assess.expiredOn(date), outcome: 'fail' }
  const observed = wording.assess.daysLeft(days, date)
  return { ...base, observed, outcome: days < expectation.daysLeft ? 'degraded' : 'pass' }
}

/** One expectation against a response. A rule that cannot be evaluated gives `unknown` with the reason as observed. */
export function judge(expectation: Expectation, situation: Situation): Evidence {
  try {
    switch (expectation.kind) {
      case 'status':
        return judgeStatus(expectation, situation)
      case 'responseTime':
        return judgeResponseTime(expectation, situation)
      case 'body':
        return judgeBody(expectation, situation)
      case 'header':
        return judgeHeader(expectation, situation)
      case 'json':
        return judgeJson(expectation, situation)
      case 'certificate':
        return judgeCertificate(expectation, situation)
    }
  } catch (error) {
    // Only broken patterns and paths throw, with a sentence that says so.
    const observed = shorten(error instanceof Error ? error.message : String(error))
    return { kind: expectation.kind, expected: shorten(sayExpectation(expectation)), observed, outcome: 'unknown' }
  }
}
