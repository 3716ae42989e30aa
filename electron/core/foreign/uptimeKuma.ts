import type { Take } from '../catalog/moveKeys.ts'
import { parseStatus } from '../config/statusCodes.ts'
import { wording } from '../language/language.ts'
import type { RequestAuth } from '../model/auth.ts'
import {
  type Expectation,
  type MonitorDraft,
  minIntervalMs,
  policySchema,
  type RequestSpec,
  requestSchema,
} from '../model/monitor.ts'
import { type Collector, createCollector, type Foreign, isMap, listOf, textOf } from './collect.ts'

type Entry = Record<string, unknown>
type Note = (message: string) => void

/** Is this a backup as Uptime Kuma 1.x writes it ("Settings › Backup › Export")? */
export const isUptimeKuma = (parsed: unknown): parsed is Entry =>
  isMap(parsed) && Array.isArray(parsed.monitorList) && !('headstart' in parsed)

const asked = new Set(['http', 'keyword', 'json-query'])
const methods = new Set<string>(requestSchema.shape.method.unwrap().options)
const contentTypes: Record<string, string> = {
  json: 'application/json',
  xml: 'text/xml; charset=utf-8',
  form: 'application/x-www-form-urlencoded',
}
/** A path such as `data.items[0].state`: all that JSONata and JSONPath have in common. */
const simplePath = /^\$?\.?[A-Za-z_][\w-]*(?:\[\d+\])*(?:\.[A-Za-z_][\w-]*(?:\[\d+\])*)*$/

const secondsOf = (value: unknown) => (typeof value === 'number' && value > 0 ? value * 1_000 : undefined)

function headersOf(entry: Entry, note: Note): RequestSpec['headers'] {
  const text = textOf(entry.headers).trim()
  if (text === '') return []
  try {
    const parsed: unknown = JSON.parse(text)
    if (isMap(parsed)) return Object.entries(parsed).map(([name, value]) => ({ name, value: String(value) }))
  } catch {
    // Said below.
  }
  note(wording.imports.notes.headers)
  return []
}

function authOf(entry: Entry, take: Take, note: Note): Pick<RequestSpec, 'auth' | 'clientCertificate'> {
  const secret = (field: string, key: string) => take(field, textOf(entry[key]))
  switch (entry.authMethod) {
    case 'oauth2-cc': {
      const scope = textOf(entry.oauth_scopes)
      const auth: RequestAuth = {
        kind: 'oauth2',
        tokenUrl: textOf(entry.oauth_token_url),
        clientId: textOf(entry.oauth_client_id),
        clientSecret: secret('clientSecret', 'oauth_client_secret'),
        clientAuth: entry.oauth_auth_method === 'client_secret_post' ? 'body' : 'basic',
        ...(scope !== '' && { scope }),
      }
      return { auth }
    }
    case 'mtls':
      if (textOf(entry.tlsCa) !== '') note(wording.imports.notes.authority)
      return {
        clientCertificate: {
          certificate: secret('clientCertificate', 'tlsCert'),
          key: secret('clientKey', 'tlsKey'),
        },
      }
    case 'ntlm':
      note(wording.imports.notes.ntlm)
      return {}
    default: {
      const user = textOf(entry.basic_auth_user)
      if (user === '') return {}
      return { auth: { kind: 'basic', user, password: secret('password', 'basic_auth_pass') } }
    }
  }
}

/** What `jsonPath` (a JSONata expression) and `expectedValue` ask for, as far as JSONPath can. */
function jsonRule(entry: Entry, note: Note): Expectation[] {
  const path = textOf(entry.jsonPath).trim()
  const operator = textOf(entry.jsonPathOperator) || '=='
  if (!simplePath.test(path) || operator !== '==') {
    note(wording.imports.notes.jsonQuery(path, operator))
    return []
  }
  const expected = textOf(entry.expectedValue)
  const pattern = `^${expected.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`
  // Uptime Kuma compares as text: 1 equals "1".
  return [{ kind: 'json', path: `$.${path.replace(/^\$?\.?/, '')}`, matches: pattern }]
}

