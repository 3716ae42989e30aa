import { channelSecrets } from '../../core/channels/channelSecrets.ts'
import { healthOf } from '../../core/channels/outbox.ts'
import type { ChannelState } from '../../core/contract/channels.ts'
import type { Channel } from '../../core/model/channel.ts'
import type { Outbox } from '../../core/model/delivery.ts'
import { environmentName, type KeptSecrets } from '../secrets/createSecrets.ts'

type Parts = { outbox: { get(): Outbox }; secrets: KeptSecrets; environment: boolean }

/** A channel with the states of its keys, how it did last, and what waits for it. */
export async function stateOf({ outbox, secrets, environment }: Parts, channel: Channel): Promise<ChannelState> {
  const ofChannel = <T extends { channelId: string }>(list: readonly T[]) =>
    list.filter(({ channelId }) => channelId === channel.id)
  const waiting = ofChannel(outbox.get().waiting)
  const { last, notBeforeMs } = healthOf(outbox.get(), channel.id)
  const nextTryAtMs = waiting[0] && Math.max(waiting[0].notBeforeMs, notBeforeMs ?? 0)
  const names = channelSecrets(channel)
  return {
    channel,
    secrets: await Promise.all(
      names.map(async (name) => ({
        name,
        ...(await secrets.state(name)),
        ...(environment && { variable: environmentName(name) }),
      })),
    ),
    ...(last && { last }),
    waiting: waiting.length,
    ...(nextTryAtMs && { nextTryAtMs }),
    dead: ofChannel(outbox.get().dead).length,
  }
}
