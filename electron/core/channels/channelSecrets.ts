import type { Channel } from '../model/channel.ts'
import { type RequestSpec, requestSchema } from '../model/monitor.ts'
import { placeholderProblems, secretNamesOf } from '../secretTemplate.ts'

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

/** What is wrong with a channel that its schema cannot see: `path` is that of the field. */
export function channelProblems(channel: Channel): { path: string; message: string }[] {
  const problems = placeholderProblems(requestHead(channel)).map((message) => ({ path: 'url', message }))
  if (channel.kind === 'webhook') {
    const filled = channel.url.replaceAll(/\{\{secret:[^{}]*\}\}/g, 'secret')
    const whole = /^\{\{secret:[^{}]*\}\}$/.test(channel.url)
    if (!whole && !/^https?:\/\/[^/?#\\]/i.test(filled))
      problems.push({ path: 'url', message: 'Write a whole address, for example https://hooks.example.com/alerts.' })
  }
  if (channel.kind === 'email') {
    const { user, password, security } = channel
    if ((user === undefined) !== (password === undefined))
      problems.push({ path: 'user', message: 'Give a user and a password, or neither.' })
    if (security === 'none' && password !== undefined)
      problems.push({
        path: 'security',
        message: 'Without encryption the password could be read on the way. Use STARTTLS or TLS.',
      })
  }
  return problems
}
