import { wording } from '../../electron/core/language/language.ts'
import { type Standing, standingOf } from '../../electron/core/life/standing.ts'
import type { MonitorSummary, Summary, VendorSummary } from '../../electron/core/model/summary.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import { countedState } from '../../electron/core/summary/vendor.ts'
import { inlineStateWords } from '../ui/states.ts'

const rank: Record<State, number> = { down: 0, degraded: 1, unknown: 2, up: 3 }

/** Worst first; equals keep their order. */
export function worstFirst(vendors: readonly VendorSummary[]): VendorSummary[] {
  return vendors.toSorted((a, b) => rank[a.state] - rank[b.state])
}

/** "not observed" would hide that somebody has to store a key. */
function wordOf({ paused, reason, state, flapping }: MonitorSummary): string {
  if (paused) return wording.overview.isPaused
  if (flapping && state !== 'unknown') return wording.overview.isFlapping
  return reason === 'key-unavailable' ? wording.overview.hasNoKey : inlineStateWords[state]
}

/** The line below a vendor's name: what is wrong and how much of it, or how many monitors there are. */
export function vendorLine(vendor: VendorSummary): string {
  const count = vendor.monitors.length
  const bad = vendor.monitors.filter((monitor) => monitor.state !== 'up' || monitor.flapping)
  const first = bad.find((monitor) => countedState(monitor) === vendor.state) ?? bad[0]
  if (!first) return [...vendor.features.slice(0, 1), wording.overview.monitors(count)].join(' · ')
  const word = wordOf(first)
  if (count === 1) return wording.overview.monitorIs(first.name, word)
  return wording.overview.someMonitors(first.name, word, bad.length, count)
}

/** What people made of a monitor's trouble: of its open incident, or the maintenance that it is in. */
export function standingOfMonitor(
  { incidentId, maintenance }: Pick<MonitorSummary, 'incidentId' | 'maintenance'>,
  incidents: Summary['openIncidents'],
): Standing | null {
  if (maintenance) return { kind: 'maintenance', ...maintenance }
  const incident = incidents.find(({ id }) => id === incidentId)
  return incident ? standingOf(incident) : null
}

/** The same of a vendor: only when it is so of everything that is in trouble, so that nothing hides behind it. */
export function standingOfVendor(vendor: VendorSummary, incidents: Summary['openIncidents']): Standing | null {
  const troubled = vendor.monitors.filter(({ incidentId }) => incidentId !== undefined)
  const all = (troubled.length > 0 ? troubled : vendor.monitors).map((it) => standingOfMonitor(it, incidents))
  return all.every((standing) => standing !== null) ? (all[0] ?? null) : null
}

/** Counted parts of a duration for the large figure: `[['4', 'min'], ['12', 's']]`. */
export function figureParts(text: string): [string, string][] {
  const words = text.split(' ')
  const parts: [string, string][] = []
  for (let index = 0; index + 1 < words.length; index += 2) parts.push([words[index] ?? '', words[index + 1] ?? ''])
  return parts
}
