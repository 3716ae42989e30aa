import { describe, expect, test } from 'vitest'
import type { ScopeConfidence, ScopeEvidence, ScopeKind } from '../../../electron/core/model/scope.ts'
import { factsOf, type ScopeFacts } from '../../../electron/core/scope/facts.ts'
import { judgeScope, rowFor } from '../../../electron/core/scope/judge.ts'
import { scopeTable } from '../../../electron/core/scope/table.ts'

type Verdict = [ScopeKind, ScopeConfidence]
const call = { how: 'bad-answer', keySent: true } as const
const silent = { how: 'no-answer', keySent: true } as const
const rejected = { how: 'key-rejected', keySent: true } as const
const slow = { how: 'slow', keySent: true } as const

const cases: [string, ScopeFacts, Verdict][] = [
  ['our network was down', { ...silent, own: 'ours', page: 'admits' }, ['own-side', 'certain']],
  ['all vendors silent, no reference asked', { ...silent, others: 'failing' }, ['own-side', 'possible']],
  [
    'all vendors silent, but this one says why',
    { ...silent, others: 'failing', page: 'admits' },
    ['vendor-wide', 'likely'],
  ],
  ['all vendors silent, network works', { ...silent, others: 'failing', own: 'fine' }, ['path', 'possible']],

  ['key refused, second key passes', { ...rejected, second: 'passed', keyless: 'refused' }, ['account', 'certain']],
  ['key refused, service in order', { ...rejected, keyless: 'refused', elsewhere: 'passed' }, ['account', 'likely']],
  ['key refused, answers without key otherwise', { ...rejected, keyless: 'answered' }, ['account', 'likely']],
  ['key refused alike with and without', { ...rejected, keyless: 'refused-alike' }, ['account', 'possible']],
  [
    'key refused here, accepted elsewhere',
    { ...rejected, elsewhere: 'passed', elsewhereKey: 'same' },
    ['account', 'likely'],
  ],
  [
    'key refused, another key works elsewhere',
    { ...rejected, elsewhere: 'passed', elsewhereKey: 'other' },
    ['account', 'likely'],
  ],
  ['both keys refused', { ...rejected, second: 'refused', keyless: 'refused' }, ['account', 'possible']],
  ['key refused, calls without key fail', { ...rejected, keyless: 'failed' }, ['unclear', 'unclear']],
  [
    'key refused, all our calls fail',
    { ...rejected, elsewhere: 'failed', keyless: 'refused' },
    ['account', 'possible'],
  ],
  ['key refused during an outage', { ...rejected, page: 'admits', keyless: 'refused' }, ['vendor-wide', 'possible']],
  ['key refused, outage, others fail', { ...rejected, page: 'admits', elsewhere: 'failed' }, ['vendor-wide', 'likely']],
  ['key refused, nothing compared', rejected, ['account', 'possible']],

  ['passes again', { ...call, again: 'passed', keyless: 'refused' }, ['unclear', 'unclear']],
  ['passes again, page speaks', { ...call, again: 'passed', page: 'admits' }, ['vendor-wide', 'possible']],

  ['one address fails', { ...call, again: 'failed', address: 'passed', keyless: 'failed' }, ['path', 'likely']],
  ['one address failed, not asked again', { ...silent, address: 'passed' }, ['path', 'possible']],
  [
    'every address fails',
    { ...call, again: 'failed', address: 'failed', keyless: 'failed' },
    ['vendor-wide', 'possible'],
  ],

  ['second key passes', { ...call, again: 'failed', second: 'passed', keyless: 'refused' }, ['account', 'certain']],
  ['second key passes, first not repeated', { ...call, second: 'passed' }, ['account', 'likely']],
  ['passes without any key', { ...call, again: 'failed', keyless: 'passed' }, ['account', 'likely']],
  ['only with our key', { ...call, again: 'failed', keyless: 'refused' }, ['account', 'possible']],
  [
    'only with our key, at every endpoint',
    { ...call, keyless: 'refused', elsewhere: 'failed' },
    ['account', 'possible'],
  ],
  ['only with our key, page speaks', { ...call, keyless: 'refused', page: 'admits' }, ['vendor-wide', 'likely']],
  [
    'only with our key, but elsewhere it works',
    { ...call, keyless: 'refused', elsewhere: 'passed', elsewhereKey: 'same' },
    ['product', 'likely'],
  ],
  [
    'elsewhere works with another key',
    { ...call, keyless: 'refused', elsewhere: 'passed', elsewhereKey: 'other' },
    ['product', 'possible'],
  ],
  [
    'elsewhere mixed',
    { ...call, keyless: 'refused', elsewhere: 'mixed', elsewhereKey: 'same' },
    ['product', 'possible'],
  ],
  ['slow with our key only', { ...slow, keyless: 'refused' }, ['unclear', 'unclear']],
  ['slow everywhere with our key', { ...slow, keyless: 'refused', elsewhere: 'failed' }, ['vendor-wide', 'possible']],

  [
    'two keys fail, elsewhere works',
    { ...call, keyless: 'refused', second: 'failed', elsewhere: 'passed' },
    ['product', 'likely'],
  ],
  [
    'two keys fail, elsewhere fails',
    { ...call, keyless: 'refused', second: 'failed', elsewhere: 'failed' },
    ['vendor-wide', 'likely'],
  ],
  [
    'two keys fail everywhere, page speaks',
    { ...call, keyless: 'refused', second: 'failed', elsewhere: 'failed', page: 'admits' },
    ['vendor-wide', 'certain'],
  ],
  [
    'two keys fail, page speaks',
    { ...call, keyless: 'refused', second: 'failed', page: 'admits' },
    ['vendor-wide', 'likely'],
  ],
  ['two keys fail, nothing else', { ...call, keyless: 'refused', second: 'failed' }, ['product', 'possible']],
  ['second key refused tells nothing', { ...call, keyless: 'refused', second: 'refused' }, ['account', 'possible']],

  ['fails without key, elsewhere works', { ...call, keyless: 'failed', elsewhere: 'passed' }, ['product', 'likely']],
  [
    'fails without key, elsewhere fails',
    { ...call, keyless: 'failed', elsewhere: 'failed' },
    ['vendor-wide', 'likely'],
  ],
  [
    'the same, page calm: pages are late',
    { ...call, keyless: 'failed', elsewhere: 'failed', page: 'calm' },
    ['vendor-wide', 'likely'],
  ],
  [
    'the same, page speaks',
    { ...call, keyless: 'failed', elsewhere: 'failed', page: 'admits' },
    ['vendor-wide', 'certain'],
  ],
  ['fails without key, nothing else', { ...call, keyless: 'failed' }, ['vendor-wide', 'possible']],
  ['no key in it, elsewhere works', { ...call, keySent: false, elsewhere: 'passed' }, ['product', 'likely']],
  ['no key in it, elsewhere fails', { ...call, keySent: false, elsewhere: 'failed' }, ['vendor-wide', 'likely']],
  [
    'no key in it, elsewhere fails, page speaks',
    { ...call, keySent: false, elsewhere: 'failed', page: 'admits' },
    ['vendor-wide', 'certain'],
  ],
  ['no key in it, nothing else', { ...call, keySent: false }, ['vendor-wide', 'possible']],
  ['key in it, nothing compared', call, ['unclear', 'unclear']],
  ['key in it, only elsewhere compared', { ...call, elsewhere: 'failed' }, ['vendor-wide', 'possible']],
  ['key in it, elsewhere passes', { ...call, elsewhere: 'passed' }, ['product', 'possible']],
  ['key in it, elsewhere mixed', { ...call, elsewhere: 'mixed' }, ['product', 'possible']],
  ['only the page speaks', { ...call, page: 'admits' }, ['vendor-wide', 'likely']],

  [
    'nothing answers, network works',
    { ...silent, keyless: 'failed', elsewhere: 'failed', own: 'fine' },
    ['vendor-wide', 'likely'],
  ],
  [
    'nothing answers, other vendors do',
    { ...silent, keyless: 'failed', elsewhere: 'failed', others: 'fine' },
    ['vendor-wide', 'likely'],
  ],
  [
    'nothing answers, page calm',
    { ...silent, keyless: 'failed', elsewhere: 'failed', own: 'fine', page: 'calm' },
    ['vendor-wide', 'possible'],
  ],
  [
    'nothing answers, nothing else known',
    { ...silent, keyless: 'failed', elsewhere: 'failed' },
    ['vendor-wide', 'possible'],
  ],
  ['does not answer, network works', { ...silent, keyless: 'failed', own: 'fine' }, ['vendor-wide', 'possible']],
  ['does not answer, other vendors do', { ...silent, others: 'fine' }, ['vendor-wide', 'possible']],
  ['does not answer, nothing else known', silent, ['unclear', 'unclear']],
]

