import type { Exchange } from '../model/exchange.ts'
import type { Transcript } from '../model/transcript.ts'
import { tagPattern } from '../redact/ranges.ts'

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

/**
 * The request as a curl command for sh. Secrets are shell variables named after their tags; nothing of a vendor's
 * text can end its quotes.
 */
export function curlOf(of: Exchange | Transcript): string {
  const exchange = 'exchanges' in of ? of.exchanges.at(-1) : of
  if (!exchange) return '# Nothing was sent, so there is no command.\n'
  const { method, url, headers, body } = exchange.request
  const host = URL.parse(url)?.host
  const lines = [`curl --verbose --globoff --url ${quote(url)}`]
  if (method === 'HEAD') lines.push('--head')
  else if (method !== 'GET' || body) lines.push(`--request ${quote(method)}`)
  let compressed = false
  for (const [name, value] of headers) {
    const known = name.toLowerCase()
    if (ownHeaders.has(known) || (known === 'host' && value === host)) continue
    if (known === 'accept-encoding') compressed = true
    // A header without a value needs a semicolon, else curl drops it.
    else lines.push(`--header ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`)
  }
  if (compressed) lines.push('--compressed')
  if (body?.text !== undefined) lines.push(`--data-raw ${quote(body.text)}`)
  const notes = [
    body?.base64 !== undefined && body.text === undefined
      ? '# The request had a binary body, which is left out.\n'
      : '',
    body?.truncated ? '# The body was cut at the size limit.\n' : '',
    headers.length === 0 ? '# The connection failed before any header was sent, so headers are missing.\n' : '',
    headers.some(([, value]) => /^basic ‹/i.test(value)) ? '# After Basic stands base64 of user:password.\n' : '',
  ]
  return `${notes.join('')}${lines.join(' \\\n  ')}\n`
}
