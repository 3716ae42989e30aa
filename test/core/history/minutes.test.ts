import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBetween } from '../../../electron/core/history/between.ts'
import { type Bucket, emptyBucket, pointOf } from '../../../electron/core/history/bucket.ts'
import { edgesOf, levelOf, maxPoints } from '../../../electron/core/history/edges.ts'
import {
  addToMinutes,
  eachMinute,
  emptyMinutes,
  type PackedMinutes,
  packMinutes,
} from '../../../electron/core/history/minutes.ts'
import { dayMs, hourMs, minuteMs } from '../../../electron/core/history/rollup.ts'
import { addSample, createSeries, endSeries } from '../../../electron/core/history/series.ts'
import type { Sample } from '../../../electron/core/model/sample.ts'
import { samplesOfDay } from './samples.ts'

const startMs = 20_000 * dayMs

function rolled(samples: readonly Sample[]): PackedMinutes {
  const day = emptyMinutes(startMs)
  for (const sample of samples) addToMinutes(day, sample)
  return packMinutes(day)
}

function exact(samples: readonly Sample[], edgesMs: readonly number[]): Bucket[] {
  const series = createSeries(edgesMs)
  for (const sample of samples) addSample(series, sample)
  return endSeries(series).buckets
}

function fromMinutes(packed: PackedMinutes, edgesMs: readonly number[], phaseSketches = true): Bucket[] {
  const between = createBetween(edgesMs, phaseSketches)
  between.addMinutes(startMs, packed)
  return between.buckets
}

/** What a chart says. Sums of many hundredths differ in their last bits. */
function points(buckets: readonly Bucket[], edgesMs: readonly number[], phasePercentiles = true) {
  return buckets.map((bucket, i) => {
    const point = pointOf(bucket, edgesMs[i] ?? 0, edgesMs[i + 1] ?? 0, { phasePercentiles })
    const phases = Object.entries(point.phases).map(([name, ms]) => [name, Math.round(ms * 1e6)])
    return { ...point, phases: Object.fromEntries(phases) }
  })
}

/** Edges on whole minutes of the day. */
const edges = fc
  .uniqueArray(fc.nat(1_440), { minLength: 2, maxLength: 40 })
  .map((minutes) => minutes.sort((a, b) => a - b).map((minute) => startMs + minute * minuteMs))

const sample = (atMs: number, more: Partial<Sample> = {}): Sample => ({
  ...{ atMs: startMs + atMs, coversMs: 90_000, state: 'up', reason: 'ok', totalMs: 120, ...more },
})

