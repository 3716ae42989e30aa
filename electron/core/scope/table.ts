import type { ScopeConfidence, ScopeKind } from '../model/scope.ts'
import type { ScopeFacts } from './facts.ts'

/** A condition on every fact it names: one of these values, `undefined` for "not known". */
type When = { [F in keyof ScopeFacts]?: readonly ScopeFacts[F][] }

export type ScopeRow = {
  when: When
  kind: ScopeKind
  confidence: ScopeConfidence
  /** What speaks for it, to follow the kind and a colon. */
  because: string
}

const inOrder = ['refused', 'answered'] as const
const fineSomewhere = ['passed', 'mixed'] as const
const unsaid = ['calm', undefined] as const
const broken = ['no-answer', 'bad-answer', 'slow'] as const

/**
 * The truth table, read from above: the first row whose conditions all hold gives the verdict. One place of observation
 * cannot tell a vendor that gives no answer at all from a broken way to it, so nothing below HTTP is `certain` unless
 * the vendor says so itself. Facts that a row does not name may have any value.
 */
export const scopeTable: readonly ScopeRow[] = [
  row({ own: ['ours'] }, 'own-side', 'certain', 'our own network failed at that moment'),
  row(
    { how: ['no-answer'], others: ['failing'], own: [undefined], page: unsaid },
    'own-side',
    'possible',
    'other vendors do not answer either, and nothing showed that our network works',
  ),

  // The vendor's key check turns our key away.
  row(
    { how: ['key-rejected'], second: ['passed'] },
    'account',
    'certain',
    'the vendor refuses this key and accepts another one for the same call',
  ),
  row(
    { how: ['key-rejected'], page: ['admits'], elsewhere: ['failed'] },
    'vendor-wide',
    'likely',
    'its status page reports trouble and other endpoints fail too; the refusal of the key may be part of it',
  ),
  row(
    { how: ['key-rejected'], page: ['admits'] },
    'vendor-wide',
    'possible',
    'the vendor refuses the key while its status page reports trouble',
  ),
  row(
    { how: ['key-rejected'], elsewhereKey: ['same'] },
    'account',
    'likely',
    'the key is accepted elsewhere and refused for this call: what it may do has changed, not the vendor',
  ),
  row(
    { how: ['key-rejected'], elsewhereKey: ['other'] },
    'account',
    'likely',
    'the vendor refuses this key, and calls with another one pass',
  ),
  row(
    { how: ['key-rejected'], second: ['refused'] },
    'account',
    'possible',
    'the vendor refuses both of our keys: both ended, our account is blocked, or its check of keys is broken',
  ),
  row(
    { how: ['key-rejected'], keyless: ['failed'] },
    'unclear',
    'unclear',
    'the vendor refuses the key, but calls without a key fail too',
  ),
  row(
    { how: ['key-rejected'], elsewhere: ['failed'] },
    'account',
    'possible',
    'the vendor refuses the key, and our other calls to it fail too',
  ),
  row(
    { how: ['key-rejected'], keyless: ['refused-alike'] },
    'account',
    'possible',
    'the vendor refuses the key as it refuses calls without one: the key, or our address',
  ),
  row(
    { how: ['key-rejected'], keyless: inOrder },
    'account',
    'likely',
    'the vendor answers in order, and refuses this key',
  ),
  row({ how: ['key-rejected'] }, 'account', 'possible', 'the vendor refuses the key; nothing else could be compared'),

  // It passes again: what was compared at that moment proves nothing about the failure.
  row(
    { again: ['passed'], page: ['admits'] },
    'vendor-wide',
    'possible',
    'its status page reports trouble; the same call passed again when it was compared',
  ),
  row({ again: ['passed'] }, 'unclear', 'unclear', 'the same call passed again before anything could be compared'),

  // The same call over another way, or with another key, passes at the same moment.
  row(
    { address: ['passed'], again: ['failed'] },
    'path',
    'likely',
    'the same call fails at one address of the vendor and passes at another',
  ),
  row(
    { address: ['passed'] },
    'path',
    'possible',
    'the same call failed at one address of the vendor and passes at another',
  ),
  row(
    { second: ['passed'], again: ['failed'] },
    'account',
    'certain',
    'the same call fails with our key and passes with another one at the same moment',
  ),
  row({ second: ['passed'] }, 'account', 'likely', 'the same call failed with our key and passes with another one'),
  row({ keyless: ['passed'] }, 'account', 'likely', 'the same call passes without our key'),

  // Several vendors do not answer although our network works.
  row(
    { how: ['no-answer'], others: ['failing'], own: ['fine'], page: unsaid },
    'path',
    'possible',
    'other vendors do not answer either, while our network works: the way to them, or an edge that they share',
  ),

  // In order without our key, failing with it, and with a second one too.
  row(
    { keyless: inOrder, second: ['failed'], elsewhere: ['failed'], page: ['admits'] },
    'vendor-wide',
    'certain',
    'it fails with two keys and at other endpoints, and its status page reports trouble',
  ),
  row(
    { keyless: inOrder, second: ['failed'], elsewhere: ['failed'] },
    'vendor-wide',
    'likely',
    'it fails with two keys and at other endpoints',
  ),
  row(
    { keyless: inOrder, second: ['failed'], elsewhere: fineSomewhere },
    'product',
    'likely',
    'this call fails with two keys, and other endpoints pass',
  ),
  row(
    { keyless: inOrder, second: ['failed'], page: ['admits'] },
    'vendor-wide',
    'likely',
    'it fails with two keys, and its status page reports trouble',
  ),
  row(
    { keyless: inOrder, second: ['failed'] },
    'product',
    'possible',
    'this call fails with two keys; no other endpoint was compared',
  ),

  // In order without our key, failing with it; no second key tells more.
  row(
    { keyless: [...inOrder, 'refused-alike'], elsewhere: ['passed'], elsewhereKey: ['same'] },
    'product',
    'likely',
    'this call fails while another endpoint passes with the same key',
  ),
  row(
    { keyless: [...inOrder, 'refused-alike'], elsewhere: ['mixed'] },
    'product',
    'possible',
    'this call fails, and so do some but not all other endpoints',
  ),
  row(
    { keyless: [...inOrder, 'refused-alike'], elsewhere: ['passed'] },
    'product',
    'possible',
    'this call fails while another endpoint passes, though not with the same key',
  ),
  row(
    { keyless: [...inOrder, 'refused-alike'], page: ['admits'] },
    'vendor-wide',
    'likely',
    'its status page reports trouble; without our key the vendor still answers in order',
  ),
  row(
    { how: ['slow'], keyless: [...inOrder, 'refused-alike'], elsewhere: ['failed'] },
    'vendor-wide',
    'possible',
    'other endpoints are slow too; a refusal without the key is quick by nature',
  ),
  row(
    { how: ['slow'], keyless: [...inOrder, 'refused-alike'] },
    'unclear',
    'unclear',
    'a refusal without the key is quick by nature, and nothing else was compared',
  ),
  row(
    { keyless: [...inOrder, 'refused-alike'], elsewhere: ['failed'] },
    'account',
    'possible',
    'our calls fail at every endpoint, and without our key the vendor answers in order',
  ),
  row(
    { keyless: [...inOrder, 'refused-alike'] },
    'account',
    'possible',
    'the call fails with our key, and without it the vendor answers in order',
  ),

  // It fails without the key too, or no key had any part in it: neither key nor account.
  row(
    { keyless: ['failed'], elsewhere: fineSomewhere },
    'product',
    'likely',
    'the call fails without the key too, and other endpoints pass',
  ),
  row(
    { keySent: [false], elsewhere: fineSomewhere },
    'product',
    'likely',
    'this call fails with no key involved, and other endpoints pass',
  ),
  row(
    { keyless: ['failed'], elsewhere: ['failed'], page: ['admits'] },
    'vendor-wide',
    'certain',
    'it fails without the key too and at other endpoints, and its status page reports trouble',
  ),
  row(
    { keySent: [false], elsewhere: ['failed'], page: ['admits'] },
    'vendor-wide',
    'certain',
    'everything that was asked of it fails, and its status page reports trouble',
  ),
  row({ page: ['admits'] }, 'vendor-wide', 'likely', 'its status page reports trouble'),
  row(
    { how: ['bad-answer', 'slow'], keyless: ['failed'], elsewhere: ['failed'] },
    'vendor-wide',
    'likely',
    'the call fails without the key too, and so do other endpoints',
  ),
  row(
    { how: ['bad-answer', 'slow'], keySent: [false], elsewhere: ['failed'] },
    'vendor-wide',
    'likely',
    'everything that was asked of it fails, with no key involved',
  ),
  row(
    { how: ['no-answer'], keyless: ['failed', undefined], elsewhere: ['failed'], page: [undefined], own: ['fine'] },
    'vendor-wide',
    'likely',
    'nothing of it answers, and our network works',
  ),
  row(
    { how: ['no-answer'], keyless: ['failed', undefined], elsewhere: ['failed'], page: [undefined], others: ['fine'] },
    'vendor-wide',
    'likely',
    'nothing of it answers, and other vendors do',
  ),
  row(
    { how: ['no-answer'], elsewhere: ['failed'], page: ['calm'] },
    'vendor-wide',
    'possible',
    'nothing of it answers, but its status page reports no trouble: it may be the way to it',
  ),
  row(
    { how: ['no-answer'], elsewhere: ['failed'] },
    'vendor-wide',
    'possible',
    'nothing of it answers; nothing else shows whether that is the vendor or the way to it',
  ),
  row({ how: broken, elsewhere: ['failed'] }, 'vendor-wide', 'possible', 'other endpoints of the vendor fail too'),
  row({ elsewhere: ['mixed'] }, 'product', 'possible', 'some other endpoints of the vendor fail too, and some pass'),
  row(
    { elsewhere: ['passed'] },
    'product',
    'possible',
    'another endpoint passes; whether our key has a part in it was not compared',
  ),
  row(
    { how: ['bad-answer', 'slow'], keyless: ['failed'] },
    'vendor-wide',
    'possible',
    'the call fails without the key too, so it is not our key; no other endpoint was compared',
  ),
  row(
    { how: ['bad-answer', 'slow'], keySent: [false] },
    'vendor-wide',
    'possible',
    'the vendor itself answers with the failure, and no key is involved; no other endpoint was compared',
  ),
  row(
    { how: ['no-answer'], keyless: ['failed', undefined], own: ['fine'] },
    'vendor-wide',
    'possible',
    'it does not answer and our network works; no other endpoint was compared',
  ),
  row(
    { how: ['no-answer'], keyless: ['failed', undefined], others: ['fine'] },
    'vendor-wide',
    'possible',
    'it does not answer and other vendors do; no other endpoint was compared',
  ),
  row({}, 'unclear', 'unclear', 'too little could be compared'),
]

function row(when: When, kind: ScopeKind, confidence: ScopeConfidence, because: string): ScopeRow {
  return { when, kind, confidence, because }
}