function expectOf(entry: Entry, url: string, note: Note): Expectation[] {
  const codes = listOf(entry.accepted_statuscodes)
  const status = parseStatus(codes.length > 0 ? codes : ['200-299'])
  if (!status.ok) note(wording.imports.notes.statusCodes(JSON.stringify(codes)))
  const keyword = textOf(entry.keyword)
  const rules: Expectation[] = [{ kind: 'status', ranges: status.ok ? status.ranges : [[200, 299]] }]
  if (entry.type === 'keyword' && keyword !== '') {
    if (entry.invertKeyword === true) note(wording.imports.notes.invertedKeyword(keyword))
    else rules.push({ kind: 'body', contains: keyword })
  }
  if (entry.type === 'json-query') rules.push(...jsonRule(entry, note))
  if (entry.expiryNotification === true && /^https:/i.test(url)) rules.push({ kind: 'certificate', daysLeft: 14 })
  return rules
}

function requestOf(entry: Entry, url: string, take: Take, note: Note): RequestSpec {
  const method = textOf(entry.method).toUpperCase() || 'GET'
  const headers = headersOf(entry, note)
  const body = textOf(entry.body)
  const type = contentTypes[textOf(entry.httpBodyEncoding) || 'json']
  if (body !== '' && type && !headers.some(({ name }) => /^content-type$/i.test(name)))
    headers.push({ name: 'Content-Type', value: type })
  return {
    method: (methods.has(method) ? method : 'GET') as RequestSpec['method'],
    url,
    headers,
    ...(body !== '' && { body }),
    followRedirects: entry.maxredirects !== 0,
    ...authOf(entry, take, note),
  }
}

/** Why an entry cannot be asked here at all. */
function reasonAgainst(entry: Entry): string | undefined {
  const type = textOf(entry.type)
  if (!asked.has(type)) return wording.imports.otherType(type)
  return entry.upsideDown === true ? wording.imports.upsideDown : undefined
}

function takeEntry(entry: Entry, index: number, { take, note }: Collector): void {
  const path = ['monitorList', index]
  const name = textOf(entry.name) || wording.imports.monitor(index + 1)
  const url = textOf(entry.url)
  // Its members are taken; a vendor follows from the address instead.
  if (entry.type === 'group') return
  const against = reasonAgainst(entry)
  if (against) {
    note(path, wording.imports.leftOut(name, against))
    return
  }
  const notes: string[] = []
  const told: Note = (message) => void notes.push(message)
  take(path, { name, url, active: entry.active !== false && entry.active !== 0 }, (moveKey) => {
    const intervalMs = secondsOf(entry.interval) ?? 60_000
    // Uptime Kuma's own: 80 % of the interval, unless it is set.
    const timeoutMs = Math.min(secondsOf(entry.timeout) ?? intervalMs * 0.8, 120_000)
    if (intervalMs < minIntervalMs) told(wording.imports.notes.shortest)
    if (entry.ignoreTls === true) told(wording.imports.notes.insecure)
    if (typeof entry.proxyId === 'number') told(wording.imports.notes.proxy)
    const draft: Omit<MonitorDraft, 'id' | 'vendorId' | 'name'> = {
      intervalMs: Math.min(Math.max(Math.round(intervalMs), minIntervalMs), 86_400_000),
      timeoutMs: Math.max(Math.round(timeoutMs), 100),
      request: requestOf(entry, url, moveKey, told),
      expect: expectOf(entry, url, told),
      policy: policySchema.parse({}),
    }
    return draft
  })
  for (const message of notes) note(path, wording.imports.note(name, message))
}

/** Monitors of a backup of Uptime Kuma, and what of it has no counterpart here. */
export function fromUptimeKuma(backup: Record<string, unknown>): Foreign {
  const collector = createCollector()
  const entries = listOf(backup.monitorList)
  for (const [index, entry] of entries.entries()) {
    if (isMap(entry)) takeEntry(entry, index, collector)
    else collector.note(['monitorList', index], wording.imports.noMonitor)
  }
  const retried = entries.some((entry) => isMap(entry) && typeof entry.maxretries === 'number' && entry.maxretries > 0)
  if (retried) collector.note(['monitorList'], wording.imports.retries)
  if (listOf(backup.notificationList).length > 0) collector.note(['notificationList'], wording.imports.notifications)
  if (listOf(backup.proxyList).length > 0) collector.note(['proxyList'], wording.imports.proxies)
  return collector.found
}
