import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBetween } from '../../../electron/core/history/between.ts'
import { type Bucket, pointOf } from '../../../electron/core/history/bucket.ts'
import { edgesOf } from '../../../electron/core/history/edges.ts'
import { readOldDay } from '../../../electron/core/history/oldDay.ts'
import { coarseDay, eachHour, packDay, unpackDay } from '../../../electron/core/history/packedDay.ts'
import {
  addToDay,
  dayMs,
  emptyDay,
  hourMs,
  quarterOf,
  rollDay,
  settledDay,
} from '../../../electron/core/history/rollup.ts'
import { phaseOrder } from '../../../electron/core/history/row.ts'
import { addSample, createSeries, endSeries } from '../../../electron/core/history/series.ts'
import type { Sample } from '../../../electron/core/model/sample.ts'
import { samplesOfDay } from './samples.ts'

const startMs = 20_000 * dayMs

/** What a chart says of a bucket, observed time to the millisecond. */
function points(buckets: readonly Bucket[], edgesMs: readonly number[]) {
  return buckets.map((bucket, i) => {
    const point = pointOf(bucket, edgesMs[i] ?? 0, edgesMs[i + 1] ?? 0, { phasePercentiles: true })
    for (const key of ['upMs', 'degradedMs', 'downMs', 'unknownMs'] as const) point[key] = Math.round(point[key])
    // A tenth, but not on an edge of rounding: sums are kept to the hundredth.
    for (const name of phaseOrder) {
      const mean = point.phases[name]
      if (mean !== undefined) point.phases[name] = Math.floor(mean * 10 + 0.123) / 10
    }
    return point
  })
}

function exact(samples: readonly Sample[], edgesMs: readonly number[]): Bucket[] {
  const series = createSeries(edgesMs)
  for (const sample of samples) addSample(series, sample)
  return endSeries(series).buckets
}

describe('a day rolled up', () => {
  test('written and read back gives the same charts as its samples', () => {
    fc.assert(
      fc.property(samplesOfDay(startMs, 60), (made) => {
        const samples = made.map((sample) => ({ ...sample, coversMs: Math.min(sample.coversMs, 3_000_000) }))
        const packed = packDay(rollDay(startMs, samples))
        const edges = edgesOf(startMs, startMs + dayMs, { by: 'hour', zone: 'UTC' })
        const between = createBetween(edges, true)
        between.addPacked(startMs, packed)
        expect(points(between.buckets, edges)).toEqual(points(exact(samples, edges), edges))
        expect(packDay(unpackDay(startMs, packed))).toEqual(packed)
      }),
      { numRuns: 100 },
    )
  })

  test('a sample from the day before covers the first quarter', () => {
    const before: Sample = { atMs: startMs - 1_000, coversMs: 61_000, state: 'down', reason: 'status' }
    const day = rollDay(startMs, [before])
    expect(quarterOf(day, 0)).toEqual([0, 0, 60_000])
    expect(day.hours.every((hour) => hour === undefined)).toBe(true)
  })

  test('the newest sample counts until now, and the day goes on from there', () => {
    const day = emptyDay(startMs)
    addToDay(day, { atMs: startMs, coversMs: 60_000, state: 'up', reason: 'ok', totalMs: 5 })
    expect(quarterOf(settledDay(day, startMs + 10_000), 0)).toEqual([10_000, 0, 0])
    expect(quarterOf(settledDay(day), 0)).toEqual([60_000, 0, 0])
    addToDay(day, { atMs: startMs + 30_000, coversMs: 60_000, state: 'down', reason: 'status' })
    expect(quarterOf(settledDay(day), 0)).toEqual([30_000, 0, 60_000])
  })

  test('for the far past it keeps observed time and the day’s response times', () => {
    fc.assert(
      fc.property(samplesOfDay(startMs, 60), (samples) => {
        const day = rollDay(startMs, samples)
        const coarse = packDay(coarseDay(day))
        const edges = [startMs, startMs + dayMs]
        const [fine, far] = [createBetween(edges, true), createBetween(edges, true)]
        fine.addPacked(startMs, packDay(day))
        far.addPacked(startMs, coarse)
        expect(points(far.buckets, edges)).toEqual(points(fine.buckets, edges))
        expect(packDay(coarseDay(unpackDay(startMs, coarse)))).toEqual(coarse)
      }),
      { numRuns: 50 },
    )
  })

  test('a minute a probe: some ten kilobytes, a twentieth of that in the far past', () => {
    const samples = Array.from({ length: 1_440 }, (_, i): Sample => {
      const noise = (n: number) => ((i * 7_919 * n) % 997) / 997
      const phases = { dns: 1 + noise(1), tcp: 10 + 3 * noise(2), tls: 20 + 5 * noise(3), wait: 80 + 40 * noise(5) }
      return {
        atMs: startMs + i * 60_000,
        coversMs: 90_000,
        state: 'up',
        reason: 'ok',
        totalMs: 130 + 40 * noise(5),
        phases,
      }
    })
    const day = rollDay(startMs, samples)
    expect(packDay(day).length).toBeLessThan(10_000)
    expect(packDay(coarseDay(day)).length).toBeLessThan(700)
  })

  test('rubbish neither throws nor runs away', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const between = createBetween([startMs, startMs + dayMs], true)
        between.addPacked(startMs, Uint8Array.from([1, ...bytes]))
        let hours = 0
        eachHour(bytes, () => hours++)
        expect(hours).toBeLessThanOrEqual(300)
        expect(readOldDay([...bytes])).toBeNull()
      }),
    )
  })

  test('a line of earlier versions is still read', () => {
    const old = [
      startMs,
      [
        [
          3,
          2,
          3_000_000,
          0,
          600_000,
          95.5,
          120.25,
          [
            [3, 2],
            [21, 2],
          ],
          [461, 1, 465, 1],
        ],
      ],
    ]
    const day = readOldDay(old)
    if (!day) throw new Error('not read')
    const edges = [startMs + 3 * hourMs, startMs + 4 * hourMs]
    const between = createBetween(edges)
    between.addPacked(startMs, packDay(day))
    expect(pointOf(between.buckets[0] ?? (day.hours[3] as Bucket), edges[0] ?? 0, edges[1] ?? 0)).toMatchObject({
      ...{ upMs: 3_000_000, downMs: 600_000, unknownMs: 0, probes: 2, minMs: 95.5, maxMs: 120.25 },
      phases: { dns: 1.5, tcp: 10.5 },
    })
  })
})