/** Every combination of facts that can come about. */
function* allFacts(): Generator<ScopeFacts> {
  const answers = ['failed', 'passed', undefined] as const
  for (const how of ['no-answer', 'bad-answer', 'key-rejected', 'slow'] as const)
    for (const keySent of how === 'key-rejected' ? [true] : [true, false])
      for (const again of how === 'key-rejected' ? [undefined] : answers)
        for (const address of answers)
          for (const keyless of keySent
            ? (['failed', 'passed', 'refused', 'refused-alike', 'answered', undefined] as const)
            : [undefined])
            for (const second of keySent ? (['failed', 'passed', 'refused', undefined] as const) : [undefined])
              for (const elsewhere of ['failed', 'passed', 'mixed', undefined] as const)
                for (const elsewhereKey of elsewhere === 'passed' || elsewhere === 'mixed'
                  ? (['same', 'other'] as const)
                  : [undefined])
                  for (const page of ['admits', 'calm', undefined] as const)
                    for (const others of ['fine', 'failing', undefined] as const)
                      for (const own of ['fine', 'ours', undefined] as const)
                        yield {
                          how,
                          keySent,
                          again,
                          address,
                          keyless,
                          second,
                          elsewhere,
                          elsewhereKey,
                          page,
                          others,
                          own,
                        }
}

