import { channelSecrets, referenceName } from '../../core/channels/channelSecrets.ts'
import type { InputIssue } from '../../core/errors.ts'
import type { Channel } from '../../core/model/channel.ts'

/** What is wrong with the values given for a channel's keys. No value is repeated in what is said. */
export function keyIssues(channel: Channel, values: Readonly<Record<string, string>>): InputIssue[] {
  const names = channelSecrets(channel)
  const strangers = Object.keys(values).filter((name) => !names.includes(name))
  const issues = strangers.map((name) => ({ path: `secrets.${name}`, message: 'This channel names no such key.' }))
  const given = (reference: string | undefined) => reference && values[referenceName(reference)]
  const say = (path: string, message: string) => issues.push({ path, message })

  if (channel.kind === 'slack' || channel.kind === 'teams') {
    const value = given(channel.url)
    const example = channel.kind === 'slack' ? 'https://hooks.slack.com/services/…' : 'https://….logic.azure.com/…'
    if (value !== undefined && !/^https?:\/\/[^\s/?#]+\S*$/.test(value))
      say('url', `Paste the whole address: ${example}`)
  }
  if (channel.kind === 'pagerduty') {
    const value = given(channel.routingKey)
    if (value !== undefined && !/^\S{20,64}$/.test(value))
      say('routingKey', 'An integration key has 32 characters. Copy it from the Events API v2 integration.')
  }
  if (channel.kind === 'webhook') {
    const value = given(channel.signingKey)
    if (value !== undefined && value.length < 16) say('signingKey', 'A signing key needs at least 16 characters.')
  }
  return issues
}
