import { headStartOf } from '../headStart.ts'
import { wording } from '../language/language.ts'
import type { Incident } from '../model/incident.ts'
import type { PageState } from '../model/statusPage.ts'
import type { VendorSummary } from '../model/summary.ts'

/** A reading older than this is no word about now: pages are read every 5 min at the least. */
const staleAfterMs = 45 * 60_000

/** What the overview shows of a page. `openIncidents` are those of this vendor. */
export function pageSays(
  state: PageState,
  openIncidents: readonly Incident[],
  nowMs: number,
): NonNullable<VendorSummary['statusPageSays']> {
  const { indicator, sentence, readAtMs } = state.last
  const newest = [...openIncidents].sort((a, b) => b.openedAtMs - a.openedAtMs)[0]
  const lead = newest && headStartOf(newest, nowMs)
  const headStart = lead ? { headStartMs: lead.state === 'measured' ? lead.ms : null } : {}
  if (nowMs - readAtMs > staleAfterMs)
    return { indicator: 'unreadable', sentence: wording.statusPages.notReadLately, readAtMs, ...headStart }
  return { indicator, sentence, readAtMs, ...headStart }
}
