import { healthOf } from '../../core/channels/outbox.ts'
import { wording } from '../../core/language/language.ts'
import type { Channel } from '../../core/model/channel.ts'
import type { Outbox } from '../../core/model/delivery.ts'

const named = 3

/** One failure that is tried again within seconds is no trouble yet, and what was discarded is none any more. */
function inTrouble({ id, enabled }: Channel, outbox: Outbox): boolean {
  const { last, failuresInARow } = healthOf(outbox, id)
  const died = last?.state === 'dead' && outbox.dead.some(({ channelId }) => channelId === id)
  return enabled && (died || (last?.state === 'failed' && failuresInARow > 1))
}

/** What the window says while alerts do not get through: to which channels, and why when it is one. Null: all is well. */
export function unreached(channels: readonly Channel[], outbox: Outbox): { text: string; next: string } | null {
  const bad = channels.filter((channel) => inTrouble(channel, outbox))
  const [first, ...others] = bad
  if (!first) return null
  const next = wording.channels.unreachedNext
  if (others.length === 0) {
    const why = healthOf(outbox, first.id).last?.problem
    return { text: wording.channels.unreached(first.name, why), next }
  }
  const names = bad.slice(0, named).map(({ name }) => name)
  return { text: wording.channels.unreachedSeveral(names, bad.length - names.length), next }
}
