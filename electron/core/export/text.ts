import { isoOf, sayMs, sayUtc } from '../explain/say.ts'
import { sayVariation } from '../explain/variation.ts'
import { ranWhere } from '../facts/place.ts'
import {
  apiVersionOf,
  authOf,
  daysLeft,
  earliestExpiry,
  edgeOf,
  failedPhase,
  formOf,
  keptBytes,
  queryOf,
  rateLimitOf,
  requestCookies,
  responseCookies,
  savedBytes,
  sayClock,
  sayOcsp,
  sayRedirects,
  sayVendorError,
  vendorErrorOf,
} from '../facts.ts'
import { type Body, type Connection, type Exchange, phaseNames } from '../model/exchange.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Evidence } from '../model/verdict.ts'
import { phasesOf } from '../phases.ts'
import { authorityOf } from '../redact/urls.ts'
import { requestIdsIn } from '../requestIds.ts'
import { isoWithLocal } from './localTime.ts'
import { sayReplacements } from './replacements.ts'

/** "dns 3 ms, tcp 10 ms, proxy did not apply, …, total 94 ms" */
function phaseLine(exchange: Exchange): string {
  const phases = phasesOf(exchange.instants)
  const parts = phaseNames.map((name) => `${name} ${sayPhase(phases[name])}`)
  return [...parts, `total ${sayMs(exchange.instants.end)}`].join(', ')
}

const sayPhase = (ms: number | undefined) => (ms === undefined ? 'did not apply' : sayMs(ms))

/** "status: expected 200–299, observed 503 Service Unavailable (fail)" */
export function evidenceLine({ kind, expected, observed, outcome }: Evidence): string {
  return `${kind}: expected ${expected}, observed ${observed} (${outcome})`
}

function connectionLines(connection: Connection, atMs: number): string[] {
  const { host, port, resolvers, answers, remote, local, proxy, tls } = connection
  const lines = [`* Host ${host}, port ${port}`]
  if (resolvers?.length) lines.push(`* Resolvers: ${resolvers.join(', ')}`)
  if (answers) lines.push(`* Resolved to: ${answers.map((answer) => answer.address).join(', ') || 'nothing'}`)
  if (proxy) lines.push(`* Proxy ${proxy.url} (from ${proxy.from})`)
  if (remote) lines.push(`* Connected to ${remote.address} port ${remote.port} (IPv${remote.family}), a new connection`)
  if (local)
    lines.push(`* From ${local.address} port ${local.port}${local.interface ? `, interface ${local.interface}` : ''}`)
  if (!tls) return lines
  if (tls.clientCertificate) lines.push('* A client certificate of ours was ready for the server to ask for')
  lines.push(
    `* TLS ${tls.version ?? 'not agreed'}${tls.cipher ? `, ${tls.cipher}` : ''}, ALPN ${tls.alpn ?? 'none'} (offered ${tls.alpnOffered.join(', ') || 'none'})`,
    `* Certificate ${tls.verified ? 'verified' : `not verified: ${tls.verifyError ?? 'no reason given'}`}`,
  )
  const ocsp = sayOcsp(tls)
  if (ocsp) lines.push(`* OCSP: ${ocsp}`)
  const earliest = earliestExpiry(tls.chain)
  if (earliest)
    lines.push(`* First of the chain to end: ${sayUtc(earliest.notAfterMs)}, ${daysLeft(earliest, atMs)} days left`)
  for (const [depth, one] of tls.chain.entries()) {
    lines.push(
      `*  ${depth}: subject ${one.subject}`,
      `*     issuer ${one.issuer}`,
      `*     valid ${sayUtc(one.notBeforeMs)} to ${sayUtc(one.notAfterMs)}`,
      `*     names ${one.sans.join(', ') || 'none'}`,
      `*     serial ${one.serialNumber}, SHA-256 ${one.fingerprint256}`,
    )
  }
  return lines
}

function bodyLines(body: Body | undefined): string[] {
  if (!body) return []
  const saved = savedBytes(body)
  const notes = [
    `${body.decodedBytes} bytes${body.wireBytes === body.decodedBytes ? '' : `, ${body.wireBytes} on the wire`}`,
    saved > 0 && `${body.contentEncoding ?? 'encoding'} saved ${saved}`,
    [body.mimeType, body.charset].filter(Boolean).join(', charset '),
    body.truncated && `cut at the size limit, ${keptBytes(body)} bytes kept`,
    body.sha256 && `SHA-256 ${body.sha256}`,
  ].filter(Boolean)
  const lines = [`* Body: ${notes.join(', ')}`]
  if (body.text !== undefined) lines.push(body.text)
  else if (body.base64 !== undefined) lines.push('* The body is binary; in base64:', body.base64)
  return lines
}

const listed = (pairs: readonly (readonly [string, string])[]) => pairs.map(([name, value]) => `${name} = ${value}`)

