import { wording } from '../../language/language.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { fieldsOf, idOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'
import { isOver, levelOf } from '../levels.ts'

type Item = { id: string; type: string; is: ReturnType<typeof fieldsOf>; has: ReturnType<typeof fieldsOf> }

function itemsOf(list: unknown): Item[] {
  return listOf(list).map((one) => ({
    id: idOf(one.id),
    type: typeof one.type === 'string' ? one.type : '',
    is: fieldsOf(one.attributes),
    has: fieldsOf(one.relationships),
  }))
}

/** Zendesk's Status API: `/api/incidents/active`, JSON:API. An empty list is the healthy state. */
export function zendesk({ main, maintenance }: PageDocuments): PageContent {
  const body = fieldsOf(main)
  if (!Array.isArray(body.data)) throw new Unreadable(wording.statusPages.lacks.incidents)
  const included = itemsOf(body.included)
  const related = ({ has }: Item, name: string, type: string) => {
    const ids = new Set(listOf(fieldsOf(has[name]).data).map(({ id }) => idOf(id)))
    return included.filter((one) => one.type === type && ids.has(one.id))
  }
  const serviceName = (id: unknown) =>
    textOf(included.find((one) => one.type === 'service' && one.id === idOf(id))?.is.name)

  return {
    components: [],
    incidents: itemsOf(body.data)
      .filter(({ is }) => !is.resolvedAt && !isOver(is.status))
      .map((incident) => {
        const updates = related(incident, 'incidentUpdates', 'incidentUpdate')
          .map(({ is }) => ({
            status: wordOf(is.status),
            text: textOf(is.description) ?? '',
            atMs: timeOf(is.createdAt),
          }))
          .sort((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0))
        const services = related(incident, 'incidentServices', 'incidentService')
        const level = levelOf(incident.is.impact) ?? (incident.is.outage === true ? 'major-outage' : 'degraded')
        return {
          id: incident.id,
          title: textOf(incident.is.title) ?? wording.statusPages.untitledIncident,
          status: wordOf(incident.is.status),
          level: level === 'operational' ? ('notice' as const) : level,
          startedAtMs: timeOf(incident.is.startedAt),
          updatedAtMs: updates[0]?.atMs,
          components: services.flatMap(({ is }) => serviceName(is.serviceId) ?? []),
          updates,
        }
      }),
    maintenances: itemsOf(fieldsOf(maintenance).data).map(({ id, is }) => ({
      id,
      title: textOf(is.title) ?? wording.statusPages.maintenance,
      status: ['in_progress', 'ongoing', 'active'].includes(wordOf(is.status))
        ? ('in progress' as const)
        : ('scheduled' as const),
      fromMs: timeOf(is.maintenanceStartTime) ?? timeOf(is.startedAt),
      untilMs: timeOf(is.maintenanceEndTime),
      components: [],
    })),
  }
}
