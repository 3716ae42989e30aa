import { describe, expect, it } from 'vitest'
import { explainFailure } from '../../../electron/core/explain/failure.ts'
import { explainVerdict, titleFor } from '../../../electron/core/explain/reason.ts'
import { sayDuration, sayMs, sayUtc, shorten } from '../../../electron/core/explain/say.ts'
import { failureKinds, phaseNames } from '../../../electron/core/model/exchange.ts'
import { reasonSchema, type Verdict } from '../../../electron/core/model/verdict.ts'
import { exchangeSample } from '../redact/exchangeSample.ts'

describe('words for time', () => {
  it.each([
    [0, 'under 1 s'],
    [999, 'under 1 s'],
    [45_000, '45 s'],
    [252_000, '4 min 12 s'],
    [3_900_000, '1 h 5 min'],
    [3_600_000, '1 h'],
    [183_600_000, '2 d 3 h'],
    [86_401_000, '1 d'],
  ])('a stretch of %i ms is %s', (ms, said) => {
    expect(sayDuration(ms)).toBe(said)
  })

  it.each([
    [0, '0 ms'],
    [0.3, 'under 1 ms'],
    [94.4, '94 ms'],
    [999.6, '1 s'],
    [4_123, '4.1 s'],
    [10_000, '10 s'],
    [59_999, '1 min'],
    [90_000, '1 min 30 s'],
  ])('a response time of %d ms is %s', (ms, said) => {
    expect(sayMs(ms)).toBe(said)
  })

  it('a moment is in UTC, also an impossible one', () => {
    expect(sayUtc(Date.UTC(2026, 0, 15, 9, 30))).toBe('2026-01-15 09:30:00 UTC')
    expect(sayUtc(1e20)).toBe('an impossible date')
  })

  it('shortening cuts no tag in two', () => {
    expect(shorten(`abc ‹stripe.apiKey …a91f› rest`, 15)).toBe('abc …')
    expect(shorten('abcdef', 4)).toBe('abc…')
  })
})

describe('explainFailure', () => {
  const context = { monitorName: 'Balance', exchange: exchangeSample(), timeoutMs: 10_000 }

  it.each(failureKinds.flatMap((kind) => [undefined, ...phaseNames].map((phase) => [kind, phase] as const)))(
    '%s in %s is a sentence, a meaning and something to try',
    (kind, phase) => {
      const { sentence, meaning, tryNext } = explainFailure({ kind, phase, message: 'raw' }, context)
      expect(sentence).toMatch(/^\S.*[^.!]$/)
      expect(meaning).toMatch(/^[A-Z].*\S$/)
      expect(tryNext.length).toBeGreaterThan(0)
      expect([sentence, meaning, ...tryNext].join(' ')).not.toMatch(/undefined|null|NaN|!|oops/i)
    },
  )

  it.each([
    ['timeout', 'dns', 'Balance does not answer: no answer from DNS within 10 s'],
    ['timeout', 'download', 'Balance does not answer: the response did not end within 10 s'],
    ['reset', 'wait', 'api.vendor.example closes the connection before the first byte of the response'],
    ['dns-not-found', 'dns', 'The name api.vendor.example does not exist in DNS'],
    ['tls-wrong-host', 'tls', 'The certificate of api.vendor.example is for another name'],
  ] as const)('%s in %s', (kind, phase, sentence) => {
    expect(explainFailure({ kind, phase, message: '' }, context).sentence).toBe(sentence)
  })

  it('dates an expired certificate only when its own date has passed', () => {
    const failure = { kind: 'tls-expired', message: '' } as const
    expect(explainFailure(failure, context).sentence).toBe('The certificate of api.vendor.example has expired')
    const exchange = exchangeSample()
    const leaf = exchange.connection?.tls?.chain[0]
    if (leaf) leaf.notAfterMs = Date.UTC(2026, 0, 3)
    expect(explainFailure(failure, { ...context, exchange }).sentence).toBe(
      'The certificate of api.vendor.example expired on 3 January 2026',
    )
  })
})

describe('verdicts', () => {
  const verdict = (sentence: string, reason: Verdict['reason'] = 'status'): Verdict => ({
    state: 'down',
    reason,
    sentence,
    evidence: [],
  })

  it.each(reasonSchema.options)('%s has a meaning', (reason) => {
    expect(explainVerdict(verdict('It is so', reason)).meaning).toMatch(/\.$/)
  })

  it.each([
    ['Stripe', 'Balance', verdict('Balance answers 503'), 'Stripe Balance answers 503'],
    ['Stripe', 'Stripe API', verdict('Stripe API answers 503'), 'Stripe API answers 503'],
    ['Stripe', 'Balance', verdict('api.x refuses connections', 'failure'), 'Stripe Balance: api.x refuses connections'],
    [
      'Stripe',
      'Balance',
      verdict('The vendor rejects the key (401)', 'key-rejected'),
      'Stripe rejects the key (401): Balance',
    ],
  ])('%s %s', (vendor, monitor, given, title) => {
    expect(titleFor(vendor, monitor, given)).toBe(title)
  })
})
