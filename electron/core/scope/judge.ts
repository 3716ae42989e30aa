import type { Scope, ScopeConfidence, ScopeEvidence, ScopeKind, ScopeOutcome, ScopeSource } from '../model/scope.ts'
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

/** What was compared, to stand before what was seen. */
export const scopeSourceWords: Record<ScopeSource, string> = {
  'same-call': 'The same call once more',
  'other-address': 'At another address',
  'without-key': 'Without the key',
  'second-key': 'With the second key',
  'other-endpoint': 'Another endpoint',
  'own-side': 'Our side',
  'status-page': 'Its status page',
  'other-vendors': 'Other vendors',
  recovery: 'Since then',
}

/** What the outcome of a paired probe means, where its answer alone does not say it. */
const outcomeWords: Partial<Record<ScopeOutcome, string>> = {
  passed: 'as it should be',
  refused: 'refused as usual',
  'refused-alike': 'refused in the same way',
  limited: 'the vendor limits our requests',
}

/** One row of evidence as a line: "Without the key: 401 Unauthorized in 94 ms, refused as usual." */
export function scopeLine({ source, outcome, text, transcriptId }: ScopeEvidence): string {
  const note = transcriptId === undefined ? undefined : outcomeWords[outcome]
  return `${scopeSourceWords[source]}: ${note === undefined ? text : `${text.replace(/\.$/, '')}, ${note}.`}`
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

/** Kind and confidence alone: "likely vendor-wide"; nothing while it is not clear. */
export function scopeInShort(scope: Pick<Scope, 'kind' | 'confidence'> | undefined): string | undefined {
  if (!scope || scope.kind === 'unclear') return undefined
  return `${confidenceWords[scope.confidence].toLowerCase()}${scopeWords[scope.kind]}`
}
