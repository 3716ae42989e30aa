import { absentFrom, type ConfigChange, diffConfig, diffWhole } from '../../core/config/diffConfig.ts'
import { applySettings } from '../../core/config/sections/settings.ts'
import type { ImportResult, ImportUndo } from '../../core/contract/config.ts'
import type { InputIssue } from '../../core/errors.ts'
import type { Imports as Kept, LastImport } from '../../core/model/imports.ts'
import type { MaintenanceWindow } from '../../core/model/maintenance.ts'
import type { Monitor, MonitorDraft } from '../../core/model/monitor.ts'
import type { Clock, Matchers } from '../../core/ports.ts'
import { withoutKnown } from '../../core/redact/rewrite.ts'
import type { Redactor } from '../../core/redact.ts'
import type { Configuration } from '../configuration.ts'
import { patternProblem } from '../monitorIssues.ts'
import type { KeptSecrets } from '../secrets/createSecrets.ts'
import { joinSources, keepable, mergeSource } from '../yaml/mergeSource.ts'
import { type ReadImport, readImport } from '../yaml/readConfig.ts'
import { writeConfig } from '../yaml/writeConfig.ts'
import { missingSecretsOf } from './missingSecrets.ts'

export type ImportOutcome = { ok: true; result: ImportResult } | { ok: false; issues: InputIssue[] }
export type ImportOptions = { removeAbsent?: boolean }

/** Configuration files in and out, and the way back from the last one. */
export type Imports = {
  /** Reads a file whole and, when nothing is wrong with it and `apply` is set, takes it over. */
  import(text: string, apply: boolean, options?: ImportOptions): Promise<ImportOutcome>
  export(): string
  /** What taking back the last import would do; null when there is nothing to take back. */
  undoable(): ImportUndo | null
  undo(): Promise<ImportUndo | null>
}

export type ImportParts = {
  clock: Pick<Clock, 'nowMs'>
  configuration: Configuration
  secrets: KeptSecrets
  matchers: Matchers
  store: {
    imports(): Kept
    saveImports(kept: Kept): Promise<void>
    maintenanceWindows(): MaintenanceWindow[]
    saveMaintenanceWindows(windows: MaintenanceWindow[]): Promise<void>
  }
  monitorRemoved(id: string): Promise<void>
  redactor(): Pick<Redactor, 'findKnown' | 'text'>
  /** Settings, vendors, monitors or channels are other ones now; `keys` were stored on the way. */
  onChange(keys: readonly string[]): void
}

const idsOf = (changes: readonly ConfigChange[], what: ConfigChange['what']) =>
  changes.filter((change) => change.what === what && change.action !== 'keep').map(({ id }) => id)
const idsTo = (changes: readonly ConfigChange[], action: ConfigChange['action'], what: ConfigChange['what']) =>
  changes.filter((change) => change.what === what && change.action === action).map(({ id }) => id)

/** What of a monitor belongs into a file that a team shares. */
export function withoutState({ paused: _, revision: __, ...draft }: Monitor): MonitorDraft {
  return draft
}

