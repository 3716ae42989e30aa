import type { Scope, ScopeConfidence, ScopeKind } from '../model/scope.ts'
import { factsOf, type ScopeFacts } from './facts.ts'
import { type ScopeRow, scopeTable } from './table.ts'

/** The kinds as people say them, to stand after "Likely". */
export const scopeWords: Record<ScopeKind, string> = {
  'own-side': 'our machine or network',
  path: 'the way to the vendor or one of its edges',
  'vendor-wide': 'vendor-wide',
  product: 'one product of the vendor',
  account: 'our account or key',
  unclear: 'not clear',
}

const confidenceWords: Record<ScopeConfidence, string> = {
  certain: 'Certainly ',
  likely: 'Likely ',
  possible: 'Possibly ',
  unclear: '',
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
  const words = `${confidenceWords[confidence]}${scopeWords[kind]}`
  return { kind, confidence, sentence: `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${because}.` }
}
