import { compareTranscripts, pairsOf } from '../diff/compareTranscripts.ts'
import { explainVerdict, titleFor } from '../explain/reason.ts'
import { ranWhere } from '../facts/place.ts'
import { apiVersionOf, edgeOf, failedPhase, sayRedirects, sayVendorError, vendorErrorOf } from '../facts.ts'
import type { Difference, Medians, RequestId } from '../model/comparison.ts'
import { type Exchange, type PhaseName, phaseNames } from '../model/exchange.ts'
import type { Incident } from '../model/incident.ts'
import type { Vendor } from '../model/monitor.ts'
import type { Replacements, Transcript } from '../model/transcript.ts'
import type { Evidence } from '../model/verdict.ts'
import { phasesOf } from '../phases.ts'
import { requestIdsOf } from '../requestIds.ts'
import { scopeLine } from '../scope/judge.ts'
import { type CurlOptions, curlOf } from './curl.ts'
import { totalReplacements } from './replacements.ts'
import { ruledOut } from './ruledOut.ts'
import { type Scope, scopeLines } from './scope.ts'
import { statusPageLines } from './statusPageLines.ts'
import { exchangeLines } from './text.ts'

export { reportMarkdown, reportText } from './reportForms.ts'

export type ReportParts = {
  /** Absent: the report is about a single transcript. */
  incident?: Incident | undefined
  /** The attempts that are kept, oldest first. */
  transcripts: readonly Transcript[]
  /** Good ones from before, the newest first. */
  good: readonly Transcript[]
  vendor: Vendor | undefined
  medians?: Medians | undefined
  curl?: CurlOptions | undefined
  scope?: Scope | undefined
  nowMs: number
  /** Of this computer, as an IANA name: its time stands beside UTC. */
  zone?: string | undefined
  app: { name: string; version: string }
}

export type ReportPhase = {
  name: PhaseName | 'total'
  failingMs: number | undefined
  goodMs: number | undefined
  medianMs: number | undefined
}

/** What a vendor's support needs to act, taken only from redacted transcripts. */
export type Report = {
  /** Of the incident or transcript: under it we find it again. */
  id: string
  title: string
  sentence: string
  meaning: string
  /** Against the last good exchange in one line. */
  difference: string | undefined
  differences: Difference[]
  vendorName: string
  monitorName: string
  accountId: string | undefined
  apiVersion: string | undefined
  /** "GET https://api.stripe.com/v1/balance"; absent when nothing was sent. */
  endpoint: string | undefined
  remote: string | undefined
  edge: string | undefined
  /** The vendor's own error code and words. */
  vendorError: string | undefined
  failedPhase: PhaseName | undefined
  failures: {
    firstAtMs: number
    lastAtMs: number
    /** When it was over; absent: still failing. */
    closedAtMs?: number | undefined
    attempts: number
    failed: number
    /** Failures in a row up to the last attempt, as far as they are kept. */
    inARow: number
  }
  /** When a person was first told. */
  alertedAtMs: number | undefined
  /** "Linux x64, by eth0 (wired), no VPN, no proxy" */
  ranOn: string | undefined
  environment: 'live' | 'test' | undefined
  redirects: string | undefined
  /** Milestones of the incident; empty for a single transcript. */
  timeline: { atMs: number; text: string }[]
  requestIds: RequestId[]
  evidence: Evidence[]
  /** Phases of the failing attempt beside those of the last good one and the median of seven days. */
  phases: ReportPhase[]
  medianProbes: number
  lastGoodAtMs: number | undefined
  ruledOut: string[]
  /** Where the failure lies: the verdict, then its evidence row by row; empty where nothing was compared. */
  lies: string[]
  /** What else failed at the time. */
  scope: string[]
  statusPage: string[]
  /** One failing exchange, complete, line by line. */
  exchange: string[]
  exchangeAtMs: number | undefined
  curl: string | undefined
  replacements: Replacements
  nowMs: number
  zone: string | undefined
  app: { name: string; version: string }
}

const milestones = new Set(['first-failure', 'opened', 'worsened', 'acknowledged', 'status-page', 'scope', 'closed'])
const isFailing = ({ verdict }: Transcript) => verdict.state === 'down' || verdict.state === 'degraded'

function phaseRows(failing: Exchange | undefined, good: Exchange | undefined, medians: Medians | undefined) {
  const bad = failing ? phasesOf(failing.instants) : {}
  const fine = good ? phasesOf(good.instants) : {}
  const usual = medians?.phases ?? {}
  const rows: ReportPhase[] = phaseNames
    .filter((name) => bad[name] !== undefined || fine[name] !== undefined)
    .map((name) => ({ name, failingMs: bad[name], goodMs: fine[name], medianMs: usual[name] }))
  const total = { failingMs: failing?.instants.end, goodMs: good?.instants.end, medianMs: medians?.totalMs }
  return [...rows, { name: 'total' as const, ...total }]
}

