import type { TimelineEntry } from '../../electron/core/model/incident.ts'
import { formatLocal } from '../ui/format.ts'

/** Headings of timeline entries. */
export const timelineWords: Record<TimelineEntry['kind'], string> = {
  'first-failure': 'First failure',
  'own-side': 'Your side checked',
  attempt: 'Attempt',
  opened: 'Confirmed',
  worsened: 'Worsened',
  eased: 'Eased',
  notified: 'You were told',
  acknowledged: 'Acknowledged',
  'status-page': 'Status page',
  passed: 'Passed',
  closed: 'Recovered',
  note: 'Note',
}

type Tone = 'bad' | 'good' | 'told' | 'plain'

/** Colour of an entry's dot: what went wrong, what went well, what people did, and the rest. */
export function timelineTone(entry: TimelineEntry): Tone {
  switch (entry.kind) {
    case 'first-failure':
    case 'opened':
    case 'worsened':
      return 'bad'
    case 'own-side':
    case 'passed':
    case 'closed':
    case 'eased':
      return 'good'
    case 'notified':
    case 'acknowledged':
    case 'status-page':
      return 'told'
    case 'attempt':
    case 'note':
      return 'plain'
  }
}

/** The local day of a moment: shown where a timeline crosses midnight. */
export function localDay(atMs: number): string {
  return formatLocal(atMs).slice(0, 10)
}
