import { wording } from '../../electron/core/language/language.ts'
import type { Channel } from '../../electron/core/model/channel.ts'
import type { NoticeKind } from '../../electron/core/model/incident.ts'

/** What is told of an incident: that we are offline goes nowhere. */
export type ChannelNotice = Exclude<NoticeKind, 'offline'>

/** In the order of an incident's life. */
export const noticeKinds = Object.keys(wording.alerts.notices) as ChannelNotice[]

/** What a channel receives, in one line. */
export function receives(channel: Channel, vendorName: (id: string) => string): string {
  const { notices, severities, vendors } = channel
  const kinds = notices
    ? noticeKinds
        .filter((kind) => notices.includes(kind))
        .map((kind) => wording.alerts.notices[kind].toLowerCase())
        .join(', ')
    : wording.alerts.everything
  const only = severities?.[0] && severities.length === 1 ? ` ${wording.alerts.ofWhatIs[severities[0]]}` : ''
  const named = vendors?.slice(0, 3).map(vendorName).join(', ')
  const more = vendors && vendors.length > 3 ? ` ${wording.common.andMore(vendors.length - 3)}` : ''
  const from = named ? ` ${wording.alerts.fromVendors(`${named}${more}`)}` : ''
  return `${kinds.charAt(0).toUpperCase()}${kinds.slice(1)}${only}${from}`
}

/** Where a message goes, without any key. */
export function goesTo(channel: Channel): string {
  switch (channel.kind) {
    case 'webhook':
      return channel.url.startsWith('{{')
        ? wording.alerts.goesTo.secretAddress
        : (URL.parse(channel.url)?.host ?? channel.url)
    case 'email':
      return channel.to.join(', ')
    case 'slack':
      return wording.alerts.goesTo.slack
    case 'teams':
      return wording.alerts.goesTo.teams
    case 'pagerduty':
      return channel.url.includes('.eu.') ? wording.alerts.goesTo.pagerdutyEu : wording.alerts.goesTo.pagerduty
  }
}
