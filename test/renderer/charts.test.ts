import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HistoryPoint } from '../../electron/core/model/sample.ts'
import { availabilityPaths, barHeight } from '../../renderer/ui/chart/availabilityPaths.ts'
import { axisTicks, axisTime } from '../../renderer/ui/chart/axisTime.ts'
import { chartCsv } from '../../renderer/ui/chart/chartCsv.ts'
import { chartRows, gapsOf, phasesShown, spikesAbove } from '../../renderer/ui/chart/chartRows.ts'
import {
  barCut,
  beforeWords,
  type RangeName,
  rangeNames,
  ranges,
  windowBefore,
  windowOf,
  zoomedWindow,
} from '../../renderer/ui/chart/chartWindow.ts'
import {
  apart,
  clusters,
  cutFigures,
  momentAt,
  niceTop,
  type Plot,
  rowAt,
  spikesOf,
  topOf,
  xOf,
  yOf,
} from '../../renderer/ui/chart/plotGeometry.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

function pointAt(index: number, probes: number, more: Partial<HistoryPoint> = {}): HistoryPoint {
  const fromMs = index * minuteMs
  const upMs = probes > 0 ? minuteMs : 0
  return {
    ...{ fromMs, toMs: fromMs + minuteMs, upMs, degradedMs: 0, downMs: 0, unknownMs: minuteMs - upMs, probes },
    ...(probes > 0 && { minMs: 70, p50Ms: 80, p95Ms: 120, p99Ms: 130, maxMs: 140 }),
    phases: probes > 0 ? { wait: 80, dns: 2 } : {},
    ...more,
  }
}

const points = [1, 1, 0, 0, 1, 0].map((probes, index) => pointAt(index, probes))
const plot: Plot = { fromMs: 0, toMs: 1_000, width: 500, height: 200, topMs: 400 }
const moments = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })

describe('rows of a chart', () => {
  test('a stretch that was not observed is a gap, not a zero', () => {
    const rows = chartRows(points)
    expect(rows.map((row) => row.phases.wait)).toEqual([80, 80, undefined, undefined, 80, undefined])
    expect(rows.map((row) => row.p95Ms)).toEqual([120, 120, null, null, 120, null])
    expect(rows.map((row) => row.observedPercent)).toEqual([100, 100, 0, 0, 100, 0])
    expect(gapsOf(rows)).toEqual([
      { fromMs: 2 * minuteMs, toMs: 4 * minuteMs },
      { fromMs: 5 * minuteMs, toMs: 6 * minuteMs },
    ])
    expect(phasesShown(rows)).toEqual(['dns', 'wait'])
  })

  test('an earlier stretch lies point by point under the one that is compared', () => {
    const before = [pointAt(0, 1, { p95Ms: 90 }), pointAt(1, 0, { p95Ms: undefined })]
    expect(chartRows(points, before).map((row) => row.beforeMs)).toEqual([90, null, null, null, null, null])
  })
})

