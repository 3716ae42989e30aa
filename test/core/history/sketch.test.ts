import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ByteReader, ByteWriter } from '../../../electron/core/history/bytes.ts'
import {
  addToSketch,
  emptySketch,
  mergeSketch,
  percentilesOf,
  readSketchInto,
  type Sketch,
  sketchPercentiles,
  writeSketch,
} from '../../../electron/core/history/sketch.ts'

const durations = fc.array(fc.double({ min: 0.01, max: 86_400_000, noNaN: true }), { minLength: 1, maxLength: 300 })

function sketchOf(values: readonly number[]): Sketch {
  const sketch = emptySketch()
  for (const value of values) addToSketch(sketch, value)
  return sketch
}

/** The nearest-rank percentile of all values. */
function exact(values: readonly number[], q: number): number {
  return [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(q * values.length)) - 1] ?? Number.NaN
}

/** Without the empty buckets at its ends, which say nothing. */
function counted({ low, counts }: Sketch): [number, number][] {
  return counts.flatMap((count, i) => (count > 0 ? [[low + i, count] as [number, number]] : []))
}

describe('latency sketch', () => {
  const ranks = [0, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1]

  test('every percentile is within 1 % of the exact one', () => {
    fc.assert(
      fc.property(durations, (values) => {
        const found = sketchPercentiles(sketchOf(values), ranks)
        for (const [i, q] of ranks.entries()) {
          const wanted = exact(values, q)
          expect(Math.abs((found[i] ?? Number.NaN) - wanted)).toBeLessThanOrEqual(0.01 * wanted * (1 + 1e-9))
        }
      }),
    )
  })

  test('of a long-tailed day too, put together from its hours', () => {
    let seed = 1
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    }
    const values = Array.from({ length: 8_640 }, () => 80 * Math.exp(1.2 * (random() + random() + random() - 1.5)))
    const sum = emptySketch()
    for (let from = 0; from < values.length; from += 360) mergeSketch(sum, sketchOf(values.slice(from, from + 360)))
    const { p50Ms, p95Ms, p99Ms } = percentilesOf(sum) ?? { p50Ms: 0, p95Ms: 0, p99Ms: 0 }
    for (const [found, q] of [
      [p50Ms, 0.5],
      [p95Ms, 0.95],
      [p99Ms, 0.99],
    ] as const)
      expect(Math.abs(found / exact(values, q) - 1)).toBeLessThanOrEqual(0.01)
  })

  test('merging in any order is the same as counting everything at once', () => {
    fc.assert(
      fc.property(durations, durations, (a, b) => {
        const [ab, ba] = [sketchOf(a), sketchOf(b)]
        mergeSketch(ab, sketchOf(b))
        mergeSketch(ba, sketchOf(a))
        expect(counted(ab)).toEqual(counted(sketchOf([...a, ...b])))
        expect(counted(ba)).toEqual(counted(ab))
      }),
    )
  })

  test('comes back as it was written, added to what is there', () => {
    fc.assert(
      fc.property(durations, durations, (a, b) => {
        const out = new ByteWriter()
        writeSketch(out, sketchOf(a))
        writeSketch(out, sketchOf(b))
        const input = new ByteReader(out.done())
        const sum = emptySketch()
        readSketchInto(input, sum)
        expect(counted(sum)).toEqual(counted(sketchOf(a)))
        readSketchInto(input, sum)
        expect(counted(sum)).toEqual(counted(sketchOf([...a, ...b])))
        expect(input.atEnd).toBe(true)
      }),
    )
  })

  test('rubbish neither throws nor takes memory', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const sketch = sketchOf([100])
        readSketchInto(new ByteReader(bytes), sketch)
        expect(sketch.counts.length).toBeLessThan(5_000)
      }),
      { examples: [[Uint8Array.of(1, 0, 0, 0, 128, 40)]] },
    )
  })

  test('an empty one has no percentile; nothing is too short for it', () => {
    expect(percentilesOf(emptySketch())).toBeUndefined()
    expect(sketchPercentiles(sketchOf([0]), [0.5])[0]).toBeCloseTo(0.01, 3)
  })
})
