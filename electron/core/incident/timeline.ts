import { wording } from '../language/language.ts'
import type { Incident, TimelineEntry } from '../model/incident.ts'
import type { AttemptInput } from './types.ts'

const keptFirst = 20
const keptLast = 80

/** What happens again and again; the milestones of an incident (opened, told, acknowledged, closed) always stay. */
const repeated: ReadonlySet<TimelineEntry['kind']> = new Set<TimelineEntry['kind']>([
  'own-side',
  'attempt',
  'eased',
  'passed',
  'reminded',
  'note',
])

/** The first 20 and the last 80 of a list: how it began and how it stands now. */
export function capped<T>(list: readonly T[]): T[] {
  return list.length <= keptFirst + keptLast ? [...list] : [...list.slice(0, keptFirst), ...list.slice(-keptLast)]
}

/** Adds entries; of those that repeat, the first 20 and last 80 stay. Numbers of attempts are kept apart and complete. */
export function withEntries(incident: Incident, ...entries: TimelineEntry[]): Incident {
  const timeline = [...incident.timeline, ...entries]
  const many = timeline.filter((entry) => repeated.has(entry.kind))
  if (many.length <= keptFirst + keptLast) return { ...incident, timeline }
  const kept = new Set(capped(many))
  return { ...incident, timeline: timeline.filter((entry) => !repeated.has(entry.kind) || kept.has(entry)) }
}

/** The same list with one more transcript, if there is one. */
export function withTranscript(ids: readonly string[], id: string | undefined): string[] {
  return id === undefined ? [...ids] : capped([...ids, id])
}

/** What was found out about our own side, as an entry; nothing when it was not asked. */
export function ownSideEntry({ ownSide, endedAtMs }: AttemptInput): TimelineEntry[] {
  if (!ownSide || ownSide.judgement === 'not-asked') return []
  return [{ atMs: ownSide.checkedAtMs ?? endedAtMs, kind: 'own-side', text: ownSide.sentence }]
}

/** A text as a sentence: with a full stop, unless it has an end of its own. */
export function sentence(text: string): string {
  return wording.common.ended(text)
}
