import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currentOrNext, occurrences } from '../../../electron/core/life/occurrences.ts'
import { quietStretch } from '../../../electron/core/life/quietHours.ts'
import { scheduleIssues } from '../../../electron/core/life/scheduleIssues.ts'
import { wallTime } from '../../../electron/core/life/zone.ts'
import { quietHoursSchema } from '../../../electron/core/model/alerts.ts'
import type { MaintenanceSchedule } from '../../../electron/core/model/maintenance.ts'

const hourMs = 3_600_000
const at = Date.parse
const shown = ({ fromMs, toMs }: { fromMs: number; toMs: number }) =>
  `${new Date(fromMs).toISOString().slice(0, 16)} ${(toMs - fromMs) / hourMs} h`
const weekly = (change: Partial<Extract<MaintenanceSchedule, { kind: 'weekly' }>> = {}): MaintenanceSchedule => ({
  kind: 'weekly',
  days: ['sun'],
  at: '02:30',
  durationMs: 2 * hourMs,
  zone: 'Europe/Paris',
  ...change,
})

describe('when a window is', () => {
  test('once: until it is over', () => {
    const once = { kind: 'once', fromMs: at('2026-05-01T10:00Z'), toMs: at('2026-05-01T12:00Z') } as const
    expect(occurrences(once, 'UTC', at('2026-05-01T11:59:59Z'), 3).map(shown)).toEqual(['2026-05-01T10:00 2 h'])
    expect(occurrences(once, 'UTC', at('2026-05-01T12:00Z'), 3)).toEqual([])
    expect(occurrences({ ...once, toMs: once.fromMs }, 'UTC', 0, 3)).toEqual([])
  })

  test('weekly: by the wall clock, through both clock changes', () => {
    expect(occurrences(weekly(), 'UTC', at('2026-03-22T00:00Z'), 3).map(shown)).toEqual([
      '2026-03-22T01:30 2 h',
      // 02:30 does not exist: at the moment that the clock before the change would have called so.
      '2026-03-29T01:30 2 h',
      '2026-04-05T00:30 2 h',
    ])
    expect(occurrences(weekly(), 'UTC', at('2026-10-18T00:00Z'), 3).map(shown)).toEqual([
      '2026-10-18T00:30 2 h',
      '2026-10-25T00:30 2 h',
      '2026-11-01T01:30 2 h',
    ])
  })

  test('a running one comes first, also when it began the day before', () => {
    const night = weekly({ days: ['mon', 'tue'], at: '23:00', durationMs: 4 * hourMs, zone: 'UTC' })
    expect(occurrences(night, 'UTC', at('2026-11-24T02:59:59Z'), 2).map(shown)).toEqual([
      '2026-11-23T23:00 4 h',
      '2026-11-24T23:00 4 h',
    ])
    expect(occurrences(night, 'UTC', at('2026-11-24T03:00Z'), 1).map(shown)).toEqual(['2026-11-24T23:00 4 h'])
  })

  test('without a zone: by this computer', () => {
    const { zone: _, ...local } = weekly({ days: ['wed'], at: '09:00' }) as Extract<
      MaintenanceSchedule,
      { kind: 'weekly' }
    >
    expect(occurrences(local, 'America/New_York', at('2026-11-24T00:00Z'), 1).map(shown)).toEqual([
      '2026-11-25T14:00 2 h',
    ])
  })

  test('each begins at its wall time and lasts as long as it says, in every zone', () => {
    const zones = [
      'Europe/Paris',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Santiago',
      'UTC',
    ]
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 })
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, fc.integer({ min: 0, max: 365 }), (zone, minuteOfDay, day) => {
        const time = `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`
        const schedule = weekly({
          days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
          at: time,
          zone,
          durationMs: hourMs,
        })
        const from = at('2026-01-01T00:00Z') + day * 24 * hourMs
        const found = occurrences(schedule, 'UTC', from, 4)
        expect(found).toHaveLength(4)
        for (const [i, { fromMs, toMs }] of found.entries()) {
          expect(toMs - fromMs).toBe(hourMs)
          const { hour, minute } = wallTime(fromMs, zone)
          const shift = (hour * 60 + minute - minuteOfDay + 1_440) % 1_440
          // Later only in an hour that does not exist, by the length of the change.
          expect([0, 30, 60]).toContain(shift)
          const before = found[i - 1]
          if (before) {
            expect(fromMs - before.fromMs).toBeGreaterThanOrEqual(23 * hourMs)
            expect(fromMs - before.fromMs).toBeLessThanOrEqual(25 * hourMs)
          }
        }
      }),
    )
  })

  test('what is remembered of a schedule is right whenever it is asked, backwards too', () => {
    const schedule = weekly({ days: ['mon', 'thu'], zone: 'America/New_York' })
    const from = at('2026-10-25T00:00Z')
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 * 24 * 60 }), { maxLength: 30 }), (minutes) => {
        for (const minute of minutes) {
          const nowMs = from + minute * 60_000
          expect(currentOrNext(schedule, 'UTC', nowMs)).toEqual(occurrences(schedule, 'UTC', nowMs, 1)[0])
        }
      }),
    )
  })

  test.each<[string, MaintenanceSchedule, string | undefined]>([
    ['a zone that does not exist', weekly({ zone: 'Europe/Pari' }), 'There is no such time zone.'],
    ['a cron that cannot be read', { kind: 'cron', cron: '* *', durationMs: hourMs }, 'Write five fields'],
    ['a day that never comes', { kind: 'cron', cron: '0 0 31 2 *', durationMs: hourMs }, 'This day never comes.'],
    ['one that overlaps itself', { kind: 'cron', cron: '*/5 * * * *', durationMs: 6 * 60_000 }, 'begin again before'],
    ['one that ends as it begins again', { kind: 'cron', cron: '*/5 * * * *', durationMs: 5 * 60_000 }, undefined],
    ['an end before its begin', { kind: 'once', fromMs: 10, toMs: 5 }, 'end after it begins'],
    ['one that is over', { kind: 'once', fromMs: 5, toMs: 10 }, undefined],
  ])('%s', (_, schedule, message) => {
    expect(scheduleIssues(schedule, 'UTC', at('2026-11-27T00:00Z'))[0]?.message).toEqual(
      message === undefined ? undefined : expect.stringContaining(message),
    )
  })
})

describe('quiet hours', () => {
  const quiet = (change: object = {}) => quietHoursSchema.parse({ enabled: true, zone: 'Europe/Paris', ...change })
  test.each([
    ['just before', {}, '2026-01-15T20:59:59Z', null],
    ['at their begin', {}, '2026-01-15T21:00Z', '2026-01-15T21:00 9 h'],
    ['after midnight', {}, '2026-01-16T05:59:59Z', '2026-01-15T21:00 9 h'],
    ['at their end', {}, '2026-01-16T06:00Z', null],
    ['the night that is an hour shorter', {}, '2026-03-29T01:30Z', '2026-03-28T21:00 8 h'],
    ['the night that is an hour longer', {}, '2026-10-25T01:30Z', '2026-10-24T20:00 10 h'],
    ['within a day', { from: '12:00', to: '14:00' }, '2026-01-15T12:30Z', '2026-01-15T11:00 2 h'],
    ['from and to alike: always', { from: '07:00', to: '07:00' }, '2026-01-15T05:00Z', '2026-01-14T06:00 24 h'],
    ['off', { enabled: false }, '2026-01-16T01:00Z', null],
  ])('%s', (_, change, now, expected) => {
    const found = quietStretch(quiet(change), 'UTC', at(now))
    expect(found && shown(found)).toBe(expected)
  })
})
