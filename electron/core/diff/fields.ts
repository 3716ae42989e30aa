import { isoOf, sayStatus, shorten } from '../explain/say.ts'
import { isRateLimitName } from '../facts/edge.ts'
import { contentKind, jsonOf, sayVendorError, vendorErrorOf } from '../facts.ts'
import { wording } from '../language/language.ts'
import type { Connection, Exchange, Headers, PhaseName } from '../model/exchange.ts'
import type { Transcript } from '../model/transcript.ts'
import { phasesOf } from '../phases.ts'
import { jsonShape } from './jsonShape.ts'

/** One fact of an exchange. `ms` makes it a duration, `bytes` a size: those differ only when they differ by much. */
export type Field = { value: string; weight: number; ms?: number; bytes?: number }

/** The parts that only an answer has: without one on both sides they are not differences of their own. */
export type FieldGroup = 'always' | 'connection' | 'tls' | 'answer' | 'json'
export type Facts = Record<FieldGroup, Map<string, Field>>

const maxValueLength = 300
const maxHeaders = 150

/** What can be compared of a transcript: its judged exchange, and the way that led to it. */
export function factsOf(transcript: Transcript): Facts {
  const facts: Facts = { always: new Map(), connection: new Map(), tls: new Map(), answer: new Map(), json: new Map() }
  const { always } = facts
  put(always, 'monitor revision', String(transcript.monitorRevision), 88)
  const exchange = transcript.exchanges.at(-1)
  if (!exchange) {
    put(always, 'nothing sent', transcript.verdict.reason, 100)
    return facts
  }
  put(
    always,
    'steps',
    transcript.exchanges.map(({ role, response }) => wording.differences.step(role, response?.status)).join(', '),
    80,
  )
  put(always, 'request', `${exchange.request.method} ${exchange.request.url.replace(/#.*$/, '')}`, 76)
  const { failure } = exchange
  if (failure) put(always, 'failure', wording.differences.failure(failure.kind, failure.phase), 100)
  if (exchange.connection) connectionFacts(exchange.connection, facts)
  if (exchange.request.headers.length > 0) headerFacts(always, 'request header', exchange.request.headers)
  for (const [name, ms] of Object.entries(phasesOf(exchange.instants))) {
    put(always, `phase ${name}`, '', phaseWeights[name as PhaseName], { ms })
  }
  put(always, 'phase total', '', 60, { ms: exchange.instants.end })
  if (exchange.response) answerFacts(exchange, exchange.response, facts)
  return facts
}

const phaseWeights: Record<PhaseName, number> = {
  dns: 84,
  tcp: 84,
  proxy: 84,
  tls: 84,
  send: 82,
  wait: 86,
  download: 82,
}

function put(
  to: Map<string, Field>,
  field: string,
  value: string | undefined,
  weight: number,
  more: Partial<Field> = {},
) {
  if (value !== undefined) to.set(field, { value: shorten(value, maxValueLength), weight, ...more })
}

function connectionFacts({ remote, answers, proxy, tls }: Connection, { connection, tls: secure }: Facts): void {
  put(connection, 'address', remote?.address, 60)
  put(connection, 'address family', remote && `IPv${remote.family}`, 61)
  put(connection, 'port', remote && String(remote.port), 62)
  put(
    connection,
    'answers',
    answers
      ?.map(({ address }) => address)
      .sort()
      .join(', '),
    40,
  )
  put(connection, 'proxy', proxy?.url, 66)
  if (!tls) return
  const leaf = tls.chain[0]
  put(secure, 'tls version', tls.version, 65)
  put(secure, 'cipher', tls.cipher, 50)
  put(secure, 'alpn', tls.alpn, 48)
  put(secure, 'certificate verified', wording.differences.verified(tls.verified, tls.verifyError), 92)
  put(
    secure,
    'certificate',
    leaf && wording.differences.certificate(leaf.subject, isoOf(leaf.notAfterMs).slice(0, 10), leaf.fingerprint256),
    68,
  )
  put(secure, 'certificate issuer', leaf?.issuer, 70)
}

function answerFacts(
  exchange: Exchange,
  response: NonNullable<Exchange['response']>,
  { always, answer, json }: Facts,
): void {
  const { body } = response
  put(always, 'status', sayStatus(response.status, response.reason), 96)
  const error = vendorErrorOf(exchange)
  if (error) put(always, 'vendor error', sayVendorError(error), 78)
  put(answer, 'content', wording.differences.contents[contentKind(body)], 90)
  put(answer, 'http version', response.httpVersion, 55)
  headerFacts(answer, 'header', response.headers)
  if (!body) return
  put(answer, 'size', '', 35, { bytes: body.decodedBytes })
  put(answer, 'body cut', body.truncated ? wording.differences.cut : undefined, 30)
  for (const [path, kind] of body.truncated ? [] : shapeOf(body)) {
    put(json, `json ${path}`, kind, Math.max(20, 52 - 4 * (path.match(/[.[]/g)?.length ?? 0)))
  }
}

function shapeOf(body: Parameters<typeof jsonOf>[0]): Map<string, string> {
  const document = jsonOf(body)
  return document === undefined ? new Map() : jsonShape(document)
}

const headerWeights = new Map([
  ['retry-after', 74],
  ['location', 72],
  ['content-type', 63],
  ['www-authenticate', 62],
  ['server', 58],
  ['via', 54],
  ['content-encoding', 46],
])

function headerFacts(to: Map<string, Field>, prefix: string, headers: Headers): void {
  const values = new Map<string, string[]>()
  for (const [name, value] of headers.slice(0, maxHeaders)) {
    const key = name.toLowerCase()
    values.set(key, [...(values.get(key) ?? []), value])
  }
  for (const [name, all] of values) {
    const weight = prefix === 'header' ? (headerWeights.get(name) ?? (isRateLimitName(name) ? 56 : 42)) : 33
    put(to, `${prefix} ${name}`, all.join(', '), weight)
  }
}
