import { wording } from '../../language/language.ts'
import type { PageComponent, PageLevel } from '../../model/statusPage.ts'
import type { PageContent, PageDocuments } from '../content.ts'
import { type Fields, fieldsOf, idOf, listOf, textOf, timeOf, Unreadable, wordOf } from '../fields.ts'
import { worstLevel } from '../levels.ts'

const codes: Readonly<Record<number, PageLevel>> = {
  100: 'operational',
  200: 'maintenance',
  300: 'degraded',
  400: 'partial-outage',
  500: 'major-outage',
  600: 'major-outage',
}
const phases: Readonly<Record<number, string>> = { 100: 'investigating', 200: 'identified', 300: 'monitoring' }
const resolved = 400

/** Status.io: `https://api.status.io/1.0/status/<id>`. The truth may sit one level down, in the containers. */
export function statusIo({ main }: PageDocuments): PageContent {
  const result = fieldsOf(fieldsOf(main).result)
  const overall = fieldsOf(result.status_overall)
  if (typeof overall.status_code !== 'number') throw new Unreadable(wording.statusPages.lacks.overall)
  const maintenance = fieldsOf(result.maintenance)
  const active = Array.isArray(result.maintenance) ? result.maintenance : maintenance.active
  const components = listOf(result.status).flatMap(componentsOf)
  return {
    level: worstLevel([levelOfCode(overall.status_code), ...components.map(({ level }) => level)]),
    text: textOf(overall.status),
    components,
    incidents: listOf(result.incidents).flatMap(incidentOf),
    maintenances: [
      ...listOf(active).map((one) => maintenanceOf(one, 'in progress')),
      ...listOf(maintenance.upcoming).map((one) => maintenanceOf(one, 'scheduled')),
    ],
  }
}

function levelOfCode(code: unknown): PageLevel {
  return (typeof code === 'number' && codes[code]) || 'degraded'
}

function componentsOf(component: Fields): PageComponent[] {
  const name = textOf(component.name)
  if (!name) return []
  const inside = listOf(component.containers).flatMap((container) => {
    const place = textOf(container.name)
    const level = levelOfCode(container.status_code)
    return place ? [{ id: idOf(container.id, container._id), name: place, group: name, level }] : []
  })
  return [{ id: idOf(component.id, component._id), name, level: levelOfCode(component.status_code) }, ...inside]
}

function incidentOf(incident: Fields) {
  const messages = listOf(incident.messages)
    .map((message) => ({ ...message, atMs: timeOf(message.datetime) }))
    .sort((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0)) as (Fields & { atMs: number | undefined })[]
  const newest = messages[0]
  if (timeOf(incident.datetime_close) !== undefined || newest?.state === resolved) return []
  const parts = [...listOf(incident.components_affected), ...listOf(incident.containers_affected)]
  return [
    {
      id: idOf(incident._id, incident.id),
      title: textOf(incident.name) ?? wording.statusPages.untitledIncident,
      status: phaseOf(newest?.state),
      level: levelOfCode(newest?.status),
      startedAtMs: timeOf(incident.datetime_open),
      updatedAtMs: newest?.atMs,
      components: parts.flatMap(({ name }) => textOf(name) ?? []),
      updates: messages.map(({ state, details, atMs }) => ({
        status: phaseOf(state),
        text: textOf(details) ?? '',
        atMs,
      })),
    },
  ]
}

function phaseOf(state: unknown): string {
  return (typeof state === 'number' && phases[state]) || wordOf(state) || wording.statusPages.open
}

function maintenanceOf(one: Fields, status: 'in progress' | 'scheduled') {
  return {
    id: idOf(one._id, one.id),
    title: textOf(one.name) ?? wording.statusPages.maintenance,
    status,
    fromMs: timeOf(one.datetime_open) ?? timeOf(one.datetime_planned_start),
    untilMs: timeOf(one.datetime_planned_end),
    components: [],
  }
}
