import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterGapAt,
  dueNow,
  gapMsOf,
  isPaused,
  longestSoonMs,
  nextDue,
  nextWakeMs,
  shareOf,
  soonAt,
} from '../../electron/core/schedule.ts'

const minute = 60_000
const start = 1_700_000_000_000
const monitor = (id = 'stripe-balance', intervalMs = minute) => ({ id, intervalMs })

describe('due times', () => {
  test('lie on one grid for ever, however late each run began', () => {
    const offset = shareOf('stripe-balance', minute)
    let lastRunMs = start
    const dues: number[] = []
    for (let i = 0; i < 200; i++) {
      const due = nextDue({ monitor: monitor(), lastRunMs }, lastRunMs) ?? 0
      dues.push(due)
      lastRunMs = due + (i % 7) * 900
    }
    expect(dues.map((due) => (due - offset) % minute)).toEqual(dues.map(() => 0))
    expect((dues.at(-1) ?? 0) - (dues[0] ?? 0)).toBe(199 * minute)
  })

  test('a probe that ran past grid points leaves them out', () => {
    const m = monitor('slow', 5_000)
    const first = nextDue({ monitor: m, lastRunMs: start }, start) ?? 0
    const lastEndMs = first + 12_300
    const due = nextDue({ monitor: m, lastRunMs: first, lastEndMs }, lastEndMs) ?? 0
    expect(due).toBe(first + 15_000)
  })

  test.each([
    ['never run', {}, start],
    ['asked for soon', { soonAtMs: start + 700, lastRunMs: start - 10 }, start + 700],
    ['told to wait', { notBeforeMs: start + 90_000, soonAtMs: start }, start + 90_000],
    ['told to wait for years', { notBeforeMs: start * 2, soonAtMs: start }, start + 86_400_000],
  ])('%s', (_name, planned, dueMs) => {
    expect(nextDue({ monitor: monitor(), ...planned }, start)).toBe(dueMs)
  })

  test('paused by hand: never; paused until: after that and within 30 s; over: as ever', () => {
    const paused = (untilMs: number | null) => ({ ...monitor(), paused: { sinceMs: start - 1, untilMs } })
    expect(nextDue({ monitor: paused(null), soonAtMs: start }, start)).toBeNull()
    const due = nextDue({ monitor: paused(start + 5_000), soonAtMs: start }, start) ?? 0
    expect(due).toBeGreaterThanOrEqual(start + 5_000)
    expect(due).toBeLessThan(start + 35_000)
    expect(nextDue({ monitor: paused(start - 1), soonAtMs: start + 3 }, start)).toBe(start + 3)
    expect([null, start + 1, start].map((untilMs) => isPaused(paused(untilMs), start))).toEqual([true, true, false])
  })

  // After a run from `start` on that took 900 ms.
  test.each([
    ['a day back', -24, {}, minute],
    ['an hour back', -1, {}, minute],
    ['an hour back, probed without an end', -1, { lastEndMs: undefined }, minute],
    ['an hour back, told to wait 10 min', -1, { notBeforeMs: start + 900 + 10 * minute }, 10 * minute],
    ['a day back, told to wait 10 min', -24, { notBeforeMs: start + 900 + 10 * minute }, 10 * minute],
    ['a year back, told to wait 10 min', -8_760, { notBeforeMs: start + 900 + 10 * minute }, 10 * minute],
    ['a day back, asked for soon', -24, { soonAtMs: start + 20_000 }, longestSoonMs],
    ['a day back, asked for soon and told to wait', -24, { soonAtMs: start, notBeforeMs: start + minute }, minute],
    ['an hour on', 1, {}, 0],
    ['an hour on, told to wait 10 min', 1, { notBeforeMs: start + 10 * minute }, 0],
    ['a year on, asked for soon', 8_760, { soonAtMs: start + 20_000 }, 0],
  ])('the clock was set %s', (_name, hours, planned, longestMs) => {
    const nowMs = start + hours * 3_600_000
    for (let i = 0; i < 100; i++) {
      const due = nextDue({ monitor: monitor(`m-${i}`), lastRunMs: start, lastEndMs: start + 900, ...planned }, nowMs)
      expect(due).toBeLessThanOrEqual(nowMs + longestMs)
    }
  })

  test('in whatever way the clock jumps, the next is at most an interval away, or as long as we were asked to wait', () => {
    const dayMs = 86_400_000
    const jump = fc.oneof(
      fc.integer({ min: -2 * minute, max: 2 * minute }),
      fc.integer({ min: -400 * dayMs, max: 400 * dayMs }),
    )
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.integer({ min: 5_000, max: dayMs }),
        jump,
        fc.integer({ min: 0, max: minute }),
        fc.option(fc.integer({ min: 0, max: dayMs }), { nil: undefined }),
        fc.option(fc.integer({ min: 0, max: longestSoonMs }), { nil: undefined }),
        (id, intervalMs, jumpMs, tookMs, waitMs, soonMs) => {
          const [lastRunMs, lastEndMs] = [start, start + tookMs]
          const nowMs = lastEndMs + jumpMs
          const soonAtMs = soonMs === undefined ? undefined : lastEndMs + soonMs
          const notBeforeMs = waitMs === undefined ? undefined : lastEndMs + waitMs
          const due = nextDue({ monitor: { id, intervalMs }, lastRunMs, lastEndMs, soonAtMs, notBeforeMs }, nowMs) ?? 0
          const sinceRunMs = nowMs - lastRunMs
          // Only a run of just now keeps its distance to the next.
          const apartMs = sinceRunMs < 0 ? 0 : Math.max(0, Math.min(intervalMs / 2, 5_000) - sinceRunMs)
          const onGrid = intervalMs + apartMs
          const longestMs = Math.max(soonMs === undefined ? onGrid : longestSoonMs, waitMs ?? 0)
          expect(due - nowMs).toBeLessThanOrEqual(longestMs)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('the next is never closer than half an interval or 5 s, never further than an interval beyond that', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.integer({ min: 5_000, max: 86_400_000 }),
        fc.integer({ min: start, max: 2 * start }),
        (id, intervalMs, lastRunMs) => {
          const due = nextDue({ monitor: { id, intervalMs }, lastRunMs }, lastRunMs) ?? 0
          const least = Math.min(intervalMs / 2, 5_000)
          expect(due - lastRunMs).toBeGreaterThanOrEqual(least)
          expect(due - lastRunMs).toBeLessThanOrEqual(least + intervalMs)
        },
      ),
    )
  })
})

