import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failureKinds } from '../../electron/core/model/exchange.ts'
import type { Expectation } from '../../electron/core/model/monitor.ts'
import { stateSchema } from '../../electron/core/model/verdict.ts'
import { timelineTone } from '../../renderer/incident/timelineWords.ts'
import { expectationText } from '../../renderer/monitor/expectationText.ts'
import { readFilters, writeFilters } from '../../renderer/transcripts/filters.ts'

test('filters survive the address', () => {
  const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
  const filters = fc.record({
    vendor: optional(fc.constantFrom('stripe', 'a.b-c')),
    monitor: optional(fc.constantFrom('m-1')),
    verdict: optional(fc.constantFrom(...stateSchema.options)),
    failure: optional(fc.constantFrom(...failureKinds)),
    q: optional(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })),
  })
  fc.assert(
    fc.property(filters, (chosen) => {
      expect(readFilters(writeFilters(chosen))).toEqual(JSON.parse(JSON.stringify(chosen)))
    }),
  )
  expect(readFilters('verdict=nonsense&failure=&x=1')).toEqual({})
  expect(writeFilters({})).toBe('')
})

test.each<[Expectation, string]>([
  [
    {
      kind: 'status',
      ranges: [
        [200, 299],
        [304, 304],
      ],
    },
    'Status: 200 to 299, 304',
  ],
  [
    { kind: 'responseTime', degradedOverMs: 1_000, downOverMs: 5_000 },
    'Response time: degraded over 1 s, down over 5 s',
  ],
  [{ kind: 'body', contains: 'available' }, 'Body: contains "available"'],
  [{ kind: 'header', name: 'content-type', matches: 'json' }, 'Header content-type: matches /json/'],
  [{ kind: 'json', path: '$.object', equals: 'balance' }, 'JSON $.object: equals "balance"'],
  [{ kind: 'json', path: '$.error', exists: false }, 'JSON $.error: is not there'],
  [{ kind: 'certificate', daysLeft: 14 }, 'Certificate: valid for 14 more days'],
])('expectation %j in words', (expectation, words) => {
  const { name, rule } = expectationText(expectation)
  expect(`${name}: ${rule}`).toBe(words)
})

test.each([
  ['first-failure', 'bad'],
  ['own-side', 'good'],
  ['notified', 'told'],
  ['attempt', 'plain'],
  ['closed', 'good'],
] as const)('timeline entry %s has the tone %s', (kind, tone) => {
  expect(timelineTone({ atMs: 0, kind, text: '' })).toBe(tone)
})
