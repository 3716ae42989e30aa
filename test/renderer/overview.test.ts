import { describe, expect, it } from 'vitest'
import type { MonitorSummary, VendorSummary } from '../../electron/core/model/summary.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import { figureParts, vendorLine, worstFirst } from '../../renderer/overview/words.ts'

const noBar = { fromMs: 0, cellMs: 0, untilMs: 0, cells: [] }

const uptime = { percent: 100, coveragePercent: 100 }

function monitor(name: string, state: State, paused = false): MonitorSummary {
  return {
    id: name.toLowerCase(),
    vendorId: 'v',
    name,
    state,
    reason: state === 'up' ? 'ok' : 'status',
    sentence: '',
    sinceMs: 0,
    confirming: false,
    paused: paused ? { untilMs: null } : undefined,
    intervalMs: 30_000,
    sparkline: [],
    bar24h: noBar,
    uptime24h: uptime,
  }
}

function vendor(state: State, monitors: MonitorSummary[], features: string[] = []): VendorSummary {
  return { id: 'v', name: 'Vendor', state, sentence: '', features, monitors, bar24h: noBar, uptime24h: uptime }
}

describe('words of the overview', () => {
  it('worst first, equals in their order', () => {
    const list = (['up', 'down', 'unknown', 'up', 'degraded'] as const).map((state, index) => ({
      ...vendor(state, []),
      id: `${index}`,
    }))
    expect(worstFirst(list).map((each) => each.id)).toEqual(['1', '4', '2', '0', '3'])
  })

  it.each<[VendorSummary, string]>([
    [vendor('up', [monitor('A', 'up'), monitor('B', 'up')], ['Checkout', 'Invoices']), 'Checkout · 2 monitors'],
    [vendor('up', [monitor('A', 'up')]), '1 monitor'],
    [vendor('down', [monitor('A', 'degraded'), monitor('B', 'down'), monitor('C', 'up')]), 'B down · 2 of 3 monitors'],
    [
      vendor('degraded', [{ ...monitor('A', 'up'), flapping: true }, monitor('B', 'up')]),
      'A flapping · 1 of 2 monitors',
    ],
    [vendor('unknown', [monitor('A', 'unknown')]), 'A not observed'],
    [vendor('unknown', [monitor('A', 'unknown', true)]), 'A paused'],
  ])('%#: %s', (each, line) => expect(vendorLine(each)).toBe(line))

  it('the large figure keeps numbers and units apart', () => {
    expect(figureParts('4 min 12 s')).toEqual([
      ['4', 'min'],
      ['12', 's'],
    ])
    expect(figureParts('3 days')).toEqual([['3', 'days']])
  })
})
