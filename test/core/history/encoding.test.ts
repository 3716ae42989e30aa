import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointOf } from '../../../electron/core/history/bucket.ts'
import { dayMs, decodeDay, encodeDay, hourMs, rollDay } from '../../../electron/core/history/rollup.ts'
import { decodeSample, encodeSample, phaseOrder } from '../../../electron/core/history/row.ts'
import { addToSketch, mergeSketch, type Sketch, sketchPercentile } from '../../../electron/core/history/sketch.ts'
import { failureKinds, phaseNames } from '../../../electron/core/model/exchange.ts'
import { type Sample, sampleSchema } from '../../../electron/core/model/sample.ts'
import { reasonSchema, stateSchema } from '../../../electron/core/model/verdict.ts'

const hundredths = (max: number) => fc.nat(max * 100).map((n) => n / 100)
const samples: fc.Arbitrary<Sample> = fc.record(
  {
    atMs: fc.nat(4_102_444_800_000),
    coversMs: fc.nat(200_000_000),
    state: fc.constantFrom(...stateSchema.options),
    reason: fc.constantFrom(...reasonSchema.options),
    totalMs: hundredths(120_000),
    phases: fc.dictionary(fc.constantFrom(...phaseNames), hundredths(120_000), { noNullPrototype: true }),
    status: fc.integer({ min: 100, max: 599 }),
    failureKind: fc.constantFrom(...failureKinds),
    transcriptId: fc.string({ maxLength: 20 }),
  },
  { requiredKeys: ['atMs', 'coversMs', 'state', 'reason'], noNullPrototype: true },
)

describe('rows', () => {
  test('every sample comes back as it was, from one line', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const line = encodeSample(sample)
        expect(line).not.toContain('\n')
        expect(decodeSample(line)).toEqual(sample)
        expect(sampleSchema.safeParse(decodeSample(line)).success).toBe(true)
      }),
    )
  })

  test('every phase of the model has its place', () => {
    expect([...phaseOrder].sort()).toEqual([...phaseNames].sort())
  })

  test('a plain passing probe takes less than 90 bytes', () => {
    const line = encodeSample({
      ...{ atMs: 1_795_000_000_000, coversMs: 45_000, state: 'up', reason: 'ok', totalMs: 123.456, status: 200 },
      phases: { dns: 1.5, tcp: 10.25, tls: 20.125, wait: 80.5, download: 1.25 },
    })
    expect(line.length).toBeLessThan(90)
  })

  test.each([
    '',
    'null',
    '{}',
    '[]',
    '[1,2]',
    '[1,2,"sideways","ok"]',
    '["1",2,"up","ok"]',
    '[1,2,"up","ok"',
    '\0\0\0',
  ])('is not a row: %j', (line) => {
    expect(decodeSample(line)).toBeNull()
  })

  test('no rubbish makes the reader throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        const sample = decodeSample(line)
        expect(sample === null || typeof sample.atMs === 'number').toBe(true)
        const day = decodeDay(line)
        expect(day === null || day.hours instanceof Map).toBe(true)
      }),
    )
  })
})

describe('latency sketch', () => {
  const durations = fc.array(fc.double({ min: 0.01, max: 120_000, noNaN: true }), { minLength: 1, maxLength: 300 })
  const exact = (values: number[], q: number) =>
    [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(q * values.length)) - 1] ?? NaN
  const sketchOf = (values: number[]): Sketch => {
    const sketch: Sketch = new Map()
    for (const value of values) addToSketch(sketch, value)
    return sketch
  }

  test('p50, p95 and p99 are within 2 % of the exact ones', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0, 0.5, 0.95, 0.99, 1), (values, q) => {
        const found = sketchPercentile(sketchOf(values), q) ?? NaN
        expect(Math.abs(found - exact(values, q))).toBeLessThanOrEqual(0.02 * exact(values, q))
      }),
    )
  })

  test('merging is the same as counting everything at once', () => {
    fc.assert(
      fc.property(durations, durations, (a, b) => {
        const merged = sketchOf(a)
        mergeSketch(merged, sketchOf(b))
        expect(new Map([...merged].sort())).toEqual(new Map([...sketchOf([...a, ...b])].sort()))
      }),
    )
  })

  test('an empty one has no percentile; nothing is too short for it', () => {
    expect(sketchPercentile(new Map(), 0.5)).toBeUndefined()
    expect(sketchPercentile(sketchOf([0]), 0.5)).toBeCloseTo(0.01, 3)
  })
})

describe('rollups', () => {
  test('a day written and read back gives the same points', () => {
    fc.assert(
      fc.property(fc.array(samples, { maxLength: 40 }), fc.nat(20_000), (made, dayNumber) => {
        const startMs = dayNumber * dayMs
        const ordered = made
          .map((sample) => ({ ...sample, atMs: startMs + (sample.atMs % dayMs) }))
          .sort((a, b) => a.atMs - b.atMs)
        const day = rollDay(startMs, ordered)
        const back = decodeDay(encodeDay(day))
        expect(back?.dayStartMs).toBe(startMs)
        expect([...(back?.hours.keys() ?? [])]).toEqual([...day.hours.keys()])
        for (const [hourStartMs, bucket] of day.hours) {
          const again = back?.hours.get(hourStartMs)
          if (!again) throw new Error('hour lost')
          const point = pointOf(bucket, hourStartMs, hourStartMs + hourMs)
          const pointAgain = pointOf(again, hourStartMs, hourStartMs + hourMs)
          expect([pointAgain.probes, pointAgain.maxMs]).toEqual([point.probes, point.maxMs])
          expect(pointAgain.upMs).toBeCloseTo(point.upMs, 1)
          expect(pointAgain.p95Ms).toBe(point.p95Ms)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('a sample from the day before covers the first hour', () => {
    const before: Sample = { atMs: dayMs - 1_000, coversMs: 61_000, state: 'down', reason: 'status' }
    expect(rollDay(dayMs, [before]).hours.get(dayMs)).toMatchObject({ downMs: 60_000, probes: 0 })
  })
})
