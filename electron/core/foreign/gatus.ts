import type { Take } from '../catalog/moveKeys.ts'
import { parseDuration } from '../duration.ts'
import { wording } from '../language/language.ts'
import type { RequestAuth } from '../model/auth.ts'
import {
  type Expectation,
  maxIntervalMs,
  minIntervalMs,
  policySchema,
  type RequestSpec,
  requestSchema,
} from '../model/monitor.ts'
import { type Collector, createCollector, type Foreign, isMap, listOf, textOf } from './collect.ts'
import { fromCondition } from './gatusCondition.ts'

type Entry = Record<string, unknown>
type Note = (message: string) => void

const lists = ['endpoints', 'external-endpoints', 'suites', 'services']

/** Is this a configuration of Gatus? `services` is what `endpoints` were called before version 4. */
export const isGatus = (parsed: unknown): parsed is Entry =>
  isMap(parsed) && !('headstart' in parsed) && lists.some((key) => Array.isArray(parsed[key]))

const methods = new Set<string>(requestSchema.shape.method.unwrap().options)

/** `$NAME` and `${NAME}` of the environment become secrets; `$$` is a dollar sign. */
const withSecrets = (text: string, take: Take) =>
  text.replaceAll(/\$\$|\$\{(\w+)\}|\$([A-Za-z_]\w*)/g, (whole, braced?: string, bare?: string) =>
    whole === '$$' ? '$' : take((braced ?? bare ?? '').toLowerCase(), `\${${braced ?? bare}}`),
  )

function timeOf(value: unknown, fallbackMs: number): number {
  const read = typeof value === 'string' ? parseDuration(value) : undefined
  return read?.ok ? read.ms : fallbackMs
}

function oauthOf(client: Entry, take: Take): RequestAuth | undefined {
  const { oauth2 } = client
  if (!isMap(oauth2)) return undefined
  const scope = listOf(oauth2.scopes).map(String).join(' ')
  const secret = textOf(oauth2['client-secret'])
  return {
    kind: 'oauth2',
    tokenUrl: withSecrets(textOf(oauth2['token-url']), take),
    clientId: withSecrets(textOf(oauth2['client-id']), take),
    clientSecret: /^\$/.test(secret) ? withSecrets(secret, take) : take('clientSecret', secret),
    ...(scope !== '' && { scope }),
    clientAuth: 'basic',
  }
}

function noteClient(client: Entry, note: Note): void {
  if (client.insecure === true) note(wording.imports.notes.insecure)
  if (isMap(client.tls)) note(wording.imports.notes.clientCertificate)
  if (textOf(client['proxy-url']) !== '') note(wording.imports.notes.proxy)
  if (textOf(client['dns-resolver']) !== '') note(wording.imports.notes.resolver)
  for (const key of ['identity-aware-proxy', 'tunnel'])
    if (key in client) note(wording.imports.notes.noCounterpart(key))
}

function requestOf(entry: Entry, url: string, client: Entry, take: Take, note: Note): RequestSpec {
  const method = (textOf(entry.method) || 'GET').toUpperCase()
  if (!methods.has(method)) note(wording.imports.notes.method(method))
  const headers = Object.entries(isMap(entry.headers) ? entry.headers : {}).map(([name, value]) => ({
    name,
    value: withSecrets(String(value), take),
  }))
  const plain = withSecrets(textOf(entry.body), take)
  const body = entry.graphql === true && plain !== '' ? JSON.stringify({ query: plain }) : plain
  if (entry.graphql === true && !headers.some(({ name }) => /^content-type$/i.test(name)))
    headers.push({ name: 'Content-Type', value: 'application/json' })
  if (/\[(?:ENDPOINT_|LOCAL_ADDRESS|RANDOM_)/.test(body)) note(wording.imports.notes.placeholders)
  const auth = oauthOf(client, take)
  return {
    method: (methods.has(method) ? method : 'GET') as RequestSpec['method'],
    url,
    headers,
    ...(body !== '' && { body }),
    followRedirects: client['ignore-redirect'] !== true,
    ...(auth && { auth }),
  }
}

function expectOf(entry: Entry, note: (index: number, message: string) => void): Expectation[] {
  const rules = listOf(entry.conditions).flatMap((condition, index): Expectation[] => {
    const mapped = fromCondition(String(condition))
    if ('rules' in mapped) return mapped.rules
    note(index, wording.imports.condition(String(condition), mapped.problem))
    return []
  })
  // Without a condition on the status any answer counts there.
  return rules.some(({ kind }) => kind === 'status') ? rules : [{ kind: 'status', ranges: [[100, 599]] }, ...rules]
}

/** Why an entry cannot be asked here at all. */
function reasonAgainst(entry: Entry, address: string): string | undefined {
  if (isMap(entry.dns)) return wording.imports.dnsQuery
  if (address.startsWith('$')) return wording.imports.environmentAddress
  const scheme = /^([a-z]+):/i.exec(address)?.[1]?.toLowerCase() ?? ''
  if (scheme === 'http' || scheme === 'https') return undefined
  return wording.imports.otherScheme(scheme)
}

function takeEntry(key: string, entry: Entry, index: number, { take, note }: Collector): void {
  const path = [key, index]
  const name = textOf(entry.name) || wording.imports.endpoint(index + 1)
  const address = textOf(entry.url)
  const against = reasonAgainst(entry, address)
  if (against) {
    note(path, wording.imports.leftOut(name, against))
    return
  }
  const client = isMap(entry.client) ? entry.client : {}
  const notes: { path: (string | number)[]; message: string }[] = []
  const told: Note = (message) => void notes.push({ path, message: wording.imports.note(name, message) })
  // The vendor, after whom secrets are named, follows from the host: its own variables stay out of that.
  const of = { name, url: address.replaceAll(/\$\{?\w+\}?/g, 'x'), active: entry.enabled !== false }
  take(path, of, (moveKey) => {
    const intervalMs = timeOf(entry.interval, 60_000)
    if (intervalMs < minIntervalMs) told(wording.imports.notes.shortest)
    noteClient(client, told)
    const alerts = listOf(entry.alerts).find(isMap)
    const passes = alerts?.['success-threshold']
    const closeAfterPasses = typeof passes === 'number' && passes >= 1 && passes <= 20 ? passes : undefined
    return {
      intervalMs: Math.min(Math.max(intervalMs, minIntervalMs), maxIntervalMs),
      timeoutMs: Math.min(Math.max(timeOf(client.timeout, 10_000), 100), 120_000),
      request: requestOf(entry, withSecrets(address, moveKey), client, moveKey, told),
      expect: expectOf(entry, (at, message) => void notes.push({ path: [...path, 'conditions', at], message })),
      policy: policySchema.parse({ closeAfterPasses }),
    }
  })
  for (const each of notes) note(each.path, each.message)
}

/** Monitors of a configuration of Gatus, and what of it has no counterpart here. */
export function fromGatus(config: Record<string, unknown>): Foreign {
  const collector = createCollector()
  for (const key of ['endpoints', 'services'])
    for (const [index, entry] of listOf(config[key]).entries()) {
      if (isMap(entry)) takeEntry(key, entry, index, collector)
      else collector.note([key, index], wording.imports.noEndpoint)
    }
  for (const [key, message] of Object.entries(wording.imports.sections))
    if (config[key] != null) collector.note([key], message)
  const alerted = listOf(config.endpoints).some((entry) => isMap(entry) && listOf(entry.alerts).length > 0)
  if (alerted && config.alerting == null) collector.note(['endpoints'], wording.imports.alerts)
  return collector.found
}
