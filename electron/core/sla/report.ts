import { phaseNames } from '../model/exchange.ts'
import type { Incident } from '../model/incident.ts'
import type { Vendor } from '../model/monitor.ts'
import type { HistoryPoint } from '../model/sample.ts'
import type { SlaDay, SlaMonitor, SlaReport } from '../model/sla.ts'
import { creditOf, figuresOf, timesOf } from './figures.ts'
import { type DayBounds, type MonthBounds, monthBounds } from './month.ts'
import { headStartsOf, outageOf, partOf, type Stretch } from './outages.ts'

/** One monitor's history: the month as one point, and each of its days. */
export type MonitorHistory = { id: string; name: string; month: HistoryPoint; days: HistoryPoint[] }

/** An incident of the month with its monitor's history over the part that lies in it; none when that is not kept. */
export type IncidentHistory = { incident: Incident; part: Stretch; observed: HistoryPoint | undefined }

export type SlaParts = {
  vendor: Vendor
  month: string
  zone: string
  monitors: readonly MonitorHistory[]
  /** Of this vendor, those that touch the month. */
  incidents: readonly IncidentHistory[]
  days: readonly DayBounds[]
  nowMs: number
  version: string
}

/** The part of a month that has been: undefined when it has not begun. */
export function observableMonth(
  month: string,
  zone: string,
  nowMs: number,
): (MonthBounds & { untilMs: number }) | undefined {
  const { fromMs, toMs } = monthBounds(month, zone)
  return nowMs <= fromMs ? undefined : { fromMs, toMs, untilMs: Math.min(toMs, nowMs) }
}

/** The incidents that touch a month, oldest first. */
export function incidentsIn(
  incidents: readonly Incident[],
  vendorId: string,
  stretch: Stretch,
): { incident: Incident; part: Stretch }[] {
  return incidents
    .flatMap((incident) => {
      const part = incident.vendorId === vendorId ? partOf(incident, stretch) : undefined
      return part ? [{ incident, part }] : []
    })
    .sort((a, b) => a.part.fromMs - b.part.fromMs)
}

/** The evidence of one vendor and month. */
export function slaReportOf(parts: SlaParts): SlaReport {
  const { vendor, month, zone, monitors, nowMs, version } = parts
  const { fromMs, toMs } = monthBounds(month, zone)
  const counts = vendor.sla?.counts ?? 'down'
  const total = figuresOf(
    monitors.map((monitor) => monitor.month),
    counts,
  )
  const outages = parts.incidents.map(({ incident, part, observed }) =>
    outageOf(incident, part, observed, counts, nowMs),
  )
  const inside = (key: 'downMs' | 'degradedMs') => outages.reduce((sum, outage) => sum + outage[key], 0)
  return {
    vendorId: vendor.id,
    vendorName: vendor.name,
    ...(vendor.accountId !== undefined && { accountId: vendor.accountId }),
    ...(vendor.statusPage && { statusPageUrl: vendor.statusPage.url }),
    month,
    zone,
    fromMs,
    toMs,
    untilMs: Math.min(toMs, nowMs),
    generatedAtMs: nowMs,
    version,
    ...(vendor.sla && { sla: vendor.sla, credit: creditOf(vendor.sla, total) }),
    total,
    monitors: monitors.map((monitor) => monitorOf(monitor, counts)),
    days: parts.days.map((bounds, index) => dayOf(bounds, monitors, index, counts)),
    outages,
    outside: {
      downMs: Math.max(0, total.downMs - inside('downMs')),
      degradedMs: Math.max(0, total.degradedMs - inside('degradedMs')),
    },
    headStart: headStartsOf(
      parts.incidents.map(({ incident }) => incident),
      nowMs,
    ),
  }
}

function monitorOf({ id, name, month }: MonitorHistory, counts: 'down' | 'degraded'): SlaMonitor {
  return {
    id,
    name,
    figures: figuresOf([month], counts),
    probes: month.probes,
    total: percentilesOf(month),
    phases: phaseNames.flatMap((phase) => {
      const meanMs = month.phases[phase]
      return meanMs === undefined ? [] : [{ name: phase, meanMs, ...month.phasePercentiles?.[phase] }]
    }),
  }
}

function percentilesOf({ p50Ms, p95Ms, p99Ms, maxMs }: HistoryPoint): SlaMonitor['total'] {
  return {
    ...(p50Ms !== undefined && { p50Ms }),
    ...(p95Ms !== undefined && { p95Ms }),
    ...(p99Ms !== undefined && { p99Ms }),
    ...(maxMs !== undefined && { maxMs }),
  }
}

function dayOf(
  { day, fromMs, toMs }: DayBounds,
  monitors: readonly MonitorHistory[],
  index: number,
  counts: 'down' | 'degraded',
): SlaDay {
  const points = monitors.flatMap(({ days }) => days[index] ?? [])
  return { day, fromMs, toMs, ...timesOf(points), percent: figuresOf(points, counts).percent }
}
