import { wording } from '../../language/language.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { fieldsOf, idOf, linkOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'
import { isOver, levelOrDegraded, worstLevel } from '../levels.ts'

/** Heroku: `/api/v4/current-status`. Its list of scheduled work goes stale, so colours count, and `state`, not `resolved`. */
export function heroku({ main }: PageDocuments): PageContent {
  const body = fieldsOf(main)
  const systems = listOf(body.status)
  if (systems.length === 0) throw new Unreadable(wording.statusPages.lacks.systems)
  const components = systems.map(({ system, status }) => ({
    id: idOf(system),
    name: textOf(system) ?? wording.statusPages.system,
    level: levelOrDegraded(status),
  }))
  return {
    components,
    incidents: listOf(body.incidents)
      .filter(({ state }) => !isOver(state))
      .map((incident) => {
        const parts = listOf(incident.systems)
        const link = linkOf(incident.full_url)
        return {
          id: idOf(incident.id),
          title: textOf(incident.title) ?? wording.statusPages.untitledIncident,
          status: wordOf(incident.state),
          level: parts.length > 0 ? worstLevel(parts.map(({ status }) => levelOrDegraded(status))) : 'degraded',
          startedAtMs: timeOf(incident.created_at),
          updatedAtMs: timeOf(incident.updated_at),
          ...(link && { link }),
          components: parts.flatMap(({ name }) => textOf(name) ?? []),
          updates: listOf(incident.updates).map((update) => ({
            status: wordOf(update.update_type),
            text: textOf(update.contents) ?? '',
            atMs: timeOf(update.created_at),
          })),
        }
      }),
    maintenances: [],
  }
}
