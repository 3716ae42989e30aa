import { firstStatus, isFlapping } from './incident.ts'
import { maintenanceViews, type Plan } from './life/maintenance.ts'
import type { Incident, MonitorStatus } from './model/incident.ts'
import type { Monitor, Vendor } from './model/monitor.ts'
import type { MonitorSummary, Summary, VendorSummary } from './model/summary.ts'
import { headlineOf, isPlanned } from './summary/headline.ts'
import {
  byWorst,
  type MonitorLine,
  monitorSummary,
  type RecentOf,
  stateOfAll,
  vendorSummary,
} from './summary/vendor.ts'

export type SummaryFacts = Pick<Summary, 'nowMs' | 'version' | 'shell' | 'demo' | 'ownSide' | 'warnings'> & {
  vendors: readonly Vendor[]
  monitors: readonly Monitor[]
  statusOf(monitorId: string): MonitorStatus | undefined
  nextProbeAtMsOf(monitorId: string): number | undefined
  recentOf: RecentOf
  openIncidents: readonly Incident[]
  /** Planned maintenance; absent: none. */
  maintenance?: Plan
  /** What the vendor's status page says, and the median head start over it. */
  pageOf?(vendorId: string): Pick<VendorSummary, 'statusPageSays' | 'headStartMedianMs'>
}

/** Everything that overview, tray and API show. Vendors and their monitors worst first, then by name. */
export function summaryOf(facts: SummaryFacts): Summary {
  const { nowMs, version, shell, demo, ownSide, warnings } = facts
  const flapping = new Set<string | undefined>(facts.openIncidents.filter(isFlapping).map((incident) => incident.id))
  const maintenanceOf = facts.maintenance && maintenanceViews(facts.maintenance, nowMs)
  const byVendor = new Map<string, MonitorLine[]>()
  for (const monitor of facts.monitors) {
    const status = facts.statusOf(monitor.id) ?? firstStatus(monitor.id, nowMs)
    const nextMs = facts.nextProbeAtMsOf(monitor.id)
    const line = monitorSummary(monitor, status, nextMs, facts.recentOf, nowMs, {
      flapping: flapping.has(status.incidentId),
      maintenance: maintenanceOf?.({ monitorId: monitor.id, vendorId: monitor.vendorId }),
    })
    byVendor.set(monitor.vendorId, [...(byVendor.get(monitor.vendorId) ?? []), line])
  }
  const vendors = facts.vendors
    .map((vendor) => ({ ...vendorSummary(vendor, byVendor.get(vendor.id) ?? []), ...facts.pageOf?.(vendor.id) }))
    .sort(byWorst)
  const monitors = vendors.flatMap((vendor) => vendor.monitors)
  const incidents = facts.openIncidents.filter((incident) => incident.state === 'open').sort(byUrgency)
  const counts = countsOf(monitors)
  const lastProbeAtMs = furthest(
    monitors.map((monitor) => monitor.lastProbeAtMs),
    Math.max,
  )
  const nextProbeAtMs = furthest(
    monitors.map((monitor) => monitor.nextProbeAtMs),
    Math.min,
  )
  return {
    nowMs,
    ...(facts.maintenance && { zone: facts.maintenance.zone }),
    version,
    shell,
    demo,
    state: ownSide.state === 'offline' ? 'unknown' : stateOfAll(monitors),
    ...headlineOf({ vendors, incidents, counts, ownSide }),
    counts,
    lastProbeAtMs,
    nextProbeAtMs,
    ownSide,
    vendors,
    openIncidents: incidents.map(({ timeline: _t, notices: _n, transcriptIds: _i, ...head }) => head),
    warnings,
  }
}

const flaps = ({ flapping, state }: MonitorSummary) => flapping === true && state !== 'unknown'

/** Paused monitors are counted apart and in no state, flapping ones as degraded whatever their last probe said. */
function countsOf(monitors: readonly MonitorSummary[]): Summary['counts'] {
  const counts = { up: 0, degraded: 0, down: 0, unknown: 0, paused: 0 }
  for (const monitor of monitors) counts[monitor.paused ? 'paused' : flaps(monitor) ? 'degraded' : monitor.state] += 1
  return counts
}

/** What is planned last, down before degraded, still failing before recovering, oldest first. */
function byUrgency(a: Incident, b: Incident): number {
  const rank = (incident: Incident) =>
    (isPlanned(incident) ? 4 : 0) + (incident.severity === 'down' ? 0 : 2) + (incident.current === 'up' ? 1 : 0)
  return rank(a) - rank(b) || a.firstFailureAtMs - b.firstFailureAtMs
}

function furthest(times: readonly (number | undefined)[], pick: (a: number, b: number) => number): number | undefined {
  return times.reduce((found, time) => {
    if (found === undefined || time === undefined) return found ?? time
    return pick(found, time)
  }, undefined)
}
