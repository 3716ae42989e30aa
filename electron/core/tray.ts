import { describeDuration } from './duration.ts'
import { wording } from './language/language.ts'
import { standingOf, standingText } from './life/standing.ts'
import type { MonitorSummary, Summary, VendorSummary } from './model/summary.ts'
import type { State } from './model/verdict.ts'
import { scopeInShort } from './scope/judge.ts'
import { countedState } from './summary/vendor.ts'

/** The look of the tray icon. `paused` only when every monitor is paused. */
export type TrayIcon = State | 'paused'

/** What a click does. `path` is a place in the page, behind the `#`. */
export type TrayAction =
  | { kind: 'open'; path?: string }
  /** The small window beside the tray. */
  | { kind: 'panel' }
  | { kind: 'acknowledge'; incidentId: string }
  | { kind: 'snooze'; incidentId: string; forMs: number }
  | { kind: 'copy-report'; incidentId: string }
  | { kind: 'pause'; forMs: number }
  | { kind: 'resume' }
  | { kind: 'open-at-login'; on: boolean }
  | { kind: 'quit' }

export type TrayItem =
  | { kind: 'separator' }
  /** Without an action it only informs. `checked` is present on a switch. */
  | { kind: 'item'; label: string; action?: TrayAction; checked?: boolean }

/** `down`: how many vendors are. */
export type TrayModel = { icon: TrayIcon; down: number; tooltip: string; items: TrayItem[] }

const symbols: Record<TrayIcon, string> = { up: '●', degraded: '▲', down: '■', unknown: '○', paused: '❙❙' }

/** Windows cuts a tooltip at 127 characters. */
const tooltipLimit = 120
const labelLimit = 72
const vendorLimit = 15
const acknowledgeLimit = 5
const reportLimit = 3
const pauseMs = 3_600_000
const snoozesMs = [900_000, 3_600_000]

