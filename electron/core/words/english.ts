import type { FailureKind } from '../model/exchange.ts'
import type { Audience, WordStage } from '../model/words.ts'

/**
 * Every text that Headstart writes to other people, in English, in one file. Templates: `{variable}` is filled in, and a
 * part in `[ ]` that holds a variable is left out while that has nothing to say. Another language is another such file.
 */

const next = '[ Next update by {nextUpdate}.]'

export const defaultTemplates: Record<Audience, Record<WordStage, string>> = {
  banner: {
    seeing: `{features} {effect} right now. We are looking into it.${next}`,
    'vendor-wide': `{features} {effect} right now. By our checks the trouble is at {vendor}, a service we use. We are on it.${next}`,
    confirmed: `{features} {effect} right now. {vendor}, a service we use, has confirmed a problem on its side[ ({vendorPage})]. We are on it.${next}`,
    recovering: `We see first signs that {features} {works} again. We keep watching.${next}`,
    resolved: '{features} {works} again since {ended}. Thank you for your patience.',
  },
  'status-page': {
    seeing: `Investigating: {features} {effect}

Since {since} we are seeing errors, and {features} {effect}. We are looking into it.${next}`,
    'vendor-wide': `Identified: {features} {effect}

Since {since}, {features} {effect}. By our checks the trouble is at {vendor}, a service we use, and not limited to us. We are on it: we watch {vendor} closely and do what we can on our side.${next}`,
    confirmed: `Identified: {features} {effect}

Since {since}, {features} {effect}. {vendor}, a service we use, has confirmed a problem on its side[: {vendorPage}]. We are on it: we watch {vendor} closely and do what we can on our side.${next}`,
    recovering: `Monitoring: {features} recovering

Our checks succeed again, and {features} should work for most of you. We keep watching before we call this resolved.${next}`,
    resolved: `Resolved: {features} {works} again

From {since} until {ended} ({lasted}), {features} did not work as usual. Our checks have succeeded since. We are sorry for the disruption.`,
  },
  internal: {
    seeing: `{vendor}: {what} since {since}. We see it with our own checks, {failures}; {vendor} has not confirmed it.
What is affected: {features} {effect}.
Support: tell those who ask that we see errors and are looking into it. Do not blame {vendor} yet.
Sales: do not demonstrate {features} until the all-clear.
Engineering: the failing attempts and the debug report are in Headstart. Is it our own doing? Look at what we changed last.
[Next update by {nextUpdate}.]`,
    'vendor-wide': `{vendor}: {what} since {since}. By our checks it is vendor-wide, {failures}; {vendor} has not confirmed it.
What is affected: {features} {effect}.
Support: you can say that the trouble is at {vendor} by our checks, and that we are on it.
Sales: do not demonstrate {features} until the all-clear.
Engineering: the debug report for {vendor}'s support is in Headstart. Turn on fallbacks where we have them.
[Next update by {nextUpdate}.]`,
    confirmed: `{vendor}: {what} since {since}, {failures}. {vendor} has confirmed a problem[: {vendorPage}].
[{vendor} says: "{vendorSays}"
]What is affected: {features} {effect}.
Support: you can say that {vendor} has confirmed it, with the link, and that we are on it. Add no explanation of your own.
Sales: do not demonstrate {features} until the all-clear.
Engineering: turn on fallbacks where we have them; our own checks go on and tell the recovery first.
[Next update by {nextUpdate}.]`,
    recovering: `{vendor}: our last check passed; it began at {since}. This is not the all-clear yet.
What was affected: {features}.
Support: say that we see signs of recovery and keep watching. Do not promise that it is over.
Sales: wait for the all-clear.
Engineering: look at what has piled up on our side (retries, delayed work) before it runs again.
[Next update by {nextUpdate}.]`,
    resolved: `{vendor}: all clear. It lasted {lasted}, from {since} until {ended}.
What was affected: {features}.
Support: take the banner and the macros down; answer those who wrote in the meantime.
Sales: all can be shown again.
Engineering: check for work that failed in between and has to be run again; find who was affected in Headstart.`,
  },
  affected: {
    seeing: `Hello,

since {since} some of your requests to {features} have failed. We see it with our own monitoring and are looking into it. You need not do anything now; what can be retried safely may be retried later.[ We will write again by {nextUpdate}.]

We are sorry for the trouble.`,
    'vendor-wide': `Hello,

since {since} some of your requests to {features} have failed. By our checks the trouble is at {vendor}, a service we use. We are on it. You need not do anything now; what can be retried safely may be retried later.[ We will write again by {nextUpdate}.]

We are sorry for the trouble.`,
    confirmed: `Hello,

since {since} some of your requests to {features} have failed. {vendor}, a service we use, has confirmed a problem on its side[: {vendorPage}]. We are on it. You need not do anything now; what can be retried safely may be retried later.[ We will write again by {nextUpdate}.]

We are sorry for the trouble.`,
    recovering: `Hello,

since {since} some of your requests to {features} have failed. Our checks have begun to succeed again, and we keep watching.[ We will write again by {nextUpdate}.]

We are sorry for the trouble.`,
    resolved: `Hello,

on {date}, from {since} until {ended}, some of your requests to {features} failed. {features} {works} again. Please check what you sent in that time, and send again what did not go through; answer this message if anything is missing and we will help.

We are sorry: you should not have had to deal with this.`,
  },
}

