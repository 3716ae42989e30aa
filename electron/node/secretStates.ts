import type { SecretState } from '../core/contract/secrets.ts'
import type { Monitor } from '../core/model/monitor.ts'
import { secretsOf } from '../core/secretTemplate.ts'
import type { KeptSecrets } from './secrets/createSecrets.ts'

/** Every secret that a monitor mentions, by name, with its state and who uses it. */
export async function secretStates(monitors: readonly Monitor[], secrets: KeptSecrets): Promise<SecretState[]> {
  const users = new Map<string, SecretState['usedBy']>()
  for (const { id, name, ...monitor } of monitors)
    for (const secret of secretsOf(monitor)) users.set(secret, [...(users.get(secret) ?? []), { id, name }])
  const names = [...users.keys()].sort()
  return Promise.all(
    names.map(async (name) => ({ name, ...(await secrets.state(name)), usedBy: users.get(name) ?? [] })),
  )
}
