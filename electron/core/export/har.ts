import { isoOf } from '../explain/say.ts'
import type { Body, Exchange, Headers } from '../model/exchange.ts'
import type { Transcript } from '../model/transcript.ts'
import { phasesOf } from '../phases.ts'
import { cookieHeader, setCookieHeader } from './cookies.ts'
import type { Har, HarEntry, HarTimings } from './harTypes.ts'

/** HTTP Archive 1.2 of transcripts: one entry per exchange, in the order they ran, one page per transcript. */
export function harOf(transcripts: readonly Transcript[], creator: { name: string; version: string }): Har {
  return {
    log: {
      version: '1.2',
      creator,
      pages: transcripts.map((transcript) => ({
        startedDateTime: isoOf(transcript.startedAtMs),
        id: transcript.id,
        title: `${transcript.vendorName} ${transcript.monitorName}: ${transcript.verdict.sentence}`,
        pageTimings: { onContentLoad: -1, onLoad: -1 },
      })),
      entries: transcripts.flatMap((transcript) =>
        transcript.exchanges.map((exchange) => entryOf(exchange, transcript.id)),
      ),
    },
  }
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

const valuesOf = (headers: Headers, wanted: string) =>
  headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value)

/** The query as it stands in the URL, decoded where that is possible. */
function queryOf(url: string): { name: string; value: string }[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? ''
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }))
}

function postDataOf(body: Body, headers: Headers) {
  const mimeType = body.mimeType ?? valuesOf(headers, 'content-type')[0] ?? ''
  const text = body.text ?? body.base64 ?? ''
  return {
    mimeType,
    text,
    params: [],
    ...(body.base64 !== undefined && body.text === undefined && { comment: 'text is base64' }),
  }
}

function contentOf(body: Body | undefined, headers: Headers) {
  if (!body) return { size: 0, mimeType: valuesOf(headers, 'content-type')[0] ?? 'x-unknown' }
  const compression = body.decodedBytes - body.wireBytes
  return {
    size: body.decodedBytes,
    ...(compression !== 0 && { compression }),
    mimeType: body.mimeType ?? valuesOf(headers, 'content-type')[0] ?? 'x-unknown',
    ...(body.text !== undefined
      ? { text: body.text }
      : body.base64 !== undefined && { text: body.base64, encoding: 'base64' }),
    ...(body.truncated && { comment: 'The body was cut at the size limit.' }),
  }
}

const httpName = (version: string | undefined) => (version ? `HTTP/${version.replace(/^HTTP\//i, '')}` : 'unknown')

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
    cookies: valuesOf(response.headers, 'set-cookie').map(setCookieHeader),
    headers: nameValues(response.headers),
    content: contentOf(response.body, response.headers),
    redirectURL: valuesOf(response.headers, 'location')[0] ?? '',
    headersSize: response.headerBytes ?? -1,
    bodySize: response.body?.wireBytes ?? 0,
    ...problem,
  }
}

function entryOf(exchange: Exchange, pageref: string): HarEntry {
  const { request, connection } = exchange
  const { timings, time } = harTimings(exchange)
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
      cookies: valuesOf(request.headers, 'cookie').flatMap(cookieHeader),
      headers: nameValues(request.headers),
      queryString: queryOf(request.url),
      ...(request.body && { postData: postDataOf(request.body, request.headers) }),
      headersSize: request.headerBytes ?? -1,
      bodySize: request.body?.wireBytes ?? 0,
    },
    response: responseOf(exchange),
    cache: {},
    timings,
    ...(connection?.remote && { serverIPAddress: connection.remote.address }),
    ...(connection?.local && { connection: String(connection.local.port) }),
    ...(comments.length > 0 && { comment: comments.join('; ') }),
  }
}
