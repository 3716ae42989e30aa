import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeDuration, formatDuration, parseDuration } from '../../electron/core/duration.ts'

describe('durations', () => {
  test.each([
    ['30s', 30_000],
    ['1m30s', 90_000],
    ['1m 30s', 90_000],
    ['500ms', 500],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1.5s', 1_500],
    ['0s', 0],
    ['1d2h3m4s5ms', 93_784_005],
    [' 5s ', 5_000],
  ])('reads %j', (text, ms) => {
    expect(parseDuration(text)).toEqual({ ok: true, ms })
  })

  test.each(['', ' ', '30', 's', '30 s', '30sec', '-5s', '30s1m', '5s5s', '1..5s', '.s', '1e3s', `${'9'.repeat(60)}s`])(
    'refuses %j',
    (text) => {
      expect(parseDuration(text)).toEqual({ ok: false, message: expect.stringContaining('Write a duration') })
    },
  )

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e12 }), (ms) => {
        expect(parseDuration(formatDuration(ms))).toEqual({ ok: true, ms })
      }),
    )
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseDuration(text).ok === 'boolean'))
  })

  test.each([
    [0, '0 s'],
    [90_000, '1 min 30 s'],
    [250, '250 ms'],
    [3_600_000, '1 h'],
  ])('says %i ms as %j', (ms, text) => {
    expect(describeDuration(ms)).toBe(text)
  })
})
