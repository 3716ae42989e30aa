import { channelSecrets } from '../core/channels/channelSecrets.ts'
import type { SecretState } from '../core/contract/secrets.ts'
import { secretsOf } from '../core/secretTemplate.ts'
import type { Configuration } from './configuration.ts'
import type { KeptSecrets } from './secrets/createSecrets.ts'

/** Every secret that a monitor or a channel mentions, by name, with its state and who uses it. */
export async function secretStates(
  configuration: Pick<Configuration, 'monitors' | 'channels'>,
  secrets: KeptSecrets,
): Promise<SecretState[]> {
  const users = new Map<string, SecretState['usedBy']>()
  const add = (names: readonly string[], user: SecretState['usedBy'][number]) => {
    for (const name of names) users.set(name, [...(users.get(name) ?? []), user])
  }
  for (const { id, name, ...monitor } of configuration.monitors())
    add(secretsOf(monitor), { id, name, what: 'monitor' })
  for (const channel of configuration.channels())
    add(channelSecrets(channel), { id: channel.id, name: channel.name, what: 'channel' })
  const names = [...users.keys()].sort()
  return Promise.all(
    names.map(async (name) => ({ name, ...(await secrets.state(name)), usedBy: users.get(name) ?? [] })),
  )
}
