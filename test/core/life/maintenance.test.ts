import { describe, expect, test } from 'vitest'
import { isLeftOut, maintenanceOf, maintenanceViews } from '../../../electron/core/life/maintenance.ts'
import type { MaintenanceWindow } from '../../../electron/core/model/maintenance.ts'
import { minuteMs, noonMs, windowAt } from './incidentSample.ts'

const balance = { monitorId: 'stripe-balance', vendorId: 'stripe' }
const planOf = (...windows: MaintenanceWindow[]) => ({ windows, zone: 'UTC' })

describe('maintenance of a monitor', () => {
  test.each<[string, MaintenanceWindow[], string | null]>([
    ['none planned', [], null],
    ['not yet', [windowAt(1, 10)], null],
    ['over', [windowAt(-10, 0)], null],
    ['of another vendor', [windowAt(-1, 10, { vendors: ['twilio'] })], null],
    ['of its vendor', [windowAt(-1, 10, { vendors: ['stripe'] })], 'upgrade'],
    ['of another of its monitors', [windowAt(-1, 10, { monitors: ['stripe-payouts'] })], null],
    ['of two the one that ends last', [windowAt(-1, 10), windowAt(-5, 30, { id: 'long' }), windowAt(-1, 5)], 'long'],
    ['switched off', [windowAt(-1, 10, { enabled: false })], null],
  ])('%s', (_, windows, id) => {
    expect(maintenanceOf(planOf(...windows), balance, noonMs)?.planned.id ?? null).toBe(id)
  })

  test('time is left out unless every window that is on counts', () => {
    expect(isLeftOut(planOf(windowAt(-1, 10, { counts: true })), balance, noonMs)).toBe(false)
    expect(isLeftOut(planOf(windowAt(-1, 10, { counts: true }), windowAt(-1, 5)), balance, noonMs)).toBe(true)
    expect(isLeftOut(planOf(), balance, noonMs)).toBe(false)
  })

  test('the last day shows what was and is, not what comes', () => {
    const nightly: MaintenanceWindow = {
      ...windowAt(0, 1, { id: 'nightly', vendors: ['stripe'] }),
      schedule: { kind: 'cron', cron: '0 2,14 * * *', durationMs: 30 * minuteMs },
    }
    const viewOf = maintenanceViews(planOf(nightly, windowAt(-5, 10), windowAt(60, 90, { id: 'later' })), noonMs)
    const twoMs = noonMs - 600 * minuteMs
    expect(viewOf(balance)).toEqual({
      now: { name: 'Upgrade', untilMs: noonMs + 10 * minuteMs },
      day: [
        { fromMs: twoMs - 720 * minuteMs, toMs: twoMs - 690 * minuteMs },
        { fromMs: twoMs, toMs: twoMs + 30 * minuteMs },
        { fromMs: noonMs - 5 * minuteMs, toMs: noonMs + 10 * minuteMs },
      ],
    })
    expect(viewOf({ monitorId: 'twilio', vendorId: 'twilio' }).day).toHaveLength(1)
  })
})
