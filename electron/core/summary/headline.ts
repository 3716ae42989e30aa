import { isFlapping } from '../incident/flapping.ts'
import { sentence } from '../incident/timeline.ts'
import { wording } from '../language/language.ts'
import type { Incident } from '../model/incident.ts'
import type { MonitorSummary, Summary, VendorSummary } from '../model/summary.ts'
import { scopeInShort } from '../scope/judge.ts'

/** What the words are made of. `incidents` are open ones, worst first. */
export type HeadlineFacts = {
  vendors: readonly VendorSummary[]
  incidents: readonly Incident[]
  counts: Summary['counts']
  ownSide: Summary['ownSide']
}

type OpenIncident = Summary['openIncidents'][number]
type Failing = { incidents: readonly OpenIncident[]; ownSide: Summary['ownSide'] }
type Words = Pick<Summary, 'headline' | 'detail'>

/** The sentence an engineer needs first, and what stands behind it. */
export function headlineOf(facts: HeadlineFacts): Words {
  const monitors = facts.vendors.flatMap((vendor) => vendor.monitors)
  const watched = monitors.filter((monitor) => !monitor.paused)
  if (monitors.length === 0)
    return { headline: wording.rules.headlines.empty, detail: wording.rules.headlineDetails.empty }
  if (watched.length === 0)
    return { headline: wording.rules.headlines.allPaused, detail: wording.rules.headlineDetails.allPaused }
  if (facts.ownSide.state === 'offline') return offline(facts, watched)
  if (facts.incidents.length > 0) return headlineOfIncidents(facts)
  return confirming(facts.vendors) ?? limited(facts.vendors) ?? calm(facts, watched)
}

function offline({ ownSide, incidents }: HeadlineFacts, watched: readonly MonitorSummary[]): Words {
  const unseen = watched.filter((monitor) => monitor.state === 'unknown').length
  const notSeen = unseen === 0 ? '' : wording.rules.headlineDetails.notObserved(unseen)
  const open = incidents.length === 0 ? '' : wording.rules.headlineDetails.openBefore(incidents.length)
  return {
    headline: wording.rules.headlines.offline,
    detail: `${ownSide.sentence}${wording.rules.headlineDetails.onceBack}${notSeen}${open}`,
  }
}

/** The words of open incidents, worst first: the first that still fails leads, and gives the sentence. */
export function headlineOfIncidents({ incidents, ownSide }: Failing): Words {
  const first = leading(incidents)
  if (!first) return { headline: '', detail: '' }
  const current = incidents.filter(stillFails)
  const told = current.length > 0 ? current : incidents
  // Only vendors in the same trouble as the worst share its sentence.
  const verb = verbOf(first)
  const names = [...new Set(told.filter((incident) => verbOf(incident) === verb).map(({ vendorName }) => vendorName))]
  const others = incidents.length - 1
  const more = others === 0 ? '' : wording.rules.headlineDetails.moreOpen(others)
  const fine = ownSide.state === 'fine' ? wording.rules.headlineDetails.networkFine : ''
  return {
    headline: wording.rules.headlineVerbs[verb](wording.rules.vendorNames(names), names.length > 1),
    detail: `${counted(first, names.length > 1)}${lies(first)}${fine}${more}`,
  }
}

const stillFails = (incident: OpenIncident) => incident.current !== 'up' || isFlapping(incident)

/** The incident that the words are of, among open ones, worst first. */
export function leading<T extends OpenIncident>(incidents: readonly T[]): T | undefined {
  return incidents.find(stillFails) ?? incidents[0]
}

/** Does it fail in a maintenance window that is on? */
export function isPlanned({ maintenance }: Pick<Incident, 'maintenance'>): boolean {
  return maintenance !== undefined && !maintenance.ended
}

function verbOf(incident: OpenIncident): keyof typeof wording.rules.headlineVerbs {
  if (isPlanned(incident)) return 'maintenance'
  if (isFlapping(incident)) return 'flapping'
  if (incident.current === 'up') return 'recovering'
  if (incident.reason === 'key-rejected') return 'rejecting'
  if (incident.severity === 'down') return 'failing'
  return incident.reason === 'slow' ? 'slow' : 'degraded'
}

/** "Balance answers 503, 4 of 4 attempts on fresh connections." Beside several vendors' names, with whose it is. */
function counted(incident: OpenIncident, amongSeveral: boolean): string {
  const alone = incident.sentence.replace(/\.$/, '')
  const said = amongSeveral ? wording.rules.headlineDetails.ofVendor(incident.vendorName, alone) : alone
  if (isPlanned(incident)) return wording.rules.headlineDetails.planned(said, incident.maintenance?.name)
  if (incident.attempts === 1) return `${said}.`
  return wording.rules.headlineDetails.attempts(said, incident.failures, incident.attempts)
}

/** " Likely vendor-wide." */
function lies({ scope }: OpenIncident): string {
  const short = scopeInShort(scope)
  return short ? wording.rules.headlineDetails.lies(short) : ''
}

function confirming(vendors: readonly VendorSummary[]): Words | null {
  const suspects = vendors.filter((vendor) => vendor.monitors.some((monitor) => monitor.confirming))
  const first = suspects[0]?.monitors.find((monitor) => monitor.confirming)
  if (!first) return null
  const names = wording.rules.vendorNames(suspects.map((vendor) => vendor.name))
  return {
    headline: wording.rules.headlines.checking(names),
    detail: wording.rules.headlineDetails.checking(sentence(first.sentence)),
  }
}

function limited(vendors: readonly VendorSummary[]): Words | null {
  const limiting = vendors.filter((vendor) =>
    vendor.monitors.some((monitor) => !monitor.paused && monitor.reason === 'rate-limited'),
  )
  const [first] = limiting
  if (!first) return null
  const names = wording.rules.vendorNames(limiting.map((vendor) => vendor.name))
  return {
    headline: wording.rules.headlines.limited(names, limiting.length),
    detail: wording.rules.headlineDetails.limited,
  }
}

function calm({ counts, vendors }: HeadlineFacts, watched: readonly MonitorSummary[]): Words {
  const paused = counts.paused === 0 ? '' : wording.rules.headlineDetails.paused(counts.paused)
  if (counts.up === watched.length) {
    const headline = wording.rules.headlines.allUp(watched.length)
    return { headline, detail: `${wording.rules.headlineDetails.watched(vendors.length)}${paused}` }
  }
  const unseen = watched.find((monitor) => monitor.state === 'unknown')
  if (counts.unknown === watched.length && watched.every(({ lastProbeAtMs }) => lastProbeAtMs === undefined)) {
    return {
      headline: wording.rules.headlines.first,
      detail: `${wording.rules.headlineDetails.first(watched.length)}${paused}`,
    }
  }
  const vendor = vendors.find(({ id }) => id === unseen?.vendorId)
  const why =
    unseen && vendor ? wording.rules.headlineDetails.unseen(vendor.name, unseen.name, sentence(unseen.sentence)) : ''
  const headline =
    counts.unknown === watched.length
      ? wording.rules.headlines.unseen
      : wording.rules.headlines.someUp(counts.up, watched.length, counts.unknown)
  return { headline, detail: `${why}${paused}`.trim() }
}
