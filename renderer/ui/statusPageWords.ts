import { wording } from '../../electron/core/language/language.ts'
import type { PageIndicator } from '../../electron/core/model/statusPage.ts'
import type { State } from '../../electron/core/model/verdict.ts'

/** What a status page says, in a word or two. */
export const indicatorWords: Record<PageIndicator, string> = wording.ui.pageIndicators

/** The same within a sentence. */
export const inlineIndicatorWords: Record<PageIndicator, string> = wording.ui.pageIndicatorsInline

/** The mark beside it; a page that cannot be read is not observed. */
export function indicatorMark(indicator: PageIndicator): State {
  if (indicator === 'unreadable') return 'unknown'
  if (indicator === 'operational' || indicator === 'notice') return 'up'
  return indicator === 'major-outage' || indicator === 'partial-outage' ? 'down' : 'degraded'
}
