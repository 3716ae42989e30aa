import { wording } from '../../electron/core/language/language.ts'
import { type Channel, channelSchema, pagerDutyUrl } from '../../electron/core/model/channel.ts'
import type { NoticeKind } from '../../electron/core/model/incident.ts'

/** Fields of a channel that are keys: typed once, kept in the keychain, never shown again. */
export const keyFields = ['url', 'routingKey', 'password', 'signingKey'] as const
export type KeyField = (typeof keyFields)[number]

/** A channel as it is typed. */
export type ChannelForm = {
  kind: Channel['kind']
  /** Empty until it is saved for the first time: then it follows from the name and stays. */
  id: string
  name: string
  enabled: boolean
  /** Null: all kinds. */
  notices: NoticeKind[] | null
  severities: 'all' | 'down' | 'degraded'
  vendors: string[]
  url: string
  /** The webhook's whole address goes to the keychain. */
  urlIsKey: boolean
  signed: boolean
  /** `Name: value`, one per line. */
  headers: string
  host: string
  port: string
  security: 'starttls' | 'tls' | 'none'
  user: string
  from: string
  to: string
  /** What the keychain calls each key already. */
  references: Partial<Record<KeyField, string>>
  /** What was typed now. */
  keys: Record<KeyField, string>
}

const noKeys: ChannelForm['keys'] = { url: '', routingKey: '', password: '', signingKey: '' }

const usualPorts = { starttls: '587', tls: '465', none: '25' }

export function emptyForm(kind: Channel['kind']): ChannelForm {
  return {
    kind,
    id: '',
    name: wording.alerts.kinds[kind],
    enabled: true,
    notices: null,
    severities: 'all',
    vendors: [],
    url: kind === 'pagerduty' ? pagerDutyUrl : '',
    urlIsKey: false,
    signed: kind === 'webhook',
    headers: '',
    host: '',
    port: usualPorts.starttls,
    security: 'starttls',
    user: '',
    from: '',
    to: '',
    references: {},
    keys: noKeys,
  }
}

/** Another way of encryption, with its usual port where the port was the usual one. */
export function withSecurity(form: ChannelForm, security: ChannelForm['security']): ChannelForm {
  const port = form.port === usualPorts[form.security] ? usualPorts[security] : form.port
  return { ...form, security, port }
}

const reference = /^\{\{secret:([^{}]+)\}\}$/
const nameIn = (text: string | undefined) => (text === undefined ? undefined : reference.exec(text)?.[1])

export function formOf(channel: Channel): ChannelForm {
  const { kind, id, name, enabled, notices, severities, vendors } = channel
  const [only, ...others] = severities ?? []
  const form: ChannelForm = {
    ...emptyForm(kind),
    id,
    name,
    enabled,
    notices: notices ?? null,
    severities: only !== undefined && others.length === 0 ? only : 'all',
    vendors: vendors ?? [],
  }
  switch (channel.kind) {
    case 'webhook': {
      const { url, signingKey, headers = [] } = channel
      const urlName = nameIn(url)
      return {
        ...form,
        url: urlName === undefined ? url : '',
        urlIsKey: urlName !== undefined,
        signed: signingKey !== undefined,
        headers: headers.map((header) => `${header.name}: ${header.value}`).join('\n'),
        references: named({ url: urlName, signingKey: nameIn(signingKey) }),
      }
    }
    case 'slack':
    case 'teams':
      return { ...form, references: named({ url: nameIn(channel.url) }) }
    case 'pagerduty':
      return { ...form, url: channel.url, references: named({ routingKey: nameIn(channel.routingKey) }) }
    case 'email': {
      const { host, port, security, user = '', password, from, to } = channel
      const references = named({ password: nameIn(password) })
      return { ...form, host, port: String(port), security, user, from, to: to.join(', '), references }
    }
  }
}

function named(names: Partial<Record<KeyField, string | undefined>>): ChannelForm['references'] {
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined))
}

/** A free id made of the name: `#ops alerts` → `ops-alerts`. */
export function idFrom(name: string, taken: readonly string[]): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48)
  const base = plain === '' || plain === 'os' ? 'channel' : plain
  let id = base
  for (let n = 2; taken.includes(id); n++) id = `${base}-${n}`
  return id
}

/** The name under which the keychain holds a key of this channel. */
export function keyName(form: ChannelForm, id: string, field: KeyField): string {
  return form.references[field] ?? `channel.${id}.${field}`
}

export type Errors = Partial<Record<string, string>>
export type Read =
  | { ok: true; channel: Channel; secrets: Record<string, string> }
  /** By field. */
  | { ok: false; errors: Errors }

/** The keys that this channel has, as it is filled in. */
export function keysOf(form: ChannelForm): KeyField[] {
  switch (form.kind) {
    case 'slack':
    case 'teams':
      return ['url']
    case 'pagerduty':
      return ['routingKey']
    case 'email':
      return form.user.trim() === '' ? [] : ['password']
    case 'webhook':
      return [...(form.urlIsKey ? (['url'] as const) : []), ...(form.signed ? (['signingKey'] as const) : [])]
  }
}

function headersOf(text: string): { name: string; value: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', value = ''] = /^([^\s:]+)\s*:\s*(.*)$/.exec(line) ?? []
      return { name, value }
    })
}

/** Reads what was typed; or says by field what is wrong with it. */
export function readForm(form: ChannelForm, id: string): Read {
  const keys = keysOf(form)
  const secretOf = (field: KeyField) => `{{secret:${keyName(form, id, field)}}}`
  const common = {
    kind: form.kind,
    id,
    name: form.name.trim(),
    enabled: form.enabled,
    ...(form.notices && { notices: form.notices }),
    ...(form.severities !== 'all' && { severities: [form.severities] }),
    ...(form.vendors.length > 0 && { vendors: form.vendors }),
  }
  const headers = headersOf(form.headers)
  const own = {
    webhook: () => ({
      url: form.urlIsKey ? secretOf('url') : form.url.trim(),
      ...(form.signed && { signingKey: secretOf('signingKey') }),
      ...(headers.length > 0 && { headers }),
    }),
    slack: () => ({ url: secretOf('url') }),
    teams: () => ({ url: secretOf('url') }),
    pagerduty: () => ({ url: form.url.trim(), routingKey: secretOf('routingKey') }),
    email: () => ({
      host: form.host.trim(),
      port: Number(form.port),
      security: form.security,
      ...(keys.length > 0 && { user: form.user.trim(), password: secretOf('password') }),
      from: form.from.trim(),
      to: form.to
        .split(/[,;\n]/)
        .map((address) => address.trim())
        .filter((address) => address !== ''),
    }),
  }[form.kind]()
  const parsed = channelSchema.safeParse({ ...common, ...own })
  if (!parsed.success) {
    const errors: Errors = {}
    for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= wordsFor(String(issue.path[0]))
    return { ok: false, errors }
  }
  const secrets = Object.fromEntries(
    keys.filter((field) => form.keys[field] !== '').map((field) => [keyName(form, id, field), form.keys[field].trim()]),
  )
  return { ok: true, channel: parsed.data, secrets }
}

function wordsFor(field: string): string {
  const words: Record<string, string> = wording.alerts.wrong
  return words[field] ?? wording.alerts.wrongOther
}
