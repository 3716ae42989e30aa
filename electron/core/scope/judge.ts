import { wording } from '../language/language.ts'
import type { Scope, ScopeEvidence, ScopeOutcome } from '../model/scope.ts'
import { factsOf, type ScopeFacts } from './facts.ts'
import { type ScopeRow, scopeTable } from './table.ts'

/** Does this outcome need words beside the answer that was seen? */
function isNoted(outcome: ScopeOutcome): outcome is keyof typeof wording.rules.scopeOutcomes {
  return outcome in wording.rules.scopeOutcomes
}

/** One row of evidence as a line: "Without the key: 401 Unauthorized in 94 ms, refused as usual." */
export function scopeLine({ source, outcome, text, transcriptId }: ScopeEvidence): string {
  const note = transcriptId === undefined || !isNoted(outcome) ? undefined : wording.rules.scopeOutcomes[outcome]
  return wording.rules.scopeLine(wording.rules.scopeSources[source], text, note)
}

/** The first row of the truth table that fits. Its last row fits everything. */
export function rowFor(facts: ScopeFacts): ScopeRow {
  const found = scopeTable.find(({ when }) =>
    Object.entries(when).every(([fact, values]) =>
      (values as readonly unknown[]).includes(facts[fact as keyof ScopeFacts]),
    ),
  )
  if (!found) throw new Error('The truth table has no last row.')
  return found
}

/** What the evidence says, and no more. */
export function judgeScope(seen: Pick<Scope, 'call' | 'evidence'>): Pick<Scope, 'kind' | 'confidence' | 'sentence'> {
  const { kind, confidence, because } = rowFor(factsOf(seen))
  const sentence = wording.rules.scopeVerdict(kind, confidence, wording.rules.scopeBecause[because])
  return { kind, confidence, sentence }
}

/** Kind and confidence alone: "likely vendor-wide"; nothing while it is not clear. */
export function scopeInShort(scope: Pick<Scope, 'kind' | 'confidence'> | undefined): string | undefined {
  if (!scope || scope.kind === 'unclear') return undefined
  return wording.rules.scopeShort(scope.kind, scope.confidence)
}
