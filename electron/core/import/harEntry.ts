import { z } from 'zod'
import { wording } from '../language/language.ts'
import {
  type Body,
  type Exchange,
  type Failure,
  type FailureKind,
  failureSchema,
  type Instants,
} from '../model/exchange.ts'

const named = z.array(z.object({ name: z.string(), value: z.string().catch('') })).catch([])
const amount = z.number().catch(-1)

/** The parts of a HAR 1.2 entry that are read; what other tools leave out or get wrong is taken as absent. */
export const harEntrySchema = z.object({
  startedDateTime: z.string(),
  time: amount,
  request: z.object({
    method: z.string().min(1).max(32),
    url: z.string().min(1),
    httpVersion: z.string().catch(''),
    headers: named,
    postData: z
      .object({ mimeType: z.string().catch(''), text: z.string().catch('') })
      .optional()
      .catch(undefined),
  }),
  response: z.object({
    status: z.number().catch(0),
    statusText: z.string().catch(''),
    httpVersion: z.string().catch(''),
    headers: named,
    content: z
      .object({
        size: amount,
        mimeType: z.string().catch(''),
        text: z.string().optional(),
        encoding: z.string().optional(),
      })
      .optional()
      .catch(undefined),
    bodySize: amount,
    _error: z.string().nullish().catch(null),
  }),
  timings: z
    .object({ blocked: amount, dns: amount, connect: amount, ssl: amount, send: amount, wait: amount, receive: amount })
    .partial()
    .catch({}),
  serverIPAddress: z.string().optional().catch(undefined),
  _failure: failureSchema.optional().catch(undefined),
})
export type HarEntryIn = z.infer<typeof harEntrySchema>

/** Words of browsers and our own for what went wrong below HTTP. */
const failureWords: [RegExp, FailureKind][] = [
  [/NAME_NOT_RESOLVED|ENOTFOUND|dns-not-found/i, 'dns-not-found'],
  [/REFUSED/i, 'refused'],
  [/TIMED?_?OUT|timeout/i, 'timeout'],
  [/UNREACHABLE|INTERNET_DISCONNECTED|NETWORK_CHANGED/i, 'unreachable'],
  [/CERT_DATE|HAS_EXPIRED/i, 'tls-expired'],
  [/COMMON_NAME|ALTNAME/i, 'tls-wrong-host'],
  [/CERT_AUTHORITY|SELF_SIGNED/i, 'tls-untrusted'],
  [/SSL|TLS|CERT/i, 'tls-other'],
  [/TOO_MANY_REDIRECTS/i, 'too-many-redirects'],
  [/PROXY|TUNNEL/i, 'proxy'],
  [/RESET|CLOSED|EMPTY_RESPONSE/i, 'reset'],
]

function failureOf({ response, _failure }: HarEntryIn): Failure | undefined {
  if (_failure) return _failure
  if (response.status > 0) return undefined
  const reason = response._error
  if (!reason) return { kind: 'aborted', message: wording.imports.noResponse }
  const kind = failureWords.find(([pattern]) => pattern.test(reason))?.[1] ?? 'aborted'
  return { kind, message: reason, code: reason.slice(0, 80) }
}

/** Moments from HAR's durations, one after another; `connect` holds `ssl`. -1 is absent. */
export function instantsOf({ timings, time }: HarEntryIn): Instants {
  const { blocked = -1, dns = -1, connect = -1, ssl = -1, send = -1, wait = -1, receive = -1 } = timings
  const instants: Instants = { end: 0 }
  let at = Math.max(0, blocked)
  const span = (ms: number): [number, number] => {
    const from = at
    at += ms
    return [from, at]
  }
  if (dns >= 0) [instants.dnsStart, instants.dnsEnd] = span(dns)
  if (connect >= 0) [instants.tcpStart, instants.tcpEnd] = span(Math.max(0, connect - Math.max(0, ssl)))
  if (connect >= 0 && ssl >= 0) [instants.tlsStart, instants.tlsEnd] = span(ssl)
  if (send >= 0) [instants.sendStart, instants.sendEnd] = span(send)
  if (send >= 0 && wait >= 0) instants.firstByte = span(wait)[1]
  if (receive >= 0) span(receive)
  instants.end = at > 0 ? at : Math.max(0, time)
  return instants
}

function bodyOf(text: string, mimeType: string, sizes: { wire: number; decoded: number }, base64 = false): Body {
  return {
    ...(base64 ? { base64: text } : { text }),
    ...(mimeType && { mimeType: mimeType.split(';')[0]?.trim() ?? mimeType }),
    wireBytes: Math.max(0, Math.round(sizes.wire)),
    decodedBytes: Math.max(0, Math.round(sizes.decoded)),
    truncated: false,
  }
}

/** Headers as pairs, without the pseudo fields that HTTP/2 entries carry. */
const pairs = (headers: { name: string; value: string }[]): [string, string][] =>
  headers.filter(({ name }) => !name.startsWith(':')).map(({ name, value }) => [name, value])

/** One entry as an exchange: what the file does not say is absent. Not redacted yet. */
export function exchangeOf(entry: HarEntryIn, startedAtMs: number): Exchange {
  const { request, response } = entry
  const failure = failureOf(entry)
  const content = response.content
  const url = URL.parse(request.url)
  const ip = entry.serverIPAddress?.replace(/^\[|\]$/g, '')
  const port = Number(url?.port) || (url?.protocol === 'http:' ? 80 : 443)
  // "HTTP/2", "http/2.0" and "h2" are one; 1.0 is not 1.1.
  const version = (text: string) => (/\d(?:\.\d)?/.exec(text)?.[0] ?? '').replace(/^([23])\.0$/, '$1')
  return {
    role: 'request',
    startedAtMs,
    instants: instantsOf(entry),
    request: {
      method: request.method,
      url: request.url,
      headers: pairs(request.headers),
      ...(version(request.httpVersion) && { httpVersion: version(request.httpVersion) }),
      ...(request.postData?.text && {
        body: bodyOf(request.postData.text, request.postData.mimeType, {
          wire: request.postData.text.length,
          decoded: request.postData.text.length,
        }),
      }),
    },
    ...(ip &&
      url && {
        connection: { host: url.hostname, port, remote: { address: ip, family: ip.includes(':') ? 6 : 4, port } },
      }),
    ...(response.status > 0 && {
      response: {
        status: Math.round(response.status),
        reason: response.statusText,
        httpVersion: version(response.httpVersion),
        headers: pairs(response.headers),
        ...(content?.text && {
          body: bodyOf(
            content.text,
            content.mimeType,
            { wire: response.bodySize, decoded: content.size >= 0 ? content.size : content.text.length },
            content.encoding === 'base64',
          ),
        }),
      },
    }),
    ...(failure && { failure }),
  }
}
