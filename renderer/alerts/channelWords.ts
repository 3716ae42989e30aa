import type { Channel } from '../../electron/core/model/channel.ts'
import type { NoticeKind } from '../../electron/core/model/incident.ts'
import type { KeyField } from './channelForm.ts'

/** What is told of an incident: that we are offline goes nowhere. */
export type ChannelNotice = Exclude<NoticeKind, 'offline'>

/** Kinds of notices in words, in the order of an incident's life. */
export const noticeWords: Record<ChannelNotice, string> = {
  opened: 'It fails',
  worsened: 'It gets worse',
  reminder: 'It still fails',
  escalated: 'Nobody acknowledged',
  acknowledged: 'Acknowledged',
  recovered: 'It recovers',
  digest: 'What quiet hours held back',
}
export const noticeKinds = Object.keys(noticeWords) as ChannelNotice[]

/** What a channel receives, in one line. */
export function receives(channel: Channel, vendorName: (id: string) => string): string {
  const { notices, severities, vendors } = channel
  const kinds = notices
    ? noticeKinds
        .filter((kind) => notices.includes(kind))
        .map((kind) => noticeWords[kind].toLowerCase())
        .join(', ')
    : 'Everything'
  const only = severities?.length === 1 ? ` of what is ${severities[0]}` : ''
  const named = vendors?.slice(0, 3).map(vendorName).join(', ')
  const more = vendors && vendors.length > 3 ? ` and ${vendors.length - 3} more` : ''
  const from = named ? ` from ${named}${more}` : ''
  return `${kinds.charAt(0).toUpperCase()}${kinds.slice(1)}${only}${from}`
}

/** Where a message goes, without any key. */
export function goesTo(channel: Channel): string {
  switch (channel.kind) {
    case 'webhook':
      return channel.url.startsWith('{{') ? 'address in the keychain' : (URL.parse(channel.url)?.host ?? channel.url)
    case 'email':
      return channel.to.join(', ')
    case 'slack':
      return 'incoming webhook'
    case 'teams':
      return 'workflow'
    case 'pagerduty':
      return channel.url.includes('.eu.') ? 'Events API v2, EU' : 'Events API v2'
  }
}

/** How to get what a channel needs, step by step. */
export const howTo: Record<Channel['kind'], string[]> = {
  webhook: [
    'Headstart posts JSON in the form of Standard Webhooks: type, timestamp, data.notices. Any 2xx is taken as received.',
    'With a signing key, Webhook-Signature is v1, and the base64 HMAC-SHA256 of “id.timestamp.body”; the same Webhook-Id is the same message again.',
  ],
  slack: [
    'api.slack.com/apps: create an app from scratch in your workspace, or open one.',
    'Incoming Webhooks: switch them on, then Add New Webhook, and choose the channel.',
    'Copy the Webhook URL (https://hooks.slack.com/services/…) and paste it here.',
  ],
  teams: [
    'In the channel: ••• , Workflows, “Send webhook alerts to a channel” (“Post to a channel when a webhook request is received”).',
    'Sign in, choose team and channel, Add workflow.',
    'Copy the address that it shows and paste it here. Connectors of Office 365 are switched off and do not work.',
  ],
  pagerduty: [
    'Services, your service, Integrations, Add an integration, “Events API V2”.',
    'Copy its Integration Key (32 characters) and paste it here.',
    'One incident here is one incident there: opened, acknowledged and resolved with it.',
  ],
  email: [
    'The server that your mail program sends by: name, port, and a user with an app password.',
    'All mails about one incident are one thread.',
  ],
}

export const keyLabels: Record<KeyField, string> = {
  url: 'Webhook address',
  routingKey: 'Integration key',
  password: 'Password',
  signingKey: 'Signing key',
}
