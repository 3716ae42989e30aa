import type { MonitorDraft } from '../model/monitor.ts'
import type { Settings } from '../model/settings.ts'
import { type Config, fromConfig } from './fromConfig.ts'
import type { ConfigIssue } from './issue.ts'
import { channelOut } from './sections/channel.ts'
import { maintenanceOut } from './sections/maintenance.ts'
import { monitorOut } from './sections/monitor.ts'
import { settingsOut } from './sections/settings.ts'
import { vendorOut } from './sections/vendor.ts'

/** A plain object whose keys stand in the order in which they are written. */
export type ConfigMap = { [key: string]: unknown }

/** Everything that a configuration file may hold. */
export type ConfigContent = Omit<Config, 'settings'> & { settings?: Settings | undefined }

/** The document that `fromConfig` reads back: entries in their order, never a secret's value or a pause. */
export function toConfig({ settings, vendors, monitors, channels = [], maintenance = [] }: ConfigContent): ConfigMap {
  return {
    headstart: 1,
    ...(settings && { settings: settingsOut(settings) }),
    vendors: vendors.map(vendorOut),
    monitors: monitors.map(monitorOut),
    ...(channels.length > 0 && { channels: channels.map(channelOut) }),
    ...(maintenance.length > 0 && { maintenance: maintenance.map(maintenanceOut) }),
  }
}

/** What is wrong with an edited monitor by the rules of the configuration file; paths are those of its form there. */
export function draftIssues(draft: MonitorDraft): ConfigIssue[] {
  const read = fromConfig(toConfig({ vendors: [], monitors: [draft] }), [draft.vendorId])
  return read.ok ? [] : read.issues.map((issue) => ({ ...issue, path: issue.path.slice(2) }))
}
