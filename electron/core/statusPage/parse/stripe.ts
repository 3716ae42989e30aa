import { wording } from '../../language/language.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { fieldsOf, listOf, textOf, Unreadable, wordOf } from '../fields.ts'
import { levelOrDegraded, worstLevel } from '../levels.ts'

/** Stripe: `/current/full`, or the short form `/current`. It has no list of incidents. */
export function stripe({ main }: PageDocuments): PageContent {
  const body = fieldsOf(main)
  const state = wordOf(body.UptimeStatus) || wordOf(body.largestatus)
  if (!state) throw new Unreadable(wording.statusPages.lacks.status)
  const short = Object.entries(fieldsOf(body.statuses)).map(([key, status]) => ({
    id: key.slice(0, 80),
    name: textOf(key) ?? wording.statusPages.part,
    level: levelOrDegraded(status),
  }))
  const full = listOf(body.uptimeData).flatMap((part) => {
    const name = textOf(part.title) ?? textOf(part.key)
    const warning = textOf(part.warning)
    if (!name) return []
    return [{ id: textOf(part.key) ?? name, name, level: warning ? ('degraded' as const) : ('operational' as const) }]
  })
  const components = [...full, ...short]
  return {
    // Its roll-up was seen as "up" above a part that is not.
    level: worstLevel([levelOrDegraded(state), ...components.map(({ level }) => level)]),
    text: textOf(body.message),
    components,
    incidents: [],
    maintenances: [],
  }
}
