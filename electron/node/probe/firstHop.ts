import { wording } from '../../core/language/language.ts'
import type { Headers } from '../../core/model/exchange.ts'
import type { RequestSpec } from '../../core/model/monitor.ts'
import { ExchangeError } from './failureKind.ts'
import { headerValue } from './headerValue.ts'
import { decoded } from './proxyFor.ts'
import type { Hop } from './redirect.ts'

/**
 * The configured request as it will be sent. User information in the URL becomes an Authorization header, as browsers
 * and curl do it, unless one is set. Throws the kind `aborted` for what cannot be sent at all.
 */
export function firstHop(request: RequestSpec): Hop {
  const url = URL.parse(request.url)
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new ExchangeError('aborted', 'ERR_INVALID_URL', wording.probe.notAddress)
  }
  const headers: Headers = request.headers.map(({ name, value }) => [name, value])
  if ((url.username || url.password) && headerValue(headers, 'authorization') === undefined) {
    const pair = `${decoded(url.username)}:${decoded(url.password)}`
    headers.push(['Authorization', `Basic ${Buffer.from(pair).toString('base64')}`])
  }
  url.username = ''
  url.password = ''
  url.hash = ''
  return { method: request.method, url, headers, body: request.body || undefined }
}

/** Adds what every request of ours carries, after the user's own headers and only where those are silent. */
export function withDefaults(headers: Headers, version: string, encodings: string): Headers {
  const defaults: Headers = [
    ['Accept', '*/*'],
    ['Accept-Encoding', encodings],
    ['User-Agent', `Headstart/${version}`],
  ]
  return [...headers, ...defaults.filter(([name]) => headerValue(headers, name.toLowerCase()) === undefined)]
}
