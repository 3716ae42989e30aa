import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../electron/core/model/sample.ts'
import { barPaths, stateOfSpan } from '../../renderer/ui/dayBarPaths.ts'
import { sparkPath } from '../../renderer/ui/sparkPath.ts'

const empty: Span = { fromMs: 0, toMs: 100, upMs: 0, degradedMs: 0, downMs: 0, unknownMs: 0 }

describe('cells of a bar', () => {
  it.each([
    [{ upMs: 100 }, 'up'],
    [{ upMs: 99, degradedMs: 1 }, 'degraded'],
    [{ upMs: 98, degradedMs: 1, downMs: 1 }, 'down'],
    [{ unknownMs: 100 }, 'unknown'],
    [{ upMs: 1, unknownMs: 99 }, 'up'],
    [{}, 'unknown'],
  ] as const)('%o shows as %s', (part, state) => expect(stateOfSpan({ ...empty, ...part })).toBe(state))

  it('every cell is drawn once, in its own state', () => {
    const span = fc.record({
      upMs: fc.constantFrom(0, 10),
      degradedMs: fc.constantFrom(0, 10),
      downMs: fc.constantFrom(0, 10),
    })
    fc.assert(
      fc.property(fc.array(span, { maxLength: 96 }), (parts) => {
        const spans = parts.map((part) => ({ ...empty, ...part }))
        const paths = barPaths(spans)
        for (const state of ['up', 'degraded', 'down', 'unknown'] as const) {
          const starts = [...paths[state].matchAll(/M(\d+) 0/g)].map((match) => Number(match[1]) / 4)
          expect(starts).toEqual(spans.flatMap((each, index) => (stateOfSpan(each) === state ? [index] : [])))
        }
      }),
    )
  })

  it('unobserved neighbours join so that the hatching runs through', () => {
    expect(barPaths([empty, empty, { ...empty, upMs: 1 }]).unknown).toBe('M0 0h4v20h-4zM4 0h3v20h-3z')
  })
})

describe('line of response times', () => {
  it('draws nothing without times', () => {
    expect(sparkPath([], 100, 20)).toBe('')
    expect(sparkPath([null, null], 100, 20)).toBe('')
  })

  it('steady times run through the middle', () => {
    expect(sparkPath([50, 50, 50], 100, 20)).toBe('M0.0 10.0L50.0 10.0L100.0 10.0')
  })

  it('a gap breaks the line and a lone point stays visible', () => {
    expect(sparkPath([50, null, 50], 100, 20)).toBe('M0.0 10.0h1.5M100.0 10.0h1.5')
  })

  it('stays within its box', () => {
    const time = fc.option(fc.double({ min: 0.01, max: 1e6, noNaN: true }))
    fc.assert(
      fc.property(fc.array(time, { maxLength: 48 }), (values) => {
        for (const [, x, y] of sparkPath(values, 110, 24).matchAll(/[ML]([\d.]+) ([\d.-]+)/g)) {
          expect(Number(x)).toBeLessThanOrEqual(110)
          expect(Number(y)).toBeGreaterThanOrEqual(0)
          expect(Number(y)).toBeLessThanOrEqual(24)
        }
      }),
    )
  })
})
