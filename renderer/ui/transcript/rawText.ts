import { wording } from '../../../electron/core/language/language.ts'
import type { Body, Exchange, Headers } from '../../../electron/core/model/exchange.ts'
import { formatBytes } from '../format.ts'

/** More of a body than this is left to the Body tab: raw text is for reading the exchange at a glance. */
const bodyLimitChars = 20_000

function bodyText(body: Body | undefined): string[] {
  if (!body) return []
  if (body.text === undefined) {
    return body.decodedBytes === 0 ? [] : ['', wording.ui.rawNotText(formatBytes(body.decodedBytes))]
  }
  if (body.text === '') return []
  const cut = body.text.length > bodyLimitChars
  const note = cut || body.truncated ? ['', wording.ui.rawCut(formatBytes(body.decodedBytes))] : []
  return ['', body.text.slice(0, bodyLimitChars), ...note]
}

function headerLines(headers: Headers): string[] {
  return headers.map(([name, value]) => `${name}: ${value}`)
}

/** The path and query as they stand in the request line; the whole text when it is not an absolute URL. */
export function requestTarget(url: string): string {
  const match = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^#]*)/i.exec(url)
  if (!match) return url
  const target = match[1] ?? ''
  return target.startsWith('/') ? target : `/${target}`
}

/** `HTTP/1.1` from `1.1`, `http/1.1` or `HTTP/1.1`; `h2` and `2` are `HTTP/2`. */
export function httpVersionText(version: string): string {
  const plain = version.replace(/^http\//i, '').replace(/^h(?=\d)/i, '')
  return `HTTP/${plain === '2.0' ? '2' : plain}`
}

/** One exchange as text in the manner of the wire: request, blank line, response or why there is none. */
export function rawText(exchange: Exchange): string {
  const { request, response, failure } = exchange
  const version = request.httpVersion ? ` ${httpVersionText(request.httpVersion)}` : ''
  const lines = [
    `${request.method} ${requestTarget(request.url)}${version}`,
    ...headerLines(request.headers),
    ...bodyText(request.body),
    '',
  ]
  if (response) {
    lines.push(
      `${httpVersionText(response.httpVersion)} ${response.status} ${response.reason}`.trimEnd(),
      ...headerLines(response.headers),
      ...bodyText(response.body),
    )
  }
  if (failure) lines.push('', `[${failure.code ? `${failure.code}: ` : ''}${failure.message}]`)
  return lines.join('\n')
}
