import { join } from 'node:path'
import type { z } from 'zod'
import { isUrgentChange } from '../../core/history/statusChange.ts'
import type { Channel, SelfTest } from '../../core/model/channel.ts'
import { emptyOutbox, type Outbox } from '../../core/model/delivery.ts'
import type { Imports } from '../../core/model/imports.ts'
import type { MonitorStatus } from '../../core/model/incident.ts'
import type { MaintenanceWindow } from '../../core/model/maintenance.ts'
import type { Monitor, Vendor } from '../../core/model/monitor.ts'
import { type Settings, settingsSchema } from '../../core/model/settings.ts'
import type { PageState } from '../../core/model/statusPage.ts'
import { type Words, wordsSchema } from '../../core/model/words.ts'
import type { Clock } from '../../core/ports.ts'
import { Document } from './document.ts'
import type { DocumentOptions } from './documentAdapter.ts'
import { documentSchemas } from './documentSchemas.ts'
import type { Saving } from './saving.ts'

/** How long a status that only tells of another passed probe may wait for the disk. */
const lazyAfterMs = 15_000

/** Settings, vendors, monitors and statuses: small documents, whole in memory. */
export type Documents = Awaited<ReturnType<typeof openDocuments>>

/** Rejects with `NewerDocument`, or when a file cannot be read at all. */
export async function openDocuments(
  dataDir: string,
  clock: Clock,
  saving: Saving,
  onWarning: DocumentOptions<unknown>['onWarning'],
) {
  async function open<T>(name: string, schema: z.ZodType<T>, initial: T): Promise<Document<T>> {
    const path = join(dataDir, `${name}.json`)
    const document = await Document.open({ path, schema, nowMs: () => clock.nowMs(), onWarning }, initial)
    saving.add(document)
    return document
  }
  async function save<T>(document: Document<T>, data: T): Promise<void> {
    document.set(data)
    await saving.attempt(() => document.save())
  }

  const settings = await open<Settings>('settings', documentSchemas.settings, settingsSchema.parse({}))
  const vendors = await open<Vendor[]>('vendors', documentSchemas.vendors, [])
  const monitors = await open<Monitor[]>('monitors', documentSchemas.monitors, [])
  const maintenance = await open<MaintenanceWindow[]>('maintenance', documentSchemas.maintenance, [])
  const statuses = await open<Record<string, MonitorStatus>>('statuses', documentSchemas.statuses, {})
  const words = await open<Words>('words', documentSchemas.words, wordsSchema.parse({}))
  const imports = await open<Imports>('imports', documentSchemas.imports, {})
  const pages = await open<Record<string, PageState>>('statusPages', documentSchemas.statusPages, {})
  const channels = await open<Channel[]>('channels', documentSchemas.channels, [])
  const outbox = await open<Outbox>('outbox', documentSchemas.outbox, emptyOutbox)
  const selfTest = await open<SelfTest | null>('selfTest', documentSchemas.selfTest, null)
  const scrubbed = await open<string[]>('scrubbed', documentSchemas.scrubbed, [])
  // A monitor may be called `constructor`.
  const find = (monitorId: string) => (Object.hasOwn(statuses.data, monitorId) ? statuses.data[monitorId] : undefined)
  let cancelLazy: (() => void) | undefined
  let cancelPages: (() => void) | undefined

  return {
    settings: () => settings.data,
    saveSettings: (data: Settings) => save(settings, data),
    vendors: () => vendors.data,
    saveVendors: (data: Vendor[]) => save(vendors, data),
    monitors: () => monitors.data,
    saveMonitors: (data: Monitor[]) => save(monitors, data),
    channels: () => channels.data,
    saveChannels: (data: Channel[]) => save(channels, data),
    outbox: () => outbox.data,
    saveOutbox: (data: Outbox) => save(outbox, data),
    selfTest: () => selfTest.data,
    saveSelfTest: (data: SelfTest) => save(selfTest, data),
    /** How people are told about incidents. */
    words: () => words.data,
    saveWords: (data: Words) => save(words, data),
    /** What is kept of imported files. */
    imports: () => imports.data,
    saveImports: (data: Imports) => save(imports, data),
    /** Planned maintenance windows. */
    maintenanceWindows: () => maintenance.data,
    saveMaintenanceWindows: (data: MaintenanceWindow[]) => save(maintenance, data),
    statuses: () => Object.values(statuses.data),
    status: find,
    /** Writes at once what a restart could not find out again; the rest within 15 seconds. */
    async saveStatus(status: MonitorStatus): Promise<void> {
      const urgent = isUrgentChange(find(status.monitorId), status)
      // In place: with a thousand monitors a copy for each probe would cost more than the probe.
      statuses.data[status.monitorId] = status
      statuses.set(statuses.data)
      if (urgent) return void (await saving.attempt(() => statuses.save()))
      cancelLazy ??= clock.after(lazyAfterMs, () => {
        cancelLazy = undefined
        void saving.attempt(() => statuses.save())
      })
    },
    /** In memory only: what the samples know better after a restart. */
    correctStatus(status: MonitorStatus): void {
      statuses.data[status.monitorId] = status
    },
    /** Replaces the statuses that `change` changes, in the file and in its copy. */
    async rewriteStatuses(change: (status: MonitorStatus) => MonitorStatus | null): Promise<void> {
      const changed = Object.values(statuses.data).flatMap((status) => change(status) ?? [])
      if (changed.length === 0) return
      for (const status of changed) statuses.data[status.monitorId] = status
      await save(statuses, statuses.data)
      await save(statuses, statuses.data)
    },
    /** Replaces what `rewrites` changes of imported files, templates and status pages, in the files and in their copies. */
    async rewriteKept(rewrites: {
      imports(kept: Imports): Imports | null
      words(kept: Words): Words | null
      page(kept: PageState): PageState | null
    }): Promise<void> {
      const keptPages = Object.entries(pages.data).flatMap(([id, kept]) => {
        const rewritten = rewrites.page(kept)
        return rewritten ? [[id, rewritten] as const] : []
      })
      // What waits to be written may be clean already while the file is not.
      if (keptPages.length > 0 || pages.isDirty) {
        await save(pages, { ...pages.data, ...Object.fromEntries(keptPages) })
        await save(pages, pages.data)
      }
      const keptImports = rewrites.imports(imports.data)
      const keptWords = rewrites.words(words.data)
      if (keptImports) await save(imports, keptImports)
      if (keptWords) await save(words, keptWords)
      if (keptImports) await save(imports, imports.data)
      if (keptWords) await save(words, words.data)
    },
    async removeStatus(monitorId: string): Promise<void> {
      const { [monitorId]: _gone, ...rest } = statuses.data
      await save(statuses, rest)
    },
    /** Which secrets what is stored was searched for. */
    scrubbed: () => scrubbed.data,
    saveScrubbed: (data: string[]) => save(scrubbed, data),
    /** Last readings of status pages, by vendor. */
    statusPages: () => pages.data,
    /** Written within 15 seconds: what a crash loses is read again. */
    saveStatusPages(data: Record<string, PageState>): void {
      pages.set(data)
      cancelPages ??= clock.after(lazyAfterMs, () => {
        cancelPages = undefined
        void saving.attempt(() => pages.save())
      })
    },
    stop(): void {
      cancelLazy?.()
      cancelPages?.()
    },
  }
}
