import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { panelPlace } from '../../electron/core/placement.ts'

const screen = { x: 0, y: 27, width: 1920, height: 1013 }
const size = { width: 360, height: 460 }
const icon = (x: number, y: number) => ({ x, y, width: 22, height: 22 })
const nowhere = { x: 0, y: 0, width: 0, height: 0 }

describe('the panel stands', () => {
  test.each([
    ['below an icon at the top', icon(1_000, 2), { x: 5, y: 5 }, screen, { x: 831, y: 30 }],
    ['above an icon at the bottom', icon(1_000, 1_050), { x: 5, y: 5 }, screen, { x: 831, y: 580 }],
    ['at the right edge beside a corner', icon(1_895, 2), { x: 5, y: 5 }, screen, { x: 1_560, y: 30 }],
    ['at the left edge', icon(3, 1_050), { x: 5, y: 5 }, screen, { x: 0, y: 580 }],
    ['at the pointer where the icon is not told', nowhere, { x: 900, y: 10 }, screen, { x: 720, y: 27 }],
    ['on a second screen to the left', icon(-300, 2), { x: 0, y: 0 }, { ...screen, x: -1920 }, { x: -469, y: 30 }],
    ['beside a task bar at the left', icon(10, 500), { x: 0, y: 0 }, { ...screen, x: 60 }, { x: 60, y: 528 }],
  ])('%s', (_name, at, pointer, workArea, expected) => {
    expect(panelPlace(at, pointer, size, workArea)).toEqual({ ...expected, ...size })
  })

  test('whole inside the work area, whatever the system says', () => {
    const place = fc.integer({ min: -10_000, max: 10_000 })
    const length = fc.integer({ min: 1, max: 5_000 })
    const box = fc.record({ x: place, y: place, width: length, height: length })
    fc.assert(
      fc.property(fc.oneof(box, fc.constant(nowhere)), fc.record({ x: place, y: place }), box, (at, pointer, area) => {
        const { x, y, width, height } = panelPlace(at, pointer, size, area)
        expect(width).toBeLessThanOrEqual(size.width)
        expect([x >= area.x, y >= area.y]).toEqual([true, true])
        expect([x + width <= area.x + area.width, y + height <= area.y + area.height]).toEqual([true, true])
      }),
    )
  })
})
