import { describeDuration, parseDuration } from '../duration.ts'
import type { MonitorDraft, Vendor } from '../model/monitor.ts'
import type { Settings } from '../model/settings.ts'
import type { Config } from './fromConfig.ts'
import { pathText } from './issue.ts'
import { monitorOut } from './sections/monitor.ts'
import { applySettings, settingsOut } from './sections/settings.ts'
import { vendorOut } from './sections/vendor.ts'

export type ConfigChange = {
  action: 'add' | 'change' | 'keep'
  what: 'vendor' | 'monitor' | 'settings'
  id: string
  /** `interval: 30 s → 1 min` */
  details: string[]
}

export type CurrentConfig = {
  settings: Settings
  vendors: readonly Vendor[]
  monitors: readonly MonitorDraft[]
}

const durationPath =
  /(?:^|\.)(?:interval|timeout|degradedOver|downOver|confirmWithin|reminders\.every|escalation\.after|remindEvery|escalateAfter)$|\.confirmAfter\[\d+\]$/

function shown(path: string, value: unknown): string {
  const duration = durationPath.test(path) && typeof value === 'string' ? parseDuration(value) : undefined
  if (duration?.ok) return describeDuration(duration.ms)
  const full = typeof value === 'string' ? value : JSON.stringify(value)
  return full.length > 80 ? `${full.slice(0, 79)}…` : full
}

type Leaf = { shown: string; exact: string }

/** Every value of a document by its path, in the document's order. */
function leaves(value: unknown, path: (string | number)[], found: Map<string, Leaf>): Map<string, Leaf> {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (inside.length === 0) {
    const name = pathText(path)
    found.set(name, { shown: shown(name, value), exact: JSON.stringify(value) ?? '' })
  }
  for (const [key, child] of inside) leaves(child, [...path, Array.isArray(value) ? Number(key) : key], found)
  return found
}

function detailsOf(before: unknown, after: unknown): string[] {
  const old = leaves(before, [], new Map<string, Leaf>())
  const fresh = leaves(after, [], new Map<string, Leaf>())
  const paths = [...fresh.keys(), ...[...old.keys()].filter((path) => !fresh.has(path))]
  return paths
    .filter((path) => old.get(path)?.exact !== fresh.get(path)?.exact)
    .map((path) => `${path}: ${old.get(path)?.shown ?? 'none'} → ${fresh.get(path)?.shown ?? 'none'}`)
}

function change(what: ConfigChange['what'], id: string, before: unknown, after: unknown): ConfigChange {
  if (before === undefined) return { action: 'add', what, id, details: [] }
  const details = detailsOf(before, after)
  return { action: details.length > 0 ? 'change' : 'keep', what, id, details }
}

/** What importing `next` over `current` would do, one line per entry of the file. Nothing is ever removed. */
export function diffConfig(current: CurrentConfig, next: Config): ConfigChange[] {
  const form = <T extends { id: string }>(list: readonly T[], id: string, out: (item: T) => unknown) => {
    const found = list.find((other) => other.id === id)
    return found && out(found)
  }
  return [
    ...(next.settings
      ? [
          change(
            'settings',
            'settings',
            settingsOut(current.settings),
            settingsOut(applySettings(current.settings, next.settings)),
          ),
        ]
      : []),
    ...next.vendors.map((vendor) =>
      change('vendor', vendor.id, form(current.vendors, vendor.id, vendorOut), vendorOut(vendor)),
    ),
    ...next.monitors.map((draft) =>
      change('monitor', draft.id, form(current.monitors, draft.id, monitorOut), monitorOut(draft)),
    ),
  ]
}
