import { channelSecrets } from '../../core/channels/channelSecrets.ts'
import type { MissingSecret } from '../../core/contract/config.ts'
import type { Channel } from '../../core/model/channel.ts'
import type { MonitorDraft } from '../../core/model/monitor.ts'
import { secretsOf } from '../../core/secretTemplate.ts'
import type { KeptSecrets } from '../secrets/createSecrets.ts'

/** Secrets that these monitors and channels name and that have no value, with who waits for them. `coming`: names that get one. */
export async function missingSecretsOf(
  { monitors, channels = [] }: { monitors: readonly MonitorDraft[]; channels?: readonly Channel[] | undefined },
  vendorName: (id: string) => string,
  secrets: KeptSecrets,
  coming: ReadonlySet<string> = new Set(),
): Promise<MissingSecret[]> {
  const users = new Map<string, MissingSecret['usedBy']>()
  const waiting = new Map<string, string[]>()
  for (const monitor of monitors) {
    const { id, name, vendorId } = monitor
    for (const secret of secretsOf(monitor).filter((each) => !coming.has(each))) {
      const user = { monitorId: id, monitorName: name, vendorName: vendorName(vendorId) }
      users.set(secret, [...(users.get(secret) ?? []), user])
    }
  }
  for (const channel of channels)
    for (const secret of channelSecrets(channel).filter((each) => !coming.has(each)))
      waiting.set(secret, [...(waiting.get(secret) ?? []), channel.name])
  const names = [...new Set([...users.keys(), ...waiting.keys()])]
  const states = await Promise.all(names.map(async (name) => ({ name, ...(await secrets.state(name)) })))
  return states
    .filter(({ state }) => state === 'missing' || state === 'unavailable')
    .map(({ name, problem }) => ({
      name,
      usedBy: users.get(name) ?? [],
      ...(waiting.has(name) && { channels: waiting.get(name) }),
      ...(problem !== undefined && { problem }),
    }))
}
