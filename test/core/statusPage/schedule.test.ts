import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextReadAtMs, type PageTiming } from '../../../electron/core/statusPage/schedule.ts'

const nowMs = 1_700_000_000_000
const minute = 60_000
const calm: PageTiming = {
  lastReadAtMs: nowMs,
  failures: 0,
  notBeforeMs: undefined,
  openedAtMs: undefined,
  spread: 0,
}

describe('when a page is read next', () => {
  test.each<[string, Partial<PageTiming>, number]>([
    ['never read: now', { lastReadAtMs: undefined }, 0],
    ['calm: every 5 min', {}, 5 * minute],
    ['calm, spread: a tenth later', { spread: 1 }, 5.5 * minute],
    ['incident opened after the last reading: now', { lastReadAtMs: nowMs - minute, openedAtMs: nowMs }, 0],
    ['opened just after a reading: no closer than 5 s', { lastReadAtMs: nowMs - 1_000, openedAtMs: nowMs }, 4_000],
    ['incident open for a minute: 30 s', { openedAtMs: nowMs - minute }, 30_000],
    ['open for 9 min 59 s: still 30 s', { openedAtMs: nowMs - 599_000 }, 30_000],
    ['open for ten minutes: 60 s', { openedAtMs: nowMs - 600_000 }, minute],
    ['one failure while calm', { failures: 1 }, 10 * minute],
    ['many failures while calm: 30 min', { failures: 40 }, 30 * minute],
    ['failures while open: 2 min at most', { failures: 9, openedAtMs: nowMs - minute }, 2 * minute],
    ['the page asked to wait', { notBeforeMs: nowMs + 20 * minute, openedAtMs: nowMs - minute }, 20 * minute],
    ['the clock was set back', { lastReadAtMs: nowMs + 90 * minute }, 0],
  ])('%s', (_, timing, waitMs) => {
    expect(nextReadAtMs({ ...calm, ...timing }, nowMs) - nowMs).toBe(waitMs)
  })

  test('never within 5 s of the last reading, never later than 33 min unless asked to', () => {
    const some = fc.record({
      failures: fc.nat(50),
      openedAtMs: fc.option(fc.integer({ min: nowMs - 10 * 3_600_000, max: nowMs }), { nil: undefined }),
      spread: fc.double({ min: 0, max: 1, noNaN: true }),
      agoMs: fc.nat(3_600_000),
    })
    fc.assert(
      fc.property(some, ({ agoMs, ...timing }) => {
        const lastReadAtMs = nowMs - agoMs
        const atMs = nextReadAtMs({ ...timing, lastReadAtMs, notBeforeMs: undefined }, nowMs)
        expect(atMs).toBeGreaterThanOrEqual(lastReadAtMs + 5_000)
        expect(atMs).toBeLessThanOrEqual(Math.max(lastReadAtMs + 33 * minute, nowMs))
      }),
    )
  })
})
