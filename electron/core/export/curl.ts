import type { Exchange } from '../model/exchange.ts'
import type { Variation } from '../model/path.ts'
import type { Transcript } from '../model/transcript.ts'
import { tagPattern } from '../redact/ranges.ts'
import { authorityOf } from '../redact/urls.ts'

export type CurlOptions = {
  /** Certificate authorities of our own are in use: the command names their file as `$CA_FILE`. */
  ownAuthorities?: boolean
  /** Proxies of the environment are not used by the settings, so curl must not use them either. */
  direct?: boolean
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

/** `‹aws.accessKeyId …a91f›` stands where the whole credential of AWS Signature Version 4 was. */
const signatureV4 = /^AWS4-HMAC-SHA256\s+(.*)$/i
/** Made by the signature, and made anew by curl. */
const signedHeaders = new Set(['authorization', 'x-amz-date', 'x-amz-content-sha256'])

/** The access key's variable of a request that was signed; undefined for any other. */
function signerOf(headers: Exchange['request']['headers']): string | undefined {
  const authorization = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? ''
  const credential = signatureV4.exec(authorization)?.[1]
  if (credential === undefined) return undefined
  const [tag] = credential.matchAll(tagPattern())
  // A tag that only says what stood there names no key.
  return tag?.[1] === undefined || tag[1] === 'authorization' ? 'AWS_ACCESS_KEY_ID' : variableName(tag[1])
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

type Hop = CurlOptions & { follow: boolean; variation?: Variation | undefined }

function commandOf(exchange: Exchange, options: Hop): string {
  const { request, connection } = exchange
  const { method, url, body } = request
  const headers = request.headers.filter(([name]) => !name.startsWith(':'))
  const lines = [`curl --verbose --globoff --url ${quote(url.replace(/#.*$/, ''))}`]
  if (method === 'HEAD') lines.push('--head')
  else if (method !== 'GET' || body) lines.push(`--request ${quote(method)}`)
  if (options.follow) lines.push('--location', '--max-redirs 10')
  if (/^https:/i.test(url)) {
    if (request.httpVersion) lines.push(request.httpVersion.startsWith('2') ? '--http2' : '--http1.1')
    if (options.ownAuthorities) lines.push('--cacert "$CA_FILE"')
    if (connection?.tls?.clientCertificate) lines.push('--cert "$CLIENT_CERT"', '--key "$CLIENT_KEY"')
  }
  if (connection?.proxy) lines.push(`--proxy ${quote(connection.proxy.url)}`)
  else if (options.direct) lines.push("--noproxy '*'")
  if (!connection?.proxy) lines.push(...pinned(exchange, options.variation))
  const signer = signerOf(headers)
  if (signer) lines.push(`--aws-sigv4 aws:amz --user "$${signer}:$AWS_SECRET_ACCESS_KEY"`)
  let compressed = false
  for (const [name, value] of headers) {
    const known = name.toLowerCase()
    if (ownHeaders.has(known) || (signer && signedHeaders.has(known)) || (known === 'host' && value === hostOf(url)))
      continue
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

/** An attempt that went to another address of the name than usual goes there again. */
function pinned({ connection }: Exchange, variation: Variation | undefined): string[] {
  if (!connection || !variation || variation.kind === 'http1' || variation.host !== connection.host) return []
  const address = variation.use.includes(':') ? `[${variation.use}]` : variation.use
  return [`--resolve ${quote(`${connection.host}:${connection.port}:${address}`)}`]
}

function notesOf({ request, connection }: Exchange, headers: Exchange['request']['headers'], options: CurlOptions) {
  const { body, url } = request
  return [
    body?.base64 !== undefined && body.text === undefined && '# The request had a binary body, which is left out.',
    body?.truncated && '# The body was cut at the size limit.',
    headers.length === 0 && '# The connection failed before any header was sent, so headers are missing.',
    headers.some(([, value]) => /^basic ‹/i.test(value)) && '# After Basic stands base64 of user:password.',
    options.ownAuthorities && /^https:/i.test(url) && '# CA_FILE: a file with the certificate authorities to trust.',
    connection?.tls?.clientCertificate &&
      '# CLIENT_CERT and CLIENT_KEY: files with the client certificate and its key.',
    signerOf(headers) &&
      '# Signed anew: AWS_SECRET_ACCESS_KEY is the secret of the access key. Add :REGION:SERVICE where the host names none.',
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
  const fetched = exchanges.some(({ role }) => role === 'token')
  const note = fetched
    ? '# The access token was fetched just before. It ends soon: fetch another one for its variable.\n'
    : ''
  const variation = 'attempt' in of ? of.attempt.variation : undefined
  const hop = { ...options, variation }
  if (chain.length === 1) return `${note}${commandOf(first, { ...hop, follow: false })}`
  const origin = originOf(first.request.url)
  const plain = chain.every(({ request: { method, url, body } }) => {
    return method === first.request.method && !body && /^(GET|HEAD)$/.test(method) && originOf(url) === origin
  })
  if (plain) return `${note}${commandOf(first, { ...hop, follow: true })}`
  const steps = chain.map(
    (one, at) => `# Step ${at + 1} of ${chain.length}\n${commandOf(one, { ...hop, follow: false })}`,
  )
  return `${note}${steps.join('\n')}`
}

const originOf = (url: string) => url.slice(0, authorityOf(url)?.hostEnd ?? 0).toLowerCase()
