import { describe, expect, test } from 'vitest'
import { fromConfig } from '../../../electron/core/config/fromConfig.ts'
import { pathText } from '../../../electron/core/config/issue.ts'
import { toConfig } from '../../../electron/core/config/toConfig.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'

const vendors = [{ id: 'stripe', name: 'Stripe' }]
const read = (more: object) => fromConfig({ headstart: 1, vendors, ...more })
const problems = (more: object) => {
  const result = read(more)
  return result.ok ? [] : result.issues.map(({ path, message }) => `${pathText(path)}: ${message}`)
}
const window = (more: object) => ({ maintenance: [{ id: 'a', name: 'A', ...more }] })

describe('maintenance in a file', () => {
  test.each([
    ['once', { once: { from: '2026-11-28T02:00+01:00', to: '2026-11-28T04:00:00Z' }, vendors: ['stripe'] }],
    ['weekly', { weekly: { days: ['sat', 'sun'], at: '02:00', for: '1h30m', zone: 'Europe/Paris' }, counts: true }],
    ['cron', { cron: { expression: '0 2 1 * *', for: '2h' }, monitors: ['anything'], enabled: false }],
  ])('%s is read and written back the same', (_, more) => {
    const first = read(window(more))
    if (!first.ok) throw new Error(JSON.stringify(first.issues))
    const out = JSON.parse(JSON.stringify(toConfig({ ...first.config, settings: undefined })))
    expect(fromConfig(out)).toEqual(first)
  })

  test.each([
    ['no time', {}, 'maintenance[0]: Say when, by one of once, weekly and cron.'],
    [
      'two times',
      { cron: { expression: '@daily', for: '1h' }, weekly: { days: ['mon'], at: '02:00', for: '1h' } },
      'maintenance[0]: Say when',
    ],
    [
      'a moment without its offset',
      { once: { from: '2026-11-28T02:00', to: '2026-11-28T04:00Z' } },
      'maintenance[0].once.from: Write a date',
    ],
    [
      'an end before the begin',
      { once: { from: '2026-11-28T02:00Z', to: '2026-11-28T01:00Z' } },
      'maintenance[0].once.to: It must end after',
    ],
    [
      'a zone that is none',
      { weekly: { days: ['mon'], at: '02:00', for: '1h', zone: 'Paris' } },
      'maintenance[0].weekly.zone: There is no such time zone.',
    ],
    [
      'a day that is none',
      { weekly: { days: ['monday'], at: '02:00', for: '1h' } },
      'maintenance[0].weekly.days[0]: Use one of mon',
    ],
    [
      'a cron that cannot be read',
      { cron: { expression: '61 * * * *', for: '1h' } },
      'maintenance[0].cron.expression: The minute',
    ],
    [
      'one that overlaps itself',
      { cron: { expression: '@hourly', for: '2h' } },
      'maintenance[0].cron.for: It would begin again',
    ],
    ['longer than a week', { cron: { expression: '@yearly', for: '8d' } }, 'maintenance[0].cron.for: A window lasts'],
    [
      'a vendor that is not there',
      { cron: { expression: '@daily', for: '1h' }, vendors: ['strype'] },
      'maintenance[0].vendors[0]: There is no vendor “strype”. Did you mean “stripe”?',
    ],
    ['a name that is not known', { every: '1h' }, 'maintenance[0].every: “every” is not known here.'],
  ])('%s is refused at its place', (_, more, expected) => {
    expect(problems(window(more))).toContainEqual(expect.stringContaining(expected))
  })
})

describe('alerts in a file', () => {
  test('are read as people write them, and written back the same', () => {
    const file = {
      settings: {
        reminders: { every: '45m' },
        escalation: { after: '20m', channels: ['pager'] },
        quietHours: { enabled: true, from: '23:00', zone: 'Europe/Paris' },
      },
      vendors: [
        { ...vendors[0], alerts: { channels: ['os'], severities: ['down'], remindEvery: 'off', escalateAfter: '5m' } },
      ],
    }
    const result = read(file)
    if (!result.ok) throw new Error(JSON.stringify(result.issues))
    expect(result.config.settings).toEqual({
      reminders: { everyMs: 2_700_000 },
      escalation: { afterMs: 1_200_000, channels: ['pager'] },
      quietHours: { enabled: true, from: '23:00', zone: 'Europe/Paris' },
    })
    expect(result.config.vendors[0]?.alerts).toEqual({
      channels: ['os'],
      severities: ['down'],
      remindEveryMs: null,
      escalateAfterMs: 300_000,
    })
    const out = toConfig({ ...result.config, settings: settingsSchema.parse(result.config.settings) })
    expect(out).toMatchObject({
      settings: { reminders: { every: '45m' } },
      vendors: [{ alerts: { remindEvery: 'off' } }],
    })
    const back = fromConfig(JSON.parse(JSON.stringify(out)))
    expect(back.ok ? [] : back.issues).toEqual([])
  })

  test.each([
    [
      { settings: { reminders: { every: '10s' } } },
      'settings.reminders.every: Write off, or a duration from 1m to 1d.',
    ],
    [{ settings: { quietHours: { zone: 'Mars' } } }, 'settings.quietHours.zone: There is no such time zone.'],
    [{ settings: { quietHours: { from: '25:00' } } }, 'settings.quietHours.from: Write a time of day'],
  ])('%o', (file, expected) => {
    expect(problems(file)).toContainEqual(expect.stringContaining(expected))
  })
})
