import { oldReason } from '../../electron/core/incident/oldRows.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Notice, TimelineEntry } from '../../electron/core/model/incident.ts'
import { formatLocal } from '../ui/format.ts'

/** The heading of one entry. A notice that could not be shown says so. */
export function timelineHeading(entry: TimelineEntry, notices: readonly Notice[] = []): string {
  if (notTold(entry)) return toldElsewhere(entry, notices) ? wording.incident.toldElsewhere : wording.incident.notTold
  if (notShown(entry)) return wording.incident.notShown
  return wording.incident.entries[entry.kind]
}

/** What an entry says below its heading; what the heading has said is left out. */
export function timelineText(entry: TimelineEntry, notices: readonly Notice[] = []): string {
  if (notTold(entry)) return reasonOf(entry, 'failed', notices) ?? entry.text
  if (!notShown(entry)) return entry.text
  const reason = reasonOf(entry, 'skipped', notices) ?? entry.text
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`
}

type Outcome = NonNullable<TimelineEntry['outcome']>

/** Why this computer showed nothing: the notice has it, an old row says it itself. */
function reasonOf(entry: TimelineEntry, outcome: Outcome, notices: readonly Notice[]): string | undefined {
  return entry.outcome === undefined
    ? oldReason(entry.text, outcome)
    : notices.find(({ id }) => id === entry.noticeId)?.problem
}

function came(entry: TimelineEntry, outcome: Outcome): boolean {
  return entry.outcome === undefined ? oldReason(entry.text, outcome) !== undefined : entry.outcome === outcome
}

function notTold(entry: TimelineEntry): boolean {
  return (entry.kind === 'notified' || entry.kind === 'reminded') && came(entry, 'failed')
}

function notShown(entry: TimelineEntry): boolean {
  return entry.kind === 'notified' && came(entry, 'skipped')
}

/** Whether a channel told what the desktop could not show. */
function toldElsewhere(entry: TimelineEntry, notices: readonly Notice[]): boolean {
  const notice = notices.find(({ id }) => id === entry.noticeId)
  return notice?.deliveries?.some(({ state }) => state === 'sent') ?? false
}

type Tone = 'bad' | 'good' | 'told' | 'plain'

/** Colour of an entry's dot: what went wrong, what went well, what people did, and the rest. */
export function timelineTone(entry: TimelineEntry, notices: readonly Notice[] = []): Tone {
  if (notTold(entry)) return toldElsewhere(entry, notices) ? 'told' : 'bad'
  switch (entry.kind) {
    case 'first-failure':
    case 'opened':
    case 'worsened':
    case 'flapping':
    case 'steady':
      return 'bad'
    case 'own-side':
    case 'passed':
    case 'closed':
    case 'eased':
      return 'good'
    case 'notified':
    case 'reminded':
    case 'acknowledged':
    case 'snoozed':
    case 'person-note':
    case 'status-page':
    case 'scope':
    case 'said':
      return 'told'
    case 'attempt':
    case 'note':
    case 'unacknowledged':
    case 'unsnoozed':
    case 'maintenance':
    case 'withheld':
      return 'plain'
  }
}

/** The local day of a moment: shown where a timeline crosses midnight. */
export function localDay(atMs: number): string {
  return formatLocal(atMs).slice(0, 10)
}
