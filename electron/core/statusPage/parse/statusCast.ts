import { wording } from '../../language/language.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { fieldsOf, idOf, linkOf, listOf, textOf, Unreadable, wordOf } from '../fields.ts'
import { isOver, levelOf, levelOrDegraded } from '../levels.ts'

/** StatusCast (Fastly): `/status.json`, with components and incidents beside it. */
export function statusCast({ main, components, incidents }: PageDocuments): PageContent {
  const body = fieldsOf(main)
  if (!wordOf(body.Status)) throw new Unreadable(wording.statusPages.lacks.status)
  return {
    level: levelOrDegraded(body.Status),
    text: textOf(body.StatusText),
    components: listOf(components).flatMap((one) => {
      const name = textOf(one.text)
      return name ? [{ id: idOf(one.id), name, level: levelOrDegraded(one.CurrentStatus) }] : []
    }),
    incidents: listOf(incidents)
      .filter(({ Status, IncidentType }) => !isOver(Status) && levelOf(IncidentType) !== 'maintenance')
      .map((one) => {
        const link = linkOf(one.ShortUrl)
        const level = levelOf(one.IncidentType) ?? levelOf(body.Status)
        return {
          id: idOf(one.Id),
          title: textOf(one.Title) ?? wording.statusPages.untitledIncident,
          status: wordOf(one.Status) === 'inprogress' ? 'in progress' : wordOf(one.Status),
          level: level && level !== 'operational' ? level : ('degraded' as const),
          ...(link && { link }),
          components: [],
          updates: [],
        }
      }),
    maintenances: [],
  }
}
