import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addRecent, createRecentHistory, quarterMs, recentBar } from '../../electron/core/history/recent.ts'
import { historyPoints, uptimeOf } from '../../electron/core/history.ts'
import type { Sample, Span } from '../../electron/core/model/sample.ts'
import type { State } from '../../electron/core/model/verdict.ts'

function sample(atMs: number, state: State, more: Partial<Sample> = {}): Sample {
  return { atMs, coversMs: 10, state, reason: state === 'up' ? 'ok' : 'status', ...more }
}

const states = fc.constantFrom<State>('up', 'degraded', 'down', 'unknown')
const walk = fc
  .array(fc.record({ gapMs: fc.integer({ min: 0, max: 3_000_000 }), coversMs: fc.nat(4_000_000), state: states }), {
    maxLength: 60,
  })
  .map((steps) => {
    let atMs = 1_000_000_000
    return steps.map(({ gapMs, coversMs, state }) => {
      atMs += gapMs
      return sample(atMs, state, { coversMs, totalMs: gapMs / 1_000 })
    })
  })

/** The rule itself, asked millisecond by millisecond (here: by sampled moments). */
function stateAt(samples: Sample[], atMs: number): State {
  const last = samples.findLast((one) => one.atMs <= atMs)
  return last && atMs < last.atMs + last.coversMs ? last.state : 'unknown'
}