test('1,000 monitors are spread: no second of a minute holds more than a few', () => {
  const perSecond = new Map<number, number>()
  for (let i = 0; i < 1_000; i++) {
    const second = Math.floor(shareOf(`monitor-${i}`, minute) / 1_000)
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1)
  }
  expect(perSecond.size).toBe(60)
  expect(Math.max(...perSecond.values())).toBeLessThan(40)
})

test('new monitors are probed within 2 s, many within 30 s, overdue ones after a gap within min(interval, 30 s)', () => {
  const ids = Array.from({ length: 500 }, (_, i) => `m-${i}`)
  const waits = (at: (id: string) => number) => ids.map((id) => at(id) - start)
  expect(Math.max(...waits((id) => soonAt(id, start)))).toBeLessThan(2_000)
  expect(Math.max(...waits((id) => soonAt(id, start, 1_000)))).toBeLessThan(30_000)
  expect(Math.max(...waits((id) => afterGapAt(monitor(id, 5_000), start)))).toBeLessThan(6_000)
  expect(Math.max(...waits((id) => afterGapAt(monitor(id, minute), start)))).toBeGreaterThan(20_000)
})

test('due now leaves out busy and future ones, longest overdue first; the next wake is the earliest that is not busy', () => {
  const plan = [
    { name: 'a', dueMs: 50, busy: false },
    { name: 'b', dueMs: 10, busy: false },
    { name: 'busy', dueMs: 1, busy: true },
    { name: 'later', dueMs: 101, busy: false },
    { name: 'never', dueMs: null, busy: false },
  ]
  expect(dueNow(plan, 100).map(({ name }) => name)).toEqual(['b', 'a'])
  expect(nextWakeMs(plan)).toBe(10)
  expect(nextWakeMs(plan.filter(({ busy }) => busy))).toBeNull()
})

test.each([
  ['on time', { wallMs: 10_000, monotonicMs: 10_000, delayMs: 10_000 }, 0],
  ['a loaded machine', { wallMs: 35_000, monotonicMs: 35_000, delayMs: 6_000 }, 0],
  ['more than twice its delay and 30 s late', { wallMs: 50_000, monotonicMs: 50_000, delayMs: 10_000 }, 40_000],
  ['late, but less than its own delay', { wallMs: 150_000, monotonicMs: 150_000, delayMs: 100_000 }, 0],
  [
    'wall time went on in sleep',
    { wallMs: 3_605_000, monotonicMs: 5_000, delayMs: Number.POSITIVE_INFINITY },
    3_600_000,
  ],
  ['clock set back', { wallMs: -3_600_000, monotonicMs: 5_000, delayMs: 5_000 }, 0],
])('gap: %s', (_name, seen, gapMs) => {
  expect(gapMsOf(seen)).toBe(gapMs)
})
