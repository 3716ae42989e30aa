import type { FixedName } from './ranges.ts'

const endings = [
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'apikey',
  'apikeyid',
  'accesskey',
  'accesskeyid',
  'secretkey',
  'privatekey',
  'signingkey',
  'encryptionkey',
  'authkey',
  'masterkey',
  'credential',
  'credentials',
  'sessionid',
  'sessid',
  'jwt',
  'assertion',
  'authorization',
  'cookie',
  'cookies',
  'otp',
]
const exact = new Set(['auth', 'key', 'sig', 'signature', 'sid', 'pin', 'code', 'pass', 'bearer', 'session'])
/** Says something about a credential without being one: `token_type`, `max_tokens`, `x-ratelimit-limit-tokens`. */
const harmless =
  /(?:tokens|type|expiresin|expiresat|expires|expiry|url|uri|endpoint|count|limit|usage|remaining|reset)$/
/** Lists of credentials, unlike counts of tokens. */
const lists = new Set(['apitokens', 'accesstokens', 'refreshtokens'])
const headerOnly = /apikey|authtoken|authkey/

const normal = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

function holdsCredential(name: string): boolean {
  if (lists.has(name)) return true
  if (harmless.test(name) || name.includes('ratelimit')) return false
  return name.includes('token') || name.includes('secret') || endings.some((ending) => name.endsWith(ending))
}

/** True for names of JSON members that hold a credential: `access_token`, `clientSecret`, `api-key`. */
export function isSensitiveKey(name: string): boolean {
  return name.length <= 80 && holdsCredential(normal(name))
}

/** True for names in queries and forms, where the short ones (`key`, `sig`, `code`) are credentials too. */
export function isSensitiveParameter(name: string): boolean {
  return name.length <= 80 && (exact.has(normal(name)) || holdsCredential(normal(name)))
}

/** What the tag of this header's value is called, or undefined for a header that holds no credential. */
export function headerTagName(header: string): FixedName | undefined {
  const name = normal(header)
  if (name === 'cookie' || name === 'setcookie') return 'cookie'
  if (name.endsWith('authorization')) return 'authorization'
  if (name === 'xauth' || name === 'xsignature' || name === 'xamzsecuritytoken') return 'credential'
  return holdsCredential(name) || (headerOnly.test(name) && !name.includes('ratelimit')) ? 'credential' : undefined
}
