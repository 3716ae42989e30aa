import { describe, expect, test } from 'vitest'
import type { Exchange, Failure } from '../../electron/core/model/exchange.ts'
import type { Verdict } from '../../electron/core/model/verdict.ts'
import {
  isOnLoopback,
  judgeOwnSide,
  needsReferences,
  type OwnSideFacts,
  verdictWithOwnSide,
} from '../../electron/core/ownSide.ts'

const down: Verdict = { state: 'down', reason: 'failure', sentence: 'Balance does not answer.', evidence: [] }
const failed = (kind: Failure['kind']): Failure => ({ kind, message: kind })
const reference = (url: string, answered: boolean) => ({ url, answered, tookMs: 20, observed: answered ? '200' : 'x' })
const byName = (answered: boolean) => reference('https://example.com/', answered)
const byAddress = (answered: boolean) => reference('https://9.9.9.9/', answered)
const facts = (change: Partial<OwnSideFacts>): OwnSideFacts => ({
  verdict: down,
  failure: failed('timeout'),
  onLoopback: false,
  references: [byName(true), byAddress(true)],
  gapMs: 0,
  loopDelayMs: 2,
  totalMs: 10_000,
  nowMs: 1_000,
  ...change,
})

describe('judgement', () => {
  test.each<[string, Partial<OwnSideFacts>, string, RegExp]>([
    ['references answer', {}, 'fine', /2 of 2 references answer/],
    ['one of several answers', { references: [byName(false), byAddress(true)] }, 'fine', /1 of 2 references/],
    ['none answers', { references: [byName(false), byAddress(false)] }, 'ours', /All 2 references do not answer/],
    ['the only one is silent', { references: [byName(false)] }, 'ours', /The reference does not answer/],
    [
      'names fail here',
      { failure: failed('dns-failure'), references: [byName(false), byAddress(true)] },
      'ours',
      /Names/,
    ],
    ['one name fails', { failure: failed('dns-not-found') }, 'fine', /Your network is fine/],
    ['proxy silent for all', { failure: failed('proxy'), references: [byName(false)] }, 'ours', /reference/],
    ['vendor on loopback', { onLoopback: true, references: null }, 'not-asked', /on this computer/],
    ['vendor answered 503', { failure: undefined, references: null }, 'not-asked', /vendor answered/],
    ['broken answer', { failure: failed('malformed-response'), references: null }, 'not-asked', /vendor answered/],
    ['nobody could be asked', { references: [] }, 'not-asked', /No reference/],
    ['asleep during the attempt', { gapMs: 61_000 }, 'ours', /stood still for 1 min 1 s/],
    ['asleep, vendor on loopback', { gapMs: 61_000, onLoopback: true, references: null }, 'ours', /asleep/],
    ['busy during a time-out', { loopDelayMs: 6_000 }, 'ours', /too busy/],
    ['a little busy', { loopDelayMs: 600 }, 'fine', /fine/],
    ['busy, but refused', { loopDelayMs: 6_000, failure: failed('refused'), totalMs: 2 }, 'fine', /fine/],
    [
      'slow because busy',
      { failure: undefined, references: null, verdict: { ...down, reason: 'slow' }, loopDelayMs: 900, totalMs: 1_200 },
      'ours',
      /too busy/,
    ],
  ])('%s', (_name, change, judgement, sentence) => {
    const judged = judgeOwnSide(facts(change))
    expect(judged.judgement).toBe(judgement)
    expect(judged.sentence).toMatch(sentence)
  })

  test('keeps the answers as evidence', () => {
    expect(judgeOwnSide(facts({}))).toMatchObject({
      references: [{ answered: true }, { answered: true }],
      checkedAtMs: 1_000,
    })
  })
})

test.each<[Failure['kind'] | undefined, boolean, boolean]>([
  ['timeout', false, true],
  ['dns-not-found', false, true],
  ['tls-expired', false, true],
  ['timeout', true, false],
  ['malformed-response', false, false],
  ['too-large', false, false],
  ['aborted', false, false],
  [undefined, false, false],
])('references for %s (loopback %s): %s', (kind, onLoopback, needed) => {
  expect(needsReferences(kind && failed(kind), onLoopback)).toBe(needed)
})

test.each<[string, string[] | undefined, boolean]>([
  ['http://127.0.0.1:8080/', undefined, true],
  ['http://[::1]:8080/', undefined, true],
  ['http://localhost:1/', undefined, true],
  ['http://vendor.test/', ['127.0.0.1', '::1'], true],
  ['http://vendor.test/', ['127.0.0.1', '10.0.0.1'], false],
  ['https://api.stripe.com/', undefined, false],
  ['https://127.0.0.1.example.com/', undefined, false],
  ['not a url', undefined, false],
])('%s with answers %s is on loopback: %s', (url, answers, expected) => {
  const exchange: Exchange = {
    role: 'request',
    startedAtMs: 0,
    instants: { end: 1 },
    request: { method: 'GET', url, headers: [] },
    connection: {
      host: 'h',
      port: 80,
      ...(answers ? { answers: answers.map((address) => ({ address, family: 4 as const })) } : {}),
    },
  }
  expect(isOnLoopback(exchange)).toBe(expected)
})

test('a failure that is ours counts as unknown with its evidence; others stand', () => {
  const ours = judgeOwnSide(facts({ references: [byName(false)] }))
  const evidence = [{ kind: 'status', expected: '200', observed: 'none', outcome: 'fail' as const }]
  expect(verdictWithOwnSide({ ...down, evidence }, ours)).toEqual({
    state: 'unknown',
    reason: 'own-side',
    sentence: ours.sentence,
    evidence,
  })
  expect(verdictWithOwnSide(down, judgeOwnSide(facts({})))).toBe(down)
  expect(verdictWithOwnSide(down, undefined)).toBe(down)
})
