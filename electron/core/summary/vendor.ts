import { toDayBar } from '../history/dayBar.ts'
import { uptimeOf } from '../history.ts'
import { wording } from '../language/language.ts'
import type { MaintenanceView } from '../life/maintenance.ts'
import type { MonitorStatus } from '../model/incident.ts'
import type { Monitor, Vendor } from '../model/monitor.ts'
import type { Span } from '../model/sample.ts'
import type { MonitorSummary, VendorSummary } from '../model/summary.ts'
import type { State } from '../model/verdict.ts'
import { isPaused } from '../schedule.ts'

/** Worst first. Not observed is worse than up: nobody can say that all is well. */
const order: readonly State[] = ['down', 'degraded', 'unknown', 'up']
/** As people sort: `Shop 2` before `Shop 10`, whatever the case. */
const byName = new Intl.Collator(wording.common.locale.numbers, { numeric: true })

export function worstOf(states: readonly State[]): State {
  return order.find((state) => states.includes(state)) ?? 'unknown'
}

/** For sorting: worst state first, then by name. */
export function byWorst(a: { state: State; name: string }, b: { state: State; name: string }): number {
  return order.indexOf(a.state) - order.indexOf(b.state) || byName.compare(a.name, b.name)
}

/** A monitor's last day, its bar still as spans. */
export type RecentOf = (monitorId: string) => Pick<MonitorSummary, 'uptime24h' | 'sparkline'> & { bar24h: Span[] }

/** A monitor's line with the spans that its vendor's bar is made of. */
export type MonitorLine = { summary: MonitorSummary; bar: Span[] }

export function monitorSummary(
  monitor: Monitor,
  status: MonitorStatus,
  nextProbeAtMs: number | undefined,
  recentOf: RecentOf,
  nowMs: number,
  { flapping, maintenance }: { flapping: boolean; maintenance: MaintenanceView | undefined },
): MonitorLine {
  const { bar24h: bar, uptime24h, sparkline } = recentOf(monitor.id)
  const summary: MonitorSummary = {
    id: monitor.id,
    vendorId: monitor.vendorId,
    name: monitor.name,
    state: status.state,
    reason: status.reason,
    sentence: status.sentence,
    sinceMs: status.sinceMs,
    confirming: status.stage === 'suspect',
    ...(flapping && { flapping }),
    ...(monitor.paused && isPaused(monitor, nowMs) ? { paused: { untilMs: monitor.paused.untilMs } } : {}),
    ...(maintenance?.now && { maintenance: maintenance.now }),
    ...(maintenance?.day.length && { maintenance24h: maintenance.day }),
    intervalMs: monitor.intervalMs,
    lastProbeAtMs: status.lastProbeAtMs,
    lastTotalMs: status.lastTotalMs,
    nextProbeAtMs,
    incidentId: status.incidentId,
    bar24h: toDayBar(bar),
    uptime24h,
    sparkline: sparkline.map((ms) => (ms === null ? null : Math.round(ms))),
  }
  return { summary, bar }
}

/**
 * The state as it counts for the vendor and the tray: an unconfirmed failure is no more than degraded yet, one pass
 * does not end an open incident, and what flaps is degraded all the time.
 */
export function countedState(monitor: MonitorSummary): State {
  if (monitor.paused) return 'unknown'
  if (monitor.confirming && monitor.state === 'down') return 'degraded'
  // One calm state for what goes up and down; not observed stays not observed.
  if (monitor.flapping && monitor.state !== 'unknown') return 'degraded'
  if (monitor.incidentId !== undefined && monitor.state === 'up') return 'degraded'
  return monitor.state
}

/** Worst of the monitors; paused ones count only where nothing else is watched. */
export function stateOfAll(monitors: readonly MonitorSummary[]): State {
  const watched = monitors.filter((monitor) => !monitor.paused)
  return worstOf(watched.map(countedState))
}

export function vendorSummary(vendor: Vendor, lines: readonly MonitorLine[]): VendorSummary {
  const sorted = lines.map((line) => line.summary).sort(byWorst)
  const planned = sorted.flatMap(({ maintenance24h }) => maintenance24h ?? [])
  const marks = [...new Map(planned.map((mark) => [`${mark.fromMs}-${mark.toMs}`, mark])).values()]
  return {
    id: vendor.id,
    name: vendor.name,
    state: stateOfAll(sorted),
    sentence: vendorSentence(sorted),
    features: vendor.features,
    statusPage: vendor.statusPage,
    monitors: sorted,
    ...(marks.length > 0 && { maintenance24h: marks }),
    bar24h: toDayBar(mergedBar(lines.map((line) => line.bar))),
    uptime24h: uptimeOf(lines.flatMap((line) => line.bar)),
  }
}

function vendorSentence(sorted: readonly MonitorSummary[]): string {
  if (sorted.length === 0) return wording.rules.vendorSentences.noMonitor
  const watched = sorted.filter((monitor) => !monitor.paused)
  if (watched.length === 0) return wording.rules.vendorSentences.paused
  const worst = [...watched].sort((a, b) => order.indexOf(countedState(a)) - order.indexOf(countedState(b)))[0]
  if (worst?.flapping) return wording.rules.vendorSentences.flapping(worst.name, worst.sentence)
  if (worst && (countedState(worst) !== 'up' || watched.length === 1)) return worst.sentence
  return wording.rules.headlines.allUp(watched.length)
}

/** Cell by cell the mean of the monitors, so that every cell still adds up to its own length. */
function mergedBar(bars: readonly Span[][]): Span[] {
  const longest = bars.reduce<Span[]>((found, bar) => (bar.length > found.length ? bar : found), [])
  return longest.map((cell, i) => {
    const cells = bars.flatMap((bar) => bar[i] ?? [])
    const mean = (key: 'upMs' | 'degradedMs' | 'downMs' | 'unknownMs') =>
      cells.reduce((sum, span) => sum + span[key], 0) / cells.length
    return {
      fromMs: cell.fromMs,
      toMs: cell.toMs,
      upMs: mean('upMs'),
      degradedMs: mean('degradedMs'),
      downMs: mean('downMs'),
      unknownMs: mean('unknownMs'),
    }
  })
}