describe('windows', () => {
  test.each(rangeNames)('%s: up to now, on whole points, never more than 400, with few ticks', (range: RangeName) => {
    fc.assert(
      fc.property(moments, (nowMs) => {
        const { from, to, points: count } = windowOf(range, nowMs)
        const { lengthMs, stepMs } = ranges[range]
        expect(to - nowMs).toBeGreaterThanOrEqual(0)
        expect(to - nowMs).toBeLessThan(stepMs)
        expect([to - from, count * stepMs]).toEqual([lengthMs, lengthMs])
        expect(count).toBeLessThanOrEqual(400)
        expect(windowOf(range, to)).toEqual({ from, to, points: count })
        const ticks = axisTicks(from, to, 700)
        expect(ticks.length).toBeGreaterThanOrEqual(3)
        expect(ticks.length).toBeLessThanOrEqual(10)
        for (const tick of ticks) expect(tick >= from && tick < to).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  test('what is zoomed into lies inside of whole points, at least five minutes and never more than 400 points', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 400 * dayMs }), (fromMs, lengthMs) => {
        const { from, to, points: count } = zoomedWindow({ fromMs, toMs: fromMs + lengthMs })
        const shownMs = Math.min(lengthMs, 398 * dayMs)
        expect(from).toBeLessThanOrEqual(fromMs + (lengthMs - shownMs) / 2)
        expect(to).toBeGreaterThanOrEqual(fromMs + (lengthMs + shownMs) / 2)
        expect(to - from).toBeGreaterThanOrEqual(5 * minuteMs)
        expect(Number.isInteger(count) && count <= 400 && count > 0).toBe(true)
        expect((to - from) / count).toBe(Math.round((to - from) / count))
      }),
    )
  })

  test.each([
    ['1h', 7 * dayMs, 'a week before'],
    ['7d', 7 * dayMs, 'a week before'],
    ['30d', 30 * dayMs, 'the 30 days before'],
    ['1y', 365 * dayMs, 'the year before'],
  ] as const)('%s is compared with what was %i ms earlier, %s', (range, shiftMs, words) => {
    const window = windowOf(range, 1_800_000_000_000)
    const before = windowBefore(window)
    expect([window.from - before.from, window.to - before.to, before.points]).toEqual([shiftMs, shiftMs, window.points])
    expect(beforeWords(window)).toBe(words)
  })

  test.each([
    ['6h', undefined],
    ['24h', 'hour'],
    ['7d', 'hour'],
    ['30d', 'day'],
    ['1y', 'day'],
  ] as const)('availability under %s is cut by %s', (range, by) => {
    expect(barCut(windowOf(range, 1_800_000_000_000), 'UTC').by).toBe(by)
  })
})

