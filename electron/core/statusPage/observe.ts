import { graceMs } from '../headStart.ts'
import { withEntries } from '../incident/timeline.ts'
import { wording } from '../language/language.ts'
import type { Incident } from '../model/incident.ts'
import type { IncidentPage, PageIncident, PageReading, PageState } from '../model/statusPage.ts'

/** A word of the page from longer before our first failure than this is about something else. */
const relatedForMs = 6 * 3_600_000
/** A clock of the page that runs ahead of ours by more than this cannot be right. */
const clockAheadMs = 60_000
/** An older reading no longer tells what the page said when the incident opened. */
const freshForMs = 15 * 60_000

type Word = NonNullable<IncidentPage['firstWord']>

/**
 * The incident after a reading of its vendor's page: what the page said when it opened, its first word, or that it is
 * still silent. Gives the same incident when nothing is new. The first word never changes afterwards.
 */
export function observePage(incident: Incident, state: PageState, nowMs: number): Incident {
  const before = incident.statusPage
  if (before?.ended) return incident
  const { last, lastReadable } = state
  const page: IncidentPage = before ?? { url: last.url, ended: false }
  const atDetection = page.atDetection ?? saidThen(incident, last)
  const firstWord = page.firstWord ?? firstWordOf(incident, state)
  const readable = last.indicator !== 'unreadable' ? last : lastReadable
  const isSilent = !firstWord && readable !== undefined && readable.readAtMs >= incident.openedAtMs
  const next: IncidentPage = {
    ...page,
    ...(atDetection && { atDetection }),
    ...(firstWord && { firstWord }),
    ...(isSilent && { silentUntilMs: readable.readAtMs }),
    ended: isOver(incident, firstWord, nowMs),
  }
  if (!next.atDetection && !next.firstWord && !next.ended) return incident
  if (before && JSON.stringify(before) === JSON.stringify(next)) return incident
  const seen = { ...incident, statusPage: next }
  if (!firstWord || page.firstWord) return seen
  const already = firstWord.readAtMs < incident.openedAtMs
  const text = already ? wording.statusPages.alreadySaid(firstWord.text) : wording.statusPages.said(firstWord.text)
  return withEntries(seen, { atMs: nowMs, kind: 'status-page', text })
}

/** Nobody waits any more: it is over, and the page spoke or had its time for it. */
function isOver({ state, closedAtMs = 0 }: Incident, firstWord: Word | undefined, nowMs: number): boolean {
  return state === 'closed' && (firstWord !== undefined || nowMs >= closedAtMs + graceMs)
}

function saidThen(
  { openedAtMs }: Incident,
  { indicator, sentence, readAtMs }: PageReading,
): IncidentPage['atDetection'] {
  return readAtMs < openedAtMs - freshForMs ? undefined : { indicator, sentence, readAtMs }
}

/** The first thing on the page that can be about this incident, by when we first read it. */
export function firstWordOf(incident: Incident, state: PageState): Word | undefined {
  const reading = state.lastReadable
  if (!reading) return undefined
  const sinceMs = incident.firstFailureAtMs - relatedForMs
  const words = reading.incidents
    .map((one) => ({ one, word: wordOf(one, state, reading) }))
    .filter(({ one, word }) => (one.startedAtMs ?? word.saidAtMs ?? word.readAtMs) >= sinceMs)
    .map(({ word }) => word)
    .sort((a, b) => a.readAtMs - b.readAtMs || (a.saidAtMs ?? a.readAtMs) - (b.saidAtMs ?? b.readAtMs))
  const [first] = words
  if (first) return onTime(first, incident)
  // Without an incident of its own, the page speaks by what it says as a whole.
  const speaks = reading.indicator !== 'operational' && reading.incidents.length === 0
  if (!speaks || state.sinceMs < sinceMs) return undefined
  const { indicator, sentence } = reading
  return onTime({ readAtMs: state.sinceMs, indicator, text: sentence }, incident)
}

/** What the page says only after the grace is about something else. */
function onTime(word: Word, { state, closedAtMs }: Incident): Word | undefined {
  const lastMs = state === 'closed' && closedAtMs !== undefined ? closedAtMs + graceMs : Number.POSITIVE_INFINITY
  return Math.min(word.readAtMs, word.saidAtMs ?? word.readAtMs) <= lastMs ? word : undefined
}

function wordOf(one: PageIncident, state: PageState, reading: PageReading): Word {
  const readAtMs = new Map(Object.entries(state.firstReadAtMs)).get(one.id) ?? reading.readAtMs
  const times = one.updates.flatMap(({ atMs }) => atMs ?? [])
  const saidAtMs = times.length > 0 ? Math.min(...times) : one.startedAtMs
  const credible = saidAtMs !== undefined && saidAtMs <= readAtMs + clockAheadMs
  const oldest = one.updates.at(-1)?.text
  const text = oldest ? `${one.title}. ${oldest}` : one.title
  return {
    readAtMs,
    ...(credible && { saidAtMs: Math.min(saidAtMs, readAtMs) }),
    indicator: one.level,
    text: text.length > 400 ? `${text.slice(0, 399)}…` : text,
    ...(one.link && { link: one.link }),
  }
}
