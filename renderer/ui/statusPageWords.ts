import { wording } from '../../electron/core/language/language.ts'
import type { PageIndicator, PageReading } from '../../electron/core/model/statusPage.ts'
import type { State } from '../../electron/core/model/verdict.ts'

/** What a status page says, in a word or two. */
export const indicatorWords: Record<PageIndicator, string> = wording.ui.pageIndicators

/** The same within a sentence. */
export const inlineIndicatorWords: Record<PageIndicator, string> = wording.ui.pageIndicatorsInline

/** What it says now, in its word and its sentence, and what to do where it could not be read. */
export function pageSays({ indicator, sentence, next }: Pick<PageReading, 'indicator' | 'sentence' | 'next'>): string {
  return wording.common.named(indicatorWords[indicator], next === undefined ? sentence : `${sentence} ${next}`)
}

/** The mark beside it; a page that cannot be read is not observed. */
export function indicatorMark(indicator: PageIndicator): State {
  if (indicator === 'unreadable') return 'unknown'
  if (indicator === 'operational' || indicator === 'notice') return 'up'
  return indicator === 'major-outage' || indicator === 'partial-outage' ? 'down' : 'degraded'
}