const publicly = (incident: Incident | undefined) =>
  incident?.publicAddress ? [`public address ${incident.publicAddress.address}`] : []

const rowOf = (transcripts: readonly Transcript[]) =>
  transcripts.length - 1 - transcripts.findLastIndex((one) => !isFailing(one))

function failuresOf(incident: Incident | undefined, transcripts: readonly Transcript[]): Report['failures'] {
  if (incident) {
    const { firstFailureAtMs, lastFailureAtMs, closedAtMs, attempts, failures } = incident
    const inARow = failures === attempts ? failures : rowOf(transcripts)
    return { firstAtMs: firstFailureAtMs, lastAtMs: lastFailureAtMs, closedAtMs, attempts, failed: failures, inARow }
  }
  const atMs = transcripts.map(({ startedAtMs }) => startedAtMs)
  const failed = transcripts.filter(isFailing).length
  const inARow = rowOf(transcripts)
  return { firstAtMs: atMs[0] ?? 0, lastAtMs: atMs.at(-1) ?? 0, attempts: transcripts.length, failed, inARow }
}

/** The debug report of an incident, built around the newest attempt that failed, or of one transcript. */
export function reportOf(parts: ReportParts): Report {
  const { incident, transcripts, good, vendor, medians, nowMs, app } = parts
  const failing = transcripts.filter((one) => !incident || isFailing(one))
  const shown = failing.findLast(({ exchanges }) => exchanges.length > 0) ?? failing.at(-1)
  const exchange = shown?.exchanges.at(-1)
  const [lastGood] = good
  const compared = shown && lastGood && compareTranscripts(shown, lastGood, pairsOf(good))
  const remote = exchange?.connection?.remote
  const edge = exchange && edgeOf(exchange)?.name
  const error = exchange && vendorErrorOf(exchange)
  const monitorName = incident?.monitorName ?? shown?.monitorName ?? ''
  const vendorName = vendor?.name ?? incident?.vendorName ?? shown?.vendorName ?? ''
  const failures = failuresOf(incident, transcripts)
  const told = (incident?.notices ?? []).flatMap(({ deliveredAtMs }) => deliveredAtMs ?? [])
  return {
    id: incident?.id ?? shown?.id ?? '',
    title: incident?.title ?? (shown ? titleFor(vendorName, monitorName, shown.verdict) : monitorName),
    sentence: incident?.sentence ?? shown?.verdict.sentence ?? '',
    meaning: shown
      ? explainVerdict(shown.verdict, exchange && { monitorName, exchange }).meaning
      : 'No transcript of this incident is kept any more.',
    difference: compared?.summary ?? incident?.difference,
    differences: (compared?.rows ?? []).filter(({ kind, volatile }) => kind !== 'same' && !volatile),
    vendorName,
    monitorName,
    accountId: vendor?.accountId,
    apiVersion: exchange && apiVersionOf(exchange),
    endpoint: exchange && `${exchange.request.method} ${exchange.request.url}`,
    remote: remote && `${remote.address} port ${remote.port}`,
    edge,
    vendorError: error && sayVendorError(error),
    failedPhase: exchange && failedPhase(exchange),
    failures,
    alertedAtMs: told.length > 0 ? Math.min(...told) : undefined,
    ranOn: shown && [ranWhere(shown), ...publicly(incident)].join(', '),
    environment: shown?.environment,
    redirects: shown && sayRedirects(shown.exchanges),
    timeline: (incident?.timeline ?? [])
      .filter(({ kind }) => milestones.has(kind))
      .map(({ atMs, text }) => ({ atMs, text })),
    requestIds: requestIdsOf([...transcripts, ...good], vendor?.requestIds),
    evidence: shown?.verdict.evidence ?? [],
    phases: phaseRows(exchange, lastGood?.exchanges.at(-1), medians),
    medianProbes: medians?.probes ?? 0,
    lastGoodAtMs: lastGood?.startedAtMs,
    ruledOut: ruledOut({ attempts: failures.attempts, failures: failures.failed }, failing, lastGood),
    lies: incident?.scope ? [incident.scope.sentence, ...incident.scope.evidence.map(scopeLine)] : [],
    scope: parts.scope ? scopeLines(parts.scope) : [],
    statusPage: statusPageLines(incident, vendor, nowMs),
    exchange: exchange ? exchangeLines(exchange) : [],
    exchangeAtMs: exchange?.startedAtMs,
    curl: shown && exchange && curlOf(shown, parts.curl),
    replacements: totalReplacements(shown ? [shown] : []),
    nowMs,
    zone: parts.zone,
    app,
  }
}
