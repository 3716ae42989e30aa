import type { PageLevel } from '../../model/statusPage.ts'
import type { PageContent, PageDocuments, PageFacts } from '../content.ts'
import { fieldsOf, idOf, listOf, textOf, timeOf, Unreadable } from '../fields.ts'

/** As inferred from data; sources disagree, so the text is always shown beside it. */
const levels: readonly PageLevel[] = ['operational', 'notice', 'degraded', 'partial-outage']

/** AWS Health's public events. It covers every region at once: without a choice it would be red for months. */
export function awsHealth({ main }: PageDocuments, { picks }: PageFacts): PageContent {
  if (!Array.isArray(main)) throw new Unreadable('The answer is no list of events.')
  if (picks.length === 0)
    throw new Unreadable(
      'This page covers every region of the vendor at once, so as a whole it says nothing about yours.',
      'Name your regions or services under components, for example eu-central-1 or s3-eu-central-1.',
    )
  const events = listOf(main)
  if (events.length < main.length || events.some(({ arn, service }) => arn === undefined && service === undefined))
    throw new Unreadable('The answer is no list of events.')
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
          title: title || 'An event without a title',
          status: log[0]?.status || 'open',
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
