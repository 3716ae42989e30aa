import type { Scope, ScopeEvidence, ScopeOutcome, ScopeSource } from '../model/scope.ts'

/** The evidence in the terms of the truth table. What was not asked, or did not tell, is absent. */
export type ScopeFacts = {
  how: Scope['call']['how']
  /** False: no key had any part in the failure. */
  keySent: boolean
  /** The same call, asked once more at the same moment as the others. */
  again?: 'failed' | 'passed' | undefined
  /** The same call over another address of the same name. */
  address?: 'failed' | 'passed' | undefined
  keyless?: 'failed' | 'passed' | 'refused' | 'refused-alike' | 'answered' | undefined
  second?: 'failed' | 'passed' | 'refused' | undefined
  /** Other endpoints of the vendor. `mixed`: some fail, some pass. */
  elsewhere?: 'failed' | 'passed' | 'mixed' | undefined
  /** Did one that passes use the key of the failing call. */
  elsewhereKey?: 'same' | 'other' | undefined
  page?: 'admits' | 'calm' | undefined
  others?: 'fine' | 'failing' | undefined
  own?: 'fine' | 'ours' | undefined
}

/** The evidence of a scope as facts. Of several rows on one question, a pass and a failure together are `mixed`. */
export function factsOf({ call, evidence }: Pick<Scope, 'call' | 'evidence'>): ScopeFacts {
  const rows = (source: ScopeSource) => evidence.filter((row) => row.source === source)
  const one = <O extends ScopeOutcome>(source: ScopeSource, ...wanted: O[]): O | undefined =>
    rows(source)
      .map(({ outcome }) => wanted.find((each) => each === outcome))
      .find((outcome) => outcome !== undefined)
  const elsewhere = rows('other-endpoint')
  const passing = elsewhere.filter(({ outcome }) => outcome === 'passed')
  const admits = one('status-page', 'admits')
  const others = one('other-vendors', 'passed', 'failed')
  const own = one('own-side', 'passed', 'failed')
  return {
    ...call,
    again: one('same-call', 'failed', 'passed'),
    address: one('other-address', 'passed') ?? one('other-address', 'failed'),
    keyless: one('without-key', 'failed', 'passed', 'refused', 'refused-alike', 'answered'),
    second: one('second-key', 'passed', 'failed', 'refused'),
    elsewhere: together(elsewhere),
    elsewhereKey: passing.length === 0 ? undefined : passing.some(({ key }) => key === 'same') ? 'same' : 'other',
    page: admits ?? one('status-page', 'calm'),
    others: others && (others === 'passed' ? 'fine' : 'failing'),
    own: own && (own === 'passed' ? 'fine' : 'ours'),
  }
}

function together(rows: readonly ScopeEvidence[]): ScopeFacts['elsewhere'] {
  const failed = rows.some(({ outcome }) => outcome === 'failed')
  const passed = rows.some(({ outcome }) => outcome === 'passed')
  if (failed && passed) return 'mixed'
  return failed ? 'failed' : passed ? 'passed' : undefined
}
