import { channelSecrets, referenceName } from '../../core/channels/channelSecrets.ts'
import type { InputIssue } from '../../core/errors.ts'
import { wording } from '../../core/language/language.ts'
import type { Channel } from '../../core/model/channel.ts'

/** What is wrong with the values given for a channel's keys. No value is repeated in what is said. */
export function keyIssues(channel: Channel, values: Readonly<Record<string, string>>): InputIssue[] {
  const names = channelSecrets(channel)
  const strangers = Object.keys(values).filter((name) => !names.includes(name))
  const issues = strangers.map((name) => ({ path: `secrets.${name}`, message: wording.channels.wrong.strangeKey }))
  const given = (reference: string | undefined) => reference && values[referenceName(reference)]
  const say = (path: string, message: string) => issues.push({ path, message })

  if (channel.kind === 'slack' || channel.kind === 'teams') {
    const value = given(channel.url)
    if (value !== undefined && !/^https?:\/\/[^\s/?#]+\S*$/.test(value))
      say('url', channel.kind === 'slack' ? wording.channels.wrong.slackAddress : wording.channels.wrong.teamsAddress)
  }
  if (channel.kind === 'pagerduty') {
    const value = given(channel.routingKey)
    if (value !== undefined && !/^\S{20,64}$/.test(value)) say('routingKey', wording.channels.wrong.routingKey)
  }
  if (channel.kind === 'webhook') {
    const value = given(channel.signingKey)
    if (value !== undefined && value.length < 16) say('signingKey', wording.channels.wrong.signingKey)
  }
  return issues
}
