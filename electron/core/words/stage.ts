import { isFlapping } from '../incident/flapping.ts'
import { wording } from '../language/language.ts'
import type { Incident } from '../model/incident.ts'
import type { Scope } from '../model/scope.ts'
import type { PageIndicator } from '../model/statusPage.ts'
import type { WordStage } from '../model/words.ts'

/** The part of an incident that decides what may be said about it. */
export type StageFacts = Pick<
  Incident,
  'state' | 'current' | 'reason' | 'vendorName' | 'statusPage' | 'scope' | 'flapping'
>

const admits: ReadonlySet<PageIndicator> = new Set<PageIndicator>(['degraded', 'partial-outage', 'major-outage'])

/** A verdict that is only possible is not for customers' ears. */
function isFirm({ confidence }: Scope): boolean {
  return confidence === 'certain' || confidence === 'likely'
}

/** True while what is known speaks of our account or side alone: what the vendor's page says may be about something else. */
export function isOursAlone({ reason, scope }: Pick<StageFacts, 'reason' | 'scope'>): boolean {
  if (reason === 'key-rejected') return true
  return scope !== undefined && isFirm(scope) && (scope.kind === 'account' || scope.kind === 'own-side')
}

/**
 * What the evidence allows to say, never more: it is over; the last probe passed; the vendor's own page tells of trouble;
 * our checks find it vendor-wide; we see errors. A pass of what flaps is no sign of recovery: the next one may fail. A refused key or trouble of our account alone is never laid at the
 * vendor's door, whatever its page says.
 */
export function stageOf(facts: StageFacts): { stage: WordStage; why: string } {
  const stage = decide(facts)
  const silentPage = facts.statusPage?.silentUntilMs !== undefined
  const why = { silentPage, oursAlone: isOursAlone(facts), flapping: isFlapping(facts) }
  return { stage, why: wording.drafts.stageWhy[stage](facts.vendorName, why) }
}

function decide(facts: StageFacts): WordStage {
  if (facts.state === 'closed') return 'resolved'
  if (facts.current === 'up' && !isFlapping(facts)) return 'recovering'
  if (isOursAlone(facts)) return 'seeing'
  const word = facts.statusPage?.firstWord
  if (word && admits.has(word.indicator)) return 'confirmed'
  return facts.scope?.kind === 'vendor-wide' && isFirm(facts.scope) ? 'vendor-wide' : 'seeing'
}
