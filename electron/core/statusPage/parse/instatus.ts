import { wording } from '../../language/language.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { fieldsOf, idOf, linkOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'
import { isOver, levelOf, levelOrDegraded } from '../levels.ts'

/** Instatus: `<page>/summary.json`, its components beside it in either of two forms. */
export function instatus({ main, components }: PageDocuments): PageContent {
  const body = fieldsOf(main)
  const page = fieldsOf(body.page)
  const state = wordOf(page.status)
  if (!['up', 'hasissues', 'undermaintenance'].includes(state))
    throw new Unreadable(wording.statusPages.lacks.pageStatus)
  const list = Array.isArray(components) ? components : fieldsOf(components).components
  return {
    name: textOf(page.name),
    url: linkOf(page.url),
    level: levelOf(state),
    components: listOf(list).flatMap((component) => {
      const name = textOf(component.name)
      const isGroup = component.isParent === true || listOf(component.children).length > 0
      const group = textOf(fieldsOf(component.group).name)
      if (!name || isGroup) return []
      return [{ id: idOf(component.id), name, ...(group && { group }), level: levelOrDegraded(component.status) }]
    }),
    incidents: listOf(body.activeIncidents)
      .filter(({ status }) => !isOver(status))
      .map((incident) => {
        const link = linkOf(incident.url)
        return {
          id: idOf(incident.id),
          title: textOf(incident.name) ?? wording.statusPages.untitledIncident,
          status: wordOf(incident.status),
          level: wordOf(incident.impact) === 'operational' ? ('notice' as const) : levelOrDegraded(incident.impact),
          startedAtMs: timeOf(incident.started),
          updatedAtMs: timeOf(incident.updatedAt),
          ...(link && { link }),
          components: [],
          updates: [],
        }
      }),
    maintenances: listOf(body.activeMaintenances)
      .filter(({ status }) => !isOver(status))
      .map((one) => {
        const link = linkOf(one.url)
        const fromMs = timeOf(one.start)
        const minutes = Number(one.duration)
        const untilMs = fromMs !== undefined && minutes > 0 ? fromMs + minutes * 60_000 : undefined
        return {
          id: idOf(one.id),
          title: textOf(one.name) ?? wording.statusPages.maintenance,
          status: wordOf(one.status) === 'inprogress' ? ('in progress' as const) : ('scheduled' as const),
          fromMs,
          untilMs,
          ...(link && { link }),
          components: [],
        }
      }),
  }
}
