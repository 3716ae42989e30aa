import { wording } from '../../language/language.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { fieldsOf, idOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'
import { levelOf, levelOrDegraded } from '../levels.ts'

/** Algolia: `/1/status` by cluster, with today's availability and the open incidents beside it. */
export function algolia({ main, availability, incidents }: PageDocuments): PageContent {
  const clusters = Object.entries(fieldsOf(fieldsOf(main).status)).slice(0, 2_000)
  if (clusters.length === 0) throw new Unreadable(wording.statusPages.lacks.clusters)
  const products = Object.entries(fieldsOf(availability)).flatMap(([key, value]) => {
    const product = fieldsOf(value)
    const today = listOf(product.uptime_days).at(-1)
    const name = textOf(product.name) ?? textOf(key)
    return today && name ? [{ id: key.slice(0, 80), name, level: levelOrDegraded(today.status) }] : []
  })
  return {
    components: [
      ...products,
      ...clusters.map(([name, status]) => ({
        id: name.slice(0, 80),
        name: textOf(name) ?? wording.statusPages.cluster,
        group: wording.statusPages.clusters,
        level: levelOrDegraded(status),
      })),
    ],
    incidents: listOf(incidents)
      .filter(({ resolved_at }) => !resolved_at)
      .map((one) => ({
        id: idOf(one.id),
        title: textOf(one.name) ?? wording.statusPages.untitledIncident,
        status: wordOf(one.status) || wording.statusPages.open,
        level: levelOf(one.current_severity) ?? ('degraded' as const),
        startedAtMs: timeOf(one.created_at) ?? timeOf(one.started_at),
        components: [],
        updates: [],
      })),
    maintenances: [],
  }
}
