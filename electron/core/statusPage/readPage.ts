import { wording } from '../language/language.ts'
import type { PageComponent, PageIncident, PageReading } from '../model/statusPage.ts'
import type { PageContent, PageDocuments } from './content.ts'
import { Unreadable } from './fields.ts'
import { isOtherVendors } from './identity.ts'
import { parserOf, type StatusPageSpec } from './kinds.ts'
import { isTrouble, isWorse, worstLevel } from './levels.ts'

const shownComponents = 100
const shownIncidents = 50
const shownUpdates = 20

type Reading = { spec: StatusPageSpec; vendorName: string; picks: readonly string[]; nowMs: number }

/** The documents of a page in the normal form. What cannot be understood is `unreadable`, never "operational". */
export function readPage(documents: PageDocuments, { spec, vendorName, picks, nowMs }: Reading): PageReading {
  try {
    const content = parserOf(spec)(documents, { url: spec.url, nowMs, picks })
    const other = isOtherVendors(content, spec.url, vendorName)
    if (other)
      throw new Unreadable(wording.statusPages.otherVendor(other, vendorName), wording.statusPages.otherVendorNext)
    return readingOf(content, { spec, picks, nowMs })
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(spec, error, nowMs)
    return unreadable(spec, new Unreadable(wording.statusPages.otherForm), nowMs)
  }
}

/** The reading of a page that says nothing which can be trusted. */
export function unreadable(spec: StatusPageSpec, why: Unreadable, readAtMs: number): PageReading {
  const nothing = { components: [], incidents: [], maintenances: [] }
  const said = { indicator: 'unreadable' as const, sentence: why.message, next: why.next }
  return { kind: spec.kind, url: spec.url, readAtMs, ...said, ...nothing }
}

function readingOf(content: PageContent, { spec, picks, nowMs }: Omit<Reading, 'vendorName'>): PageReading {
  const chosen = picks.map(pattern)
  const isOurs = (...names: (string | undefined)[]) =>
    chosen.length === 0 || names.some((name) => name !== undefined && chosen.some((one) => one.test(name)))
  const components = content.components.filter(({ id, name, group }) => isOurs(id, name, group))
  if (chosen.length > 0 && content.components.length > 0 && components.length === 0)
    throw new Unreadable(wording.statusPages.noParts, wording.statusPages.noPartsNext)
  const concerns = (names: string[]) => names.length === 0 || isOurs(...names)
  const incidents = content.incidents.filter((incident) => concerns(incident.components)).sort(byUrgency)
  const maintenances = content.maintenances.filter((one) => concerns(one.components))
  const indicator = worstLevel([
    ...incidents.map(({ level }) => level),
    ...maintenances.map(({ status }) => (status === 'in progress' ? ('maintenance' as const) : undefined)),
    // A roll-up of everything says nothing about the parts that were chosen.
    ...(chosen.length > 0 || content.level === undefined ? components.map(({ level }) => level) : [content.level]),
  ])
  return {
    kind: spec.kind,
    url: spec.url,
    readAtMs: nowMs,
    indicator,
    sentence: sentenceOf(indicator, content, incidents, components),
    components: components
      .sort((a, b) => (isWorse(a.level, b.level) ? -1 : a.level === b.level ? 0 : 1))
      .slice(0, shownComponents),
    incidents: incidents
      .slice(0, shownIncidents)
      .map((one) => ({ ...one, updates: one.updates.slice(0, shownUpdates) })),
    maintenances: maintenances.slice(0, shownIncidents),
  }
}

/** A chosen name as whole words: `eu-central-1` stands in `s3-eu-central-1`, `API` not in `Rapid`. */
function pattern(pick: string): RegExp {
  const exact = pick.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${exact}(?![\\p{L}\\p{N}])`, 'iu')
}

function byUrgency(a: PageIncident, b: PageIncident): number {
  if (a.level !== b.level) return isWorse(a.level, b.level) ? -1 : 1
  return (b.updatedAtMs ?? b.startedAtMs ?? 0) - (a.updatedAtMs ?? a.startedAtMs ?? 0)
}

function sentenceOf(
  indicator: PageReading['indicator'],
  content: PageContent,
  incidents: PageIncident[],
  components: PageComponent[],
): string {
  const [first] = incidents
  if (first)
    return wording.statusPages.firstOf(first.title, first.status || wording.statusPages.open, incidents.length - 1)
  const running = content.maintenances.find(({ status }) => status === 'in progress')
  if (indicator === 'maintenance' && running) return wording.statusPages.maintenanceRuns(running.title)
  const troubled = components.filter(({ level }) => isTrouble(level)).map(({ name }) => name)
  if (troubled.length > 0 && indicator !== 'operational' && content.level !== indicator)
    return wording.statusPages.troubleWith(troubled)
  if (content.text && content.level === indicator) return content.text
  return indicator === 'operational' ? wording.statusPages.calm : wording.statusPages.says[indicator]
}