describe('axis of time', () => {
  test('ticks are round moments of local time', () => {
    const midnight = new Date(2026, 10, 23).getTime()
    expect(axisTicks(midnight, midnight + dayMs, 700).map((tick) => axisTime(tick, dayMs))).toEqual([
      ...['11-23', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00'],
    ])
    const days = axisTicks(midnight - 30 * dayMs, midnight, 700)
    for (const tick of days) expect([new Date(tick).getHours(), new Date(tick).getMinutes()]).toEqual([0, 0])
    const months = axisTicks(midnight - 365 * dayMs, midnight, 700)
    expect(months.map((tick) => axisTime(tick, 365 * dayMs))).toContain('2026-01')
    for (const tick of months) expect(new Date(tick).getDate()).toBe(1)
  })
})

describe('places in the plot', () => {
  test('moments and pixels are the same place', () => {
    expect([xOf(plot, 0), xOf(plot, 500), xOf(plot, 1_000)]).toEqual([0, 250, 500])
    expect([momentAt(plot, -9), momentAt(plot, 250), momentAt(plot, 999)]).toEqual([0, 500, 1_000])
    expect([yOf(plot, 0), yOf(plot, 200), yOf(plot, 9_000)]).toEqual([200, 100, 0])
  })

  test('a moment belongs to the row that it lies in, else to the nearest', () => {
    const rows = chartRows(points)
    expect([-5, 0, 59_999, 60_000, 5.5 * minuteMs, 99 * minuteMs].map((atMs) => rowAt(rows, atMs))).toEqual([
      0, 0, 0, 1, 5, 5,
    ])
  })

  test.each([
    [0, 1],
    [1, 1],
    [1.2, 2],
    [96, 100],
    [113, 200],
    [401, 600],
    [9_000, 10_000],
  ])('%s ms fits under %s', (ms, top) => {
    expect(niceTop(ms)).toBe(top)
  })
})

describe('one slow probe', () => {
  const usual = Array.from({ length: 180 }, () => 110)

  test('does not flatten a month, and is seen all the same', () => {
    const longest = usual.map((ms, index) => (index === 90 ? 9_000 : ms + 5))
    const topMs = topOf(usual, longest)
    expect(topMs).toBe(200)
    const spikes = longest.map((highMs, index) => ({ atMs: index, lowMs: 110, highMs }))
    const { path, cut } = spikesOf({ ...plot, toMs: 180, topMs }, spikes)
    expect(cut.map(({ atMs, highMs }) => [atMs, highMs])).toEqual([[90, 9_000]])
    expect(path).toContain('V0.0')
  })

  test('is marked also where the line itself is cut', () => {
    const drawn = usual.map((ms, index) => (index === 90 ? 9_000 : ms))
    expect(topOf(drawn, drawn)).toBe(200)
    const rows = chartRows([pointAt(0, 1, { p99Ms: 9_000, maxMs: 9_000 })])
    const spikes = spikesAbove(rows, (row) => row.p99Ms)
    expect(spikesOf({ ...plot, topMs: 200 }, spikes).cut).toHaveLength(1)
  })

  test('does not hide a slow week', () => {
    const drawn = usual.map((ms, index) => (index > 150 ? 5_000 : ms))
    expect(topOf(drawn, drawn)).toBe(6_000)
  })
})

test('figures keep a distance, the first ones first', () => {
  const at = (x: number) => ({ x })
  expect(apart([at(10), at(20), at(90), at(170), at(500)], 70, 3)).toEqual([at(10), at(90), at(170)])
})

test('figures of needles that are cut never lie over each other, also at the right edge, where they stand left of theirs', () => {
  const wide = { ...plot, width: 600 }
  const cut = [590, 480, 400, 10].map((x) => ({ x, atMs: x, lowMs: 0, highMs: 9_000 }))
  const found = cutFigures(wide, cut, 70, 4)
  expect(found.map(({ needleX, side }) => [needleX, side])).toEqual([
    [590, 'left'],
    [400, 'right'],
    [10, 'right'],
  ])
})

test('incidents closer than a mark become one', () => {
  expect(clusters([0, 5, 12, 40, 41, 90], (x) => x, 10)).toEqual([[0, 5, 12], [40, 41], [90]])
})

test('availability: every cell once, trouble taller than what is well, unknown joined', () => {
  const span = { upMs: 0, degradedMs: 0, downMs: 0, unknownMs: 0 }
  const cell = (index: number, part: Partial<typeof span>) => ({
    ...span,
    ...part,
    fromMs: index * 10,
    toMs: index * 10 + 10,
  })
  const cells = [
    cell(0, { upMs: 10 }),
    cell(1, { unknownMs: 10 }),
    cell(2, { unknownMs: 10 }),
    cell(3, { downMs: 1 }),
    cell(4, { degradedMs: 1 }),
  ]
  const paths = availabilityPaths(cells, { fromMs: 0, toMs: 50 }, 100)
  const tops = (path: string) => [...path.matchAll(/M[\d.]+ (\d+)/g)].map(([, top]) => barHeight - Number(top))
  expect([tops(paths.up), tops(paths.degraded), tops(paths.down)]).toEqual([[14], [20], [26]])
  expect(paths.unknown).toBe('M20 12h20.0V26H20zM40 12h19.0V26H40z')
})

test('figures as CSV: a row per monitor and point, empty where nothing was observed', () => {
  const lines = chartCsv([{ name: '=Balance', points: points.slice(1, 3) }]).split('\r\n')
  expect(lines[0]).toBe(
    'monitor,from (UTC),to (UTC),from (local),probes,up ms,degraded ms,down ms,not observed ms,min ms,p50 ms,p95 ms,p99 ms,max ms,dns mean ms,wait mean ms',
  )
  expect(lines[1]).toMatch(
    /^'=Balance,1970-01-01T00:01:00\.000Z,1970-01-01T00:02:00\.000Z,.*,1,60000,0,0,0,70,80,120,130,140,2,80$/,
  )
  expect(lines[2]).toMatch(/,0,0,0,0,60000,,,,,,,$/)
})
