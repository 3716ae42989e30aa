import { wording } from '../language/language.ts'
import type { RequestSpec } from '../model/monitor.ts'

/** A request as a curl command says it, keys and all. `user`: of `-u`, `name:password`. */
export type CurlRequest = Pick<RequestSpec, 'method' | 'url' | 'headers'> & {
  body?: string
  user?: string
  followRedirects: boolean
  timeoutMs?: number
  /** What the command does that a monitor does not. */
  leftOut: string[]
}
export type CurlResult = { ok: true; request: CurlRequest } | { ok: false; message: string }

const short: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  u: 'user',
  A: 'user-agent',
  e: 'referer',
  b: 'cookie',
  m: 'max-time',
  o: 'output',
  x: 'proxy',
  F: 'form',
  T: 'upload-file',
  w: 'write-out',
  E: 'cert',
  c: 'cookie-jar',
  D: 'dump-header',
  K: 'config',
  G: 'get',
  I: 'head',
  L: 'location',
  k: 'insecure',
  s: 'silent',
  S: 'show-error',
  v: 'verbose',
  i: 'include',
  f: 'fail',
  g: 'globoff',
  N: 'no-buffer',
  j: 'junk-session-cookies',
  0: 'http1.0',
  4: 'ipv4',
  6: 'ipv6',
  '#': 'progress-bar',
}
const alone = new Set([
  'get',
  'head',
  'location',
  'insecure',
  'silent',
  'show-error',
  'verbose',
  'include',
  'fail',
  'globoff',
  'no-buffer',
  'compressed',
  'http1.1',
  'http1.0',
  'http2',
  'http3',
  'ipv4',
  'ipv6',
  'fail-with-body',
  'progress-bar',
  'basic',
  'location-trusted',
  'no-progress-meter',
  'junk-session-cookies',
  'tlsv1.2',
  'tlsv1.3',
  'path-as-is',
  'raw',
  'tr-encoding',
])
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

type Option = { name: string; value: string }

/** Options in order, addresses under the name `url`. `-sSLXPOST` is four options. */
function optionsIn(words: readonly string[]): Option[] {
  const found: Option[] = []
  let i = 0
  while (i < words.length) {
    const word = words[i++] ?? ''
    if (word.startsWith('--')) {
      const name = word.slice(2)
      found.push({ name, value: alone.has(name) ? '' : (words[i++] ?? '') })
    } else if (/^-./.test(word)) {
      for (let at = 1; at < word.length; at++) {
        const name = short[word[at] ?? ''] ?? word[at] ?? ''
        if (alone.has(name)) found.push({ name, value: '' })
        else {
          found.push({ name, value: at + 1 < word.length ? word.slice(at + 1) : (words[i++] ?? '') })
          break
        }
      }
    } else found.push({ name: 'url', value: word })
  }
  return found
}

/** `name=value` with the value percent-encoded, as `--data-urlencode` sends it. */
function urlEncoded(value: string): string {
  const at = value.indexOf('=')
  return at < 0
    ? encodeURIComponent(value)
    : `${value.slice(0, at + (at > 0 ? 1 : 0))}${encodeURIComponent(value.slice(at + 1))}`
}

/** What the words of a curl command ask for, or a sentence about what is in the way. */
export function readCurl(words: readonly string[]): CurlResult {
  const problem = (message: string) => ({ ok: false, message }) as const
  if (!/^(?:.*[/\\])?curl(?:\.exe)?$/i.test(words[0] ?? '')) return problem(wording.catalog.curl.notCurl)
  const options = optionsIn(words.slice(1))
  const all = (name: string) => options.filter((option) => option.name === name).map(({ value }) => value)
  const has = (name: string) => options.some((option) => option.name === name)
  const [url, ...more] = all('url')
  if (!url) return problem(wording.catalog.curl.noAddress)
  if (more.length > 0) return problem(wording.catalog.curl.severalAddresses)
  if (has('form') || has('upload-file')) return problem(wording.catalog.curl.form)
  const data = options.filter(({ name }) => /^(?:data(?:-raw|-binary|-ascii|-urlencode)?|json)$/.test(name))
  if (
    data.some(
      ({ name, value }) =>
        name !== 'data-raw' && /^(?:[^=]*)@/.test(value) && (name === 'data-urlencode' || value.startsWith('@')),
    )
  )
    return problem(wording.catalog.curl.bodyInFile)
  const parts = data.map(({ name, value }) => (name === 'data-urlencode' ? urlEncoded(value) : value))
  const asked = all('request').at(-1)?.toUpperCase()
  const inQuery = has('get')
  const wanted = asked ?? (has('head') ? 'HEAD' : data.length > 0 && !inQuery ? 'POST' : 'GET')
  const method = methods.find((one) => one === wanted)
  if (!method) return problem(wording.catalog.curl.method(wanted))
  const whole = /^https?:\/\//i.test(url) ? url : `${/^[a-z]+:\/\//i.test(url) ? '' : 'http://'}${url}`
  if (!/^https?:$/.test(URL.parse(whole)?.protocol ?? '')) return problem(wording.catalog.curl.badScheme)

  const headers = all('header').flatMap((line) => {
    const at = line.indexOf(':')
    return at > 0 && line.slice(at + 1).trim() !== ''
      ? [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }]
      : []
  })
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && !headers.some((header) => header.name.toLowerCase() === name.toLowerCase()))
      headers.push({ name, value })
  }
  add('User-Agent', all('user-agent').at(-1))
  add(
    'Referer',
    all('referer')
      .at(-1)
      ?.replace(/;auto$/, ''),
  )
  const cookies = all('cookie').filter((value) => value.includes('='))
  add('Cookie', cookies.length > 0 ? cookies.join('; ') : undefined)
  const json = data.some(({ name }) => name === 'json')
  if (data.length > 0 && !inQuery) add('Content-Type', json ? 'application/json' : 'application/x-www-form-urlencoded')
  if (json) add('Accept', 'application/json')
  const bearer = all('oauth2-bearer').at(-1)
  add('Authorization', bearer && `Bearer ${bearer}`)
  const seconds = Number(all('max-time').at(-1) ?? Number.NaN)
  const user = all('user').at(-1)
  return {
    ok: true,
    request: {
      method,
      url: inQuery && parts.length > 0 ? `${whole}${whole.includes('?') ? '&' : '?'}${parts.join('&')}` : whole,
      headers,
      ...(parts.length > 0 && !inQuery && { body: parts.join(json ? '' : '&') }),
      ...(user !== undefined && { user }),
      followRedirects: has('location') || has('location-trusted'),
      ...(seconds > 0 && { timeoutMs: Math.min(120_000, Math.max(100, Math.round(seconds * 1_000))) }),
      leftOut: Object.entries(wording.catalog.curlLeftOut).flatMap(([name, sentence]) => (has(name) ? [sentence] : [])),
    },
  }
}
