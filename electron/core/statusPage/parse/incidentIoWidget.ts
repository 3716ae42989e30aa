import { wording } from '../../language/language.ts'
import type { PageMaintenance } from '../../model/statusPage.ts'
import type { PageContent } from '../content.ts'
import { type Fields, idOf, linkOf, listOf, textOf, timeOf, wordOf } from '../fields.ts'
import { isOver, levelOf, levelOrDegraded } from '../levels.ts'

/** incident.io's widget API, `<page>/api/v1/summary`. */
export function incidentIoWidget(body: Fields): PageContent {
  const open = listOf(body.ongoing_incidents).filter(({ status }) => !isOver(status))
  const affected = open.flatMap((incident) => listOf(incident.affected_components))
  return {
    name: textOf(body.page_title),
    url: linkOf(body.page_url),
    components: affected.flatMap((component) => {
      const name = textOf(component.name)
      const group = textOf(component.group_name)
      const level = levelOf(component.current_status)
      return name && level ? [{ id: idOf(component.id), name, ...(group && { group }), level }] : []
    }),
    incidents: open.map((incident) => {
      const atMs = timeOf(incident.last_update_at)
      const link = linkOf(incident.url)
      const status = wordOf(incident.status)
      return {
        id: idOf(incident.id),
        title: textOf(incident.name) ?? wording.statusPages.untitledIncident,
        status,
        level: levelOrDegraded(incident.current_worst_impact),
        updatedAtMs: atMs,
        ...(link && { link }),
        components: namesOf(incident),
        updates: [{ status, text: textOf(incident.last_update_message) ?? '', atMs }],
      }
    }),
    maintenances: [
      ...listOf(body.in_progress_maintenances).map((one) => maintenanceOf(one, 'in progress')),
      ...listOf(body.scheduled_maintenances).map((one) => maintenanceOf(one, 'scheduled')),
    ],
  }
}

function maintenanceOf(one: Fields, status: PageMaintenance['status']): PageMaintenance {
  const link = linkOf(one.url)
  return {
    id: idOf(one.id),
    title: textOf(one.name) ?? wording.statusPages.maintenance,
    status,
    fromMs: timeOf(one.started_at) ?? timeOf(one.starts_at),
    untilMs: timeOf(one.scheduled_end_at) ?? timeOf(one.ends_at),
    ...(link && { link }),
    components: namesOf(one),
  }
}

function namesOf(one: Fields): string[] {
  return listOf(one.affected_components).flatMap(({ name }) => textOf(name) ?? [])
}