/** What stands where the user has not said which of our features use the vendor. */
export const noFeatures = { inSentence: 'some parts of our product', atStart: 'Some parts of our product' }
export const noFeaturesOf = (product: string) => ({
  inSentence: `some parts of ${product}`,
  atStart: `Some parts of ${product}`,
})

/** `Checkout`, `Checkout and Invoices`, `Checkout, Invoices and Receipts`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

export const effects = { fail: 'may fail', slow: 'may be slow', odd: 'may not work as usual' }
export const worksAgain = { one: 'works', many: 'work' }
export const failuresOf = (failures: number, attempts: number) => `${failures} of ${attempts} attempts failed`

/** What our checks observe, to follow the vendor's name and a colon. Says what is seen, never why. */
export const observed: Record<FailureKind | 'slow' | 'key-rejected' | 'certificate' | 'content', string> = {
  'dns-not-found': 'its address is not found',
  'dns-failure': 'its address cannot be looked up',
  refused: 'it refuses connections',
  unreachable: 'it is unreachable',
  reset: 'it breaks off connections',
  timeout: 'it does not answer in time',
  'tls-expired': 'its certificate is past its date',
  'tls-untrusted': 'its certificate is not trusted',
  'tls-not-yet-valid': 'its certificate is not valid yet',
  'tls-wrong-host': 'its certificate is for another name',
  'tls-other': 'no secure connection can be made to it',
  'tls-client-certificate': 'it does not accept our client certificate',
  'malformed-response': 'its answers cannot be read',
  'too-large': 'its answers are too large',
  'too-many-redirects': 'it redirects without end',
  proxy: 'it cannot be reached through our proxy',
  aborted: 'it gives no answer',
  slow: 'it is slow',
  'key-rejected': 'it does not accept our key',
  certificate: 'its certificate ends soon',
  content: 'its answers are not what we expect',
}
export const observedStatus = (status: number) => `it answers ${status}`

type WhyFacts = { silentPage: boolean; oursAlone: boolean }

/** Why the evidence allows this stage and no other, for the user. */
export const stageWhy: Record<WordStage, (vendor: string, facts: WhyFacts) => string> = {
  seeing: (vendor, { silentPage, oursAlone }) =>
    oursAlone
      ? `What is known fits trouble of your account alone, so nothing is said about ${vendor}.`
      : silentPage
        ? `Your own checks fail. ${vendor}’s status page says nothing about it, and no check has shown yet that others are affected.`
        : `Your own checks fail. Nothing has shown yet that others are affected, and ${vendor} has not confirmed it.`,
  'vendor-wide': (vendor) =>
    `Your checks show that ${vendor} fails for more than your account. It has not confirmed it.`,
  confirmed: (vendor) => `${vendor}’s status page tells of trouble, so the texts may say that it confirmed it.`,
  recovering: () => 'The last check passed. It is not over until as many pass in a row as the monitor asks for.',
  resolved: () => 'The incident is over by your checks: these texts say so and take down what was said before.',
}

/** What to think of before saying anything at all. */
export const cautions = {
  certificate: 'A certificate that ends soon fails nothing yet: there may be nothing to tell customers.',
  oursAlone: 'Check your key and account first: customers of yours may be affected while the vendor is well.',
}

export const audienceNames: Record<Audience, string> = {
  banner: 'Customer banner',
  'status-page': 'Status page post',
  internal: 'Internal update',
  affected: 'Note to those affected',
}

/** What stands for a text that was removed and not replaced. */
export const takenDown = 'Taken down.'

export const stageNames: Record<WordStage, string> = {
  seeing: 'We are seeing errors',
  'vendor-wide': 'Vendor-wide by our checks',
  confirmed: 'Confirmed by the vendor',
  recovering: 'Recovering',
  resolved: 'Resolved',
}