describe('days of time zones, from hours and quarters', () => {
  const zones: [zone: string, fromIso: string][] = [
    ['Europe/Berlin', '2026-03-26T00:00Z'],
    ['Europe/Berlin', '2026-10-22T00:00Z'],
    ['America/St_Johns', '2026-03-05T00:00Z'],
    ['America/St_Johns', '2026-10-29T00:00Z'],
    ['Asia/Kathmandu', '2026-05-01T00:00Z'],
  ]
  test.each(zones)('%s, from %s: observed time is exact, every probe and the worst of them are in', (zone, fromIso) => {
    const fromMs = Date.parse(fromIso)
    const samples: Sample[] = []
    for (let i = 0; i < 7 * 24 * 60; i++) {
      const [atMs, totalMs] = [fromMs + i * 60_000 + 7_000, i === 5_000 ? 9_999.99 : 100 + (i % 60)]
      samples.push({ atMs, coversMs: 90_000, state: i % 11 ? 'up' : 'down', reason: 'ok', totalMs })
    }
    const edges = edgesOf(fromMs, fromMs + 7 * dayMs, { by: 'day', zone })
    const between = createBetween(edges)
    for (let startMs = fromMs; startMs < fromMs + 7 * dayMs; startMs += dayMs)
      between.addPacked(
        startMs,
        packDay(
          rollDay(
            startMs,
            samples.filter(({ atMs }) => atMs >= startMs - dayMs && atMs < startMs + dayMs),
          ),
        ),
      )
    const [found, wanted] = [points(between.buckets, edges), points(exact(samples, edges), edges)]
    expect(found.map(({ upMs, downMs, unknownMs }) => [upMs, downMs, unknownMs])).toEqual(
      wanted.map(({ upMs, downMs, unknownMs }) => [upMs, downMs, unknownMs]),
    )
    const sum = (all: typeof found) => all.reduce((probes, point) => probes + point.probes, 0)
    expect(sum(found)).toBe(sum(wanted))
    expect(found.filter(({ maxMs }) => maxMs === 9_999.99)).toHaveLength(1)
    if (zone === 'Europe/Berlin') expect(found).toEqual(wanted)
  })

  test('edges anywhere: nothing is lost and nothing counted twice', () => {
    fc.assert(
      fc.property(
        samplesOfDay(startMs, 40),
        fc.uniqueArray(fc.nat(dayMs), { minLength: 0, maxLength: 12 }),
        (samples, cuts) => {
          const edges = [...new Set([startMs, ...cuts.map((cut) => startMs + cut), startMs + dayMs])].sort(
            (a, b) => a - b,
          )
          const between = createBetween(edges)
          between.addPacked(startMs, packDay(rollDay(startMs, samples)))
          const whole = createBetween([startMs, startMs + dayMs])
          whole.addPacked(startMs, packDay(rollDay(startMs, samples)))
          const total = (pick: (bucket: Bucket) => number) => between.buckets.reduce((sum, each) => sum + pick(each), 0)
          expect(total(({ upMs }) => upMs)).toBeCloseTo(whole.buckets[0]?.upMs ?? -1, 3)
          expect(total(({ downMs }) => downMs)).toBeCloseTo(whole.buckets[0]?.downMs ?? -1, 3)
          expect(total(({ probes }) => probes)).toBe(samples.length)
        },
      ),
      { numRuns: 100 },
    )
  })
})