describe('observed time', () => {
  const rows: [name: string, samples: Sample[], expected: Partial<Span>][] = [
    ['nothing was observed', [], { upMs: 0, unknownMs: 100 }],
    ['one sample covers at most its own time', [sample(0, 'up')], { upMs: 10, unknownMs: 90 }],
    ['the next sample ends the one before', [sample(0, 'up'), sample(4, 'down')], { upMs: 4, downMs: 10 }],
    ['a gap is unknown', [sample(0, 'up'), sample(50, 'up')], { upMs: 20, unknownMs: 80 }],
    ['an unknown sample observes nothing', [sample(0, 'up'), sample(5, 'unknown')], { upMs: 5, unknownMs: 95 }],
    ['a sample before the range covers its beginning', [sample(-4, 'down')], { downMs: 6, unknownMs: 94 }],
    ['a sample at the end counts until the end', [sample(95, 'degraded')], { degradedMs: 5, unknownMs: 95 }],
    ['a sample after the end does not count', [sample(100, 'up')], { upMs: 0, unknownMs: 100 }],
  ]
  test.each(rows)('%s', (_name, samples, expected) => {
    expect(historyPoints(samples, 0, 100, 1)[0]).toMatchObject(expected)
  })

  test('agrees with asking every moment, and the four states add up to wall time', () => {
    fc.assert(
      fc.property(walk, fc.integer({ min: 1, max: 500 }), (samples, points) => {
        const fromMs = 1_000_000_000
        // Up to 400 minutes points are cut to the millisecond.
        const toMs = fromMs + 24_000_000
        const found = historyPoints(samples, fromMs, toMs, points)
        expect(found.length).toBeLessThanOrEqual(Math.min(400, points))
        expect(found[0]?.fromMs).toBe(fromMs)
        expect(found.at(-1)?.toMs).toBe(toMs)
        for (const point of found) {
          const sumMs = point.upMs + point.degradedMs + point.downMs + point.unknownMs
          expect(sumMs).toBeCloseTo(point.toMs - point.fromMs, 3)
        }
        let upMs = 0
        const edges = new Set([fromMs, toMs])
        for (const one of samples) for (const at of [one.atMs, one.atMs + one.coversMs]) if (at < toMs) edges.add(at)
        const cuts = [...edges].sort((a, b) => a - b)
        for (const [i, at] of cuts.entries()) if (stateAt(samples, at) === 'up') upMs += (cuts[i + 1] ?? at) - at
        expect(found.reduce((sum, point) => sum + point.upMs, 0)).toBeCloseTo(upMs, 3)
        expect(found.reduce((sum, point) => sum + point.probes, 0)).toBe(samples.filter((s) => s.atMs < toMs).length)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['nothing observed', [], { percent: null, coveragePercent: 0 }],
    ['up and degraded are available', ['up', 'degraded'], { percent: 100, coveragePercent: 20 }],
    ['unknown lowers coverage, not availability', ['up', 'unknown'], { percent: 100, coveragePercent: 10 }],
    ['down lowers availability', ['up', 'down', 'down', 'down'], { percent: 25, coveragePercent: 40 }],
  ] as [string, State[], object][])('uptime: %s', (_name, walked, expected) => {
    const samples = walked.map((state, i) => sample(i * 10, state))
    expect(uptimeOf(historyPoints(samples, 0, 100, 7))).toEqual(expected)
  })
})

describe('chart points', () => {
  test('response times come from answered probes only, phases are means over those that had them', () => {
    const [point] = historyPoints(
      [
        sample(0, 'up', { totalMs: 100, phases: { dns: 10, wait: 50 } }),
        sample(10, 'down', { totalMs: 300, status: 500, phases: { wait: 150 } }),
        sample(20, 'down', { totalMs: 9_000, failureKind: 'timeout', phases: { dns: 9_000 } }),
        sample(30, 'unknown', { totalMs: 8_000 }),
      ],
      0,
      100,
      1,
    )
    expect(point).toMatchObject({ probes: 4, maxMs: 300, phases: { dns: 10, wait: 100 } })
    expect(point?.p50Ms).toBeCloseTo(100, -1)
    expect(point?.p95Ms).toBeLessThanOrEqual(300)
  })

  test('a single response time is given exactly', () => {
    const [point] = historyPoints([sample(5, 'up', { totalMs: 123.45 })], 0, 10, 1)
    expect(point).toMatchObject({ p50Ms: 123.45, p95Ms: 123.45, maxMs: 123.45 })
  })

  test('an empty stretch has no percentiles, an impossible range no points', () => {
    expect(historyPoints([], 0, 10, 1)[0]).not.toHaveProperty('p50Ms')
    expect(historyPoints([], 10, 10, 5)).toEqual([])
    expect(historyPoints([], 10, 0, 5)).toEqual([])
  })
})

describe('the last day in memory', () => {
  test('says the same as the samples themselves', () => {
    fc.assert(
      fc.property(walk, fc.nat(3_000_000), (samples, laterMs) => {
        const nowMs = (samples.at(-1)?.atMs ?? 1_000_000_000) + laterMs
        const recent = createRecentHistory()
        for (const one of samples) addRecent(recent, one)
        const bar = recentBar(recent, nowMs)
        expect(bar).toHaveLength(96)
        expect(bar.at(-1)?.toMs).toBe(nowMs)
        const fromMs = bar[0]?.fromMs ?? 0
        const exact = historyPoints(samples, fromMs, fromMs + 96 * quarterMs, 96)
        for (const [i, span] of bar.entries()) {
          const point = exact[i]
          if (i < 95)
            expect(span.upMs + span.degradedMs * 1e-3).toBeCloseTo(
              (point?.upMs ?? 0) + (point?.degradedMs ?? 0) * 1e-3,
              3,
            )
          expect(span.upMs + span.degradedMs + span.downMs + span.unknownMs).toBeCloseTo(span.toMs - span.fromMs, 3)
        }
        expect(recent.sparkline.length).toBe(Math.min(48, samples.length))
      }),
      { numRuns: 60 },
    )
  })

  test('does not grow, and a clock set back never makes more than wall time', () => {
    const recent = createRecentHistory()
    for (let i = 0; i < 5_000; i++) addRecent(recent, sample(i * 60_000, 'up', { coversMs: 90_000, totalMs: 5 }))
    for (let i = 4_900; i < 5_000; i++) addRecent(recent, sample(i * 60_000, 'down', { coversMs: 90_000 }))
    expect(recent.cells).toHaveLength(96)
    expect(recent.sparkline).toHaveLength(48)
    for (const span of recentBar(recent, 5_000 * 60_000)) {
      expect(span.unknownMs).toBeGreaterThanOrEqual(0)
      expect(span.upMs + span.downMs).toBeLessThanOrEqual(quarterMs + 0.001)
    }
  })

  test('on the quarter itself the newest cell is the whole quarter before', () => {
    const bar = recentBar(createRecentHistory(), 10 * quarterMs)
    expect(bar.at(-1)).toMatchObject({ fromMs: 9 * quarterMs, toMs: 10 * quarterMs })
  })
})