describe('a day by its minutes', () => {
  test('gives the charts that its samples give, wherever whole minutes are cut', () => {
    fc.assert(
      fc.property(samplesOfDay(startMs, 60), edges, (samples, edgesMs) => {
        const packed = rolled(samples)
        expect(points(fromMinutes(packed, edgesMs), edgesMs)).toEqual(points(exact(samples, edgesMs), edgesMs))
      }),
      { numRuns: 200 },
    )
  })

  test('so do a dozen probes a minute, and one alone', () => {
    const phases = { dns: 1.25, tcp: 11.5, tls: 24.75, wait: 80.01 }
    const samples = [
      sample(30_000, { phases, coversMs: 7_500 }),
      ...Array.from({ length: 12 }, (_, i) =>
        sample(600_000 + i * 5_000, {
          phases: { ...phases, wait: 80 + i * 37 },
          coversMs: 7_500,
          totalMs: 118 + i * 37,
        }),
      ),
      sample(720_000, { state: 'down', reason: 'status', failureKind: 'tls-expired', coversMs: 7_500 }),
    ]
    const edgesMs = [startMs, startMs + 600_000, startMs + 660_000, startMs + hourMs]
    const [found, wanted] = [fromMinutes(rolled(samples), edgesMs), exact(samples, edgesMs)]
    expect(points(found, edgesMs)).toEqual(points(wanted, edgesMs))
    expect(found.map(({ probes }) => probes)).toEqual([1, 12, 1])
    const plain = fromMinutes(rolled(samples), edgesMs, false)
    expect(points(plain, edgesMs, false)).toEqual(points(wanted, edgesMs, false))
    expect(plain[1]?.phases.wait?.sketch.counts).toEqual([])
  })

  test('goes on: its newest sample counts until now, and the next one takes over from there', () => {
    const observed = (packed: PackedMinutes) => {
      const found: number[][] = []
      eachMinute(packed, false, (...minute) => {
        found.push(minute)
        return undefined
      })
      return found
    }
    const day = emptyMinutes(startMs)
    addToMinutes(day, sample(-30_000, { state: 'degraded' }))
    expect(observed(packMinutes(day, startMs + 5_000))).toEqual([[0, 0, 5_000, 0]])
    addToMinutes(day, sample(50_000, { coversMs: 150_000 }))
    expect(observed(packMinutes(day, startMs + 70_000))).toEqual([
      [0, 10_000, 50_000, 0],
      [1, 10_000, 0, 0],
    ])
    addToMinutes(day, sample(130_000, { state: 'down', reason: 'status' }))
    expect(observed(packMinutes(day, startMs + 130_000))).toEqual([
      [0, 10_000, 50_000, 0],
      [1, 60_000, 0, 0],
      [2, 10_000, 0, 0],
    ])
    expect(observed(packMinutes(day)).at(-1)).toEqual([3, 0, 0, 40_000])
  })

  test('the minute that is now belongs to the chart that ends in it', () => {
    const day = emptyMinutes(startMs)
    addToMinutes(day, sample(hourMs + 1_000))
    const edgesMs = [startMs, startMs + hourMs + 2_000]
    const between = createBetween(edgesMs)
    between.addMinutes(startMs, packMinutes(day, startMs + hourMs + 6_000))
    expect(pointOf(between.buckets[0] ?? emptyBucket(), startMs, edgesMs[1] ?? 0).probes).toBe(1)
  })

  test('takes about as much room as its samples', () => {
    const noise = (i: number, n: number) => ((i * 7_919 * n) % 997) / 997
    const every = (ms: number) =>
      Array.from({ length: dayMs / ms }, (_, i) => {
        const phases = { dns: 1 + noise(i, 1), tcp: 10 + noise(i, 2), tls: 20 + noise(i, 3), wait: 80 + noise(i, 5) }
        return sample(i * ms, { phases, coversMs: ms * 1.5, totalMs: 115 + noise(i, 7) })
      })
    const minutely = rolled(every(60_000))
    expect([minutely.minutes.length / 1_440, minutely.sketches.length]).toEqual([expect.closeTo(14, -1), 0])
    const often = rolled(every(10_000))
    expect((often.minutes.length + often.sketches.length) / 1_440).toBeLessThan(100)
  })

  test('rubbish neither throws nor runs away', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 30 }), (minutes, sketches) => {
        let visited = 0
        const into = emptyBucket()
        eachMinute({ minutes, sketches }, true, () => {
          visited++
          return into
        })
        expect(visited).toBeLessThanOrEqual(300)
      }),
    )
  })
})

describe('the level of history for a chart', () => {
  const nowMs = startMs + 12 * hourMs + 34_567
  const rows: [name: string, lengthMs: number, points: number, level: string, unitMs: number][] = [
    ['an hour', hourMs, 400, 'sample', 1],
    ['six hours', 6 * hourMs, 400, 'sample', 1],
    ['a day', dayMs, 400, 'minute', minuteMs],
    ['a day as one number', dayMs, 1, 'minute', minuteMs],
    ['two days', 2 * dayMs, 400, 'minute', minuteMs],
    ['three days', 3 * dayMs, 400, 'hour', hourMs],
    ['a year', 365 * dayMs, 400, 'hour', hourMs],
  ]
  test.each(rows)('%s', (_name, lengthMs, count, level, unitMs) => {
    const edgesMs = edgesOf(nowMs - lengthMs, nowMs, { points: count })
    expect(levelOf(edgesMs, nowMs)).toBe(level)
    expect(edgesMs.length - 1).toBeLessThanOrEqual(Math.min(count, maxPoints))
    expect([edgesMs[0], edgesMs.at(-1)]).toEqual([Math.floor((nowMs - lengthMs) / unitMs) * unitMs, nowMs])
    for (const edge of edgesMs.slice(0, -1)) expect(edge % unitMs).toBe(0)
  })

  test.each([
    ['an end that cuts a minute long over', [startMs, startMs + 30_500], 'sample'],
    ['an end that cuts the minute that is now', [startMs, nowMs - 3_000], 'minute'],
    ['a beginning that cuts a minute', [startMs + 1, startMs + minuteMs], 'sample'],
    ['local hours of Kathmandu', edgesOf(startMs, startMs + dayMs, { by: 'hour', zone: 'Asia/Kathmandu' }), 'minute'],
  ] as [string, number[], string][])('%s', (_name, edgesMs, level) => {
    expect(levelOf(edgesMs, nowMs)).toBe(level)
  })
})
