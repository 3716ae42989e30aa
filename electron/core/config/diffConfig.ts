import { describeDuration, parseDuration } from '../duration.ts'
import { wording } from '../language/language.ts'
import type { Channel } from '../model/channel.ts'
import type { MaintenanceWindow } from '../model/maintenance.ts'
import type { MonitorDraft, Vendor } from '../model/monitor.ts'
import type { Settings } from '../model/settings.ts'
import type { Config } from './fromConfig.ts'
import { pathText } from './issue.ts'
import { channelOut } from './sections/channel.ts'
import { maintenanceOut } from './sections/maintenance.ts'
import { monitorOut } from './sections/monitor.ts'
import { applySettings, settingsOut } from './sections/settings.ts'
import { vendorOut } from './sections/vendor.ts'

/** One value of an entry, as a person reads it: `interval`, `30 s`, `1 min`. Absent: not there. */
export type FieldChange = { path: string; before?: string; after?: string }

export type ConfigChange = {
  action: 'add' | 'change' | 'keep' | 'remove'
  what: 'vendor' | 'monitor' | 'channel' | 'maintenance' | 'settings'
  id: string
  name: string
  /** What differs; for a new entry all of it. */
  fields: FieldChange[]
}

export type CurrentConfig = {
  settings: Settings
  vendors: readonly Vendor[]
  monitors: readonly MonitorDraft[]
  channels?: readonly Channel[]
  maintenance?: readonly MaintenanceWindow[]
}

const durationPath =
  /(?:^|\.)(?:interval|timeout|degradedOver|downOver|confirmWithin|reminders\.every|escalation\.after|remindEvery|escalateAfter)$|\.confirmAfter\[\d+\]$/

function shown(path: string, value: unknown): string {
  const duration = durationPath.test(path) && typeof value === 'string' ? parseDuration(value) : undefined
  if (duration?.ok) return describeDuration(duration.ms)
  const full = typeof value === 'string' ? value : JSON.stringify(value)
  return full.length > 300 ? `${full.slice(0, 299)}…` : full
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

function fieldsOf(before: unknown, after: unknown): FieldChange[] {
  const old = before === undefined ? new Map<string, Leaf>() : leaves(before, [], new Map<string, Leaf>())
  const fresh = leaves(after, [], new Map<string, Leaf>())
  const paths = [...fresh.keys(), ...[...old.keys()].filter((path) => !fresh.has(path))]
  return paths
    .filter((path) => old.get(path)?.exact !== fresh.get(path)?.exact)
    .map((path) => {
      const [was, is] = [old.get(path), fresh.get(path)]
      return { path, ...(was && { before: was.shown }), ...(is && { after: is.shown }) }
    })
}

type Kind<T> = { what: ConfigChange['what']; out: (item: T) => unknown }
const vendorKind: Kind<Vendor> = { what: 'vendor', out: vendorOut }
const monitorKind: Kind<MonitorDraft> = { what: 'monitor', out: monitorOut }
const channelKind: Kind<Channel> = { what: 'channel', out: channelOut }
const maintenanceKind: Kind<MaintenanceWindow> = { what: 'maintenance', out: maintenanceOut }

function change<T extends { id: string; name: string }>(
  { what, out }: Kind<T>,
  before: T | undefined,
  after: T | undefined,
): ConfigChange[] {
  const entry = after ?? before
  if (!entry) return []
  const { id, name } = entry
  if (!after) return [{ action: 'remove', what, id, name, fields: [] }]
  const fields = fieldsOf(before && out(before), out(after))
  return [{ action: !before ? 'add' : fields.length > 0 ? 'change' : 'keep', what, id, name, fields }]
}

const find = <T extends { id: string }>(list: readonly T[], id: string) => list.find((other) => other.id === id)

function settingsChange(before: Settings, after: Settings): ConfigChange {
  const fields = fieldsOf(settingsOut(before), settingsOut(after))
  return {
    action: fields.length > 0 ? 'change' : 'keep',
    what: 'settings',
    id: 'settings',
    name: wording.common.settings,
    fields,
  }
}

/** What importing `next` over `current` would do, one line per entry of the file. Nothing is removed. */
export function diffConfig(current: CurrentConfig, next: Config): ConfigChange[] {
  return [
    ...(next.settings ? [settingsChange(current.settings, applySettings(current.settings, next.settings))] : []),
    ...next.vendors.flatMap((vendor) => change(vendorKind, find(current.vendors, vendor.id), vendor)),
    ...next.monitors.flatMap((draft) => change(monitorKind, find(current.monitors, draft.id), draft)),
    ...(next.channels ?? []).flatMap((channel) =>
      change(channelKind, find(current.channels ?? [], channel.id), channel),
    ),
    ...(next.maintenance ?? []).flatMap((planned) =>
      change(maintenanceKind, find(current.maintenance ?? [], planned.id), planned),
    ),
  ]
}

/**
 * What is watched and not in the file, as removals. A vendor stays as long as a monitor that stays needs it, so one that
 * a monitor of the file names is not among them. A file that does not speak of channels or maintenance says nothing
 * about them.
 */
export function absentFrom(next: Config, current: CurrentConfig): ConfigChange[] {
  const needed = new Set(next.monitors.map(({ vendorId }) => vendorId))
  return [
    ...current.monitors
      .filter(({ id }) => !find(next.monitors, id))
      .flatMap((draft) => change(monitorKind, draft, undefined)),
    ...current.vendors
      .filter(({ id }) => !find(next.vendors, id) && !needed.has(id))
      .flatMap((vendor) => change(vendorKind, vendor, undefined)),
    ...(current.channels ?? [])
      .filter(({ id }) => next.channels && !find(next.channels, id))
      .flatMap((channel) => change(channelKind, channel, undefined)),
    ...(current.maintenance ?? [])
      .filter(({ id }) => next.maintenance && !find(next.maintenance, id))
      .flatMap((planned) => change(maintenanceKind, planned, undefined)),
  ]
}

/** From one whole configuration to another, entries that are the same left out. */
export function diffWhole(from: CurrentConfig, to: CurrentConfig): ConfigChange[] {
  const next: Config = {
    vendors: [...to.vendors],
    monitors: [...to.monitors],
    ...(to.channels && { channels: [...to.channels] }),
    ...(to.maintenance && { maintenance: [...to.maintenance] }),
  }
  return [settingsChange(from.settings, to.settings), ...diffConfig(from, next), ...absentFrom(next, from)].filter(
    ({ action }) => action !== 'keep',
  )
}
