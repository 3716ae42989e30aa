import { explainVerdict } from '../explain/reason.ts'
import type { Exchange, PhaseName } from '../model/exchange.ts'
import { phaseNames } from '../model/exchange.ts'
import type { Incident } from '../model/incident.ts'
import type { Vendor } from '../model/monitor.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Evidence } from '../model/verdict.ts'
import { phasesOf } from '../phases.ts'
import { curlOf } from './curl.ts'
import { ruledOut } from './ruledOut.ts'
import { exchangeLines } from './text.ts'

export { reportMarkdown, reportText } from './reportForms.ts'

export type ReportParts = {
  incident: Incident
  /** The attempts of the incident that are kept, oldest first. */
  transcripts: readonly Transcript[]
  lastGood: Transcript | null | undefined
  vendor: Vendor | undefined
  nowMs: number
  app: { name: string; version: string }
}

/** An identifier under which the vendor's support finds the very request in its own logs. */
type RequestId = { header: string; value: string; atMs: number }

/** What a vendor's support needs to act, taken only from redacted transcripts. */
export type Report = {
  title: string
  sentence: string
  meaning: string
  vendorName: string
  monitorName: string
  /** "GET https://api.stripe.com/v1/balance"; absent when nothing was sent. */
  endpoint: string | undefined
  remote: string | undefined
  incident: Pick<
    Incident,
    'id' | 'state' | 'firstFailureAtMs' | 'lastFailureAtMs' | 'closedAtMs' | 'attempts' | 'failures'
  >
  durationMs: number
  requestIds: RequestId[]
  evidence: Evidence[]
  /** Phases of the failing attempt beside those of the last good one. */
  phases: { name: PhaseName | 'total'; failingMs: number | undefined; goodMs: number | undefined }[]
  lastGoodAtMs: number | undefined
  ruledOut: string[]
  /** One failing exchange, complete, line by line. */
  exchange: string[]
  exchangeAtMs: number | undefined
  curl: string | undefined
  nowMs: number
  app: { name: string; version: string }
}

const idHeader =
  /(?:request-?id|requestid|correlation-?id|trace-?id|traceparent|trace-context|cf-ray|x-amz-id-2|x-amz-cf-id)$/i
const maxIds = 10

/** Request identifiers of the failing attempts, newest first. */
function requestIdsOf(transcripts: readonly Transcript[]): RequestId[] {
  const found = transcripts
    .toReversed()
    .flatMap(({ exchanges }) =>
      exchanges.flatMap((exchange) =>
        [...(exchange.response?.headers ?? []), ...exchange.request.headers]
          .filter(([name]) => idHeader.test(name))
          .map(([header, value]) => ({ header, value, atMs: exchange.startedAtMs })),
      ),
    )
  return found.slice(0, maxIds)
}

function phaseRows(failing: Exchange | undefined, good: Exchange | undefined): Report['phases'] {
  const bad = failing ? phasesOf(failing.instants) : {}
  const fine = good ? phasesOf(good.instants) : {}
  const rows = phaseNames
    .filter((name) => bad[name] !== undefined || fine[name] !== undefined)
    .map((name) => ({ name, failingMs: bad[name], goodMs: fine[name] }))
  return [...rows, { name: 'total', failingMs: failing?.instants.end, goodMs: good?.instants.end }]
}

/** The debug report of one incident: built around the newest attempt that failed. */
export function reportOf({ incident, transcripts, lastGood, vendor, nowMs, app }: ReportParts): Report {
  const failing = transcripts.filter(({ verdict }) => verdict.state === 'down' || verdict.state === 'degraded')
  const shown = failing.findLast(({ exchanges }) => exchanges.length > 0) ?? failing.at(-1)
  const exchange = shown?.exchanges.at(-1)
  const remote = exchange?.connection?.remote
  const { id, state, firstFailureAtMs, lastFailureAtMs, closedAtMs, attempts, failures } = incident
  return {
    title: incident.title,
    sentence: incident.sentence,
    meaning: shown
      ? explainVerdict(shown.verdict, exchange && { monitorName: incident.monitorName, exchange }).meaning
      : 'No transcript of this incident is kept any more.',
    vendorName: vendor?.name ?? incident.vendorName,
    monitorName: incident.monitorName,
    endpoint: exchange && `${exchange.request.method} ${exchange.request.url}`,
    remote: remote && `${remote.address} port ${remote.port}`,
    incident: { id, state, firstFailureAtMs, lastFailureAtMs, closedAtMs, attempts, failures },
    durationMs: Math.max(0, (closedAtMs ?? nowMs) - firstFailureAtMs),
    requestIds: requestIdsOf(failing),
    evidence: shown?.verdict.evidence ?? [],
    phases: phaseRows(exchange, lastGood?.exchanges.at(-1)),
    lastGoodAtMs: lastGood?.startedAtMs,
    ruledOut: ruledOut(incident, failing, lastGood ?? undefined),
    exchange: exchange ? exchangeLines(exchange) : [],
    exchangeAtMs: exchange?.startedAtMs,
    curl: exchange && curlOf(exchange),
    nowMs,
    app,
  }
}
