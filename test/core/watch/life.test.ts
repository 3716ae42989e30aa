import { describe, expect, test } from 'vitest'
import { noted, snoozed, unacknowledged } from '../../../electron/core/life/actions.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import type { MaintenanceWindow } from '../../../electron/core/model/maintenance.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import type { WatchOptions } from '../../../electron/core/watch.ts'
import { incidentAt, opened } from '../life/incidentSample.ts'
import { createBench, monitorOf } from './bench.ts'

const minute = 60_000
const kinds = (bench: ReturnType<typeof createBench>) => bench.shown.map(({ kind }) => kind)
const minutesOf = (bench: ReturnType<typeof createBench>, startMs: number) =>
  bench.shown.map(({ kind, createdAtMs }) => `${Math.floor((createdAtMs - startMs) / minute)} ${kind}`)

function failing(change: Partial<WatchOptions> = {}, settings: object = {}) {
  const read = settingsSchema.parse(settings)
  return createBench({ answer: () => ({ status: 503 }), change: { settings: () => read, ...change } })
}

const open = (bench: ReturnType<typeof createBench>) => bench.watch.openIncidents()[0]

describe('an incident between probes', () => {
  test('is reminded of every half hour until it is acknowledged, and again once that is taken back', async () => {
    const bench = failing()
    const startMs = bench.clock.nowMs()
    bench.watch.start()
    await bench.clock.advance(65 * minute)
    expect(minutesOf(bench, startMs)).toEqual(['0 opened', '30 reminder', '60 reminder'])
    const id = open(bench)?.id ?? ''
    await bench.watch.acknowledge(id, { by: 'Night shift' })
    await bench.clock.advance(120 * minute)
    expect(bench.shown).toHaveLength(3)
    bench.watch.act(id, (incident) => unacknowledged(incident, {}, bench.clock.nowMs()))
    await bench.clock.advance(31 * minute)
    expect(kinds(bench)).toEqual(['opened', 'reminder', 'reminder', 'reminder'])
  })

  test('a snooze is quiet, probes go on, and what is stored goes on after a restart', async () => {
    const bench = failing()
    bench.watch.start()
    await bench.clock.advance(minute)
    const id = open(bench)?.id ?? ''
    bench.watch.act(id, (incident) =>
      snoozed(noted(incident, { text: 'Asked them.' }, 1), { forMs: 40 * minute }, bench.clock.nowMs()),
    )
    await bench.clock.advance(minute)
    const probes = bench.calls.length
    await bench.watch.stop()
    const again = bench.restart()
    again.start()
    await bench.clock.advance(36 * minute)
    expect(again.openIncidents()[0]).toMatchObject({ snoozed: { untilMs: expect.any(Number) } })
    expect(bench.calls.length).toBeGreaterThan(probes + 20)
    expect(kinds(bench)).toEqual(['opened'])
    await bench.clock.advance(5 * minute)
    expect(kinds(bench)).toEqual(['opened', 'reminder'])
    expect(again.openIncidents()[0]?.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['person-note', 'snoozed', 'unsnoozed', 'reminded']),
    )
    await again.stop()
  })

  test('a reminder that came due while Headstart did not run is told once, as soon as it is seen failing', async () => {
    const bench = failing()
    bench.watch.start()
    await bench.clock.advance(minute)
    await bench.watch.stop()
    bench.clock.sleep(5 * 60 * minute)
    const again = bench.restart()
    again.start()
    expect(kinds(bench)).toEqual(['opened'])
    await bench.clock.advance(minute)
    expect(kinds(bench)).toEqual(['opened', 'reminder'])
    await again.stop()
    const third = bench.restart()
    third.start()
    await bench.clock.advance(10 * minute)
    expect(kinds(bench)).toEqual(['opened', 'reminder'])
  })

  test('asks for one timer, and for none once everything is over', async () => {
    let fails = true
    const bench = createBench({ answer: () => ({ status: fails ? 503 : 200 }) })
    bench.watch.start()
    await bench.clock.advance(10_000)
    expect(bench.clock.timers()).toBe(2)
    fails = false
    await bench.clock.advance(5 * minute)
    expect(bench.clock.timers()).toBe(1)
  })

  test('escalates once, louder than the reminder, and the wall clock may be set back', async () => {
    const bench = failing({}, { escalation: { afterMs: 20 * minute, channels: ['pager'] } })
    bench.watch.start()
    await bench.clock.advance(10 * minute)
    bench.clock.sleep(-60 * minute)
    await bench.clock.advance(125 * minute)
    expect(open(bench)?.notices.map(({ kind }) => kind)).toEqual([
      'opened',
      'escalated',
      'reminder',
      'reminder',
      'reminder',
    ])
    expect(open(bench)?.notices[1]).toMatchObject({ channels: ['pager'], title: expect.stringContaining('Nobody') })
  })

  test('asleep over a reminder: told once after waking, when the vendor was seen failing', async () => {
    const bench = failing()
    bench.watch.start()
    await bench.clock.advance(minute)
    bench.watch.suspend()
    bench.clock.sleep(8 * 60 * minute)
    bench.watch.resume()
    await bench.clock.settle()
    expect(kinds(bench)).toEqual(['opened'])
    await bench.clock.advance(2 * minute)
    expect(kinds(bench)).toEqual(['opened', 'reminder'])
  })
})

