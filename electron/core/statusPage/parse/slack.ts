import { wording } from '../../language/language.ts'
import type { PageLevel } from '../../model/statusPage.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { type Fields, fieldsOf, idOf, linkOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'
import { isOver } from '../levels.ts'

const types: Readonly<Record<string, PageLevel>> = {
  notice: 'notice',
  incident: 'degraded',
  outage: 'major-outage',
  maintenance: 'maintenance',
}

/** Slack's own status API, `/api/v2.0.0/current`. */
export function slack({ main }: PageDocuments): PageContent {
  const body = fieldsOf(main)
  if (!['ok', 'active', 'broken'].includes(wordOf(body.status))) throw new Unreadable(wording.statusPages.lacks.status)
  if (!Array.isArray(body.active_incidents)) throw new Unreadable(wording.statusPages.lacks.incidents)
  const items = listOf(body.active_incidents).filter(({ status }) => !isOver(status))
  const isPlanned = (item: Fields) => wordOf(item.status) === 'scheduled' || wordOf(item.type) === 'maintenance'
  return {
    level: wordOf(body.status) === 'broken' ? 'degraded' : undefined,
    components: [],
    incidents: items
      .filter((item) => !isPlanned(item))
      .map((item) => {
        const link = linkOf(item.url)
        return {
          id: idOf(item.id),
          title: textOf(item.title) ?? wording.statusPages.untitledIncident,
          status: wordOf(item.status),
          level: types[wordOf(item.type)] ?? ('degraded' as const),
          startedAtMs: timeOf(item.date_created),
          updatedAtMs: timeOf(item.date_updated),
          ...(link && { link }),
          components: servicesOf(item),
          updates: listOf(item.notes).map((note) => ({
            status: wordOf(item.status),
            text: textOf(note.body) ?? '',
            atMs: timeOf(note.date_created),
          })),
        }
      }),
    maintenances: items.filter(isPlanned).map((item) => ({
      id: idOf(item.id),
      title: textOf(item.title) ?? wording.statusPages.maintenance,
      status: wordOf(item.status) === 'active' ? ('in progress' as const) : ('scheduled' as const),
      fromMs: timeOf(item.date_created),
      components: servicesOf(item),
    })),
  }
}

function servicesOf(item: Fields): string[] {
  return Array.isArray(item.services) ? item.services.flatMap((name) => textOf(name) ?? []) : []
}