/** What support asks for and nobody wants to look for: read off the exchange, one fact per line. */
export function factLines(exchange: Exchange): string[] {
  const { request, response } = exchange
  const auth = authOf(exchange)
  const edge = edgeOf(exchange)
  const clock = sayClock(exchange)
  const error = vendorErrorOf(exchange)
  const version = apiVersionOf(exchange)
  const cookies = [...requestCookies(exchange), ...responseCookies(exchange)]
  const facts: [string, string[]][] = [
    ['Request ids', requestIdsIn(exchange).map(({ name, value }) => `${name} ${value}`)],
    ['Vendor says', error ? [sayVendorError(error)] : []],
    ['API version', version === undefined ? [] : [version]],
    ['Authentication', auth ? [`${auth.kind}${auth.keys.length > 0 ? `, key ${auth.keys.join(', ')}` : ''}`] : []],
    ['Query', listed(queryOf(request.url))],
    ['Form', listed(formOf(request.body, request.headers) ?? [])],
    ['Cookies', cookies.map(({ name }) => name)],
    ['Rate limit', listed(rateLimitOf(exchange))],
    ['Served by', edge ? [[edge.name, ...listed(edge.headers)].filter(Boolean).join('; ')] : []],
    ['Clocks', clock === undefined ? [] : [clock]],
    ['Header bytes', sizes(request.headerBytes, response?.headerBytes)],
  ]
  return facts.filter(([, said]) => said.length > 0).map(([name, said]) => `${name}: ${said.join('; ')}`)
}

function sizes(sent: number | undefined, received: number | undefined): string[] {
  return [sent !== undefined && `${sent} sent`, received !== undefined && `${received} received`].filter(
    (one) => one !== false,
  )
}

/** One exchange in the manner of `curl -v`: `*` what happened, `>` sent, `<` received. */
export function exchangeLines(exchange: Exchange): string[] {
  const { request, response, connection, failure } = exchange
  // Cut from the text: parsing would percent-encode the tags.
  const target = request.url.slice(authorityOf(request.url)?.hostEnd ?? 0).replace(/#.*$/, '') || '/'
  const lines = [`* ${exchange.role}, started ${isoOf(exchange.startedAtMs)}`, `* ${request.method} ${request.url}`]
  if (connection) lines.push(...connectionLines(connection, exchange.startedAtMs))
  if (request.headers.length > 0) {
    lines.push(`> ${request.method} ${target} HTTP/${request.httpVersion ?? '?'}`)
    lines.push(...request.headers.map(([name, value]) => `> ${name}: ${value}`), '>')
  } else lines.push('* Nothing was sent.')
  lines.push(...bodyLines(request.body))
  if (response) {
    lines.push(`< HTTP/${response.httpVersion} ${response.status} ${response.reason}`.trimEnd())
    lines.push(...response.headers.map(([name, value]) => `< ${name}: ${value}`), '<')
    lines.push(...bodyLines(response.body))
  }
  if (failure) {
    const stoppedIn = failedPhase(exchange)
    const where = stoppedIn ? ` in the phase ${stoppedIn}` : ''
    lines.push(`* Failed${where}: ${failure.kind}${failure.code ? ` (${failure.code})` : ''}: ${failure.message}`)
  }
  lines.push(...factLines(exchange).map((line) => `* ${line}`))
  lines.push(`* Times: ${phaseLine(exchange)}`)
  if (exchange.loopDelayMs !== undefined)
    lines.push(`* Longest delay of our own process: ${sayMs(exchange.loopDelayMs)}`)
  return lines
}

/** The whole transcript as text. `zone`: of this computer, as an IANA name; its time stands beside UTC. */
export function transcriptText(transcript: Transcript, zone?: string): string {
  const { verdict, ownSide, replacements, attempt } = transcript
  const redirects = sayRedirects(transcript.exchanges)
  const lines = [
    `${transcript.vendorName} ${transcript.monitorName}: ${verdict.sentence}`,
    `Verdict ${verdict.state} (${verdict.reason})`,
    `Transcript ${transcript.id}, monitor ${transcript.monitorId} revision ${transcript.monitorRevision}`,
    `${transcript.trigger}, attempt ${attempt.number} of ${attempt.of}${attempt.variation ? ` ${sayVariation(attempt.variation)}` : ''}, ${isoWithLocal(transcript.startedAtMs, zone)} to ${isoOf(transcript.endedAtMs)}`,
    ...(transcript.incidentId ? [`Incident ${transcript.incidentId}`] : []),
    `Headstart ${transcript.app.version}, ran on ${ranWhere(transcript)}`,
    ...(transcript.environment ? [`Environment of the vendor: ${transcript.environment}`] : []),
    ...(transcript.imported ? [`Imported from ${transcript.imported.source}`] : []),
    sayReplacements(replacements),
    `Took ${sayMs(transcript.endedAtMs - transcript.startedAtMs)} in ${transcript.exchanges.length} ${transcript.exchanges.length === 1 ? 'exchange' : 'exchanges'}`,
    ...(redirects ? [`Redirects: ${redirects}`] : []),
    ...verdict.evidence.map(evidenceLine),
  ]
  if (ownSide) {
    lines.push(`Own side: ${ownSide.sentence}`)
    for (const { url, observed, wrong, tookMs } of ownSide.references) {
      lines.push(`  ${url}: ${observed}${wrong ? `, ${wrong}` : ''} in ${sayMs(tookMs)}`)
    }
    for (const { address, observed, tookMs } of ownSide.resolvers ?? []) {
      lines.push(`  DNS server ${address}: ${observed} in ${sayMs(tookMs)}`)
    }
  }
  if (transcript.exchanges.length === 0) lines.push('', '* Nothing was sent.')
  for (const exchange of transcript.exchanges) lines.push('', ...exchangeLines(exchange))
  return `${lines.join('\n')}\n`
}
