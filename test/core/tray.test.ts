import { describe, expect, test } from 'vitest'
import type { Summary } from '../../electron/core/model/summary.ts'
import { type TrayModel, trayModel } from '../../electron/core/tray.ts'
import { monitor, nowMs, sampleSummary, stripeDown, vendor } from '../electron/sampleSummary.ts'

const paused = { untilMs: null }
const labels = (model: TrayModel) => model.items.map((item) => (item.kind === 'separator' ? '—' : item.label))
const find = (model: TrayModel, label: string) =>
  model.items.find((item) => item.kind === 'item' && item.label === label)

function oneVendor(more: Partial<Summary>, state: 'up' | 'degraded' | 'down' | 'unknown', sinceMs: number): Summary {
  const vendors = [vendor('acme', 'Acme', state, [monitor('acme-a', state, { sinceMs })])]
  return sampleSummary({ state, vendors, openIncidents: [], ...more })
}

describe('icon and tooltip', () => {
  test.each<[string, Summary, string, string]>([
    ['down for less than a minute', oneVendor({}, 'down', nowMs - 59_999), 'down', 'Acme down for less than a minute'],
    ['down for minutes', oneVendor({}, 'down', nowMs - 252_000), 'down', 'Acme down for 4 min'],
    ['down for hours', oneVendor({}, 'down', nowMs - 7_500_000), 'down', 'Acme down for 2 h 5 min'],
    ['degraded', oneVendor({}, 'degraded', nowMs - 60_000), 'degraded', 'Acme degraded for 1 min'],
    [
      'flapping is one calm state, whatever the last probe said',
      sampleSummary({
        state: 'degraded',
        openIncidents: [],
        vendors: [
          vendor('acme', 'Acme', 'degraded', [
            monitor('acme-a', 'up', { sinceMs: nowMs - 120_000, flapping: true, incidentId: 'i' }),
          ]),
        ],
      }),
      'degraded',
      'Acme flapping for 2 min',
    ],
    ['up', oneVendor({ headline: 'All 1 monitors are up.' }, 'up', nowMs), 'up', 'All 1 monitors are up.'],
    ['not observed', oneVendor({ headline: 'You are offline.' }, 'unknown', nowMs), 'unknown', 'You are offline.'],
    [
      'no monitors at all',
      sampleSummary({ state: 'unknown', vendors: [], openIncidents: [], headline: 'Nothing is watched yet.' }),
      'unknown',
      'Nothing is watched yet.',
    ],
    [
      'everything paused',
      sampleSummary({
        state: 'unknown',
        openIncidents: [],
        vendors: [vendor('acme', 'Acme', 'unknown', [monitor('acme-a', 'unknown', { paused })])],
      }),
      'paused',
      'Headstart is paused',
    ],
    [
      'several down: the first to fail is named',
      sampleSummary({
        openIncidents: [],
        vendors: [
          vendor('b', 'Beta', 'down', [monitor('b-1', 'down', { sinceMs: nowMs - 60_000 })]),
          vendor('a', 'Alpha', 'down', [
            monitor('a-1', 'down', { sinceMs: nowMs - 180_000 }),
            monitor('a-2', 'up', { sinceMs: 0 }),
          ]),
          vendor('c', 'Gamma', 'degraded', [monitor('c-1', 'degraded', { sinceMs: 0 })]),
        ],
      }),
      'down',
      'Alpha down for 3 min, and 1 more',
    ],
  ])('%s', (_name, summary, icon, tooltip) => {
    expect(trayModel(summary, null)).toMatchObject({ icon, tooltip })
  })

  test('the time counts from the first failure, not from its confirmation', () => {
    const late = monitor('stripe-balance', 'down', { incidentId: stripeDown.id, sinceMs: nowMs - 1_000 })
    const summary = sampleSummary({ vendors: [vendor('stripe', 'Stripe', 'down', [late])] })
    expect(trayModel(summary, null).tooltip).toBe('Stripe down for 4 min')
  })

  test('stays within what Windows shows', () => {
    const vendors = [vendor('acme', 'A'.repeat(80), 'down', [monitor('acme-a', 'down', { sinceMs: 0 })])]
    const long = sampleSummary({ vendors, openIncidents: [], headline: 'x'.repeat(400) })
    expect(trayModel(long, null).tooltip.length).toBeLessThanOrEqual(127)
    expect(trayModel({ ...long, state: 'up' }, null).tooltip.length).toBeLessThanOrEqual(127)
    for (const label of labels(trayModel(long, null))) expect(label.length).toBeLessThanOrEqual(72)
  })
})

