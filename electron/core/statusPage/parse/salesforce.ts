import { wording } from '../../language/language.ts'
import type { PageLevel } from '../../model/statusPage.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { fieldsOf, idOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'
import { levelOf, worstLevel } from '../levels.ts'

function levelOfStatus(status: string): PageLevel {
  if (status === 'ok') return 'operational'
  if (status.startsWith('informational')) return 'notice'
  if (status.startsWith('maintenance')) return 'maintenance'
  if (status.startsWith('major_incident')) return 'major-outage'
  return 'degraded'
}

/** Salesforce Trust: `/v1/instances/<key>/status`, one instance. */
export function salesforce({ main }: PageDocuments): PageContent {
  const body = fieldsOf(main)
  const status = wordOf(body.status)
  if (!status || typeof body.key !== 'string') throw new Unreadable(wording.statusPages.lacks.instance)
  const instance = textOf(body.key) ?? wording.statusPages.instance
  return {
    level: levelOfStatus(status),
    text: wording.statusPages.instanceIs(instance, status.replaceAll('_', ' ')),
    components: [{ id: instance, name: instance, level: levelOfStatus(status) }],
    incidents: listOf(body.Incidents).flatMap((incident) => {
      const impacts = listOf(incident.IncidentImpacts)
      const open = impacts.filter(({ endTime }) => !endTime)
      if (impacts.length > 0 && open.length === 0) return []
      const updates = listOf(incident.IncidentEvents)
        .map((event) => ({
          status: wordOf(event.type),
          text: textOf(event.message) ?? '',
          atMs: timeOf(event.createdAt),
        }))
        .sort((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0))
      if (updates[0]?.status === 'resolved') return []
      const kind = wordOf(open[0]?.type).replace(/([a-z])([A-Z])/g, '$1 $2')
      return [
        {
          id: idOf(incident.id, incident.externalId),
          title: updates.at(-1)?.text || wording.statusPages.incident(idOf(incident.id, incident.externalId), kind),
          status: updates[0]?.status ?? wording.statusPages.open,
          level: worstLevel(['degraded', ...open.map(({ severity }) => levelOf(severity))]),
          startedAtMs: timeOf(incident.createdAt) ?? timeOf(open[0]?.startTime),
          updatedAtMs: timeOf(incident.updatedAt),
          components: [instance],
          updates,
        },
      ]
    }),
    maintenances: [],
  }
}
