import { jsonOf } from './facts/vendorError.ts'
import type { RequestId } from './model/comparison.ts'
import type { Exchange } from './model/exchange.ts'
import type { Transcript } from './model/transcript.ts'

const maxFailing = 10
const maxGood = 2
const maxValueLength = 200
const maxNodes = 2_000
const maxDepth = 5

const headerNames = [
  /^(x-)?([a-z0-9]+-)*(request|correlation|trace|transaction|operation|debug|message|invocation|activity)-?id$/,
  /^(request|trace)parent$|^x-cloud-trace-context$|^x-amz-id-2$|^x-amz-cf-id$|^cf-ray$|^x-b3-traceid$|^x-azure-ref$/,
  /^x-(amzn-)?trace(-id)?$|^x-vercel-id$|^x-ms-request-id$|^x-served-by-request$|^x-guploader-uploadid$/,
]

/** Field names of bodies, compared without case, dash and underscore. */
const bodyNames = new Set([
  'requestid',
  'xrequestid',
  'clientrequestid',
  'correlationid',
  'traceid',
  'debugid',
  'errorid',
  'activityid',
  'logid',
  'rayid',
])

const plain = (name: string) => name.toLowerCase().replaceAll(/[-_]/g, '')

/** Does a header of this name identify one request? `more` are names that the vendor uses besides the common ones. */
export function isRequestIdName(name: string, more: readonly string[] = []): boolean {
  const lower = name.toLowerCase()
  return headerNames.some((pattern) => pattern.test(lower)) || more.some((one) => one.toLowerCase() === lower)
}

type Found = Pick<RequestId, 'name' | 'value' | 'place'>

/** Identifiers of one exchange: response headers, then the body, then what we sent along ourselves. */
export function requestIdsIn({ request, response }: Exchange, more: readonly string[] = []): Found[] {
  const fromHeaders = (headers: Exchange['request']['headers'], place: Found['place']): Found[] =>
    headers
      .filter(([name, value]) => isRequestIdName(name, more) && value.trim() !== '')
      .map(([name, value]) => ({ name, value: value.slice(0, maxValueLength), place }))
  const found = [
    ...fromHeaders(response?.headers ?? [], 'response'),
    ...inBody(response?.body?.text, jsonOf(response?.body), more),
    ...fromHeaders(request.headers, 'request'),
  ]
  // An identifier often stands in a header and in the body: once is enough.
  const seen = new Set<string>()
  return found.filter(({ value }) => !seen.has(value) && seen.add(value))
}

function inBody(text: string | undefined, document: unknown, more: readonly string[]): Found[] {
  const wanted = new Set([...bodyNames, ...more.map(plain)])
  if (document === undefined) {
    const xml = /<(RequestId|RequestID|HostId)>([^<]{1,200})<\/\1>/.exec(text?.slice(0, 8_000) ?? '')
    return xml ? [{ name: xml[1] ?? '', value: xml[2] ?? '', place: 'body' }] : []
  }
  const found: Found[] = []
  let nodes = 0
  const visit = (value: unknown, path: string, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > maxDepth) return
    for (const [key, child] of Object.entries(value)) {
      if (++nodes > maxNodes) return
      const name = path === '' ? key : `${path}.${key}`
      const isWord = (typeof child === 'string' && child !== '') || typeof child === 'number'
      if (isWord && (wanted.has(plain(key)) || wanted.has(plain(name)))) {
        found.push({ name, value: String(child).slice(0, maxValueLength), place: 'body' })
      } else visit(child, name, depth + 1)
    }
  }
  visit(document, '', 0)
  return found
}

const isFailing = ({ verdict }: Transcript) => verdict.state === 'down' || verdict.state === 'degraded'

/**
 * Identifiers under which the vendor's support finds these requests: of failing attempts first (the newest first, ten
 * at most), then of two good ones for contrast. `more` are names that the vendor uses besides the common ones.
 */
export function requestIdsOf(transcripts: readonly Transcript[], more: readonly string[] = []): RequestId[] {
  const newest = [...new Map(transcripts.map((one) => [one.id, one])).values()].sort(
    (a, b) => b.startedAtMs - a.startedAtMs,
  )
  const idsOf = (transcript: Transcript): RequestId[] =>
    transcript.exchanges.toReversed().flatMap((exchange) =>
      requestIdsIn(exchange, more).map((found) => ({
        ...found,
        atMs: exchange.startedAtMs,
        state: transcript.verdict.state,
        ...(exchange.response && { status: exchange.response.status }),
        transcriptId: transcript.id,
      })),
    )
  const failing = newest.filter(isFailing).flatMap(idsOf).slice(0, maxFailing)
  const good = newest.filter(({ verdict }) => verdict.state === 'up').flatMap((one) => idsOf(one).slice(0, 1))
  return [...failing, ...good.slice(0, maxGood)]
}
