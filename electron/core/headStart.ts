import { describeDuration } from './duration.ts'
import { wording } from './language/language.ts'
import type { Incident } from './model/incident.ts'

/** How long after an incident's end its vendor's page may still say the first word about it. */
export const graceMs = 30 * 60_000

/**
 * Our lead over the vendor's status page in one incident. Our moment is the confirmation, when the alert went out, not
 * the first failure a few seconds before it. The page's is the earlier of its own timestamp and our first reading of it,
 * so the lead is never larger than either allows; negative when the page was first.
 */
export type HeadStart = {
  /** `counting`: the page may still speak; `never`: it did not; `not-known`: it could not be read meanwhile. */
  state: 'measured' | 'counting' | 'never' | 'not-known'
  /** While counting so far; null when there is no figure. */
  ms: number | null
  fromMs: number
  /** The page's first word. */
  toMs?: number
  /** The same by our own reading alone, and by the page's own timestamp alone. */
  byReadingMs?: number
  byPageMs?: number
}

/** Null when the vendor has no status page, or none was read since. */
export function headStartOf(incident: Incident, nowMs: number): HeadStart | null {
  const { statusPage: page, openedAtMs: fromMs } = incident
  if (!page) return null
  const word = page.firstWord
  if (word) {
    const toMs = Math.min(word.readAtMs, word.saidAtMs ?? word.readAtMs)
    const byPage = word.saidAtMs === undefined ? {} : { byPageMs: word.saidAtMs - fromMs }
    return { state: 'measured', ms: toMs - fromMs, fromMs, toMs, byReadingMs: word.readAtMs - fromMs, ...byPage }
  }
  if (page.silentUntilMs === undefined || page.silentUntilMs < fromMs) return { state: 'not-known', ms: null, fromMs }
  if (page.ended) return { state: 'never', ms: null, fromMs }
  return { state: 'counting', ms: Math.max(0, nowMs - fromMs), fromMs }
}

/** The middle of all leads that were measured; undefined when none was. Incidents that were never acknowledged have no figure. */
export function medianHeadStartMs(incidents: readonly Incident[]): number | undefined {
  const leads = incidents
    .flatMap((incident) => {
      const lead = headStartOf(incident, incident.openedAtMs)
      return lead?.state === 'measured' && lead.ms !== null ? [lead.ms] : []
    })
    .sort((a, b) => a - b)
  const middle = leads.length / 2
  const upper = leads[Math.floor(middle)]
  const lower = leads[Math.ceil(middle) - 1]
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2
}

/** The lead in words that a vendor may read too; null while there is nothing to tell. */
export function headStartSentence(incident: Incident, nowMs: number): string | null {
  const lead = headStartOf(incident, nowMs)
  if (lead?.state === 'never') return wording.statusPages.acknowledgedNever
  if (lead?.state !== 'measured' || lead.ms === null) return null
  if (Math.abs(lead.ms) < 1_000) return wording.statusPages.firstWordAtOnce
  const long = describeDuration(Math.round(Math.abs(lead.ms) / 1_000) * 1_000)
  return lead.ms > 0 ? wording.statusPages.firstWordAfter(long) : wording.statusPages.firstWordBefore(long)
}
