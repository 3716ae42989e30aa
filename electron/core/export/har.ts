import { isoOf } from '../explain/say.ts'
import { ranWhere } from '../facts/place.ts'
import {
  clockOffsetMs,
  failedPhase,
  formOf,
  headerValue,
  keptBytes,
  queryOf,
  redirectsOf,
  requestCookies,
  responseCookies,
  savedBytes,
} from '../facts.ts'
import type { Body, Exchange, Headers } from '../model/exchange.ts'
import type { Scope } from '../model/scope.ts'
import type { OwnSide, Transcript } from '../model/transcript.ts'
import { phasesOf } from '../phases.ts'
import { requestIdsIn } from '../requestIds.ts'
import type { Har, HarEntry, HarPage, HarTimings } from './harTypes.ts'
import { sayReplacements, totalReplacements } from './replacements.ts'

/**
 * HTTP Archive 1.2 of transcripts, secrets already replaced: one page per transcript, one entry per exchange, by the
 * time they started. `scope`: where the failure lies, as far as paired probes showed it.
 */
export function harOf(
  transcripts: readonly Transcript[],
  creator: { name: string; version: string },
  scope?: Scope | undefined,
): Har {
  const ordered = transcripts.toSorted((a, b) => a.startedAtMs - b.startedAtMs)
  const entries = ordered.flatMap((transcript) =>
    transcript.exchanges.map((exchange) => ({
      startedAtMs: exchange.startedAtMs,
      entry: entryOf(exchange, transcript.id),
    })),
  )
  return {
    log: {
      version: '1.2',
      creator,
      pages: ordered.map(pageOf),
      entries: entries.sort((a, b) => a.startedAtMs - b.startedAtMs).map(({ entry }) => entry),
      comment: sayReplacements(totalReplacements(ordered)),
      ...(scope && { _scope: scope }),
    },
  }
}

function pageOf(transcript: Transcript): HarPage {
  const { verdict, ownSide, replacements, attempt, trigger, monitorName, vendorName } = transcript
  const redirects = redirectsOf(transcript.exchanges)
  return {
    startedDateTime: isoOf(transcript.startedAtMs),
    id: transcript.id,
    title: `${vendorName} ${monitorName}: ${verdict.sentence}`,
    pageTimings: { onContentLoad: -1, onLoad: -1 },
    _verdict: verdict,
    ...(ownSide && { _ownSide: withoutNetwork(ownSide) }),
    _replacements: replacements,
    _attempt: attempt,
    _trigger: trigger,
    _monitor: monitorName,
    _vendor: vendorName,
    _monitorRevision: transcript.monitorRevision,
    _ranOn: ranWhere(transcript),
    ...(transcript.environment && { _environment: transcript.environment }),
    ...(redirects && { _redirectsMs: redirects.totalMs }),
  }
}

/** Interfaces, gateway and proxy are ours alone; what they mean stands in the sentence. */
function withoutNetwork({ network: _network, changes: _changes, ...rest }: OwnSide): OwnSide {
  return rest
}

/**
 * The times of HAR 1.2: -1 for what did not happen, `ssl` counted inside `connect`, and `time` the sum of the rest.
 * Moments between phases, in which only this computer was busy, count as `blocked`. The proxy's part is in `connect`.
 */
export function harTimings(exchange: Exchange): { timings: HarTimings; time: number } {
  const phases = phasesOf(exchange.instants)
  const ssl = phases.tls ?? -1
  const connecting = [phases.tcp, phases.proxy, phases.tls].filter((ms) => ms !== undefined)
  const connect = connecting.length > 0 ? connecting.reduce((sum, ms) => sum + ms, 0) : -1
  const dns = phases.dns ?? -1
  const send = phases.send ?? 0
  const wait = phases.wait ?? 0
  const receive = phases.download ?? 0
  const counted = [dns, connect, send, wait, receive].reduce((sum, ms) => sum + Math.max(0, ms), 0)
  const gap = exchange.instants.end - counted
  const blocked = gap > 0.001 ? gap : -1
  const time = counted + Math.max(0, blocked)
  return { timings: { blocked, dns, connect, send, wait, receive, ssl }, time }
}

const nameValues = (headers: Headers) => headers.map(([name, value]) => ({ name, value }))

function postDataOf(body: Body, headers: Headers) {
  const mimeType = body.mimeType ?? headerValue(headers, 'content-type') ?? ''
  const text = body.text ?? body.base64 ?? ''
  return {
    mimeType,
    text,
    params: nameValues(formOf(body, headers) ?? []),
    ...(body.base64 !== undefined && body.text === undefined && { comment: 'text is base64' }),
  }
}

