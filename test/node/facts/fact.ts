/** Where a fact stands: in a form that leaves, as this pattern finds it. */
type Form = 'transcript' | 'report' | 'har' | 'zip' | 'failed' | 'failedHar'

/**
 * A fact that a transcript and its debug report carry. `stands`: where it is written; `view`: words of the page beside
 * it; `without`: what of the fact is not shown, and why.
 */
export type Fact = {
  fact: string
  stands: [form: Form, pattern: RegExp][]
  view?: string[]
  without?: string
}
