import { wording } from '../../language/language.ts'
import type { PageLevel } from '../../model/statusPage.ts'
import type { PageContent, PageDocuments, PageFacts } from '../content.ts'
import { fieldsOf, idOf, linkOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'

const impacts: Readonly<Record<string, PageLevel>> = {
  service_information: 'notice',
  service_disruption: 'partial-outage',
  service_outage: 'major-outage',
}

/** Google Cloud, Maps and Workspace: `incidents.json`, mostly history; open is what has no end. */
export function google({ main }: PageDocuments, facts: PageFacts): PageContent {
  if (!Array.isArray(main)) throw new Unreadable(wording.statusPages.lacks.listOfIncidents)
  if (main.length > 0 && listOf(main).every(({ begin, created }) => (begin ?? created) === undefined))
    throw new Unreadable(wording.statusPages.lacks.listOfIncidents)
  // The newest come first, but an old one may still be open.
  const open = main.flatMap((item) => {
    const incident = fieldsOf(item)
    return incident.end || wordOf(fieldsOf(incident.most_recent_update).status) === 'available' ? [] : [incident]
  })
  return {
    components: [],
    incidents: listOf(open).map((incident) => {
      const newest = fieldsOf(incident.most_recent_update)
      const link = linkOf(incident.uri, facts.url.endsWith('/') ? facts.url : `${facts.url}/`)
      const products = listOf(incident.affected_products).flatMap((one) => [textOf(one.title) ?? [], idOf(one.id)])
      const places = listOf(incident.currently_affected_locations).flatMap((one) => [
        textOf(one.title) ?? [],
        idOf(one.id),
      ])
      const updates = listOf(incident.updates).map((update) => ({
        status: wordOf(update.status),
        text: textOf(update.text) ?? '',
        atMs: timeOf(update.created) ?? timeOf(update.when),
      }))
      return {
        id: idOf(incident.id, incident.number),
        title: textOf(incident.external_desc) ?? wording.statusPages.untitledIncident,
        status: wordOf(newest.status).replaceAll('_', ' ') || wording.statusPages.open,
        level: impacts[wordOf(incident.status_impact)] ?? ('degraded' as const),
        startedAtMs: timeOf(incident.created) ?? timeOf(incident.begin),
        updatedAtMs: timeOf(incident.modified),
        ...(link && { link }),
        components: [...products, ...places].flat().filter((name) => name !== ''),
        updates,
      }
    }),
    maintenances: [],
  }
}
