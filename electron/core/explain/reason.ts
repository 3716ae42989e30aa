import { wording } from '../language/language.ts'
import type { Verdict } from '../model/verdict.ts'
import { type Explanation, explainFailure, type FailureContext } from './failure.ts'

/** A verdict in plain words; for a failure those of its kind. The sentence is always the verdict's own. */
export function explainVerdict(verdict: Verdict, context?: FailureContext): Explanation {
  if (verdict.reason !== 'failure') return { sentence: verdict.sentence, ...wording.rules.reasons[verdict.reason] }
  const failure = context?.exchange.failure
  if (!failure || !context) {
    return { sentence: verdict.sentence, ...wording.rules.noResponse }
  }
  return { ...explainFailure(failure, context), sentence: verdict.sentence }
}

/**
 * "Stripe Balance answers 503": the verdict's sentence with the vendor's name, so that it can stand alone in a
 * notification.
 */
export function titleFor(vendorName: string, monitorName: string, verdict: Verdict): string {
  const sentence = verdict.sentence.replace(/\.$/, '')
  const full = monitorName.toLowerCase().startsWith(vendorName.toLowerCase())
    ? monitorName
    : `${vendorName} ${monitorName}`
  if (sentence.startsWith(`${monitorName} `)) return full + sentence.slice(monitorName.length)
  if (verdict.reason === 'key-rejected') return wording.assess.titleRejected(vendorName, monitorName, sentence)
  return wording.assess.title(full, sentence)
}
