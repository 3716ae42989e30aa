import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failureKinds } from '../../electron/core/model/exchange.ts'
import type { Expectation } from '../../electron/core/model/monitor.ts'
import type { HistoryPoint } from '../../electron/core/model/sample.ts'
import { stateSchema } from '../../electron/core/model/verdict.ts'
import { timelineTone } from '../../renderer/incident/timelineWords.ts'
import { expectationText } from '../../renderer/monitor/expectationText.ts'
import { type RangeName, ranges, windowOf } from '../../renderer/monitor/ranges.ts'
import { readFilters, writeFilters } from '../../renderer/transcripts/filters.ts'
import { axisTicks } from '../../renderer/ui/chart/axisTime.ts'
import { chartRows, gapsOf, markOf, phasesShown } from '../../renderer/ui/chart/chartRows.ts'

const minuteMs = 60_000

function pointAt(index: number, probes: number): HistoryPoint {
  const fromMs = index * minuteMs
  const observed = probes > 0 ? minuteMs : 0
  return {
    fromMs,
    toMs: fromMs + minuteMs,
    upMs: observed,
    degradedMs: 0,
    downMs: 0,
    unknownMs: minuteMs - observed,
    probes,
    p95Ms: probes > 0 ? 120 : undefined,
    phases: probes > 0 ? { wait: 80, dns: 2 } : {},
  }
}

const points = [1, 1, 0, 0, 1, 0].map((probes, index) => pointAt(index, probes))

test('a stretch that was not observed is a gap, not a zero', () => {
  const rows = chartRows(points)
  expect(rows.map((row) => row.phases.wait)).toEqual([80, 80, undefined, undefined, 80, undefined])
  expect(rows.map((row) => row.observedPercent)).toEqual([100, 100, 0, 0, 100, 0])
  expect(gapsOf(rows)).toEqual([
    { first: 2 * minuteMs, last: 3 * minuteMs },
    { first: 5 * minuteMs, last: 5 * minuteMs },
  ])
  expect(phasesShown(rows)).toEqual(['dns', 'wait'])
})

test.each([
  ['inside', 1.5, 3.5, { first: 1, last: 3 }],
  ['within one bar', 1.1, 1.2, { first: 1, last: 1 }],
  ['reaching in from before', -9, 0.5, { first: 0, last: 0 }],
  ['before', -9, -5, undefined],
  ['after', 9, 10, undefined],
])('an incident %s is marked on the bars it touches', (_, from, to, mark) => {
  const found = markOf(chartRows(points), from * minuteMs, to * minuteMs)
  expect(found).toEqual(mark && { first: mark.first * minuteMs, last: mark.last * minuteMs })
})

test.each(Object.keys(ranges) as RangeName[])(
  'window of %s: up to now, stable within a stretch, few ticks',
  (range) => {
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), (nowMs) => {
        const { from, to, points: count } = windowOf(range, nowMs)
        const stepMs = ranges[range].lengthMs / count
        expect(to).toBeGreaterThanOrEqual(nowMs)
        expect(to - nowMs).toBeLessThan(stepMs)
        expect(to - from).toBe(ranges[range].lengthMs)
        expect(windowOf(range, to).to).toBe(to)
        const rows = chartRows(
          Array.from({ length: count }, (_, index) => ({
            ...pointAt(0, 1),
            fromMs: from + index * stepMs,
            toMs: from + (index + 1) * stepMs,
          })),
        )
        expect(axisTicks(rows).length).toBeGreaterThanOrEqual(5)
        expect(axisTicks(rows).length).toBeLessThanOrEqual(9)
      }),
      { numRuns: 25 },
    )
  },
)

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
