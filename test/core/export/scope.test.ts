import { expect, it } from 'vitest'
import { scopeLines, scopeOf } from '../../../electron/core/export/scope.ts'
import { atMs, incidentSample } from './transcriptSample.ts'

const monitors = [
  { id: 'stripe-balance', vendorId: 'stripe' },
  { id: 'stripe-charges', vendorId: 'stripe' },
  { id: 'mail-send', vendorId: 'mail' },
  { id: 'sms-send', vendorId: 'sms' },
]
const about = { monitorId: 'stripe-balance', vendorId: 'stripe', fromMs: atMs, toMs: atMs + 60_000 }
const other = (monitorId: string, vendorId: string, firstFailureAtMs: number, closedAtMs?: number) =>
  incidentSample({
    id: monitorId,
    monitorId,
    vendorId,
    vendorName: vendorId,
    title: `${monitorId} fails`,
    firstFailureAtMs,
    closedAtMs,
  })

it.each<[string, ReturnType<typeof other>[], string[], string[]]>([
  ['nothing', [], [], []],
  ['the incident itself', [incidentSample()], [], []],
  ['an open one of the same vendor', [other('stripe-charges', 'stripe', atMs - 1)], ['stripe-charges fails'], []],
  ['one that began later', [other('stripe-charges', 'stripe', atMs + 60_001)], [], []],
  ['one that was over before', [other('mail-send', 'mail', atMs - 9, atMs - 1)], [], []],
  [
    'one elsewhere, twice',
    [other('mail-send', 'mail', atMs - 9, atMs), other('mail-send', 'mail', atMs + 1)],
    [],
    ['mail'],
  ],
])('beside %s', (_, incidents, monitorTitles, vendorNames) => {
  expect(scopeOf(about, monitors, incidents)).toEqual({ monitors: 1, vendors: 2, monitorTitles, vendorNames })
})

it('counts other vendors without naming them', () => {
  const lines = scopeLines({
    monitors: 1,
    monitorTitles: ['Charges fails'],
    vendors: 2,
    vendorNames: ['Secret partner'],
  })
  expect(lines.join(' ')).toContain('1 of 1: Charges fails')
  expect(lines.join(' ')).toContain('1 of 2.')
  expect(lines.join(' ')).not.toContain('Secret partner')
  expect(scopeLines({ monitors: 0, monitorTitles: [], vendors: 0, vendorNames: [] })).toEqual([])
})
