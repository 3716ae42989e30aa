/**
 * Rows of a timeline or of a scope's evidence that were stored before they said in a field what they are. These are known
 * by their words, which are English whatever the language in use: nothing writes them any more.
 */
const begins = { failed: 'You could not be told: ', skipped: 'Not shown on this computer: ' }

/** The reason behind one of these beginnings of an old row; undefined for every other text. */
export function oldReason(text: string, outcome: keyof typeof begins): string | undefined {
  return text.startsWith(begins[outcome]) ? text.slice(begins[outcome].length) : undefined
}

/** Does an old row of evidence end by saying that the endpoint passes again? */
export function saidAgain(text: string): boolean {
  return text.endsWith('; it passes again.')
}
