import { describe, expect, test } from 'vitest'
import { uptimeOf } from '../../../electron/core/history.ts'
import type { Sla } from '../../../electron/core/model/sla.ts'
import { creditOf, figuresOf } from '../../../electron/core/sla/figures.ts'
import { slaPercent } from '../../../electron/core/sla/words.ts'
import { point } from './sample.ts'

/** A thousand milliseconds: one is 0.1 %. */
const span = (bad: Parameters<typeof point>[2]) => [point(0, 1_000, bad)]
const sla = (more: Partial<Sla> = {}): Sla => ({
  promisedPercent: 99.9,
  counts: 'down',
  tiers: [
    { belowPercent: 99.9, creditPercent: 10 },
    { belowPercent: 95, creditPercent: 100 },
    { belowPercent: 99, creditPercent: 30 },
  ],
  ...more,
})

describe('what was promised against what was observed', () => {
  const rows: [
    name: string,
    bad: Parameters<typeof point>[2],
    sla: Sla,
    percent: number | null,
    kept: boolean | null,
    credit: number | undefined,
    certain: number | undefined,
  ][] = [
    ['all up', {}, sla(), 100, true, undefined, undefined],
    ['exactly the promise keeps it', { downMs: 1 }, sla(), 99.9, true, undefined, undefined],
    ['a little below', { downMs: 1.001 }, sla(), 99.8999, false, 10, 10],
    ['exactly a tier below the promise', { downMs: 10 }, sla(), 99, false, 10, 10],
    ['just below that tier', { downMs: 10.01 }, sla(), 98.999, false, 30, 30],
    ['below all tiers', { downMs: 400 }, sla(), 60, false, 100, 100],
    ['degraded does not count', { degradedMs: 400 }, sla(), 100, true, undefined, undefined],
    ['degraded counts where it is promised so', { degradedMs: 5 }, sla({ counts: 'degraded' }), 99.5, false, 10, 10],
    ['both count together', { degradedMs: 5, downMs: 6 }, sla({ counts: 'degraded' }), 98.9, false, 30, 30],
    // Half was not observed: 5 of 500 ms is 1 %, but 0.5 % of the whole.
    ['not observed is in neither', { unknownMs: 500, downMs: 5.5 }, sla(), 98.9, false, 30, 10],
    ['the promise may have been kept', { unknownMs: 990, downMs: 1 }, sla(), 90, false, 100, undefined],
    ['nothing was observed', { unknownMs: 1_000 }, sla(), null, null, undefined, undefined],
    ['no credit table', { downMs: 400 }, sla({ tiers: [] }), 60, false, undefined, undefined],
    [
      'a promise of 100 %',
      { downMs: 0.1 },
      sla({ promisedPercent: 100, tiers: [] }),
      99.99,
      false,
      undefined,
      undefined,
    ],
  ]
  test.each(rows)('%s', (_name, bad, promise, percent, kept, credit, certain) => {
    const figures = figuresOf(span(bad), promise.counts)
    const found = creditOf(promise, figures)
    if (percent === null) expect(figures.percent).toBeNull()
    else expect(figures.percent).toBeCloseTo(percent, 6)
    expect([found.kept, found.tier?.creditPercent, found.certainTier?.creditPercent]).toEqual([kept, credit, certain])
  })

  test('the order of tiers and two with the same credit do not matter', () => {
    const tiers = [
      { belowPercent: 99.9, creditPercent: 25 },
      { belowPercent: 99.5, creditPercent: 25 },
      { belowPercent: 99.8, creditPercent: 10 },
    ]
    const figures = figuresOf(span({ downMs: 10 }), 'down')
    for (const order of [tiers, tiers.toReversed()])
      expect(creditOf(sla({ tiers: order }), figures).tier?.creditPercent).toBe(25)
  })

  test('several monitors weigh as long as they were observed, as in the overview', () => {
    const spans = [point(0, 1_000, { unknownMs: 900, downMs: 50 }), point(0, 1_000, { unknownMs: 100 })]
    const figures = figuresOf(spans, 'down')
    expect(figures).toMatchObject({ wallMs: 2_000, downMs: 50, unknownMs: 1_000, ...uptimeOf(spans) })
    expect(figures.percent).toBeCloseTo(95, 9)
    expect(figures.coveragePercent).toBe(50)
    expect(figures.atMostPercent).toBe(97.5)
  })
})

test.each([
  [100, '100%'],
  [99.99999, '99.9999%'],
  [99.9, '99.9%'],
  [99.89999, '99.8999%'],
  [90, '90%'],
  [0, '0%'],
  [null, 'not observed'],
])('%s reads %s', (percent, text) => {
  expect(slaPercent(percent)).toBe(text)
})