function contentOf(body: Body | undefined, headers: Headers) {
  if (!body) return { size: 0, mimeType: headerValue(headers, 'content-type') ?? 'x-unknown' }
  const compression = savedBytes(body)
  return {
    size: body.decodedBytes,
    ...(compression > 0 && { compression }),
    mimeType: body.mimeType ?? headerValue(headers, 'content-type') ?? 'x-unknown',
    ...(body.text !== undefined
      ? { text: body.text }
      : body.base64 !== undefined && { text: body.base64, encoding: 'base64' }),
    ...(body.truncated && { comment: cutNote(body), _truncated: true }),
    ...(body.sha256 !== undefined && { _sha256: body.sha256 }),
  }
}

/** "The body was cut: 262144 of 1048576 bytes are kept." */
function cutNote(body: Body): string {
  return `The body was cut: ${keptBytes(body)} of ${body.decodedBytes} bytes are kept.`
}

/** `HTTP/2.0` is how DevTools writes HTTP/2 and the only form in which it takes it for h2. */
function httpName(version: string | undefined): string {
  if (!version) return 'unknown'
  const number = version.replace(/^HTTP\//i, '')
  return number === '2' ? 'HTTP/2.0' : `HTTP/${number}`
}

function responseOf(exchange: Exchange): HarEntry['response'] {
  const { response, failure } = exchange
  const problem = failure && { _error: [failure.code, failure.message].filter(Boolean).join(': ') || failure.kind }
  if (!response) {
    return {
      status: 0,
      statusText: '',
      httpVersion: 'unknown',
      cookies: [],
      headers: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      ...(problem ?? { _error: 'no response' }),
    }
  }
  return {
    status: response.status,
    statusText: response.reason,
    httpVersion: httpName(response.httpVersion),
    cookies: responseCookies(exchange),
    headers: nameValues(response.headers),
    content: contentOf(response.body, response.headers),
    redirectURL: headerValue(response.headers, 'location') ?? '',
    headersSize: response.headerBytes ?? -1,
    bodySize: response.body?.wireBytes ?? 0,
    ...problem,
  }
}

function entryOf(exchange: Exchange, pageref: string): HarEntry {
  const { request, connection } = exchange
  const { timings, time } = harTimings(exchange)
  const requestIds = requestIdsIn(exchange)
  const offsetMs = clockOffsetMs(exchange)
  const stoppedIn = failedPhase(exchange)
  const comments = [
    exchange.role === 'request' ? undefined : `role: ${exchange.role}`,
    connection?.tls?.version && `${connection.tls.version} ${connection.tls.cipher ?? ''}`.trim(),
    connection?.proxy && `through the proxy ${connection.proxy.url}`,
  ].filter(Boolean)
  return {
    pageref,
    startedDateTime: isoOf(exchange.startedAtMs),
    time,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: httpName(request.httpVersion),
      cookies: requestCookies(exchange),
      headers: nameValues(request.headers),
      queryString: nameValues(queryOf(request.url)),
      ...(request.body && { postData: postDataOf(request.body, request.headers) }),
      headersSize: request.headerBytes ?? -1,
      bodySize: request.body?.wireBytes ?? 0,
    },
    response: responseOf(exchange),
    cache: {},
    timings,
    ...(connection?.remote && { serverIPAddress: connection.remote.address }),
    // DevTools shows `connection` as the port behind that address, and tells connections apart by a field of its own.
    ...(connection?.remote && { connection: String(connection.remote.port) }),
    ...(connection?.local && { _connectionId: String(connection.local.port) }),
    // Else it guesses, and calls JSON a script.
    _resourceType: 'fetch',
    ...(comments.length > 0 && { comment: comments.join('; ') }),
    _transcript: pageref,
    _role: exchange.role,
    _phases: phasesOf(exchange.instants),
    ...(exchange.failure && { _failure: exchange.failure }),
    ...(stoppedIn && { _failedPhase: stoppedIn }),
    ...(connection && { _connection: connection }),
    ...(requestIds.length > 0 && { _requestIds: requestIds }),
    ...(offsetMs !== undefined && { _clockOffsetMs: offsetMs }),
    ...(exchange.loopDelayMs !== undefined && { _loopDelayMs: exchange.loopDelayMs }),
  }
}
