import { wording } from '../../language/language.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { fieldsOf, idOf, linkOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'
import { levelOf } from '../levels.ts'

/** PagerDuty's own status product: open posts, with its services beside them. */
export function pagerDuty({ main, services }: PageDocuments): PageContent {
  const { posts } = fieldsOf(main)
  if (!Array.isArray(posts)) throw new Unreadable(wording.statusPages.lacks.posts)
  const active = listOf(fieldsOf(services).services).filter(({ is_active }) => is_active !== false)
  const names = new Map(active.map((one) => [idOf(one.id), textOf(one.display_name) ?? textOf(one.name)]))
  const incidents = listOf(posts).map((post) => {
    const link = linkOf(post.url)
    const touched = listOf(post.incident_services)
    return {
      id: idOf(post.id),
      title: textOf(post.title) ?? wording.statusPages.untitledIncident,
      status: wordOf(post.status) || wording.statusPages.open,
      level: levelOf(fieldsOf(post.current_post_severity_enum).name) ?? ('degraded' as const),
      startedAtMs: timeOf(post.created_at) ?? timeOf(post.starts_at),
      ...(link && { link }),
      components: touched.flatMap((one) => names.get(idOf(one.id)) ?? textOf(one.display_name) ?? []),
      updates: [],
    }
  })
  return {
    components: [...names].flatMap(([id, name]) => {
      if (!name) return []
      const worst = incidents.find(({ components }) => components.includes(name))
      return [{ id, name, level: worst?.level ?? ('operational' as const) }]
    }),
    incidents,
    maintenances: [],
  }
}
