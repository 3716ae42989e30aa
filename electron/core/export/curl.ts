import type { Exchange } from '../model/exchange.ts'
import type { Transcript } from '../model/transcript.ts'
import { tagPattern } from '../redact/ranges.ts'
import { authorityOf } from '../redact/urls.ts'

export type CurlOptions = {
  /** Certificate authorities of our own are in use: the command names their file as `$CA_FILE`. */
  ownAuthorities?: boolean
}

/** `stripe.apiKey` → `STRIPE_API_KEY`; always a name that sh accepts. */
export function variableName(secretName: string): string {
  const words = secretName.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll(/[^A-Za-z0-9]+/g, '_')
  const name = words.toUpperCase().replaceAll(/^_+|_+$/g, '')
  return /^[A-Z]/.test(name) ? name : `SECRET_${name}`
}

/**
 * One argument for sh: single quotes hold everything but the quote itself; each redaction tag becomes `"$NAME"`,
 * outside of them. A NUL, which no argument can hold, is left out.
 */
function quote(text: string): string {
  const clean = text.replaceAll('\0', '')
  let out = ''
  let done = 0
  const literal = (piece: string) => {
    if (piece !== '') out += /^[A-Za-z0-9_./:@%+=,-]+$/.test(piece) ? piece : `'${piece.replaceAll("'", "'\\''")}'`
  }
  for (const tag of clean.matchAll(tagPattern())) {
    literal(clean.slice(done, tag.index))
    out += `"$${variableName(tag[1] ?? '')}"`
    done = tag.index + tag[0].length
  }
  literal(clean.slice(done))
  return out === '' ? "''" : out
}

/** Headers that curl sets itself from the rest of the line. */
const ownHeaders = new Set(['content-length', 'connection', 'transfer-encoding'])

/** What curl adds unasked; it is told not to where the request did without. */
function unasked(sent: ReadonlySet<string>, hasBody: boolean): string[] {
  const added = ['User-Agent', 'Accept', ...(hasBody ? ['Content-Type'] : [])]
  return added.filter((name) => !sent.has(name.toLowerCase())).map((name) => `--header ${name}:`)
}

/** Host and port as the Host header has them; cut from the text, since parsing would encode the tags. */
function hostOf(url: string): string {
  const authority = authorityOf(url)
  return authority ? url.slice(authority.hostStart, authority.hostEnd) : ''
}

function commandOf(exchange: Exchange, options: CurlOptions, follow: boolean): string {
  const { request, connection } = exchange
  const { method, url, body } = request
  const headers = request.headers.filter(([name]) => !name.startsWith(':'))
  const lines = [`curl --verbose --globoff --url ${quote(url.replace(/#.*$/, ''))}`]
  if (method === 'HEAD') lines.push('--head')
  else if (method !== 'GET' || body) lines.push(`--request ${quote(method)}`)
  if (follow) lines.push('--location', '--max-redirs 10')
  if (/^https:/i.test(url)) {
    if (request.httpVersion) lines.push(request.httpVersion.startsWith('2') ? '--http2' : '--http1.1')
    if (options.ownAuthorities) lines.push('--cacert "$CA_FILE"')
  }
  if (connection?.proxy) lines.push(`--proxy ${quote(connection.proxy.url)}`)
  let compressed = false
  for (const [name, value] of headers) {
    const known = name.toLowerCase()
    if (ownHeaders.has(known) || (known === 'host' && value === hostOf(url))) continue
    if (known === 'accept-encoding') compressed = true
    // A header without a value needs a semicolon, else curl drops it.
    else lines.push(`--header ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`)
  }
  const sent = new Set(headers.map(([name]) => name.toLowerCase()))
  if (headers.length > 0) lines.push(...unasked(sent, body?.text !== undefined))
  if (compressed) lines.push('--compressed')
  if (body?.text !== undefined) lines.push(`--data-raw ${quote(body.text)}`)
  return `${notesOf(exchange, headers, options)}${lines.join(' \\\n  ')}\n`
}

function notesOf({ request, connection }: Exchange, headers: Exchange['request']['headers'], options: CurlOptions) {
  const { body, url } = request
  return [
    body?.base64 !== undefined && body.text === undefined && '# The request had a binary body, which is left out.',
    body?.truncated && '# The body was cut at the size limit.',
    headers.length === 0 && '# The connection failed before any header was sent, so headers are missing.',
    headers.some(([, value]) => /^basic ‹/i.test(value)) && '# After Basic stands base64 of user:password.',
    options.ownAuthorities && /^https:/i.test(url) && '# CA_FILE: a file with the certificate authorities to trust.',
    connection?.proxy && '# If the proxy asks for a password, add --proxy-user.',
  ]
    .filter((note) => typeof note === 'string')
    .map((note) => `${note}\n`)
    .join('')
}

/**
 * The request as a curl command for sh. Secrets are shell variables named after their tags; nothing of a vendor's
 * text can end its quotes. Redirects are followed by curl itself where that sends no header to another origin and
 * changes no method; else each step is a command of its own.
 */
export function curlOf(of: Exchange | Transcript, options: CurlOptions = {}): string {
  const exchanges = 'exchanges' in of ? of.exchanges : [of]
  const hops = exchanges.filter(({ role }) => role !== 'token')
  const chain = hops.length > 0 ? hops : exchanges.slice(-1)
  const [first] = chain
  if (!first) return '# Nothing was sent, so there is no command.\n'
  if (chain.length === 1) return commandOf(first, options, false)
  const origin = originOf(first.request.url)
  const plain = chain.every(({ request: { method, url, body } }) => {
    return method === first.request.method && !body && /^(GET|HEAD)$/.test(method) && originOf(url) === origin
  })
  if (plain) return commandOf(first, options, true)
  const steps = chain.map((one, at) => `# Step ${at + 1} of ${chain.length}\n${commandOf(one, options, false)}`)
  return steps.join('\n')
}

const originOf = (url: string) => url.slice(0, authorityOf(url)?.hostEnd ?? 0).toLowerCase()
