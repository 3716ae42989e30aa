import { describe, expect, test } from 'vitest'
import { clockText, instantsOf, wallTime } from '../../../electron/core/life/zone.ts'

const iso = (list: number[]) => list.map((ms) => new Date(ms).toISOString().slice(0, 16))

describe('wall time of a zone', () => {
  test.each([
    ['an ordinary day', 'Europe/Paris', [2026, 1, 15, 2 * 60 + 30], ['2026-01-15T01:30']],
    ['the hour that is skipped', 'Europe/Paris', [2026, 3, 29, 2 * 60 + 30], ['2026-03-29T01:30']],
    [
      'the hour that comes twice',
      'Europe/Paris',
      [2026, 10, 25, 2 * 60 + 30],
      ['2026-10-25T00:30', '2026-10-25T01:30'],
    ],
    [
      'a change of half an hour',
      'Australia/Lord_Howe',
      [2026, 4, 5, 1 * 60 + 45],
      ['2026-04-04T14:45', '2026-04-04T15:15'],
    ],
    ['a quarter of an hour off', 'Asia/Kathmandu', [2026, 6, 1, 0], ['2026-05-31T18:15']],
    ['far ahead of UTC', 'Pacific/Kiritimati', [2026, 6, 1, 60], ['2026-05-31T11:00']],
    ['far behind UTC', 'Pacific/Pago_Pago', [2026, 6, 1, 60], ['2026-06-01T12:00']],
    ['past the end of a month', 'UTC', [2026, 2, 29, 0], ['2026-03-01T00:00']],
  ] as const)('%s', (_, zone, [year, month, day, minute], expected) => {
    expect(iso(instantsOf(zone, year, month, day, minute))).toEqual(expected)
  })

  test('is read back', () => {
    const at = Date.UTC(2026, 9, 25, 1, 30, 15)
    expect(wallTime(at, 'Europe/Paris')).toEqual({
      year: 2026,
      month: 10,
      day: 25,
      hour: 2,
      minute: 30,
    })
    expect(wallTime(Date.UTC(2026, 0, 1), 'UTC').hour).toBe(0)
  })

  test.each([
    ['2026-11-27T03:40Z', '03:40'],
    ['2026-11-28T03:40Z', 'Sat 03:40'],
    ['2026-12-05T03:40Z', '5 Dec 03:40'],
    ['2026-11-26T23:59Z', '26 Nov 23:59'],
  ])('%s seen on Friday, 27 November: %s', (at, text) => {
    expect(clockText(Date.parse(at), Date.parse('2026-11-27T01:00Z'), 'UTC')).toBe(text)
  })
})
