import { isIPv6 } from 'node:net'
import { wording } from '../../core/language/language.ts'
import { ExchangeError } from './failureKind.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A proxy to go through: `from` is the variable that named it. The URL may hold credentials. */
export type ProxyChoice = { url: URL; from: string }

/**
 * The proxy for a URL by curl's rules: the lower-case variable wins, NO_PROXY takes names (with everything below them),
 * addresses, an optional port, and `*`. Undefined = go direct. Throws the kind `proxy` for a value that is no proxy URL.
 */
export function proxyFor(target: URL, environment: Environment): ProxyChoice | undefined {
  const scheme = target.protocol === 'https:' ? 'https' : 'http'
  const names = [`${scheme}_proxy`, `${scheme}_proxy`.toUpperCase()]
  const from = names.find((name) => environment[name])
  if (!from) return undefined
  if (isExempt(target, environment.no_proxy || environment.NO_PROXY || '')) return undefined
  const value = environment[from] ?? ''
  const url = URL.parse(value.includes('://') ? value : `http://${value}`)
  if (url?.hostname && (url.protocol === 'http:' || url.protocol === 'https:')) return { url, from }
  throw new ExchangeError('proxy', 'ERR_PROXY_URL', wording.probe.notProxy(from))
}

/** `https://proxy:3128` without user information: what may be shown. */
export function proxyName({ url }: ProxyChoice): string {
  return url.origin
}

/** The value of Proxy-Authorization (RFC 7617), or undefined when the proxy's URL holds no credentials. */
export function proxyAuthorization({ url }: ProxyChoice): string | undefined {
  if (!url.username && !url.password) return undefined
  const pair = `${decoded(url.username)}:${decoded(url.password)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/** Percent-decoding that leaves a stray `%` as it is instead of throwing. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function isExempt(target: URL, list: string): boolean {
  const host = bare(target.hostname)
  const port = target.port || (target.protocol === 'https:' ? '443' : '80')
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true
    const [, name = '', onlyPort] = isIPv6(entry) ? [entry, entry] : (/^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? [])
    const rule = bare(name).replace(/^\*?\./, '')
    if (!rule || (onlyPort && onlyPort !== port)) return false
    return host === rule || host.endsWith(`.${rule}`)
  })
}

function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}