function cut(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit - 1).trimEnd()}…` : text
}

function vendorState(vendor: VendorSummary): TrayIcon {
  return vendor.monitors.length > 0 && vendor.monitors.every((monitor) => monitor.paused) ? 'paused' : vendor.state
}

/** When the trouble of this monitor began: the first failure, not the moment that confirmed it. */
function troubleSinceMs(monitor: MonitorSummary, summary: Summary): number {
  const incident = summary.openIncidents.find((open) => open.id === monitor.incidentId)
  return Math.min(incident?.firstFailureAtMs ?? monitor.sinceMs, monitor.sinceMs)
}

/**
 * Whole minutes: the tooltip is drawn again at most once a minute, so seconds would be wrong most of the time.
 */
function forHowLong(ms: number): string {
  return ms < 60_000 ? wording.rules.tray.underAMinute : describeDuration(Math.floor(ms / 60_000) * 60_000)
}

function tooltipOf(summary: Summary, icon: TrayIcon): string {
  if (icon !== 'down' && icon !== 'degraded') return icon === 'paused' ? wording.rules.tray.paused : summary.headline
  const troubled = summary.vendors
    .filter((vendor) => vendor.state === icon)
    .map((vendor) => ({
      id: vendor.id,
      name: vendor.name,
      flapping: flaps(vendor),
      sinceMs: Math.min(
        ...vendor.monitors
          .filter((monitor) => countedState(monitor) === icon)
          .map((monitor) => troubleSinceMs(monitor, summary)),
      ),
    }))
    .sort((a, b) => a.sinceMs - b.sinceMs)
  const [first] = troubled
  if (!first || !Number.isFinite(first.sinceMs)) return summary.headline
  const how = icon === 'degraded' && first.flapping ? wording.rules.tray.flapping : wording.rules.tray.states[icon]
  const incident = summary.openIncidents.find(({ vendorId, severity }) => vendorId === first.id && severity === icon)
  const lies = scopeInShort(incident?.scope)
  const length = forHowLong(summary.nowMs - first.sinceMs)
  return wording.rules.tray.troubled(first.name, how, length, lies, troubled.length - 1)
}

/** Is flapping all that is wrong with it? */
function flaps({ state, monitors }: VendorSummary): boolean {
  return state === 'degraded' && monitors.some((monitor) => monitor.flapping)
}

/** `snoozed until 03:40`: what people made of the vendor's incident. */
function standing(incidentId: string | undefined, { openIncidents, nowMs, zone = 'UTC' }: Summary): string | undefined {
  const incident = openIncidents.find(({ id }) => id === incidentId)
  const found = incident && standingOf(incident)
  return (found && standingText(found, nowMs, zone)) ?? undefined
}

function vendorItem(vendor: VendorSummary, summary: Summary): TrayItem {
  const state = vendorState(vendor)
  const incidentId = vendor.monitors.find((monitor) => monitor.incidentId)?.incidentId
  const path = incidentId ? `/incidents/${encodeURIComponent(incidentId)}` : `/vendors/${encodeURIComponent(vendor.id)}`
  const how = flaps(vendor) ? wording.rules.tray.flapping : wording.rules.tray.states[state]
  const said = wording.rules.tray.vendor(vendor.name, how, standing(incidentId, summary))
  return {
    kind: 'item',
    label: cut(`${symbols[state]}  ${said}`, labelLimit),
    action: { kind: 'open', path },
  }
}

function vendorItems(summary: Summary): TrayItem[] {
  const { vendors } = summary
  const rest = vendors.length - vendorLimit
  const items = vendors.slice(0, vendorLimit).map((vendor) => vendorItem(vendor, summary))
  if (rest > 0) items.push({ kind: 'item', label: wording.rules.tray.more(rest), action: { kind: 'open', path: '/' } })
  return items
}

function acknowledgeItems(summary: Summary): TrayItem[] {
  return summary.openIncidents
    .filter((incident) => !incident.acknowledged)
    .slice(0, acknowledgeLimit)
    .map((incident) => ({
      kind: 'item',
      label: cut(wording.rules.tray.acknowledge(incident.title), labelLimit),
      action: { kind: 'acknowledge', incidentId: incident.id },
    }))
}

/** For the worst incident that is neither taken nor quiet: the list begins with the worst. */
function snoozeItems(summary: Summary): TrayItem[] {
  const worst = summary.openIncidents.find(({ acknowledged, snoozed }) => !acknowledged && !snoozed)
  if (!worst) return []
  return snoozesMs.map((forMs) => ({
    kind: 'item',
    label: cut(wording.rules.tray.snooze(describeDuration(forMs), worst.title), labelLimit),
    action: { kind: 'snooze', incidentId: worst.id, forMs },
  }))
}

/** Support wants the proof, whoever is already on it. */
function reportItems(summary: Summary): TrayItem[] {
  return summary.openIncidents.slice(0, reportLimit).map(({ id, title }) => ({
    kind: 'item',
    label: cut(wording.rules.tray.copyReport(title), labelLimit),
    action: { kind: 'copy-report', incidentId: id },
  }))
}

const separator: TrayItem = { kind: 'separator' }

/**
 * Icon, tooltip and whole menu out of the summary: the tray holds no state of its own.
 * `openAtLogin` is null where the system or this build cannot do it.
 */
export function trayModel(summary: Summary, openAtLogin: boolean | null): TrayModel {
  const monitors = summary.vendors.flatMap((vendor) => vendor.monitors)
  const paused = monitors.filter((monitor) => monitor.paused).length
  const icon = monitors.length > 0 && paused === monitors.length ? 'paused' : summary.state
  const items: TrayItem[] = [{ kind: 'item', label: cut(summary.headline, labelLimit) }]
  for (const warning of summary.warnings.slice(0, 2)) {
    const path = warning.incidentId === undefined ? '/' : `/incidents/${encodeURIComponent(warning.incidentId)}`
    items.push({ kind: 'item', label: cut(warning.text, labelLimit), action: { kind: 'open', path } })
  }
  items.push(separator)
  if (summary.vendors.length > 0) items.push(...vendorItems(summary), separator)
  items.push(
    { kind: 'item', label: wording.rules.tray.open, action: { kind: 'open' } },
    { kind: 'item', label: wording.rules.tray.glance, action: { kind: 'panel' } },
    ...acknowledgeItems(summary),
    ...snoozeItems(summary),
    ...reportItems(summary),
  )
  if (paused < monitors.length)
    items.push({
      kind: 'item',
      label: wording.rules.tray.pause(describeDuration(pauseMs)),
      action: { kind: 'pause', forMs: pauseMs },
    })
  if (paused > 0) items.push({ kind: 'item', label: wording.rules.tray.resume, action: { kind: 'resume' } })
  items.push(separator)
  if (openAtLogin !== null) {
    const action: TrayAction = { kind: 'open-at-login', on: !openAtLogin }
    items.push({ kind: 'item', label: wording.rules.tray.openAtLogin, checked: openAtLogin, action })
  }
  items.push({ kind: 'item', label: wording.rules.tray.quit, action: { kind: 'quit' } })
  const down = summary.vendors.filter((vendor) => vendor.state === 'down').length
  return { icon, down, tooltip: cut(tooltipOf(summary, icon), tooltipLimit), items }
}
