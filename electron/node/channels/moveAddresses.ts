import { holdsKeyInPlain } from '../../core/channels/channelSecrets.ts'
import type { Configuration } from '../configuration.ts'
import type { KeptSecrets } from '../secrets/createSecrets.ts'

/**
 * Moves addresses that hold their own key into the keychain: channels of earlier versions have some in plain text. Where
 * no keychain takes them they stay, and the channel goes on as before. Resolves with whether any was moved.
 */
export async function moveAddresses(configuration: Configuration, secrets: Pick<KeptSecrets, 'set'>): Promise<boolean> {
  let moved = false
  for (const { id, url } of configuration.channels().filter(holdsKeyInPlain)) {
    const name = `channel.${id}.url`
    const { problem } = await secrets.set(name, url)
    const channel = configuration.channels().find((one) => one.id === id)
    // Edited meanwhile: what was typed then was looked at.
    if (problem !== undefined || channel?.kind !== 'webhook' || channel.url !== url) continue
    // Twice: the copy of the last good one held the address.
    for (let time = 0; time < 2; time++) await configuration.saveChannels([{ ...channel, url: `{{secret:${name}}}` }])
    moved = true
  }
  return moved
}
