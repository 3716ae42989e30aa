import { isoOf, sayMs, sayUtc } from '../explain/say.ts'
import type { Body, Connection, Exchange } from '../model/exchange.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Evidence } from '../model/verdict.ts'
import { phasesOf } from '../phases.ts'
import { authorityOf } from '../redact/urls.ts'

/** "dns 3 ms, tcp 10 ms, tls 27 ms, send 1 ms, wait 50 ms, download 4 ms, total 94 ms" */
function phaseLine(exchange: Exchange): string {
  const parts = Object.entries(phasesOf(exchange.instants)).map(([name, ms]) => `${name} ${sayMs(ms)}`)
  return [...parts, `total ${sayMs(exchange.instants.end)}`].join(', ')
}

/** "status: expected 200–299, observed 503 Service Unavailable (fail)" */
export function evidenceLine({ kind, expected, observed, outcome }: Evidence): string {
  return `${kind}: expected ${expected}, observed ${observed} (${outcome})`
}

function connectionLines(connection: Connection): string[] {
  const { host, port, resolvers, answers, remote, local, proxy, tls } = connection
  const lines = [`* Host ${host}, port ${port}`]
  if (resolvers?.length) lines.push(`* Resolvers: ${resolvers.join(', ')}`)
  if (answers) lines.push(`* Resolved to: ${answers.map((answer) => answer.address).join(', ') || 'nothing'}`)
  if (proxy) lines.push(`* Proxy ${proxy.url} (from ${proxy.from})`)
  if (remote) lines.push(`* Connected to ${remote.address} port ${remote.port} (IPv${remote.family})`)
  if (local) lines.push(`* From ${local.address} port ${local.port}`)
  if (!tls) return lines
  lines.push(
    `* TLS ${tls.version ?? 'not agreed'}${tls.cipher ? `, ${tls.cipher}` : ''}, ALPN ${tls.alpn ?? 'none'} (offered ${tls.alpnOffered.join(', ') || 'none'})`,
    `* Certificate ${tls.verified ? 'verified' : `not verified: ${tls.verifyError ?? 'no reason given'}`}`,
  )
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
  const size = `${body.decodedBytes} bytes${body.wireBytes === body.decodedBytes ? '' : `, ${body.wireBytes} on the wire`}`
  const notes = [size, body.truncated && 'cut at the size limit', body.sha256 && `SHA-256 ${body.sha256}`].filter(
    Boolean,
  )
  const lines = [`* Body: ${notes.join(', ')}`]
  if (body.text !== undefined) lines.push(body.text)
  else if (body.base64 !== undefined) lines.push('* The body is binary; in base64:', body.base64)
  return lines
}

/** One exchange in the manner of `curl -v`: `*` what happened, `>` sent, `<` received. */
export function exchangeLines(exchange: Exchange): string[] {
  const { request, response, connection, failure } = exchange
  // Cut from the text: parsing would percent-encode the tags.
  const target = request.url.slice(authorityOf(request.url)?.hostEnd ?? 0).replace(/#.*$/, '') || '/'
  const lines = [`* ${exchange.role}, started ${isoOf(exchange.startedAtMs)}`, `* ${request.method} ${request.url}`]
  if (connection) lines.push(...connectionLines(connection))
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
    const where = failure.phase ? ` in the phase ${failure.phase}` : ''
    lines.push(`* Failed${where}: ${failure.kind}${failure.code ? ` (${failure.code})` : ''}: ${failure.message}`)
  }
  lines.push(`* Times: ${phaseLine(exchange)}`)
  if (exchange.loopDelayMs !== undefined)
    lines.push(`* Longest delay of our own process: ${sayMs(exchange.loopDelayMs)}`)
  return lines
}

/** The whole transcript as text. */
export function transcriptText(transcript: Transcript): string {
  const { verdict, ownSide, replacements, attempt } = transcript
  const lines = [
    `${transcript.vendorName} ${transcript.monitorName}: ${verdict.sentence}`,
    `Verdict ${verdict.state} (${verdict.reason})`,
    `Transcript ${transcript.id}, monitor ${transcript.monitorId} revision ${transcript.monitorRevision}`,
    `${transcript.trigger}, attempt ${attempt.number} of ${attempt.of}, ${isoOf(transcript.startedAtMs)} to ${isoOf(transcript.endedAtMs)}`,
    ...(transcript.incidentId ? [`Incident ${transcript.incidentId}`] : []),
    `Headstart ${transcript.app.version} on ${transcript.app.platform}`,
    `Secrets replaced: ${replacements.value} by value, ${replacements.place} by place, ${replacements.shape} by shape`,
    ...verdict.evidence.map(evidenceLine),
  ]
  if (ownSide) {
    lines.push(`Own side: ${ownSide.sentence}`)
    for (const one of ownSide.references) lines.push(`  ${one.url}: ${one.observed} in ${sayMs(one.tookMs)}`)
  }
  if (transcript.exchanges.length === 0) lines.push('', '* Nothing was sent.')
  for (const exchange of transcript.exchanges) lines.push('', ...exchangeLines(exchange))
  return `${lines.join('\n')}\n`
}
