import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, daysBetween, monthBounds, monthOf, zonedText } from '../../../electron/core/sla/month.ts'

const hourMs = 3_600_000
const iso = (atMs: number) => new Date(atMs).toISOString()

describe('a calendar month in a time zone', () => {
  const rows: [month: string, zone: string, from: string, to: string, hours: number][] = [
    ['2026-11', 'UTC', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z', 720],
    ['2026-11', 'Europe/Berlin', '2026-10-31T23:00:00.000Z', '2026-11-30T23:00:00.000Z', 720],
    // The clock goes forward on 29 March and back on 25 October.
    ['2026-03', 'Europe/Berlin', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z', 743],
    ['2026-10', 'Europe/Berlin', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z', 745],
    // In New York the clock goes back inside of November.
    ['2026-11', 'America/New_York', '2026-11-01T04:00:00.000Z', '2026-12-01T05:00:00.000Z', 721],
    ['2026-02', 'Asia/Kolkata', '2026-01-31T18:30:00.000Z', '2026-02-28T18:30:00.000Z', 672],
    ['2028-02', 'Pacific/Auckland', '2028-01-31T11:00:00.000Z', '2028-02-29T11:00:00.000Z', 696],
    ['2026-12', 'Pacific/Kiritimati', '2026-11-30T10:00:00.000Z', '2026-12-31T10:00:00.000Z', 744],
    // Midnight of 1 November comes twice in Havana, and that of 1 October 2023 never came in Asunción.
    ['2026-11', 'America/Havana', '2026-11-01T04:00:00.000Z', '2026-12-01T05:00:00.000Z', 721],
    ['2023-10', 'America/Asuncion', '2023-10-01T04:00:00.000Z', '2023-11-01T03:00:00.000Z', 743],
  ]
  test.each(rows)('%s in %s', (month, zone, from, to, hours) => {
    const { fromMs, toMs } = monthBounds(month, zone)
    expect([iso(fromMs), iso(toMs)]).toEqual([from, to])
    expect((toMs - fromMs) / hourMs).toBe(hours)
    const days = daysBetween(fromMs, toMs, zone)
    expect([days[0]?.fromMs, days.at(-1)?.toMs]).toEqual([fromMs, toMs])
    for (const [index, day] of days.entries()) {
      if (index > 0) expect(day.fromMs).toBe(days[index - 1]?.toMs)
      expect([23, 24, 25]).toContain((day.toMs - day.fromMs) / hourMs)
      expect(monthOf(day.fromMs, zone)).toBe(month)
      expect(monthOf(day.toMs - 1, zone)).toBe(month)
    }
    expect(monthOf(fromMs - 1, zone)).toBe(addMonths(month, -1))
    expect(monthOf(toMs, zone)).toBe(addMonths(month, 1))
  })

  test('every moment lies in the month that it is of', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC')
    const moments = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) })
    fc.assert(
      fc.property(zones, moments, (zone, atMs) => {
        const { fromMs, toMs } = monthBounds(monthOf(atMs, zone), zone)
        expect(fromMs <= atMs && atMs < toMs).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('moments are told by the clocks of the zone, with their offset', () => {
    const atMs = Date.parse('2026-10-25T00:30:00.400Z')
    expect(zonedText(atMs, 'Europe/Berlin')).toBe('2026-10-25 02:30:00 +02:00')
    expect(zonedText(atMs + hourMs, 'Europe/Berlin')).toBe('2026-10-25 02:30:00 +01:00')
    expect(zonedText(atMs, 'UTC')).toBe('2026-10-25 00:30:00 Z')
    expect(zonedText(atMs, 'America/St_Johns')).toBe('2026-10-24 22:00:00 -02:30')
  })

  test('a month that is not over ends in the middle of a day', () => {
    const { fromMs } = monthBounds('2026-11', 'Europe/Berlin')
    const days = daysBetween(fromMs, fromMs + 30 * hourMs, 'Europe/Berlin')
    expect(days.map(({ day, fromMs: from, toMs }) => [day, (toMs - from) / hourMs])).toEqual([
      ['2026-11-01', 24],
      ['2026-11-02', 6],
    ])
  })

  test('months are counted over the year', () => {
    expect(addMonths('2026-11', 2)).toBe('2027-01')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
  })
})