describe('menu', () => {
  test('whole, while one vendor is down', () => {
    const model = trayModel(sampleSummary(), false)
    expect(labels(model)).toEqual([
      'Stripe is failing.',
      '—',
      '■  Stripe: down',
      '●  Twilio: up',
      '—',
      'Open Headstart',
      'Show at a glance',
      'Acknowledge “Stripe Balance answers 503”',
      'Snooze 15 min “Stripe Balance answers 503”',
      'Snooze 1 h “Stripe Balance answers 503”',
      'Copy debug report of “Stripe Balance answers 503”',
      'Pause 1 h',
      '—',
      'Open at login',
      'Quit Headstart',
    ])
    expect(find(model, '■  Stripe: down')).toMatchObject({ action: { path: '/incidents/stripe-balance.1' } })
    expect(find(model, '●  Twilio: up')).toMatchObject({ action: { path: '/vendors/twilio' } })
    expect(find(model, 'Pause 1 h')).toMatchObject({ action: { kind: 'pause', forMs: 3_600_000 } })
    expect(find(model, 'Open at login')).toMatchObject({ checked: false, action: { kind: 'open-at-login', on: true } })
  })

  test('an acknowledged incident is not offered again, and stands with its vendor', () => {
    const openIncidents = [{ ...stripeDown, acknowledged: { atMs: nowMs } }]
    const offered = labels(trayModel(sampleSummary({ openIncidents }), null))
    expect(offered.join()).not.toMatch(/Acknowledge|Snooze/)
    expect(offered).toContain('■  Stripe: down, acknowledged')
  })

  test('snooze is for the worst incident that nobody has taken', () => {
    const untilMs = nowMs + 45 * 60_000
    const other = { ...stripeDown, id: 'other.1', title: 'Twilio Messages answers 500' }
    const openIncidents = [{ ...stripeDown, snoozed: { atMs: nowMs, untilMs } }, other]
    const model = trayModel(sampleSummary({ openIncidents, zone: 'Europe/Paris' }), null)
    expect(find(model, 'Snooze 15 min “Twilio Messages answers 500”')).toMatchObject({
      action: { kind: 'snooze', incidentId: 'other.1', forMs: 900_000 },
    })
    expect(labels(model)).toContain('■  Stripe: down, snoozed until 13:45')
  })

  test('maintenance stands with its vendor until when', () => {
    const maintenance = { windowId: 'w', name: 'Upgrade', untilMs: nowMs + 17 * 3_600_000 }
    const on = trayModel(sampleSummary({ openIncidents: [{ ...stripeDown, maintenance }], zone: 'UTC' }), null)
    expect(labels(on)).toContain('■  Stripe: down, maintenance until Tue 05:00')
    const over = { ...maintenance, ended: true }
    expect(labels(trayModel(sampleSummary({ openIncidents: [{ ...stripeDown, maintenance: over }] }), null))).toContain(
      '■  Stripe: down',
    )
  })

  test.each<[string, boolean[], string[]]>([
    ['nothing paused', [false, false], ['Pause 1 h']],
    ['some paused', [true, false], ['Pause 1 h', 'Resume']],
    ['all paused', [true, true], ['Resume']],
    ['no monitors', [], []],
  ])('%s', (_name, states, offered) => {
    const monitors = states.map((is, index) => monitor(`acme-${index}`, 'up', is ? { paused } : {}))
    const summary = sampleSummary({ vendors: [vendor('acme', 'Acme', 'up', monitors)], openIncidents: [] })
    const found = labels(trayModel(summary, null)).filter((label) => label === 'Pause 1 h' || label === 'Resume')
    expect(found).toEqual(offered)
  })

  test('many vendors and warnings are cut to a menu that fits a screen', () => {
    const vendors = Array.from({ length: 40 }, (_, index) => vendor(`v${index}`, `V${index}`, 'up', []))
    const warnings = [1, 2, 3].map((id) => ({ id: `${id}`, text: `Warning ${id}`, next: '', sinceMs: nowMs }))
    const model = trayModel(sampleSummary({ vendors, warnings }), null)
    expect(labels(model)).toContain('25 more…')
    expect(labels(model).filter((label) => label.startsWith('Warning'))).toEqual(['Warning 1', 'Warning 2'])
    expect(model.items.length).toBeLessThan(32)
  })
})
