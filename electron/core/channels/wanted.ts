import { type Channel, desktopChannelId } from '../model/channel.ts'
import type { Incident, Notice } from '../model/incident.ts'

/** Whether a channel receives this notice, as it is set up. */
function wants(channel: Channel, notice: Notice, incident: Incident): boolean {
  const { enabled, notices, severities, vendors } = channel
  return (
    enabled &&
    (!notices || notices.includes(notice.kind)) &&
    (!severities || severities.includes(incident.severity)) &&
    (!vendors || vendors.includes(incident.vendorId))
  )
}

/**
 * The channels that a notice goes to. `channelIds` narrows them, as routing rules do; absent: every channel that wants
 * it. The desktop notification's id means nothing here.
 */
export function channelsFor(
  channels: readonly Channel[],
  notice: Notice,
  incident: Incident,
  channelIds: readonly string[] | undefined,
): Channel[] {
  return channels.filter(
    (channel) =>
      channel.id !== desktopChannelId &&
      (!channelIds || channelIds.includes(channel.id)) &&
      wants(channel, notice, incident),
  )
}
