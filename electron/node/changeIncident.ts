import type { Incident } from '../core/model/incident.ts'
import type { Watch } from '../core/watch.ts'
import type { Changes } from './changes.ts'
import type { Store } from './store/store.ts'

type Parts = { store: Pick<Store, 'incident' | 'saveIncident'>; watch: Watch; changes: Changes }

/**
 * Changes an incident for a person, open or over. Resolves with it once it is stored: whoever is told that it is done
 * may rely on it. Undefined where there is none of that id.
 */
export type ChangeIncident = (id: string, change: (incident: Incident) => Incident) => Promise<Incident | undefined>

export function createChangeIncident({ store, watch, changes }: Parts): ChangeIncident {
  return async (id, change) => {
    const open = await watch.act(id, change)
    if (open) return open
    const kept = store.incident(id)
    if (!kept) return undefined
    const next = change(watch.incident(id) ?? kept)
    if (!watch.amend(id, () => next)) await store.saveIncident(next)
    changes.note(['incidents'], next.monitorId)
    return next
  }
}
