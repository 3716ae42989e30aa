import { wording } from '../../language/language.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { fieldsOf, idOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'
import { isOver, levelOf, levelOrDegraded } from '../levels.ts'

/** Better Stack: `<page>/index.json`, JSON:API. A resolved report may have no end: its state counts. */
export function betterStack({ main }: PageDocuments): PageContent {
  const data = fieldsOf(fieldsOf(main).data)
  if (data.type !== 'status_page') throw new Unreadable(wording.statusPages.lacks.betterStack)
  const page = fieldsOf(data.attributes)
  const included = listOf(fieldsOf(main).included).map((item) => ({
    id: idOf(item.id),
    type: wordOf(item.type),
    is: fieldsOf(item.attributes),
    relationships: fieldsOf(item.relationships),
  }))
  const ofType = (type: string) => included.filter((item) => item.type === type)
  const sections = new Map(ofType('status_page_section').map(({ id, is }) => [id, textOf(is.name)]))
  const resources = ofType('status_page_resource').filter(({ is }) => wordOf(is.status) !== 'not_monitored')
  const nameOf = new Map(resources.map(({ id, is }) => [id, textOf(is.public_name)]))
  const reports = ofType('status_report').filter(({ is }) => !isOver(is.aggregate_state))
  const isPlanned = (state: unknown) => levelOf(state) === 'maintenance'
  const componentsOf = (list: unknown) =>
    listOf(list).flatMap(({ status_page_resource_id }) => nameOf.get(idOf(status_page_resource_id)) ?? [])

  return {
    name: textOf(page.company_name),
    level: levelOrDegraded(page.aggregate_state),
    text: textOf(page.announcement),
    components: resources.flatMap(({ id, is }) => {
      const name = textOf(is.public_name)
      const group = sections.get(idOf(is.status_page_section_id))
      return name ? [{ id, name, ...(group && { group }), level: levelOrDegraded(is.status) }] : []
    }),
    incidents: reports
      .filter(({ is }) => !isPlanned(is.aggregate_state))
      .map(({ id, is, relationships }) => {
        const ids = new Set(listOf(fieldsOf(relationships.status_updates).data).map((update) => idOf(update.id)))
        const updates = ofType('status_update')
          .filter((update) => ids.has(update.id))
          .map(({ is: { message, published_at } }) => ({
            status: wordOf(is.aggregate_state),
            text: textOf(message) ?? '',
            atMs: timeOf(published_at),
          }))
          .sort((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0))
        return {
          id,
          title: textOf(is.title) ?? wording.statusPages.untitledIncident,
          status: wordOf(is.aggregate_state),
          level: levelOrDegraded(is.aggregate_state),
          startedAtMs: timeOf(is.starts_at),
          updatedAtMs: updates[0]?.atMs,
          components: componentsOf(is.affected_resources),
          updates,
        }
      }),
    maintenances: reports
      .filter(({ is }) => isPlanned(is.aggregate_state))
      .map(({ id, is }) => ({
        id,
        title: textOf(is.title) ?? wording.statusPages.maintenance,
        status: 'in progress' as const,
        fromMs: timeOf(is.starts_at),
        untilMs: timeOf(is.ends_at),
        components: componentsOf(is.affected_resources),
      })),
  }
}
