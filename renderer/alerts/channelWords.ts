import { wording } from '../../electron/core/language/language.ts'
import type { Channel } from '../../electron/core/model/channel.ts'
import type { NoticeKind } from '../../electron/core/model/incident.ts'

/** What is told of an incident: that we are offline goes nowhere. */
export type ChannelNotice = Exclude<NoticeKind, 'offline'>

/** In the order of an incident's life. */
export const noticeKinds = Object.keys(wording.alerts.notices) as ChannelNotice[]

/** Vendors that are named; the others are counted. */
const namedAtMost = 3

/** What a channel receives, in one line. */
export function receives(channel: Channel, vendorName: (id: string) => string): string {
  const { notices, severities, vendors } = channel
  const kinds = notices && noticeKinds.filter((kind) => notices.includes(kind))
  const only = severities?.length === 1 ? severities[0] : undefined
  const named = vendors?.slice(0, namedAtMost).map(vendorName) ?? []
  return wording.alerts.receives(kinds, only, named, (vendors?.length ?? 0) - named.length)
}

/** Where a message goes, without any key. */
export function goesTo(channel: Channel): string {
  switch (channel.kind) {
    case 'webhook':
      return channel.url.startsWith('{{')
        ? wording.alerts.goesTo.secretAddress
        : (URL.parse(channel.url)?.host ?? channel.url)
    case 'email':
      return wording.common.list(channel.to)
    case 'slack':
      return wording.alerts.goesTo.slack
    case 'teams':
      return wording.alerts.goesTo.teams
    case 'pagerduty':
      return channel.url.includes('.eu.') ? wording.alerts.goesTo.pagerdutyEu : wording.alerts.goesTo.pagerduty
  }
}
