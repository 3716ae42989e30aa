import { describe, expect, test } from 'vitest'
import type { MaintenanceWindow } from '../../electron/core/model/maintenance.ts'
import { standingOfMonitor, standingOfVendor } from '../../renderer/overview/words.ts'
import { oftenText, parseOften, parseTime, parseZone } from '../../renderer/settings/alerts/readings.ts'
import { emptyForm, formOf, scheduleOf, windowOf } from '../../renderer/settings/alerts/windowForm.ts'
import { scheduleText } from '../../renderer/settings/alerts/windowWords.ts'
import { markPath } from '../../renderer/ui/dayBarPaths.ts'
import { snoozeChoices, snoozeProblem } from '../../renderer/ui/life/snoozeChoices.ts'
import { monitor, nowMs, stripeDown, vendor } from '../electron/sampleSummary.ts'

const minuteMs = 60_000

describe('what is typed in the settings', () => {
  test.each([
    ['45', 2_700_000],
    ['30m', 1_800_000],
    ['20 min', 1_200_000],
    ['1h30m', 5_400_000],
    ['off', null],
    ['', null],
  ])('“%s” is %s', (text, ms) => {
    expect(parseOften(text)).toEqual({ ok: true, value: ms })
  })
  test.each(['soon', '10s', '2d', '0'])('“%s” is refused', (text) => {
    expect(parseOften(text).ok).toBe(false)
  })
  test('is shown as it is read', () => {
    for (const ms of [null, minuteMs, 5_400_000]) expect(parseOften(oftenText(ms))).toEqual({ ok: true, value: ms })
  })
  test('times and zones', () => {
    expect([parseTime('7:05'), parseTime('24:00').ok, parseTime('22').ok]).toEqual([
      { ok: true, value: '07:05' },
      false,
      false,
    ])
    expect([parseZone(' Europe/Paris '), parseZone(''), parseZone('Paris').ok]).toEqual([
      { ok: true, value: 'Europe/Paris' },
      { ok: true, value: undefined },
      false,
    ])
  })
})

describe('a maintenance window in its form', () => {
  const windows: MaintenanceWindow[] = [
    {
      id: 'a',
      name: 'A',
      schedule: { kind: 'once', fromMs: nowMs, toMs: nowMs + 5_400_000 },
      counts: true,
      enabled: true,
    },
    {
      id: 'b',
      name: 'B',
      vendors: ['stripe'],
      schedule: { kind: 'weekly', days: ['sat', 'sun'], at: '02:00', durationMs: 5_400_000, zone: 'Europe/Paris' },
      counts: false,
      enabled: false,
    },
    {
      id: 'c',
      name: 'C',
      monitors: ['x'],
      schedule: { kind: 'cron', cron: '0 2 * * *', durationMs: 60_000 },
      counts: false,
      enabled: true,
    },
  ]
  test.each(windows)('$schedule.kind comes out as it went in', (planned) => {
    expect(windowOf(formOf(planned, nowMs), planned.id)).toEqual(planned)
  })
  test.each([
    ['no name', { name: ' ' }, 'name'],
    ['no vendor', { scope: 'vendors' as const }, 'vendors'],
    ['no day', { kind: 'weekly' as const, days: [] }, 'schedule.days'],
    ['no time of day', { kind: 'weekly' as const, at: '2' }, 'schedule.at'],
    ['no date', { from: '' }, 'schedule.fromMs'],
    ['no duration', { kind: 'cron' as const, duration: 'long' }, 'schedule.durationMs'],
    ['too long', { kind: 'cron' as const, duration: '8d' }, 'schedule.durationMs'],
  ])('%s is said at its field', (_, change, path) => {
    expect(windowOf({ ...emptyForm(nowMs), name: 'Work', ...change }, 'x')).toMatchObject({ path })
  })
  test('in words', () => {
    expect(windows.map(({ schedule }) => scheduleText(schedule))).toEqual([
      'Once',
      'Sat, Sun at 02:00 for 1 h 30 min (Europe/Paris)',
      '0 2 * * * for 1 min',
    ])
    expect(scheduleOf(emptyForm(nowMs))).toMatchObject({ kind: 'once' })
  })
})

describe('snooze', () => {
  const at = (hour: number, minute = 0) => new Date(2026, 10, 27, hour, minute).getTime()
  test.each([
    [3, 'Until 08:00', 5 * 60],
    [22, 'Until 08:00 tomorrow', 10 * 60],
  ])('at %i: %s', (hour, label, minutes) => {
    expect(snoozeChoices(at(hour)).at(-1)).toEqual([label, minutes * minuteMs])
  })
  test('shortly before the morning it is not offered', () => {
    expect(snoozeChoices(at(7, 45)).map(([label]) => label)).toEqual(['For 15 minutes', 'For 1 hour', 'For 4 hours'])
  })
  test('bounds', () => {
    expect([snoozeProblem(0), snoozeProblem(minuteMs), snoozeProblem(8 * 86_400_000)].map(Boolean)).toEqual([
      true,
      false,
      true,
    ])
  })
})

describe('what people made of it, in the overview', () => {
  const down = monitor('stripe-balance', 'down', { incidentId: stripeDown.id })
  const taken = { ...stripeDown, acknowledged: { atMs: nowMs, by: 'Night shift' } }
  test('of a monitor: its maintenance before its incident', () => {
    expect(standingOfMonitor(down, [taken])).toEqual({ kind: 'acknowledged', by: 'Night shift' })
    const maintenance = { name: 'Upgrade', untilMs: nowMs }
    expect(standingOfMonitor({ ...down, maintenance }, [taken])).toEqual({ kind: 'maintenance', ...maintenance })
    expect(standingOfMonitor(monitor('a', 'up'), [taken])).toBeNull()
  })
  test('of a vendor: only when nothing in trouble hides behind it', () => {
    const other = monitor('stripe-payouts', 'down', { incidentId: 'other.1' })
    const open = { ...stripeDown, id: 'other.1' }
    expect(standingOfVendor(vendor('stripe', 'Stripe', 'down', [down, other]), [taken, open])).toBeNull()
    expect(standingOfVendor(vendor('stripe', 'Stripe', 'down', [down, monitor('ok', 'up')]), [taken])).toMatchObject({
      kind: 'acknowledged',
    })
    expect(standingOfVendor(vendor('empty', 'Empty', 'unknown', []), [])).toBeNull()
  })
  test('maintenance is a line below its cells', () => {
    const span = (fromMs: number) => ({ fromMs, toMs: fromMs + 10, upMs: 10, degradedMs: 0, downMs: 0, unknownMs: 0 })
    const spans = [0, 10, 20, 30].map(span)
    expect(markPath(spans, [{ fromMs: 15, toMs: 25 }])).toBe('M4 15h4v5h-4zM8 15h4v5h-4z')
    expect(markPath(spans, [])).toBe('')
  })
})
