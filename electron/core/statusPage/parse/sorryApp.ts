import { wording } from '../../language/language.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { fieldsOf, idOf, linkOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'
import { isOver, levelOrDegraded } from '../levels.ts'

/** SorryApp (Postmark): `/api/v1/status`, with components and notices beside it. Open is what has no end. */
export function sorryApp({ main, components, notices }: PageDocuments): PageContent {
  const page = fieldsOf(fieldsOf(main).page)
  if (!wordOf(page.state)) throw new Unreadable(wording.statusPages.lacks.pageState)
  const open = listOf(fieldsOf(notices).notices).filter(({ ended_at, state }) => !ended_at && !isOver(state))
  const list = listOf(fieldsOf(components).components)
  const names = new Map(list.map((one) => [one.id, textOf(one.name)]))
  const isPlanned = (type: unknown) => wordOf(type) === 'planned'
  return {
    name: textOf(page.name),
    url: linkOf(page.url),
    level: levelOrDegraded(page.state),
    text: textOf(page.state_text),
    components: list.flatMap((one) => {
      const name = textOf(one.name)
      const group = names.get(one.parent_id)
      return name ? [{ id: idOf(one.id), name, ...(group && { group }), level: levelOrDegraded(one.state) }] : []
    }),
    incidents: open
      .filter(({ type }) => !isPlanned(type))
      .map((notice) => {
        const link = linkOf(notice.url)
        const newest = fieldsOf(notice.latest_update)
        const text = textOf(newest.content)
        return {
          id: idOf(notice.id),
          title: textOf(notice.subject) ?? wording.statusPages.untitledNotice,
          status: wordOf(notice.state),
          level: 'degraded' as const,
          startedAtMs: timeOf(notice.created_at),
          updatedAtMs: timeOf(notice.updated_at),
          ...(link && { link }),
          components: [],
          updates: text ? [{ status: wordOf(newest.state), text, atMs: timeOf(newest.created_at) }] : [],
        }
      }),
    maintenances: open
      .filter(({ type }) => isPlanned(type))
      .map((notice) => ({
        id: idOf(notice.id),
        title: textOf(notice.subject) ?? wording.statusPages.maintenance,
        status: wordOf(notice.state) === 'underway' ? ('in progress' as const) : ('scheduled' as const),
        fromMs: timeOf(notice.begins_at),
        components: [],
      })),
  }
}