const said = (facts: ScopeFacts): Verdict => {
  const { kind, confidence } = rowFor(facts)
  return [kind, confidence]
}

describe('the truth table', () => {
  test.each(cases)('%s', (_, facts, verdict) => {
    expect(said(facts)).toEqual(verdict)
  })

  test('every row decides something, and none says more than its evidence', () => {
    const used = new Set<unknown>()
    const wrong: string[] = []
    for (const facts of allFacts()) {
      const row = rowFor(facts)
      used.add(row)
      const { kind, confidence } = row
      const complain = (rule: string) => wrong.length < 5 && wrong.push(`${rule}: ${JSON.stringify(facts)}`)
      if ((kind === 'unclear') !== (confidence === 'unclear')) complain('unclear goes with unclear')
      if (kind === 'account' && !facts.keySent) complain('no account without a key')
      if (kind === 'account' && facts.how !== 'key-rejected' && facts.keyless === 'failed' && facts.second !== 'passed')
        complain('no account when it fails without the key too')
      if (confidence === 'certain' && kind === 'vendor-wide' && facts.page !== 'admits')
        complain('certain without its word')
      if (kind === 'own-side' && facts.own === 'fine') complain('own side although it was fine')
      if (kind === 'path' && facts.address !== 'passed' && facts.others !== 'failing') complain('path out of nothing')
      if (kind === 'product' && facts.elsewhere === 'failed') complain('one product although others fail')
      if (kind === 'vendor-wide' && facts.elsewhere === 'passed' && facts.page !== 'admits')
        complain('vendor-wide although another endpoint passes')
      if (facts.again === 'passed' && facts.own !== 'ours' && confidence !== 'unclear' && confidence !== 'possible')
        complain('sure although it passes again')
    }
    expect(wrong).toEqual([])
    expect(scopeTable.filter((row) => !used.has(row))).toEqual([])
  })
})

describe('evidence', () => {
  const row = (source: ScopeEvidence['source'], outcome: ScopeEvidence['outcome'], rest: Partial<ScopeEvidence> = {}) =>
    ({ source, outcome, text: 'x', atMs: 0, ...rest }) satisfies ScopeEvidence

  test('of several endpoints, a pass and a failure are mixed; what was not asked or limited tells nothing', () => {
    const evidence = [
      row('same-call', 'failed'),
      row('other-endpoint', 'failed'),
      row('other-endpoint', 'passed', { key: 'other' }),
      row('without-key', 'limited'),
      row('second-key', 'not-asked'),
      row('other-address', 'failed'),
      row('other-address', 'passed'),
      row('other-vendors', 'passed'),
      row('own-side', 'passed'),
      row('status-page', 'calm'),
    ]
    expect(factsOf({ call, evidence })).toEqual({
      ...call,
      again: 'failed',
      address: 'passed',
      keyless: undefined,
      second: undefined,
      elsewhere: 'mixed',
      elsewhereKey: 'other',
      page: 'calm',
      others: 'fine',
      own: 'fine',
    })
  })

  test('is told as one sentence with its confidence', () => {
    const evidence = [row('same-call', 'failed'), row('without-key', 'failed'), row('other-endpoint', 'failed')]
    expect(judgeScope({ call, evidence })).toEqual({
      kind: 'vendor-wide',
      confidence: 'likely',
      sentence: 'Likely vendor-wide: the call fails without the key too, and so do other endpoints.',
    })
    expect(judgeScope({ call, evidence: [] }).sentence).toBe('Not clear: too little could be compared.')
  })
})
