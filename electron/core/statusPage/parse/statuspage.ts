import { wording } from '../../language/language.ts'
import type { PageComponent, PageIncident, PageMaintenance, PageUpdate } from '../../model/statusPage.ts'
import type { PageContent, PageDocuments, PageFacts } from '../content.ts'
import { type Fields, fieldsOf, idOf, linkOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'
import { isOver, levelOf, levelOrDegraded } from '../levels.ts'
import { incidentIoWidget } from './incidentIoWidget.ts'

/** Atlassian Statuspage API v2 (<page>/api), and incident.io, which answers in the same form. */
export function statuspage({ main }: PageDocuments, facts: PageFacts): PageContent {
  const body = fieldsOf(main)
  if ('ongoing_incidents' in body) return incidentIoWidget(body)
  const status = fieldsOf(body.status)
  if (typeof status.indicator !== 'string') throw new Unreadable(wording.statusPages.lacks.indicator)
  const page = fieldsOf(body.page)
  const url = linkOf(page.url) ?? facts.url
  return {
    name: textOf(page.name),
    url: linkOf(page.url),
    level: levelOrDegraded(status.indicator),
    text: textOf(status.description),
    components: componentsOf(listOf(body.components)),
    incidents: listOf(body.incidents)
      .filter(({ status: phase }) => !isOver(phase))
      .map((incident) => incidentOf(incident, url)),
    maintenances: listOf(body.scheduled_maintenances)
      .filter(({ status: phase }) => !isOver(phase))
      .map((maintenance) => maintenanceOf(maintenance, url)),
  }
}

/** Containers are groups, not components; names repeat across groups. */
function componentsOf(list: Fields[]): PageComponent[] {
  const groups = new Map(list.filter(({ group }) => group === true).map((group) => [group.id, textOf(group.name)]))
  return list.flatMap((component): PageComponent[] => {
    const name = textOf(component.name)
    if (component.group === true || !name) return []
    const level = levelOf(component.status)
    const group = groups.get(component.group_id)
    const known = level ? {} : { raw: wordOf(component.status) }
    return [{ id: idOf(component.id), name, ...(group && { group }), level: level ?? 'degraded', ...known }]
  })
}

function incidentOf(incident: Fields, url: string): PageIncident {
  const below = url.endsWith('/') ? url : `${url}/`
  const link = linkOf(incident.shortlink) ?? linkOf(`incidents/${encodeURIComponent(idOf(incident.id))}`, below)
  const updates = listOf(incident.incident_updates).map(
    (update): PageUpdate => ({
      status: wordOf(update.status),
      text: textOf(update.body) ?? '',
      // Not display_at, which an editor may set back.
      atMs: timeOf(update.created_at) ?? timeOf(update.display_at),
    }),
  )
  return {
    id: idOf(incident.id),
    title: textOf(incident.name) ?? wording.statusPages.untitledIncident,
    status: wordOf(incident.status),
    level: wordOf(incident.impact) === 'none' ? 'notice' : levelOrDegraded(incident.impact),
    startedAtMs: timeOf(incident.created_at) ?? timeOf(incident.started_at),
    updatedAtMs: timeOf(incident.updated_at),
    ...(link && { link }),
    components: namesOf(incident),
    updates,
  }
}

function maintenanceOf(maintenance: Fields, url: string): PageMaintenance {
  const link = linkOf(maintenance.shortlink, url)
  return {
    id: idOf(maintenance.id),
    title: textOf(maintenance.name) ?? wording.statusPages.maintenance,
    status: ['in_progress', 'verifying'].includes(wordOf(maintenance.status)) ? 'in progress' : 'scheduled',
    fromMs: timeOf(maintenance.scheduled_for),
    untilMs: timeOf(maintenance.scheduled_until),
    ...(link && { link }),
    components: namesOf(maintenance),
  }
}

function namesOf({ components, incident_updates }: Fields): string[] {
  const affected = listOf(incident_updates).flatMap((update) => listOf(update.affected_components))
  const named = [...listOf(components), ...affected].flatMap(({ name }) => textOf(name) ?? [])
  return [...new Set(named)]
}
