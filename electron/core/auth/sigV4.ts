import type { AwsAuth } from '../model/auth.ts'

/** What a signature needs of cryptography: the core has none of its own. */
export type Digest = {
  /** SHA-256 of the UTF-8 bytes, in lower-case hex. */
  sha256Hex(text: string): string
  hmacSha256(key: Uint8Array | string, text: string): Uint8Array
}

export type Signable = {
  method: string
  url: URL
  headers: readonly (readonly [string, string])[]
  body: string | undefined
}

/** What proxies and clients may still change or add, so that a signature over it would break. */
const unsigned = new Set([
  'authorization',
  'connection',
  'user-agent',
  'expect',
  'transfer-encoding',
  'accept-encoding',
])

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** RFC 3986: everything but letters, digits and `-._~` percent-encoded. */
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** S3 takes the path as it stands on the wire; every other service wants its segments encoded once more. */
function canonicalPath(path: string, service: string): string {
  const once = path
    .split('/')
    .map((segment) => encoded(decoded(segment)))
    .join('/')
  if (service === 's3') return once
  return once
    .replaceAll(/\/{2,}/g, '/')
    .split('/')
    .map(encoded)
    .join('/')
}

const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function canonicalQuery(search: string): string {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      const [name, value] = equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)]
      const text = (raw: string) => encoded(decoded(raw.replaceAll('+', '%20')))
      return [text(name), text(value)] as const
    })
    .toSorted(([a, x], [b, y]) => byCodePoint(a, b) || byCodePoint(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** `Host` as HTTP sends it: without the scheme's own port. */
function signedHeaders(request: Signable, added: readonly (readonly [string, string])[]): [string, string][] {
  const merged = new Map<string, string[]>()
  for (const [name, value] of [['host', request.url.host] as const, ...request.headers, ...added]) {
    const key = name.toLowerCase()
    if (unsigned.has(key) || (key === 'host' && merged.has(key))) continue
    merged.set(key, [...(merged.get(key) ?? []), value.trim().replaceAll(/ {2,}/g, ' ')])
  }
  return [...merged]
    .map(([name, values]): [string, string] => [name, values.join(',')])
    .toSorted(([a], [b]) => byCodePoint(a, b))
}

/** `20150830T123600Z` */
export const amzDate = (nowMs: number) =>
  new Date(nowMs)
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replaceAll(/[-:]/g, '')

/**
 * The headers that make a request a signed one: AWS Signature Version 4, "Create a signed AWS API request" in the IAM
 * User Guide. The signature holds for 5 minutes around `nowMs`, and for exactly this method, address, headers and body.
 */
export function signAws(
  request: Signable,
  auth: Pick<AwsAuth, 'service' | 'region' | 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>,
  nowMs: number,
  digest: Digest,
): [string, string][] {
  const date = amzDate(nowMs)
  const day = date.slice(0, 8)
  const payload = digest.sha256Hex(request.body ?? '')
  const added: [string, string][] = [
    ['X-Amz-Date', date],
    ...(auth.service === 's3' ? [['X-Amz-Content-Sha256', payload] as [string, string]] : []),
    ...(auth.sessionToken === undefined ? [] : [['X-Amz-Security-Token', auth.sessionToken] as [string, string]]),
  ]
  const headers = signedHeaders(request, added)
  const names = headers.map(([name]) => name).join(';')
  const canonical = [
    request.method,
    canonicalPath(request.url.pathname, auth.service),
    canonicalQuery(request.url.search),
    ...headers.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    payload,
  ].join('\n')
  const scope = `${day}/${auth.region}/${auth.service}/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', date, scope, digest.sha256Hex(canonical)].join('\n')
  const key = [day, auth.region, auth.service, 'aws4_request'].reduce<Uint8Array | string>(
    (last, part) => digest.hmacSha256(last, part),
    `AWS4${auth.secretAccessKey}`,
  )
  const signature = hex(digest.hmacSha256(key, toSign))
  const credential = `AWS4-HMAC-SHA256 Credential=${auth.accessKeyId}/${scope}`
  return [...added, ['Authorization', `${credential}, SignedHeaders=${names}, Signature=${signature}`]]
}
