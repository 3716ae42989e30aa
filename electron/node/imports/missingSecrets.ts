import type { MissingSecret } from '../../core/contract/config.ts'
import type { MonitorDraft } from '../../core/model/monitor.ts'
import { secretsOf } from '../../core/secretTemplate.ts'
import type { KeptSecrets } from '../secrets/createSecrets.ts'

/** Secrets that these monitors name and that have no value, with who waits for them. `coming`: names that get one. */
export async function missingSecretsOf(
  monitors: readonly MonitorDraft[],
  vendorName: (id: string) => string,
  secrets: KeptSecrets,
  coming: ReadonlySet<string> = new Set(),
): Promise<MissingSecret[]> {
  const users = new Map<string, MissingSecret['usedBy']>()
  for (const monitor of monitors) {
    const { id, name, vendorId } = monitor
    for (const secret of secretsOf(monitor).filter((each) => !coming.has(each))) {
      const user = { monitorId: id, monitorName: name, vendorName: vendorName(vendorId) }
      users.set(secret, [...(users.get(secret) ?? []), user])
    }
  }
  const states = await Promise.all(
    [...users].map(async ([name, usedBy]) => ({ name, usedBy, ...(await secrets.state(name)) })),
  )
  return states
    .filter(({ state }) => state === 'missing' || state === 'unavailable')
    .map(({ name, usedBy, problem }) => ({ name, usedBy, ...(problem !== undefined && { problem }) }))
}
