import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCron } from '../../../electron/core/life/cron.ts'
import { occurrences } from '../../../electron/core/life/occurrences.ts'

const minuteMs = 60_000

function next(cron: string, from: string, count = 3, zone = 'UTC'): string[] {
  const schedule = { kind: 'cron', cron, durationMs: minuteMs, zone } as const
  return occurrences(schedule, 'UTC', Date.parse(from), count).map(({ fromMs }) =>
    new Date(fromMs).toISOString().slice(0, 16),
  )
}

describe('cron', () => {
  test.each([
    ['30 2 * * *', '2026-01-31T03:00Z', ['2026-02-01T02:30', '2026-02-02T02:30', '2026-02-03T02:30']],
    ['*/20 9-10 * * 1-5', '2026-11-27T10:30Z', ['2026-11-27T10:40', '2026-11-30T09:00', '2026-11-30T09:20']],
    ['0 0 29 2 *', '2026-01-01T00:00Z', ['2028-02-29T00:00', '2032-02-29T00:00']],
    ['0 12 1 * MON', '2026-11-01T13:00Z', ['2026-11-02T12:00', '2026-11-09T12:00', '2026-11-16T12:00']],
    ['0 12 * jan,jul 7', '2026-12-31T00:00Z', ['2027-01-03T12:00', '2027-01-10T12:00', '2027-01-17T12:00']],
    ['@monthly', '2026-11-27T00:00Z', ['2026-12-01T00:00', '2027-01-01T00:00', '2027-02-01T00:00']],
    ['5/25 0 1 1 ?', '2026-12-30T00:00Z', ['2027-01-01T00:05', '2027-01-01T00:30', '2027-01-01T00:55']],
  ])('%s', (cron, from, expected) => {
    expect(next(cron, from).slice(0, expected.length)).toEqual(expected)
  })

  test.each([
    ['* * * *', 'Write five fields'],
    ['60 * * * *', 'The minute “60” must be from 0 to 59.'],
    ['* 24 * * *', 'The hour “24”'],
    ['* * 0 * *', 'The day of the month “0”'],
    ['* * * 13 *', 'The month “13”'],
    ['* * * * 8', 'The day of the week “8”'],
    ['* * * * monday', 'The day of the week “monday”'],
    ['*/0 * * * *', 'has no step'],
    ['5-1 * * * *', 'goes backwards'],
    ['1-2-3 * * * *', 'no range'],
    ['*-3 * * * *', 'no range'],
    ['1,,2 * * * *', 'The minute “”'],
    ['', 'Write five fields'],
  ])('“%s” is refused', (cron, message) => {
    expect(parseCron(cron)).toMatchObject({ ok: false, message: expect.stringContaining(message) })
  })

  test('across a clock change a time of day comes once a day, and an hourly one every hour', () => {
    expect(next('30 2 * * *', '2026-03-28T12:00Z', 2, 'Europe/Paris')).toEqual(['2026-03-29T01:30', '2026-03-30T00:30'])
    expect(next('30 2 * * *', '2026-10-24T12:00Z', 2, 'Europe/Paris')).toEqual(['2026-10-25T00:30', '2026-10-26T01:30'])
    expect(next('30 * * * *', '2026-10-24T23:00Z', 4, 'Europe/Paris')).toEqual([
      '2026-10-24T23:30',
      '2026-10-25T00:30',
      '2026-10-25T01:30',
      '2026-10-25T02:30',
    ])
    expect(next('30 * * * *', '2026-03-29T00:00Z', 3, 'Europe/Paris')).toEqual([
      '2026-03-29T00:30',
      '2026-03-29T01:30',
      '2026-03-29T02:30',
    ])
  })

  test('finds exactly the minutes that a search through every minute finds', () => {
    const field = (min: number, max: number) =>
      fc.oneof(fc.constant('*'), fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 4 }).map(String))
    const cron = fc.tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 6))
    const has = (text: string, value: number) => text === '*' || text.split(',').map(Number).includes(value)
    const from = Date.UTC(2026, 0, 27)
    fc.assert(
      fc.property(cron, ([minute, hour, day, month, weekday]) => {
        const fits = (ms: number) => {
          const at = new Date(ms)
          const either = day !== '*' && weekday !== '*'
          const days = [has(day, at.getUTCDate()), has(weekday, at.getUTCDay())]
          const today = either ? days.some(Boolean) : days.every(Boolean)
          return (
            today && has(minute, at.getUTCMinutes()) && has(hour, at.getUTCHours()) && has(month, at.getUTCMonth() + 1)
          )
        }
        const slow: string[] = []
        for (let ms = from; ms < from + 8 * 86_400_000 && slow.length < 5; ms += minuteMs)
          if (fits(ms)) slow.push(new Date(ms).toISOString().slice(0, 16))
        const fast = next([minute, hour, day, month, weekday].join(' '), new Date(from).toISOString(), 5)
        expect(fast.slice(0, slow.length)).toEqual(slow)
      }),
      { numRuns: 30 },
    )
  })
})