describe('a crash', () => {
  test('between the carrier of a digest and the others does not tell the others again', async () => {
    const withheld = { by: 'quiet-hours', text: 'Quiet.', untilMs: 1 } as const
    const over = (id: string, notices: Incident['notices']): Incident =>
      incidentAt({ id, monitorId: 'a', state: 'closed', current: 'up', closedAtMs: 1, notices })
    const held = (id: string) => ({ ...opened(), id: `${id}:opened:1`, delivery: 'withheld' as const, withheld })
    const tells = ['x:opened:1', 'y:opened:1']
    const digest = { ...opened(), id: 'x:digest:1', kind: 'digest' as const, delivery: 'sent' as const, tells }
    const told = { ...held('x'), withheld: { ...withheld, toldIn: 'x:digest:1' } }
    const incidents = [over('x', [told, digest]), over('y', [held('y')]), over('z', [held('z')])]
    const bench = failing({ initial: { statuses: [], incidents } })
    bench.watch.start()
    await bench.clock.advance(1_000)
    expect(bench.shown.filter(({ kind }) => kind === 'digest').map(({ tells: ids }) => ids)).toEqual([['z:opened:1']])
    await bench.watch.stop()
  })
})

describe('maintenance and quiet hours', () => {
  const from = (bench: { nowMs(): number }, minutes: number) => bench.nowMs() + minutes * minute

  test('in a window the attempts are kept and nobody is told; it is told when the window ends', async () => {
    const windows: MaintenanceWindow[] = []
    const bench = failing({ alertRules: () => ({ alertsOf: () => undefined, windows, zone: 'UTC' }) })
    const schedule = { kind: 'once', fromMs: from(bench.clock, -5), toMs: from(bench.clock, 20) } as const
    windows.push({ id: 'upgrade', name: 'Upgrade', schedule, counts: false, enabled: true })
    bench.watch.start()
    await bench.clock.advance(10 * minute)
    expect(bench.shown).toEqual([])
    expect(bench.transcripts.length).toBeGreaterThan(8)
    expect(open(bench)).toMatchObject({ maintenance: { name: 'Upgrade' }, notices: [{ delivery: 'withheld' }] })
    await bench.clock.advance(11 * minute)
    expect(kinds(bench)).toEqual(['opened'])
    const states = bench.samples.map(({ state, reason, transcriptId }) => [state, reason, transcriptId !== undefined])
    expect(states[0]).toEqual(['unknown', 'maintenance', true])
    expect(states.at(-1)).toEqual(['down', 'status', true])
  })

  test('a window whose time counts is history as it was', async () => {
    const windows: MaintenanceWindow[] = []
    const bench = failing({ alertRules: () => ({ alertsOf: () => undefined, windows, zone: 'UTC' }) })
    const schedule = { kind: 'once', fromMs: from(bench.clock, -5), toMs: from(bench.clock, 20) } as const
    windows.push({ id: 'upgrade', name: 'Upgrade', schedule, counts: true, enabled: true })
    bench.watch.start()
    await bench.clock.advance(5 * minute)
    expect(new Set(bench.samples.map(({ state }) => state))).toEqual(new Set(['down']))
    expect(bench.shown).toEqual([])
  })

  test('a window that is planned while it fails counts at once', async () => {
    const windows: MaintenanceWindow[] = []
    const bench = failing({ alertRules: () => ({ alertsOf: () => undefined, windows, zone: 'UTC' }) })
    bench.watch.start()
    await bench.clock.advance(minute)
    const schedule = { kind: 'once', fromMs: from(bench.clock, 0), toMs: from(bench.clock, 90) } as const
    windows.push({ id: 'upgrade', name: 'Upgrade', schedule, counts: false, enabled: true })
    bench.watch.monitorsChanged()
    expect(open(bench)?.maintenance?.untilMs).toBe(schedule.toMs)
    await bench.clock.advance(60 * minute)
    expect(kinds(bench)).toEqual(['opened'])
  })

  test('degraded in quiet hours is told in the morning in one notice, also what is over and across a restart', async () => {
    let slow = true
    // 1_700_000_000_000 is 22:13 UTC: quiet until 07:00.
    const monitors = ['a', 'b'].map((id) =>
      monitorOf(id, {
        expect: [{ kind: 'responseTime', degradedOverMs: 100 }],
        policy: { confirmAfterMs: [], confirmFailures: null, closeAfterPasses: 2 } as never,
      }),
    )
    const settings = settingsSchema.parse({ quietHours: { enabled: true, zone: 'UTC' } })
    const bench = createBench({
      monitors,
      answer: (id) => ({ status: 200, tookMs: id === 'b' || slow ? 500 : 20 }),
      change: { settings: () => settings },
    })
    bench.watch.start()
    await bench.clock.advance(10 * minute)
    expect(bench.watch.openIncidents()).toHaveLength(2)
    slow = false
    await bench.clock.advance(10 * minute)
    expect(bench.watch.openIncidents()).toHaveLength(1)
    await bench.watch.stop()
    const again = bench.restart()
    again.start()
    await bench.clock.advance(9 * 60 * minute)
    expect(kinds(bench)).toEqual(['digest', 'reminder'])
    expect(bench.shown[0]?.title).toBe('2 incidents during quiet hours, 1 still open')
    expect(bench.shown[0]?.createdAtMs).toBe(Date.parse('2023-11-15T07:00:00Z'))
    await again.stop()
    const third = bench.restart()
    third.start()
    await bench.clock.advance(10 * minute)
    expect(kinds(bench)).toEqual(['digest', 'reminder'])
  })
})
