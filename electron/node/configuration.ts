import type { Channel } from '../core/model/channel.ts'
import type { Monitor, MonitorDraft, Vendor } from '../core/model/monitor.ts'
import type { Settings } from '../core/model/settings.ts'

/** A small document that is held in memory and written as a whole. */
export type Document<T> = { get(): T; set(value: T): Promise<void> }

export type ConfigurationDocuments = {
  settings: Document<Settings>
  vendors: Document<Vendor[]>
  monitors: Document<Monitor[]>
  channels: Document<Channel[]>
}

/** What the user set up: vendors, monitors, channels, settings. Every write is on disk when its promise resolves. */
export type Configuration = {
  settings(): Settings
  vendors(): readonly Vendor[]
  monitors(): readonly Monitor[]
  channels(): readonly Channel[]
  vendor(id: string): Vendor | undefined
  monitor(id: string): Monitor | undefined
  saveSettings(settings: Settings): Promise<void>
  saveVendor(vendor: Vendor): Promise<void>
  removeVendor(id: string): Promise<void>
  /** Creates it, or replaces it with the next revision; a pause stays. */
  saveMonitor(draft: MonitorDraft): Promise<Monitor>
  removeMonitor(id: string): Promise<void>
  /** Sets or clears the pause; not an edit, so the revision stays. */
  pause(ids: readonly string[], paused: Monitor['paused']): Promise<void>
  /** Creates or replaces each of them. */
  saveChannels(channels: readonly Channel[]): Promise<void>
  removeChannel(id: string): Promise<void>
  /** Many at once, in two writes: what an import does. */
  merge(vendors: readonly Vendor[], monitors: readonly MonitorDraft[]): Promise<void>
}

const replaced = <T extends { id: string }>(list: readonly T[], item: T): T[] =>
  list.some((other) => other.id === item.id)
    ? list.map((other) => (other.id === item.id ? item : other))
    : [...list, item]

export function createConfiguration(documents: ConfigurationDocuments): Configuration {
  const { settings, vendors, monitors, channels } = documents

  const next = (list: readonly Monitor[], draft: MonitorDraft): Monitor => {
    const before = list.find((monitor) => monitor.id === draft.id)
    return { ...draft, revision: (before?.revision ?? 0) + 1, ...(before?.paused && { paused: before.paused }) }
  }

  return {
    settings: () => settings.get(),
    vendors: () => vendors.get(),
    monitors: () => monitors.get(),
    channels: () => channels.get(),
    vendor: (id) => vendors.get().find((vendor) => vendor.id === id),
    monitor: (id) => monitors.get().find((monitor) => monitor.id === id),
    saveSettings: (value) => settings.set(value),
    saveVendor: (vendor) => vendors.set(replaced(vendors.get(), vendor)),
    removeVendor: (id) => vendors.set(vendors.get().filter((vendor) => vendor.id !== id)),
    async saveMonitor(draft) {
      const monitor = next(monitors.get(), draft)
      await monitors.set(replaced(monitors.get(), monitor))
      return monitor
    },
    removeMonitor: (id) => monitors.set(monitors.get().filter((monitor) => monitor.id !== id)),
    pause: (ids, paused) =>
      monitors.set(
        monitors.get().map((monitor) => {
          if (!ids.includes(monitor.id)) return monitor
          const { paused: _, ...rest } = monitor
          return paused ? { ...rest, paused } : rest
        }),
      ),
    saveChannels: (changed) => channels.set(changed.reduce(replaced, channels.get())),
    removeChannel: (id) => channels.set(channels.get().filter((channel) => channel.id !== id)),
    async merge(moreVendors, drafts) {
      await vendors.set(moreVendors.reduce((list, vendor) => replaced(list, vendor), [...vendors.get()]))
      let list: Monitor[] = [...monitors.get()]
      for (const draft of drafts) list = replaced(list, next(list, draft))
      await monitors.set(list)
    },
  }
}
