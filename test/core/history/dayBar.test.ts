import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spansOfBar, toDayBar } from '../../../electron/core/history/dayBar.ts'
import type { Span } from '../../../electron/core/model/sample.ts'

const cellMs = 900_000

/** Cells of whole seconds, the last one perhaps still running. */
const spans = fc
  .tuple(
    fc.integer({ min: 0, max: 2_000_000_000 }),
    fc.array(fc.tuple(fc.nat(300), fc.nat(300), fc.nat(300)), { minLength: 1, maxLength: 96 }),
  )
  .map(([startS, cells]): Span[] =>
    cells.map(([up, degraded, down], index) => {
      const fromMs = startS * 1_000 + index * cellMs
      return {
        fromMs,
        toMs: fromMs + cellMs,
        upMs: up * 1_000,
        degradedMs: degraded * 1_000,
        downMs: down * 1_000,
        unknownMs: cellMs - 1_000 * (up + degraded + down),
      }
    }),
  )

describe('a day as it travels', () => {
  test('whole seconds come back as they were', () => {
    fc.assert(
      fc.property(spans, (day) => {
        expect(spansOfBar(toDayBar(day))).toEqual(day)
      }),
    )
  })

  test('a last cell that still runs ends where it ended, and no time is made up', () => {
    const day: Span[] = [
      { fromMs: 0, toMs: cellMs, upMs: cellMs, degradedMs: 0, downMs: 0, unknownMs: 0 },
      { fromMs: cellMs, toMs: cellMs + 60_400, upMs: 0, degradedMs: 0, downMs: 60_400, unknownMs: 0 },
    ]
    const [, last] = spansOfBar(toDayBar(day))
    expect(last).toMatchObject({ fromMs: cellMs, toMs: cellMs + 60_400, downMs: 60_000 })
    expect(last?.unknownMs).toBeLessThan(1_000)
  })

  test('nothing observed is one digit, and no bar is no cells', () => {
    const grey = toDayBar([{ fromMs: 0, toMs: cellMs, upMs: 0, degradedMs: 0, downMs: 0, unknownMs: cellMs }])
    expect(grey.cells).toEqual([0])
    expect(spansOfBar(toDayBar([]))).toEqual([])
  })
})
