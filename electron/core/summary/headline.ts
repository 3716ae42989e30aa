import { isFlapping } from '../incident/flapping.ts'
import { sentence } from '../incident/timeline.ts'
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
  if (monitors.length === 0) return { headline: 'Nothing is watched yet.', detail: 'Add a vendor to begin.' }
  if (watched.length === 0) return { headline: 'All monitors are paused.', detail: 'Resume one to watch again.' }
  if (facts.ownSide.state === 'offline') return offline(facts, watched)
  if (facts.incidents.length > 0) return headlineOfIncidents(facts)
  return confirming(facts.vendors) ?? limited(facts.vendors) ?? calm(facts, watched)
}

function offline({ ownSide, incidents }: HeadlineFacts, watched: readonly MonitorSummary[]): Words {
  const unseen = watched.filter((monitor) => monitor.state === 'unknown').length
  const notSeen = unseen === 0 ? '' : ` ${count(unseen, 'monitor')} ${unseen === 1 ? 'is' : 'are'} not observed.`
  const open = incidents.length === 0 ? '' : ` ${count(incidents.length, 'incident')} stayed open from before.`
  return { headline: 'You are offline.', detail: `${ownSide.sentence}${notSeen}${open}` }
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
  const more = others === 0 ? '' : ` ${count(others, 'more incident')} ${others === 1 ? 'is' : 'are'} open.`
  const fine = ownSide.state === 'fine' ? ' Your network is fine.' : ''
  return {
    headline: `${listed(names)} ${plural(verb, names.length)}.`,
    detail: `${counted(first)}${lies(first)}${fine}${more}`,
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

function verbOf(incident: OpenIncident): string {
  if (isPlanned(incident)) return 'is in maintenance'
  if (isFlapping(incident)) return 'is flapping'
  if (incident.current === 'up') return 'is recovering'
  if (incident.reason === 'key-rejected') return 'rejects your key'
  if (incident.severity === 'down') return 'is failing'
  return incident.reason === 'slow' ? 'is slow' : 'is degraded'
}

/** "Balance answers 503, 4 of 4 attempts on fresh connections." */
function counted(incident: OpenIncident): string {
  const said = incident.sentence.replace(/\.$/, '')
  if (isPlanned(incident)) return `${said}. Planned: “${incident.maintenance?.name}”. Nobody is told meanwhile.`
  if (incident.attempts === 1) return `${said}.`
  return `${said}, ${incident.failures} of ${incident.attempts} attempts on fresh connections.`
}

/** " Likely vendor-wide." */
function lies({ scope }: OpenIncident): string {
  const short = scopeInShort(scope)
  return short ? ` ${short.charAt(0).toUpperCase()}${short.slice(1)}.` : ''
}

function confirming(vendors: readonly VendorSummary[]): Words | null {
  const suspects = vendors.filter((vendor) => vendor.monitors.some((monitor) => monitor.confirming))
  const first = suspects[0]?.monitors.find((monitor) => monitor.confirming)
  if (!first) return null
  const names = listed(suspects.map((vendor) => vendor.name))
  return {
    headline: `Checking ${names}.`,
    detail: `${sentence(first.sentence)} Further attempts decide if it is an incident.`,
  }
}

function limited(vendors: readonly VendorSummary[]): Words | null {
  const limiting = vendors.filter((vendor) =>
    vendor.monitors.some((monitor) => !monitor.paused && monitor.reason === 'rate-limited'),
  )
  const [first] = limiting
  if (!first) return null
  const names = listed(limiting.map((vendor) => vendor.name))
  return {
    headline: `${names} ${plural('limits', limiting.length)} our requests.`,
    detail: 'This is not an outage. Headstart probes less often until the vendor allows more.',
  }
}

function calm({ counts, vendors }: HeadlineFacts, watched: readonly MonitorSummary[]): Words {
  const paused = counts.paused === 0 ? '' : ` ${counts.paused} paused.`
  if (counts.up === watched.length) {
    const what = watched.length === 1 ? 'The monitor is up' : `All ${watched.length} monitors are up`
    return { headline: `${what}.`, detail: `${count(vendors.length, 'vendor')} watched.${paused}` }
  }
  const unseen = watched.find((monitor) => monitor.state === 'unknown')
  if (counts.unknown === watched.length && watched.every(({ lastProbeAtMs }) => lastProbeAtMs === undefined)) {
    return {
      headline: 'The first probes are under way.',
      detail: `${count(watched.length, 'monitor')} to go.${paused}`,
    }
  }
  const vendor = vendors.find(({ id }) => id === unseen?.vendorId)
  const why = unseen && vendor ? `${vendor.name} ${unseen.name}: ${sentence(unseen.sentence)}` : ''
  const headline =
    counts.unknown === watched.length
      ? 'Nothing is observed at the moment.'
      : `${counts.up} of ${count(watched.length, 'monitor')} ${counts.up === 1 ? 'is' : 'are'} up${notObserved(counts)}.`
  return { headline, detail: `${why}${paused}`.trim() }
}

function notObserved({ unknown }: Summary['counts']): string {
  if (unknown === 0) return ''
  return `, ${unknown} ${unknown === 1 ? 'is' : 'are'} not observed`
}

/** `Stripe`, `Stripe and Twilio`, `Stripe, Twilio and Auth0`, then by number. */
function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.length} vendors`
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function plural(verb: string, many: number): string {
  if (many < 2) return verb
  if (verb.startsWith('is ')) return `are ${verb.slice(3)}`
  return verb.replace(/^(\w+)s\b/, '$1')
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`
}
