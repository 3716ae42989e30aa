import type { wording } from '../language/language.ts'
import type { ScopeConfidence, ScopeKind } from '../model/scope.ts'
import type { ScopeFacts } from './facts.ts'

/** A condition on every fact it names: one of these values, `undefined` for "not known". */
type When = { [F in keyof ScopeFacts]?: readonly ScopeFacts[F][] }

type Because = keyof typeof wording.rules.scopeBecause

export type ScopeRow = {
  when: When
  kind: ScopeKind
  confidence: ScopeConfidence
  /** What speaks for it, by the name of its text in the language file. */
  because: Because
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
  row({ own: ['ours'] }, 'own-side', 'certain', 'ownNetworkFailed'),
  row(
    { how: ['no-answer'], others: ['failing'], own: [undefined], page: unsaid },
    'own-side',
    'possible',
    'nobodyAnswers',
  ),

  // The vendor's key check turns our key away.
  row({ how: ['key-rejected'], second: ['passed'] }, 'account', 'certain', 'keyOtherAccepted'),
  row({ how: ['key-rejected'], page: ['admits'], elsewhere: ['failed'] }, 'vendor-wide', 'likely', 'keyWhileAllFails'),
  row({ how: ['key-rejected'], page: ['admits'] }, 'vendor-wide', 'possible', 'keyWhilePageAdmits'),
  row({ how: ['key-rejected'], elsewhereKey: ['same'] }, 'account', 'likely', 'keyAcceptedElsewhere'),
  row({ how: ['key-rejected'], elsewhereKey: ['other'] }, 'account', 'likely', 'keyOtherPasses'),
  row({ how: ['key-rejected'], second: ['refused'] }, 'account', 'possible', 'keyBothRefused'),
  row({ how: ['key-rejected'], keyless: ['failed'] }, 'unclear', 'unclear', 'keylessFailsToo'),
  row({ how: ['key-rejected'], elsewhere: ['failed'] }, 'account', 'possible', 'keyOthersFail'),
  row({ how: ['key-rejected'], keyless: ['refused-alike'] }, 'account', 'possible', 'keyRefusedAlike'),
  row({ how: ['key-rejected'], keyless: inOrder }, 'account', 'likely', 'keyAlone'),
  row({ how: ['key-rejected'] }, 'account', 'possible', 'keyNothingElse'),

  // It passes again: what was compared at that moment proves nothing about the failure.
  row({ again: ['passed'], page: ['admits'] }, 'vendor-wide', 'possible', 'againPageAdmits'),
  row({ again: ['passed'] }, 'unclear', 'unclear', 'againPassed'),

  // The same call over another way, or with another key, passes at the same moment.
  row({ address: ['passed'], again: ['failed'] }, 'path', 'likely', 'otherAddressNow'),
  row({ address: ['passed'] }, 'path', 'possible', 'otherAddress'),
  row({ second: ['passed'], again: ['failed'] }, 'account', 'certain', 'secondKeyNow'),
  row({ second: ['passed'] }, 'account', 'likely', 'secondKey'),
  row({ keyless: ['passed'] }, 'account', 'likely', 'keylessPasses'),

  // Several vendors do not answer although our network works.
  row({ how: ['no-answer'], others: ['failing'], own: ['fine'], page: unsaid }, 'path', 'possible', 'sharedWay'),

  // In order without our key, failing with it, and with a second one too.
  row(
    { keyless: inOrder, second: ['failed'], elsewhere: ['failed'], page: ['admits'] },
    'vendor-wide',
    'certain',
    'twoKeysElsewherePage',
  ),
  row({ keyless: inOrder, second: ['failed'], elsewhere: ['failed'] }, 'vendor-wide', 'likely', 'twoKeysElsewhere'),
  row({ keyless: inOrder, second: ['failed'], elsewhere: fineSomewhere }, 'product', 'likely', 'twoKeysHere'),
  row({ keyless: inOrder, second: ['failed'], page: ['admits'] }, 'vendor-wide', 'likely', 'twoKeysPage'),
  row({ keyless: inOrder, second: ['failed'] }, 'product', 'possible', 'twoKeysOnly'),

  // In order without our key, failing with it; no second key tells more.
  row(
    { keyless: [...inOrder, 'refused-alike'], elsewhere: ['passed'], elsewhereKey: ['same'] },
    'product',
    'likely',
    'sameKeyElsewhere',
  ),
  row({ keyless: [...inOrder, 'refused-alike'], elsewhere: ['mixed'] }, 'product', 'possible', 'someElsewhere'),
  row({ keyless: [...inOrder, 'refused-alike'], elsewhere: ['passed'] }, 'product', 'possible', 'otherKeyElsewhere'),
  row({ keyless: [...inOrder, 'refused-alike'], page: ['admits'] }, 'vendor-wide', 'likely', 'keylessOrderPage'),
  row(
    { how: ['slow'], keyless: [...inOrder, 'refused-alike'], elsewhere: ['failed'] },
    'vendor-wide',
    'possible',
    'slowElsewhere',
  ),
  row({ how: ['slow'], keyless: [...inOrder, 'refused-alike'] }, 'unclear', 'unclear', 'slowOnly'),
  row({ keyless: [...inOrder, 'refused-alike'], elsewhere: ['failed'] }, 'account', 'possible', 'ourCallsEverywhere'),
  row({ keyless: [...inOrder, 'refused-alike'] }, 'account', 'possible', 'withOurKey'),

  // It fails without the key too, or no key had any part in it: neither key nor account.
  row({ keyless: ['failed'], elsewhere: fineSomewhere }, 'product', 'likely', 'keylessHere'),
  row({ keySent: [false], elsewhere: fineSomewhere }, 'product', 'likely', 'noKeyHere'),
  row(
    { keyless: ['failed'], elsewhere: ['failed'], page: ['admits'] },
    'vendor-wide',
    'certain',
    'keylessEverywherePage',
  ),
  row({ keySent: [false], elsewhere: ['failed'], page: ['admits'] }, 'vendor-wide', 'certain', 'everythingPage'),
  row({ page: ['admits'] }, 'vendor-wide', 'likely', 'pageAdmits'),
  row(
    { how: ['bad-answer', 'slow'], keyless: ['failed'], elsewhere: ['failed'] },
    'vendor-wide',
    'likely',
    'keylessEverywhere',
  ),
  row({ how: ['bad-answer', 'slow'], keySent: [false], elsewhere: ['failed'] }, 'vendor-wide', 'likely', 'everything'),
  row(
    { how: ['no-answer'], keyless: ['failed', undefined], elsewhere: ['failed'], page: [undefined], own: ['fine'] },
    'vendor-wide',
    'likely',
    'silentNetworkFine',
  ),
  row(
    { how: ['no-answer'], keyless: ['failed', undefined], elsewhere: ['failed'], page: [undefined], others: ['fine'] },
    'vendor-wide',
    'likely',
    'silentOthersAnswer',
  ),
  row({ how: ['no-answer'], elsewhere: ['failed'], page: ['calm'] }, 'vendor-wide', 'possible', 'silentPageCalm'),
  row({ how: ['no-answer'], elsewhere: ['failed'] }, 'vendor-wide', 'possible', 'silentOnly'),
  row({ how: broken, elsewhere: ['failed'] }, 'vendor-wide', 'possible', 'elsewhereFails'),
  row({ elsewhere: ['mixed'] }, 'product', 'possible', 'elsewhereMixed'),
  row({ elsewhere: ['passed'] }, 'product', 'possible', 'elsewherePasses'),
  row({ how: ['bad-answer', 'slow'], keyless: ['failed'] }, 'vendor-wide', 'possible', 'keylessOnly'),
  row({ how: ['bad-answer', 'slow'], keySent: [false] }, 'vendor-wide', 'possible', 'noKeyOnly'),
  row(
    { how: ['no-answer'], keyless: ['failed', undefined], own: ['fine'] },
    'vendor-wide',
    'possible',
    'silentNetworkFineOnly',
  ),
  row(
    { how: ['no-answer'], keyless: ['failed', undefined], others: ['fine'] },
    'vendor-wide',
    'possible',
    'silentOthersAnswerOnly',
  ),
  row({}, 'unclear', 'unclear', 'tooLittle'),
]

function row(when: When, kind: ScopeKind, confidence: ScopeConfidence, because: Because): ScopeRow {
  return { when, kind, confidence, because }
}
