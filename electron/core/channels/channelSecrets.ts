import { headerHoldsKey } from '../config/liveKey.ts'
import { wording } from '../language/language.ts'
import type { Channel } from '../model/channel.ts'
import { type RequestSpec, requestSchema } from '../model/monitor.ts'
import { placeholderProblems, secretNamesOf } from '../secretTemplate.ts'
import { isKeyedAddress } from './keyedAddress.ts'

/** The name in a value that is a secret as a whole. */
export function referenceName(reference: string): string {
  return reference.slice('{{secret:'.length, -2)
}

/** The request of a channel without its body: the message is never searched for placeholders, since it quotes others. */
export function requestHead(channel: Channel): RequestSpec {
  if (channel.kind === 'email') return requestSchema.parse({ url: 'https://headstart.invalid/' })
  const headers = channel.kind === 'webhook' ? (channel.headers ?? []) : []
  return { method: 'POST', url: channel.url, headers, followRedirects: false }
}

/** Names of all secrets that a channel needs, each once. */
export function channelSecrets(channel: Channel): string[] {
  const whole = [
    channel.kind === 'pagerduty' ? channel.routingKey : undefined,
    channel.kind === 'email' ? channel.password : undefined,
    channel.kind === 'webhook' ? channel.signingKey : undefined,
  ].flatMap((reference) => (reference === undefined ? [] : [referenceName(reference)]))
  return [...new Set([...secretNamesOf(requestHead(channel)), ...whole])]
}

const hasSecret = ({ url, headers = [] }: Extract<Channel, { kind: 'webhook' }>) =>
  [url, ...headers.map(({ value }) => value)].some((text) => text.includes('{{secret:'))

/** Whether a channel that was saved before such addresses were noticed holds its key in plain text, in an address of no other secret. */
export function holdsKeyInPlain(channel: Channel): channel is Extract<Channel, { kind: 'webhook' }> {
  if (channel.kind !== 'webhook' || channel.url.includes('{{secret:')) return false
  const url = URL.parse(channel.url)
  return url !== null && isKeyedAddress(url, hasSecret(channel))
}

function headerProblem(name: string, value: string): string | null {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return wording.channels.wrong.headerName(name)
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) return wording.channels.wrong.headerValue(name)
  return headerHoldsKey(name, value) ? wording.common.named(name, wording.config.keyInPlainText) : null
}

/** What is wrong with a channel that its schema cannot see: `path` is that of the field. */
export function channelProblems(channel: Channel): { path: string; message: string }[] {
  const problems = placeholderProblems(requestHead(channel)).map((message) => ({ path: 'url', message }))
  if (channel.kind === 'webhook') {
    const filled = channel.url.replaceAll(/\{\{secret:[^{}]*\}\}/g, 'secret')
    const whole = /^\{\{secret:[^{}]*\}\}$/.test(channel.url)
    const url = whole ? null : URL.parse(filled)
    if (!whole && (!url || !/^https?:\/\/[^/?#\\]/i.test(filled)))
      problems.push({ path: 'url', message: wording.alerts.wrong.url })
    if (url && isKeyedAddress(url, hasSecret(channel)))
      problems.push({ path: 'url', message: wording.channels.wrong.addressHoldsKey })
    for (const { name, value } of channel.headers ?? []) {
      const message = headerProblem(name, value)
      if (message) problems.push({ path: 'headers', message })
    }
  }
  if (channel.kind === 'email') {
    const { user, password, security } = channel
    if ((user === undefined) !== (password === undefined))
      problems.push({ path: 'user', message: wording.channels.wrong.userAlone })
    if (security === 'none' && password !== undefined)
      problems.push({
        path: 'security',
        message: wording.channels.wrong.plainPassword,
      })
  }
  return problems
}
