import { looksLikeKey } from '../config/liveKey.ts'
import { wording } from '../language/language.ts'
import type { RequestSpec } from '../model/monitor.ts'
import { headerTagName, isSensitiveKey, isSensitiveParameter } from '../redact/sensitiveName.ts'
import { catalog } from './index.ts'
import type { CatalogEntry } from './schema.ts'

const placeholder = (name: string) => `{{secret:${name}}}`
const variable = /^\$\{?\w+\}?$/

/** Endings of two labels: `co.uk`, `com.au`, `or.jp`. */
const secondLevel = /^(?:co|com|org|net|gov|edu|ac|or|ne|go|gob)$/

/** `api.eu.acme.com` → Acme: the label before the ending, which is mostly the company. */
export function companyOf(host: string): string {
  const bare = host.replace(/:\d+$/, '')
  const labels = bare.split('.')
  if (/^[\d.]+$|^\[/.test(bare) || labels.length < 2)
    return labels[0] === 'localhost' ? wording.catalog.localVendor : wording.catalog.someVendor
  const ending = labels.length > 2 && secondLevel.test(labels.at(-2) ?? '') ? 3 : 2
  const label = labels.at(-ending) ?? 'vendor'
  return label.charAt(0).toUpperCase() + label.slice(1)
}

/** The catalog's entry whose API is at this host; a field in a base stands for one or more labels. */
export function entryAt(host: string): CatalogEntry | undefined {
  return catalog.find(({ regions }) =>
    regions.some(({ base }) => {
      const authority = /^https:\/\/([^/]*)/.exec(base)?.[1] ?? ''
      // A base that is a field alone would fit every host.
      if (/^\{\w+\}$/.test(authority)) return false
      const pattern = authority
        .split(/\{\w+\}/)
        .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('[a-z0-9.-]+')
      return new RegExp(`^${pattern}$`, 'i').test(host)
    }),
  )
}

export type Take = (field: string, value: string) => string

/** Hands out a secret's placeholder for each value, the same for the same value. A shell variable has no value yet. */
export function createTaker(
  vendorId: string,
  secrets: Record<string, string> = {},
): { secrets: Record<string, string>; take: Take } {
  const take: Take = (field, value) => {
    const kept = variable.test(value) ? '' : value
    const key =
      field.replaceAll(/[^A-Za-z0-9]+(\w)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '') || 'key'
    const clean = key.charAt(0).toLowerCase() + key.slice(1)
    const known = Object.entries(secrets).find(
      ([name, each]) => each === kept && kept !== '' && name.startsWith(`${vendorId}.`),
    )
    if (known) return placeholder(known[0])
    let name = `${vendorId}.${clean}`
    for (let count = 2; Object.hasOwn(secrets, name); count++) name = `${vendorId}.${clean}${count}`
    secrets[name] = kept
    return placeholder(name)
  }
  return { secrets, take }
}

/** The value of an Authorization header by user and password; a user that is shaped like a key is one. */
export function basicOf(user: string, password: string, take: Take): string {
  const name = looksLikeKey(user) || variable.test(user) || password === '' ? take('apiKey', user) : user
  return `Basic {{basic:${name}:${password === '' ? '' : take('password', password)}}}`
}

function decoded(base64: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0)))
  } catch {
    return undefined
  }
}

function headerOf({ name, value }: { name: string; value: string }, take: Take): { name: string; value: string } {
  if (value.includes('{{secret:')) return { name, value }
  const [, scheme = '', rest = ''] = /^(\S+)\s+(.+)$/.exec(value) ?? []
  if (/authorization$/i.test(name)) {
    const user = /^basic$/i.test(scheme) ? decoded(rest) : undefined
    const colon = user?.indexOf(':') ?? -1
    if (user && colon >= 0 && !/[{}]/.test(user))
      return { name, value: basicOf(user.slice(0, colon), user.slice(colon + 1), take) }
    return { name, value: scheme === '' ? take('apiKey', value) : `${scheme} ${take('apiKey', rest)}` }
  }
  const holdsKey = headerTagName(name) !== undefined || looksLikeKey(value) || variable.test(value)
  return { name, value: holdsKey ? take(/cookie/i.test(name) ? 'cookie' : name.replace(/^x-/i, ''), value) : value }
}

/** `name=value` pairs whose name says credential, or whose value is shaped like one. */
const pairs = (text: string, take: Take) =>
  text.replaceAll(/([^&=?#]+)=([^&#]+)/g, (whole, name: string, value: string) =>
    !value.includes('{{secret:') && (isSensitiveParameter(name) || looksLikeKey(value) || variable.test(value))
      ? `${name}=${take(name, value)}`
      : whole,
  )

function bodyOf(body: string, take: Take): string {
  if (!/^\s*[{[]/.test(body)) return pairs(body, take)
  return body.replaceAll(
    /"([^"\\]{1,80})"(\s*:\s*)"((?:[^"\\]|\\.)*)"/g,
    (whole, name: string, gap: string, value: string) =>
      value !== '' &&
      !value.includes('{{secret:') &&
      (isSensitiveKey(name) || looksLikeKey(value) || variable.test(value))
        ? `"${name}"${gap}"${take(name, value)}"`
        : whole,
  )
}

/** A request whose credentials, user information included, were moved out of it by `take`. `url` must be readable. */
export function moveKeys<T extends Pick<RequestSpec, 'url' | 'headers' | 'body'>>(
  request: T,
  take: Take,
  user?: string,
): T {
  const url = new URL(request.url.replaceAll(/\{\{secret:[^{}]*\}\}/g, 'x'))
  const ownUser =
    url.username === '' ? undefined : `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  const who = user ?? ownUser
  const bare = ownUser === undefined ? request.url : request.url.replace(/^(https?:\/\/)[^/?#]*@/i, '$1')
  const question = bare.indexOf('?')
  const headers = request.headers.map((header) => headerOf(header, take))
  if (who !== undefined && !headers.some(({ name }) => /^authorization$/i.test(name))) {
    const colon = who.indexOf(':')
    headers.push({
      name: 'Authorization',
      value: basicOf(colon < 0 ? who : who.slice(0, colon), colon < 0 ? '' : who.slice(colon + 1), take),
    })
  }
  return {
    ...request,
    url: question < 0 ? bare : bare.slice(0, question + 1) + pairs(bare.slice(question + 1), take),
    headers,
    ...(request.body !== undefined && { body: bodyOf(request.body, take) }),
  }
}

/** What a path asks for, as a name: its last part when that is a word. */
export function nameOfPath(pathname: string): string {
  const path = pathname
    .split('/')
    .filter((part) => part !== '')
    .at(-1)
  return path && /^[A-Za-z][\w.-]{1,40}$/.test(path) && !looksLikeKey(path)
    ? path.charAt(0).toUpperCase() + path.slice(1).replaceAll(/[-_]/g, ' ')
    : wording.catalog.api
}
