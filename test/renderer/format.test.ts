import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { wording } from '../../electron/core/language/language.ts'
import {
  axisMs,
  formatAgo,
  formatBytes,
  formatCount,
  formatCoverage,
  formatDuration,
  formatLocal,
  formatMs,
  formatPercent,
  formatRough,
  formatUtc,
} from '../../renderer/ui/format.ts'

describe('measured times', () => {
  it.each([
    [0.42, '0.4 ms'],
    [94.4, '94 ms'],
    [4106, '4,106 ms'],
    [9999, '9,999 ms'],
    [12_340, '12.3 s'],
  ])('%d ms is written %s', (ms, text) => expect(formatMs(ms)).toBe(text))
})

test.each([
  [0, '0'],
  [0.25, '0.25 ms'],
  [0.5, '0.5 ms'],
  [2.5, '2.5 ms'],
  [40, '40 ms'],
  [2_500, '2,500 ms'],
  [15_000, '15.0 s'],
])('a line of the grid at %d ms is written %s', (ms, text) => expect(axisMs(ms)).toBe(text))

describe('durations in words', () => {
  it.each([
    [-5, '0 s'],
    [999, '0 s'],
    [12_000, '12 s'],
    [252_000, '4 min 12 s'],
    [300_000, '5 min'],
    [7_500_000, '2 h 5 min'],
    [86_400_000, '1 day'],
    [90_000_000 + 172_800_000, '3 days 1 h'],
  ])('%d ms is written %s', (ms, text) => expect(formatDuration(ms)).toBe(text))

  it('never shows more than two units or a unit that has overflowed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 * 365 * 86_400_000 }), (ms) => {
        const words = formatDuration(ms).split(' ')
        expect(words.length === 2 || words.length === 4).toBe(true)
        const limits: Record<string, number> = { s: 60, min: 60, h: 24 }
        for (let index = 0; index < words.length; index += 2) {
          const limit = limits[words[index + 1] ?? '']
          if (limit !== undefined) expect(Number(words[index])).toBeLessThan(limit)
        }
      }),
    )
  })

  it.each([
    [1_500, 'just now'],
    [59_999, '59 s ago'],
    [60_000, '1 min ago'],
    [7_200_000, '2 h ago'],
    [172_800_000, '2 days ago'],
  ])('%d ms back is %s', (ms, text) => expect(formatAgo(ms)).toBe(text))

  it('rough times keep the largest unit', () => expect(formatRough(86_400_000)).toBe('1 day'))
})

describe('sizes and shares', () => {
  it.each([
    [312, '312 B'],
    [1_946, '1.9 KiB'],
    [262_144, '256 KiB'],
    [2_147_483_648, '2 GiB'],
  ])('%d bytes are written %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

  it('a share that is not whole is never rounded up to 100', () => {
    expect(formatPercent(99.9999)).toBe('99.99%')
    expect(formatPercent(100)).toBe('100%')
    expect(formatPercent(null)).toBe('—')
  })

  it.each([
    [0, '0%'],
    [0.2, '<1%'],
    [97.4, '97%'],
    [99.99, '99%'],
    [100, '100%'],
  ])('a coverage of %d is written %s', (percent, text) => expect(formatCoverage(percent)).toBe(text))

  it('counts with their words', () => {
    expect(wording.overview.monitors(1)).toBe('1 monitor')
    expect(wording.overview.monitors(1_200)).toBe('1,200 monitors')
    expect(formatCount(1_200)).toBe('1,200')
  })
})

describe('moments', () => {
  const atMs = Date.UTC(2026, 10, 23, 13, 6, 31, 204)
  it('UTC is exact', () => expect(formatUtc(atMs)).toBe('2026-11-23T13:06:31.204Z'))
  it('local time with its offset names the same moment', () => {
    const [date, time, offset] = formatLocal(atMs).split(' ')
    expect(Date.parse(`${date}T${time}${offset?.replace('−', '-')}`)).toBe(atMs - 204)
  })
})