export function createImports(parts: ImportParts): Imports {
  const { configuration, secrets, matchers, store } = parts

  const current = () => ({
    settings: configuration.settings(),
    vendors: [...configuration.vendors()],
    monitors: [...configuration.monitors()],
    channels: [...configuration.channels()],
    maintenance: store.maintenanceWindows(),
  })

  const patternIssues = ({ config }: ReadImport) =>
    config.monitors.flatMap((draft, index) =>
      draft.expect.flatMap((rule, at) => {
        const message = patternProblem(rule, matchers)
        return message ? [{ path: `monitors[${index}].expect[${at}]`, message }] : []
      }),
    )

  /** Keys of the file that have no value yet: what is stored stays. */
  async function newKeys(read: ReadImport): Promise<[string, string][]> {
    const given = Object.entries(read.secrets).filter(([, value]) => value !== '')
    const states = await Promise.all(given.map(async ([name]) => (await secrets.state(name)).state))
    return given.filter((_, index) => states[index] === 'missing' || states[index] === 'unavailable')
  }

  /** Maintenance windows of these ids are replaced or gone, the rest stays. */
  async function replaceWindows(windows: readonly MaintenanceWindow[], gone: readonly string[] = []): Promise<void> {
    const ids = new Set([...windows.map(({ id }) => id), ...gone])
    if (ids.size === 0) return
    await store.saveMaintenanceWindows([...store.maintenanceWindows().filter(({ id }) => !ids.has(id)), ...windows])
  }

  async function remove(changes: readonly ConfigChange[]): Promise<void> {
    for (const id of idsTo(changes, 'remove', 'monitor')) await parts.monitorRemoved(id)
    const used = new Set(configuration.monitors().map(({ vendorId }) => vendorId))
    for (const id of idsTo(changes, 'remove', 'channel')) await configuration.removeChannel(id)
    await replaceWindows([], idsTo(changes, 'remove', 'maintenance'))
    for (const id of idsTo(changes, 'remove', 'vendor')) if (!used.has(id)) await configuration.removeVendor(id)
  }

  async function apply(text: string, read: ReadImport, changes: readonly ConfigChange[]): Promise<void> {
    const before = current()
    const { config, source } = read
    const kept = store.imports()
    const touched = {
      settings: idsOf(changes, 'settings').length > 0,
      vendors: idsOf(changes, 'vendor'),
      monitors: idsOf(changes, 'monitor'),
      channels: idsOf(changes, 'channel'),
      maintenance: idsOf(changes, 'maintenance'),
    }
    if (config.settings) await configuration.saveSettings(applySettings(before.settings, config.settings))
    await configuration.merge(
      config.vendors,
      // A monitor that is the same keeps its revision and its story.
      config.monitors.filter(({ id }) => touched.monitors.includes(id)),
    )
    if (config.channels) await configuration.saveChannels(config.channels)
    if (config.maintenance) await replaceWindows(config.maintenance)
    await remove(changes)
    const fresh = read.paused.filter((id) => idsTo(changes, 'add', 'monitor').includes(id))
    if (fresh.length > 0) await configuration.pause(fresh, { sinceMs: parts.clock.nowMs(), untilMs: null })
    const lists = [touched.vendors, touched.monitors, touched.channels, touched.maintenance]
    const anything = touched.settings || lists.some((ids) => ids.length > 0)
    const last: LastImport | undefined = anything
      ? {
          atMs: parts.clock.nowMs(),
          source,
          before,
          touched,
          revisions: Object.fromEntries(configuration.monitors().map(({ id, revision }) => [id, revision])),
          ...(kept.text !== undefined && { previousText: kept.text }),
        }
      : kept.last
    const own =
      source === 'headstart' ? joinSources(kept.text, withoutKnown(keepable(text), parts.redactor())) : kept.text
    await store.saveImports({ ...(own !== undefined && { text: own }), ...(last && { last }) })
  }

  /** Everything as it is now, but what the last import touched as it was before it. */
  function takenBack(now: ReturnType<typeof current>, { before, touched }: LastImport) {
    const merged = <T extends { id: string }>(list: readonly T[], was: readonly T[], ids: readonly string[]) => [
      ...list.flatMap((item) => (ids.includes(item.id) ? was.filter(({ id }) => id === item.id) : [item])),
      ...was.filter(({ id }) => ids.includes(id) && !list.some((item) => item.id === id)),
    ]
    const monitors = merged(now.monitors, before.monitors, touched.monitors)
    const needed = new Set(monitors.map(({ vendorId }) => vendorId))
    const vendors = merged(now.vendors, before.vendors, touched.vendors)
    const stay = now.vendors.filter(({ id }) => needed.has(id) && !vendors.some((vendor) => vendor.id === id))
    return {
      settings: touched.settings ? before.settings : now.settings,
      vendors: [...vendors, ...stay],
      monitors,
      channels: merged(now.channels, before.channels, touched.channels),
      maintenance: merged(now.maintenance, before.maintenance, touched.maintenance),
    }
  }

  function plan(): { undo: ImportUndo; target: ReturnType<typeof takenBack>; last: LastImport } | null {
    const { last } = store.imports()
    if (!last) return null
    const now = current()
    const target = takenBack(now, last)
    const changes = diffWhole(now, target)
    const editedSince = now.monitors
      .filter(({ id, revision }) => last.touched.monitors.includes(id) && revision !== last.revisions[id])
      .map(({ name }) => name)
    return { undo: { atMs: last.atMs, source: last.source, changes, editedSince }, target, last }
  }

  return {
    async import(text, doApply, { removeAbsent = false } = {}) {
      const answer = readImport(
        text,
        configuration.vendors().map(({ id }) => id),
      )
      if (!answer.ok) return answer
      const { read } = answer
      const issues = patternIssues(read)
      if (issues.length > 0) return { ok: false, issues }
      const absent = absentFrom(read.config, current())
      const changes = [...diffConfig(current(), read.config), ...(removeAbsent ? absent : [])]
      const keys = await newKeys(read)
      if (doApply) {
        for (const [name, value] of keys) await secrets.set(name, value)
        await apply(text, read, changes)
        parts.onChange(keys.map(([name]) => name))
      }
      const coming = new Set(doApply ? [] : keys.map(([name]) => name))
      const vendorName = (id: string) =>
        [...read.config.vendors, ...configuration.vendors()].find((vendor) => vendor.id === id)?.name ?? id
      return {
        ok: true,
        result: {
          applied: doApply,
          source: read.source,
          changes,
          absent,
          unmapped: read.unmapped,
          paused: read.paused,
          movedSecrets: keys.map(([name]) => name),
          missingSecrets: await missingSecretsOf(read.config, vendorName, secrets, coming),
        },
      }
    },
    export() {
      const content = { ...current(), monitors: configuration.monitors().map(withoutState) }
      const { text } = store.imports()
      return (text === undefined ? undefined : mergeSource(text, content)) ?? writeConfig(content)
    },
    undoable: () => plan()?.undo ?? null,
    async undo() {
      const found = plan()
      if (!found) return null
      const { undo, target, last } = found
      const changed = new Set([...idsTo(undo.changes, 'add', 'monitor'), ...idsTo(undo.changes, 'change', 'monitor')])
      if (last.touched.settings) await configuration.saveSettings(target.settings)
      const back = target.monitors.filter(({ id }) => changed.has(id))
      await configuration.merge(
        target.vendors.filter(({ id }) => last.touched.vendors.includes(id)),
        back.map(withoutState),
      )
      for (const { id, paused } of back) await configuration.pause([id], paused)
      await configuration.saveChannels(target.channels.filter(({ id }) => last.touched.channels.includes(id)))
      await replaceWindows(target.maintenance.filter(({ id }) => last.touched.maintenance.includes(id)))
      await remove(undo.changes)
      await store.saveImports(last.previousText === undefined ? {} : { text: last.previousText })
      parts.onChange([])
      return undo
    },
  }
}
