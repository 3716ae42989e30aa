import type { InputIssue } from '../../core/errors.ts'
import { wording } from '../../core/language/language.ts'
import { lastNote, noteChanged, noted, snoozed, unacknowledged, unsnoozed } from '../../core/life/actions.ts'
import { occurrences } from '../../core/life/occurrences.ts'
import type { AlertRules } from '../../core/life/rules.ts'
import { scheduleIssues } from '../../core/life/scheduleIssues.ts'
import type { Incident } from '../../core/model/incident.ts'
import type { MaintenanceSchedule, MaintenanceWindow, Occurrence, PlannedWindow } from '../../core/model/maintenance.ts'
import type { Clock } from '../../core/ports.ts'
import type { Watch } from '../../core/watch.ts'
import { createChangeIncident } from '../changeIncident.ts'
import type { Changes } from '../changes.ts'
import type { Configuration } from '../configuration.ts'
import type { Store } from '../store/store.ts'

type By = { by?: string | undefined }

/**
 * What people say about incidents, and planned maintenance. Resolves once it is stored, with undefined where there is no
 * such open incident.
 */
export type LifeService = {
  unacknowledge(id: string, by: By): Promise<Incident | undefined>
  snooze(id: string, how: By & { forMs: number; evenIfWorse?: boolean | undefined }): Promise<Incident | undefined>
  unsnooze(id: string, by: By): Promise<Incident | undefined>
  /** Also for an incident that is over. */
  addNote(id: string, note: By & { text: string }): Promise<Incident | undefined>
  /** Without a text the note is removed. Null when that is not the last note. */
  changeNote(id: string, noteId: string, text: string | null): Promise<Incident | null | undefined>
  windows(): PlannedWindow[]
  window(id: string): PlannedWindow | undefined
  windowIssues(planned: MaintenanceWindow): InputIssue[]
  saveWindow(planned: MaintenanceWindow): Promise<PlannedWindow>
  removeWindow(id: string): Promise<void>
  /** No occurrences where something is wrong with it. */
  preview(schedule: MaintenanceSchedule): { occurrences: Occurrence[]; zone: string; issues: InputIssue[] }
}

type Parts = {
  clock: Clock
  store: Store
  configuration: Configuration
  watch: Watch
  changes: Changes
  /** Known secrets replaced by their names. */
  redact(text: string): string
}

const previewed = 3

let zone = { name: '', readAtMs: -Infinity }

/** The time zone of this computer, as it was set a minute ago at most: asking costs as much as a tenth of a probe. */
export function localZone(): string {
  const nowMs = performance.now()
  if (nowMs - zone.readAtMs > 60_000)
    zone = { name: new Intl.DateTimeFormat().resolvedOptions().timeZone, readAtMs: nowMs }
  return zone.name
}

/** What decides beside the settings who is told when. */
export function alertRules(
  store: Pick<Store, 'maintenanceWindows'>,
  configuration: Configuration,
): Omit<AlertRules, 'settings'> {
  return {
    alertsOf: (vendorId) => configuration.vendor(vendorId)?.alerts,
    windows: store.maintenanceWindows(),
    zone: localZone(),
  }
}

export function createLife({ clock, store, configuration, watch, changes, redact }: Parts): LifeService {
  const clean = <T extends By>(said: T): T => ({ ...said, ...(said.by && { by: redact(said.by) }) })

  const changed = createChangeIncident({ store, watch, changes })

  function planned(one: MaintenanceWindow): PlannedWindow {
    return { ...one, next: occurrences(one.schedule, localZone(), clock.nowMs(), previewed) }
  }

  async function save(windows: MaintenanceWindow[]): Promise<void> {
    await store.saveMaintenanceWindows(windows)
    watch.monitorsChanged()
    changes.note(['settings', 'summary'])
  }

  const issuesOf = (schedule: MaintenanceSchedule) => scheduleIssues(schedule, localZone(), clock.nowMs())

  return {
    unacknowledge: (id, by) => watch.act(id, (incident) => unacknowledged(incident, clean(by), clock.nowMs())),
    snooze: (id, how) => watch.act(id, (incident) => snoozed(incident, clean(how), clock.nowMs())),
    unsnooze: (id, by) => watch.act(id, (incident) => unsnoozed(incident, clean(by), clock.nowMs())),
    addNote: (id, note) =>
      changed(id, (incident) => noted(incident, { ...clean(note), text: redact(note.text) }, clock.nowMs())),
    async changeNote(id, noteId, text) {
      const now = watch.incident(id) ?? store.incident(id)
      if (!now) return undefined
      if (lastNote(now)?.id !== noteId) return null
      return changed(
        id,
        (incident) => noteChanged(incident, noteId, text === null ? null : redact(text), clock.nowMs()) ?? incident,
      )
    },
    windows: () => store.maintenanceWindows().map(planned),
    window(id) {
      const found = store.maintenanceWindows().find((one) => one.id === id)
      return found && planned(found)
    },
    windowIssues({ vendors = [], monitors = [], schedule }) {
      const unknown = (path: string, text: (id: string) => string, ids: string[], exists: (id: string) => unknown) =>
        ids.flatMap((id, i) => (exists(id) ? [] : [{ path: `${path}[${i}]`, message: text(id) }]))
      return [
        ...unknown('vendors', wording.refusals.noVendor, vendors, (id) => configuration.vendor(id)),
        ...unknown('monitors', wording.refusals.noMonitor, monitors, (id) => configuration.monitor(id)),
        ...issuesOf(schedule),
      ]
    },
    async saveWindow(one) {
      const others = store.maintenanceWindows().filter(({ id }) => id !== one.id)
      await save([...others, one].sort((a, b) => (a.id < b.id ? -1 : 1)))
      return planned(one)
    },
    async removeWindow(id) {
      await save(store.maintenanceWindows().filter((one) => one.id !== id))
    },
    preview(schedule) {
      const zone = (schedule.kind === 'once' ? undefined : schedule.zone) ?? localZone()
      const issues = issuesOf(schedule)
      const found = issues.length > 0 ? [] : occurrences(schedule, localZone(), clock.nowMs(), previewed)
      return { occurrences: found, zone, issues }
    },
  }
}
