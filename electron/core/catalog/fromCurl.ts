import { looksLikeKey } from '../config/liveKey.ts'
import { type MonitorDraft, policySchema, type Vendor } from '../model/monitor.ts'
import { headerTagName, isSensitiveKey, isSensitiveParameter } from '../redact/sensitiveName.ts'
import { readCurl } from './curlWords.ts'
import { shellWords } from './shellWords.ts'

export type FromCurl =
  | {
      ok: true
      vendor: Pick<Vendor, 'id' | 'name'>
      draft: MonitorDraft
      /** Values that stood in the command, by secret name; empty for a shell variable. They go to the keychain only. */
      secrets: Record<string, string>
      leftOut: string[]
    }
  | { ok: false; message: string }

const placeholder = (name: string) => `{{secret:${name}}}`
const variable = /^\$\{?\w+\}?$/

/** `api.eu.acme.com` → Acme: the label before the ending, which is mostly the company. */
function companyOf(host: string): string {
  const labels = host.replace(/:\d+$/, '').split('.')
  if (/^[\d.]+$|^\[/.test(host.replace(/:\d+$/, '')) || labels.length < 2)
    return labels[0] === 'localhost' ? 'Local' : 'Vendor'
  const ending = labels.length > 2 && (labels.at(-2)?.length ?? 0) <= 3 ? 3 : 2
  const label = labels.at(-ending) ?? 'vendor'
  return label.charAt(0).toUpperCase() + label.slice(1)
}

/** Hands out a name for each value, the same for the same value. */
function createTaker(vendorId: string) {
  const secrets: Record<string, string> = {}
  const take = (field: string, value: string): string => {
    const kept = variable.test(value) ? '' : value
    const key =
      field.replaceAll(/[^A-Za-z0-9]+(\w)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '') || 'key'
    const clean = key.charAt(0).toLowerCase() + key.slice(1)
    const known = Object.entries(secrets).find(([, each]) => each === kept && kept !== '')
    if (known) return placeholder(known[0])
    let name = `${vendorId}.${clean}`
    for (let count = 2; Object.hasOwn(secrets, name); count++) name = `${vendorId}.${clean}${count}`
    secrets[name] = kept
    return placeholder(name)
  }
  return { secrets, take }
}
type Take = ReturnType<typeof createTaker>['take']

const basicOf = (user: string, password: string, take: Take) => {
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
    isSensitiveParameter(name) || looksLikeKey(value) || variable.test(value) ? `${name}=${take(name, value)}` : whole,
  )

function bodyOf(body: string, take: Take): string {
  if (!/^\s*[{[]/.test(body)) return pairs(body, take)
  return body.replaceAll(
    /"([^"\\]{1,80})"(\s*:\s*)"((?:[^"\\]|\\.)*)"/g,
    (whole, name: string, gap: string, value: string) =>
      value !== '' && (isSensitiveKey(name) || looksLikeKey(value) || variable.test(value))
        ? `"${name}"${gap}"${take(name, value)}"`
        : whole,
  )
}

/**
 * A monitor draft from a pasted curl command. Every credential in it is moved out of the draft into `secrets`. `name`
 * is the last part of its path; the rest is as for a new monitor.
 */
export function fromCurl(text: string): FromCurl {
  const words = shellWords(text.trim().replace(/^[$>]\s+/, ''))
  if (!words) return { ok: false, message: 'A quote in the command is not closed. Paste it whole.' }
  const read = readCurl(words)
  if (!read.ok) return read
  const { request } = read
  const url = URL.parse(request.url)
  if (!url) return { ok: false, message: 'The command names no address that can be read.' }
  const company = companyOf(url.host)
  const id =
    company
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, '-')
      .replaceAll(/^-+|-+$/g, '') || 'vendor'
  const { secrets, take } = createTaker(id)
  const ownUser =
    url.username === '' ? undefined : `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  const user = request.user ?? ownUser
  const bare = ownUser === undefined ? request.url : request.url.replace(/^(https?:\/\/)[^/?#]*@/i, '$1')
  const question = bare.indexOf('?')
  const headers = request.headers.map((header) => headerOf(header, take))
  if (user !== undefined && !headers.some(({ name }) => /^authorization$/i.test(name))) {
    const colon = user.indexOf(':')
    headers.push({
      name: 'Authorization',
      value: basicOf(colon < 0 ? user : user.slice(0, colon), colon < 0 ? '' : user.slice(colon + 1), take),
    })
  }
  const path =
    url.pathname
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? ''
  const name =
    /^[A-Za-z][\w.-]{1,40}$/.test(path) && !looksLikeKey(path)
      ? path.charAt(0).toUpperCase() + path.slice(1).replaceAll(/[-_]/g, ' ')
      : 'API'
  return {
    ok: true,
    vendor: { id, name: company },
    draft: {
      id: `${id}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`.slice(0, 64).replace(/-+$/, ''),
      vendorId: id,
      name,
      intervalMs: 60_000,
      timeoutMs: request.timeoutMs ?? 10_000,
      request: {
        method: request.method,
        url: question < 0 ? bare : bare.slice(0, question + 1) + pairs(bare.slice(question + 1), take),
        headers,
        ...(request.body !== undefined && { body: bodyOf(request.body, take) }),
        followRedirects: request.followRedirects,
      },
      expect: [
        { kind: 'status', ranges: [[200, 299]] },
        { kind: 'responseTime', degradedOverMs: 3_000 },
      ],
      policy: policySchema.parse({}),
    },
    secrets,
    leftOut: request.leftOut,
  }
}
