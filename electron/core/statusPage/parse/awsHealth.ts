import { wording } from '../../language/language.ts'
import type { PageLevel } from '../../model/statusPage.ts'
import type { PageContent, PageDocuments, PageFacts } from '../content.ts'
import { fieldsOf, idOf, listOf, textOf, timeOf, Unreadable } from '../fields.ts'

/** As inferred from data; sources disagree, so the text is always shown beside it. */
const levels: readonly PageLevel[] = ['operational', 'notice', 'degraded', 'partial-outage']

/** AWS Health's public events. It covers every region at once: without a choice it would be red for months. */
export function awsHealth({ main }: PageDocuments, { picks }: PageFacts): PageContent {
  if (!Array.isArray(main)) throw new Unreadable(wording.statusPages.lacks.events)
  if (picks.length === 0) throw new Unreadable(wording.statusPages.everyRegion, wording.statusPages.everyRegionNext)
  const events = listOf(main)
  if (events.length < main.length || events.some(({ arn, service }) => arn === undefined && service === undefined))
    throw new Unreadable(wording.statusPages.lacks.events)
  return {
    components: [],
    incidents: events.flatMap((event) => {
      const level = levels[Number(event.status)] ?? 'degraded'
      if (level === 'operational') return []
      const log = listOf(event.event_log)
        .map((entry) => ({
          status: textOf(entry.summary) ?? '',
          text: textOf(entry.message) ?? '',
          atMs: timeOf(entry.timestamp),
        }))
        .sort((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0))
      const services = [idOf(event.service), ...Object.keys(fieldsOf(event.impacted_services))]
      const [, , , region] = idOf(event.arn).split(':').slice(0, 4)
      const title = [textOf(event.service_name), textOf(event.summary)].filter((part) => part).join(': ')
      return [
        {
          id: idOf(event.arn, event.date),
          title: title || wording.statusPages.untitledEvent,
          status: log[0]?.status || wording.statusPages.open,
          level,
          startedAtMs: timeOf(event.date),
          updatedAtMs: log[0]?.atMs,
          components: [...new Set([...services, region ?? '', textOf(event.region_name) ?? ''])].filter((one) => one),
          updates: log,
        },
      ]
    }),
    maintenances: [],
  }
}
