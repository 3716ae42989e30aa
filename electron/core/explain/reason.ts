import type { Reason, Verdict } from '../model/verdict.ts'
import { type Explanation, explainFailure, type FailureContext } from './failure.ts'

type Words = Omit<Explanation, 'sentence'>

const askVendor = 'Send the debug report to the vendor: it holds the transcript of this attempt.'
const changed = 'If the vendor changed its answer on purpose, change the expectation.'

const words: Record<Exclude<Reason, 'failure'>, Words> = {
  ok: { meaning: 'The vendor does what was expected.', tryNext: [] },
  status: { meaning: 'The vendor answered, with a status that was not expected.', tryNext: [askVendor, changed] },
  slow: {
    meaning: 'The vendor answers, and takes longer than the limit of this monitor.',
    tryNext: ['Look at the phases: they show where the time goes.', askVendor],
  },
  body: {
    meaning: 'The vendor answered, and the body is not what was expected.',
    tryNext: ['Read the body in the transcript.', changed],
  },
  header: {
    meaning: 'The vendor answered, and a header is not what was expected.',
    tryNext: ['Read the headers in the transcript.', changed],
  },
  json: {
    meaning: 'The vendor answered, and its JSON is not what was expected.',
    tryNext: ['Read the body in the transcript.', changed],
  },
  certificate: {
    meaning: 'The certificate works today and will not for long.',
    tryNext: ['Ask the vendor when it renews the certificate.'],
  },
  'key-rejected': {
    meaning: 'The vendor is there and does not accept our key. Other customers may not be affected.',
    tryNext: ['Check whether the key was rotated, revoked or restricted.', 'Store the new key in the settings.'],
  },
  'rate-limited': {
    meaning: 'The vendor is there and asks us to send less. This is not an outage.',
    tryNext: ['Raise the interval of this monitor.', 'Check what else uses the same key.'],
  },
  'permission-missing': {
    meaning: 'The vendor is there and accepts the key, but not for this call. This is not an outage.',
    tryNext: [
      'Give the key the permission that this call needs, or use one that has it.',
      'Read the body in the transcript: it often names what is missing.',
    ],
  },
  'own-side': {
    meaning: 'The trouble was on the side of this computer, so this says nothing about the vendor.',
    tryNext: ['Look below at what was found out about your side.', 'Check the network of this computer.'],
  },
  'not-observed': { meaning: 'Nothing was sent, so nothing is known.', tryNext: ['Probe now.'] },
  'key-unavailable': {
    meaning: 'Without the key nothing was sent, so nothing is known about the vendor.',
    tryNext: ['Unlock the keychain, or store the key in the settings.'],
  },
  'rule-broken': {
    meaning: 'The monitor itself needs a correction before it can tell up from down.',
    tryNext: ['Edit the monitor and use Test now.'],
  },
  maintenance: {
    meaning: 'A planned maintenance window was on, and its time is left out of availability.',
    tryNext: ['Read the transcript for what the vendor answered.'],
  },
  aborted: { meaning: 'Nothing is known about the vendor from this attempt.', tryNext: ['Probe again.'] },
}

/** A verdict in plain words; for a failure those of its kind. The sentence is always the verdict's own. */
export function explainVerdict(verdict: Verdict, context?: FailureContext): Explanation {
  if (verdict.reason !== 'failure') return { sentence: verdict.sentence, ...words[verdict.reason] }
  const failure = context?.exchange.failure
  if (!failure || !context) {
    return { sentence: verdict.sentence, meaning: 'The vendor gave no response.', tryNext: [askVendor] }
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
  if (verdict.reason === 'key-rejected') return `${vendorName}${sentence.replace(/^The vendor/, '')}: ${monitorName}`
  return `${full}: ${sentence}`
}
