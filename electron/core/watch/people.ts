import type { Input } from '../incident.ts'
import type { Incident } from '../model/incident.ts'
import type { Entry } from './entry.ts'
import type { Life } from './life.ts'
import type { Records } from './records.ts'
import type { Watch, WatchPorts } from './types.ts'

type People = Pick<Watch, 'acknowledge' | 'act' | 'amend' | 'rewrite'>

/** What people and other parts change of incidents while they are watched. Detection goes on as it was. */
export function createPeople(
  options: WatchPorts,
  records: Records,
  entries: ReadonlyMap<string, Entry>,
  life: Life,
  apply: (entry: Entry, input: Input) => Incident | null,
): People {
  return {
    async acknowledge(incidentId, by) {
      const incident = records.incident(incidentId)
      const entry = incident && entries.get(incident.monitorId)
      if (!entry || entry.status.incidentId !== incidentId) return undefined
      const taken = apply(entry, { kind: 'acknowledge', ...by })
      // Who is told that it is done may rely on it, whatever becomes of this process.
      await records.written()
      return records.incident(incidentId) ?? taken ?? undefined
    },
    async act(incidentId, change) {
      const incident = records.incident(incidentId)
      if (incident?.state !== 'open') return undefined
      const next = change(incident)
      if (next === incident) return incident
      life.settle(next, [])
      options.onChange(['incidents', 'summary'], next.monitorId)
      await records.written()
      return records.incident(incidentId) ?? next
    },
    amend(incidentId, change) {
      const incident = records.incident(incidentId)
      const next = incident && change(incident)
      if (!incident || !next || next === incident) return incident !== undefined
      void records.save(next, null)
      options.onChange(['incidents', 'summary'], next.monitorId)
      return true
    },
    rewrite({ incident, status }) {
      for (const entry of entries.values()) entry.status = status(entry.status) ?? entry.status
      for (const { id } of records.incidents()) void records.amend(id, (before) => incident(before) ?? before)
    },
  }
}
