import { wording } from '../../language/language.ts'
import type { PageIncident, PageLevel, PageMaintenance } from '../../model/statusPage.ts'
import type { PageContent, PageDocuments, PageFacts } from '../content.ts'
import { type Fields, fieldsOf, idOf, linkOf, listOf, textOf, timeOf, Unreadable } from '../fields.ts'

type Entry = { id: string; title: string; text: string; atMs: number; bornMs: number; link: string | undefined }

/** An entry without a closing word is certain to be open for this long, and worth a notice for a week. */
const openForMs = 48 * 3_600_000
const noticeForMs = 7 * 86_400_000

/** RSS 2.0 or Atom. A feed is a log, not a state: of each entry the newest text decides whether it is still open. */
export function feed({ main }: PageDocuments, facts: PageFacts): PageContent {
  const { name, url, entries } = channelOf(fieldsOf(main), facts)
  const newest = new Map<string, Entry>()
  for (const entry of entries) {
    const known = newest.get(entry.id)
    const bornMs = Math.min(entry.bornMs, known?.bornMs ?? entry.bornMs)
    newest.set(entry.id, { ...(known && known.atMs >= entry.atMs ? known : entry), bornMs })
  }
  const incidents: PageIncident[] = []
  const maintenances: PageMaintenance[] = []
  for (const entry of newest.values()) {
    const ageMs = facts.nowMs - entry.atMs
    const phase = phaseOf(entry)
    if (phase === 'closed' || ageMs > noticeForMs) continue
    if (phase === 'planned') maintenances.push(maintenanceOf(entry))
    else incidents.push(incidentOf(entry, phase, phase === 'open' && ageMs <= openForMs ? levelOf(entry) : 'notice'))
  }
  return { name, url, components: [], incidents, maintenances }
}

function channelOf(tree: Fields, facts: PageFacts): { name?: string; url?: string; entries: Entry[] } {
  const channel = fieldsOf(fieldsOf(tree.rss).channel)
  const atom = fieldsOf(tree.feed)
  if (!('rss' in tree && 'channel' in fieldsOf(tree.rss)) && !('feed' in tree))
    throw new Unreadable(wording.statusPages.lacks.feed)
  const isAtom = 'feed' in tree
  const items = manyOf(isAtom ? atom.entry : channel.item)
  const name = textIn(isAtom ? atom.title : channel.title)
  const url = isAtom ? atomLink(atom.link, facts.url) : linkOf(textIn(channel.link))
  const entries = items.flatMap((item): Entry[] => {
    const atMs = timeOf(textIn(item.updated)) ?? timeOf(textIn(item.pubDate)) ?? timeOf(textIn(item.published))
    const title = textIn(item.title) ?? ''
    if (atMs === undefined) return []
    return [
      {
        id: idOf(textIn(item.guid), textIn(item.id), textIn(item.link), title),
        title,
        text: textIn(item.description) ?? textIn(item.content) ?? textIn(item.summary) ?? '',
        atMs,
        bornMs: Math.min(atMs, timeOf(textIn(item.published)) ?? atMs),
        link: isAtom ? atomLink(item.link, facts.url) : linkOf(textIn(item.link)),
      },
    ]
  })
  return { ...(name && { name }), ...(url && { url }), entries }
}

function manyOf(value: unknown): Fields[] {
  return listOf(Array.isArray(value) ? value : value === undefined ? [] : [value])
}

/** Text of an element, whether or not it has attributes. */
function textIn(value: unknown): string | undefined {
  return textOf(value) ?? textOf(fieldsOf(value)['#text'])
}

function atomLink(value: unknown, base: string): string | undefined {
  const links = manyOf(value)
  const page = links.find((link) => [undefined, 'alternate'].includes(textOf(link['@rel'])))
  return linkOf((page ?? links[0])?.['@href'], base)
}

const closing = /\b(?:resolved|completed|operating normally|restored|cancelled|canceled|postponed|closed)\b/i
const planned = /\b(?:scheduled|rescheduled|planned|maintenance)\b/i
const opening =
  /\b(?:investigating|identified|monitoring|update|in progress|initial notification|informational message|performance issues|service degradation|service disruption|disruption|degradation|outage|degraded)\b/i

/** The state word stands first: in the title's prefix, else at the beginning of the newest text. */
function phaseOf({ title, text }: Entry): 'open' | 'closed' | 'planned' | 'unclear' {
  const prefix = /^[^:|]{1,60}[:|]/.exec(title)?.[0] ?? ''
  const start = text.slice(0, 120)
  const first = [prefix, start, title].map((part) => firstWord(part)).find((phase) => phase !== undefined)
  return first ?? 'unclear'
}

function firstWord(part: string): 'open' | 'closed' | 'planned' | undefined {
  const at = (pattern: RegExp) => {
    const found = part.search(pattern)
    return found < 0 ? Number.POSITIVE_INFINITY : found
  }
  const places = { closed: at(closing), open: at(opening), planned: at(planned) }
  const first = Math.min(places.closed, places.open, places.planned)
  if (first === Number.POSITIVE_INFINITY) return undefined
  return first === places.closed ? 'closed' : first === places.planned ? 'planned' : 'open'
}

function levelOf({ title }: Entry): PageLevel {
  if (/\binformational\b/i.test(title)) return 'notice'
  if (/\b(?:disruption|outage|unavailable)\b/i.test(title)) return 'partial-outage'
  return 'degraded'
}

function incidentOf(entry: Entry, status: string, level: PageLevel): PageIncident {
  const { id, title, text, atMs, bornMs, link } = entry
  // AWS puts the service and region behind the guid's #.
  const service = /#([a-z0-9-]+)_\d+$/.exec(id)?.[1]
  return {
    id,
    title: title || wording.statusPages.untitledEntry,
    status: status === 'unclear' ? wording.statusPages.unclear : status === 'open' ? wording.statusPages.open : status,
    level,
    startedAtMs: bornMs,
    updatedAtMs: atMs,
    ...(link && { link }),
    components: service ? [service] : [],
    updates: [{ status, text, atMs }],
  }
}

function maintenanceOf({ id, title, link }: Entry): PageMaintenance {
  return { id, title, status: 'scheduled', ...(link && { link }), components: [] }
}
