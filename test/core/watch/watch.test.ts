import { describe, expect, test } from 'vitest'
import { policySchema } from '../../../electron/core/model/monitor.ts'
import { ProbeDropped } from '../../../electron/core/watch.ts'
import { createBench, monitorOf } from './bench.ts'

const minute = 60_000
const failing =
  (from: number, to = Number.POSITIVE_INFINITY) =>
  (_id: string, n: number) => ({
    status: n >= from && n < to ? 503 : 200,
  })

describe('from the first failure to recovery', () => {
  test('bursts at once, +2 s and +5 s, opens, tells, recovers after two passes, tells', async () => {
    const bench = createBench({ answer: failing(1, 6) })
    bench.watch.start()
    await bench.clock.advance(7 * minute)
    const calls = bench.callsOf('a')
    const failedAtMs = (calls[1] ?? 0) + 50
    expect(calls.slice(2, 5).map((atMs) => atMs - failedAtMs)).toEqual([0, 2_000, 5_000])
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened', 'recovered'])
    const [incident] = bench.incidents.values()
    expect(incident).toMatchObject({ state: 'closed', attempts: 7, failures: 5, firstFailureAtMs: failedAtMs })
    expect(incident?.notices.map(({ delivery }) => delivery)).toEqual(['sent', 'sent'])
    expect(bench.watch.openIncidents()).toEqual([])
    // Every attempt of the incident has its transcript.
    const stored = new Set(bench.transcripts.map(({ id }) => id))
    expect(incident?.transcriptIds.filter((id) => !stored.has(id))).toEqual([])
    expect(bench.transcripts.slice(1, 6).map(({ trigger, attempt }) => [trigger, attempt.number, attempt.of])).toEqual([
      ['scheduled', 1, 4],
      ['confirmation', 2, 4],
      ['confirmation', 3, 4],
      ['confirmation', 4, 4],
      ['scheduled', 1, 1],
    ])
  })

  test('is stored before it is told, and marked after', async () => {
    const bench = createBench({ answer: failing(0) })
    bench.watch.start()
    await bench.clock.advance(10_000)
    const order = bench.writes.filter((line) => /incident|status open|show/.test(line)).slice(0, 4)
    expect(order).toEqual(['incident open pending', 'status open', 'show opened', 'incident open sent'])
  })

  test('a blip tells nobody', async () => {
    const bench = createBench({ answer: failing(1, 3) })
    bench.watch.start()
    await bench.clock.advance(5 * minute)
    expect(bench.samples.filter(({ state }) => state === 'down')).toHaveLength(2)
    expect([bench.shown, bench.incidents.size]).toEqual([[], 0])
  })

  test('acknowledging is recorded and does not stop recovery', async () => {
    const bench = createBench({ answer: failing(0, 5) })
    bench.watch.start()
    await bench.clock.advance(10_000)
    const [open] = bench.watch.openIncidents()
    const answer = await bench.watch.acknowledge(open?.id ?? '', { by: 'on-call', reason: 'looking' })
    expect(answer?.acknowledged).toMatchObject({ by: 'on-call', reason: 'looking' })
    expect(await bench.watch.acknowledge('no-such', {})).toBeUndefined()
    await bench.clock.advance(5 * minute)
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened', 'recovered'])
    const [closed] = bench.incidents.values()
    expect(closed?.acknowledged).toBeUndefined()
    const claims = closed?.timeline.filter(({ kind }) => /acknowledged/.test(kind)).map(({ text }) => text)
    expect(claims).toEqual(['Acknowledged by on-call: looking', 'The acknowledgement ended with the incident.'])
  })
})

describe('schedule', () => {
  test('a slow probe never overlaps itself', async () => {
    const slow = { intervalMs: 5_000, timeoutMs: 30_000 }
    const bench = createBench({ monitors: [monitorOf('a', slow)], answer: () => ({ status: 200, tookMs: 12_000 }) })
    bench.watch.start()
    await bench.clock.advance(2 * minute)
    expect(bench.running.mostOfOne).toBe(1)
    expect(bench.calls.length).toBeGreaterThan(6)
  })

  test('a repeated probe keeps to its grid', async () => {
    const bench = createBench({ answer: (_id, n) => ({ status: 200, tookMs: 100 + (n % 5) * 400 }) })
    bench.watch.start()
    await bench.clock.advance(30 * minute)
    const onGrid = bench.callsOf('a').slice(1)
    expect(onGrid.length).toBeGreaterThanOrEqual(29)
    expect(new Set(onGrid.map((atMs) => atMs % minute)).size).toBe(1)
  })

  test('concurrency is bounded, and a confirmation does not wait behind probes that hang', async () => {
    const hanging = Array.from({ length: 40 }, (_, i) => monitorOf(`h${i}`, { intervalMs: 5_000 }))
    const bench = createBench({
      monitors: [monitorOf('z', { intervalMs: 5_000 }), ...hanging],
      maxConcurrentProbes: 4,
      answer: (id) => (id === 'z' ? { status: 503 } : { status: 200, tookMs: 9_000 }),
    })
    bench.watch.start()
    await bench.clock.advance(2 * minute)
    const calls = bench.callsOf('z')
    expect(calls.slice(1, 4).map((atMs) => atMs - (calls[0] ?? 0))).toEqual([50, 2_050, 5_050])
    expect(bench.running.most).toBeLessThanOrEqual(5)
    expect(new Set(bench.calls.map(({ id }) => id)).size).toBe(41)
  })

  test('nothing scheduled comes between the attempts of a burst', async () => {
    const policy = policySchema.parse({ confirmAfterMs: [20_000] })
    const bench = createBench({ monitors: [monitorOf('a', { intervalMs: 5_000, policy })], answer: failing(0) })
    bench.watch.start()
    await bench.clock.advance(30_000)
    const [first = 0, second] = bench.callsOf('a')
    expect(second).toBe(first + 50 + 20_000)
  })

  test('many asked for by hand are bounded too', async () => {
    const monitors = Array.from({ length: 30 }, (_, i) => monitorOf(`m${i}`, { intervalMs: 600_000 }))
    const bench = createBench({ monitors, maxConcurrentProbes: 4 })
    bench.watch.start()
    const asked = monitors.map(({ monitor }) => bench.watch.probeNow(monitor.id))
    await bench.clock.advance(1_000)
    expect(new Set((await Promise.all(asked)).map(({ monitorId }) => monitorId)).size).toBe(30)
    expect(bench.running.most).toBe(4)
  })

  test('1,000 monitors are spread, all are probed each minute, and one timer wakes only for due probes', async () => {
    const bench = createBench({ monitors: Array.from({ length: 1_000 }, (_, i) => monitorOf(`m${i}`)) })
    bench.watch.start()
    await bench.clock.advance(30_000)
    expect(bench.calls.length).toBeGreaterThanOrEqual(1_000)
    expect(new Set(bench.calls.map(({ id }) => id)).size).toBe(1_000)
    const from = bench.clock.nowMs() + minute
    await bench.clock.advance(2 * minute)
    const perSecond = new Map<number, number>()
    for (const { atMs } of bench.calls.filter((call) => call.atMs >= from)) {
      perSecond.set(Math.floor(atMs / 1_000), (perSecond.get(Math.floor(atMs / 1_000)) ?? 0) + 1)
    }
    expect(Math.max(...perSecond.values())).toBeLessThan(40)
    expect(bench.calls.filter((call) => call.atMs >= from).length).toBe(1_000)
    expect(bench.clock.timers()).toBeLessThan(50)
  })

  test('a limit on our requests slows the monitor down by Retry-After and opens nothing', async () => {
    const bench = createBench({ answer: (_id, n) => ({ status: n === 1 ? 429 : 200 }) })
    bench.watch.start()
    await bench.clock.advance(8 * minute)
    const calls = bench.callsOf('a')
    expect((calls[2] ?? 0) - (calls[1] ?? 0)).toBeGreaterThanOrEqual(300_000)
    expect(bench.incidents.size).toBe(0)
  })

  test('a 24 h sleep of the process changes nothing for a monitor that is not due', async () => {
    const bench = createBench({ monitors: [monitorOf('a', { intervalMs: 86_400_000 })] })
    bench.watch.start()
    await bench.clock.advance(3_000)
    expect(bench.calls).toHaveLength(1)
    await bench.clock.advance(2 * 86_400_000)
    expect(bench.calls).toHaveLength(3)
  })
})

describe('changes while a probe runs', () => {
  const slow = () => ({ status: 503, tookMs: 4_000 })

  test('edited: the old result is dropped and the new revision probed soon', async () => {
    const bench = createBench({ answer: (_id, n) => (n === 0 ? slow() : { status: 200 }) })
    bench.watch.start()
    await bench.clock.advance(3_000)
    const before = bench.monitors[0] ?? monitorOf('a')
    const request = { ...before.monitor.request, url: 'https://a.vendor.test/v2' }
    bench.monitors = [{ ...before, monitor: { ...before.monitor, revision: 2, request } }]
    bench.watch.monitorsChanged()
    await bench.clock.advance(3_000)
    expect(bench.calls.map(({ path, aborted }) => [path, aborted])).toEqual([
      ['/', true],
      ['/v2', false],
    ])
    expect(bench.samples.map(({ state }) => state)).toEqual(['up'])
    expect(bench.transcripts.map(({ monitorRevision }) => monitorRevision)).toEqual([2])
  })

  test('paused: ended, nothing recorded as down, nothing more until resumed', async () => {
    const bench = createBench({ answer: slow })
    bench.watch.start()
    await bench.clock.advance(3_000)
    const running = bench.monitors[0] ?? monitorOf('a')
    const paused = { sinceMs: bench.clock.nowMs(), untilMs: null }
    bench.monitors = [{ ...running, monitor: { ...running.monitor, paused } }]
    bench.watch.monitorsChanged()
    await bench.clock.advance(10 * minute)
    expect(bench.calls).toHaveLength(1)
    expect(bench.samples).toEqual([])
    expect(bench.watch.status('a')).toMatchObject({ state: 'unknown', reason: 'not-observed', stage: 'watching' })
    expect(bench.watch.nextProbeAtMs('a')).toBeUndefined()
    bench.monitors = [running]
    bench.watch.monitorsChanged()
    await bench.clock.advance(2_000)
    expect(bench.calls).toHaveLength(2)
  })

  test('paused for an hour: goes on by itself', async () => {
    const bench = createBench()
    const until = bench.clock.nowMs() + 60 * minute
    const { monitor, vendorName } = monitorOf('a')
    bench.monitors = [{ monitor: { ...monitor, paused: { sinceMs: 0, untilMs: until } }, vendorName }]
    bench.watch.start()
    await bench.clock.advance(60 * minute - 1)
    expect(bench.calls).toHaveLength(0)
    await bench.clock.advance(5 * minute)
    expect(bench.calls.length).toBeGreaterThanOrEqual(5)
  })

  test('removed: ended, its incident closed, nobody told', async () => {
    const bench = createBench({ answer: (_id, n) => (n < 4 ? { status: 503 } : slow()) })
    bench.watch.start()
    await bench.clock.advance(30_000)
    expect(bench.watch.openIncidents()).toHaveLength(1)
    const asked = bench.watch.probeNow('a')
    const dropped = expect(asked).rejects.toBeInstanceOf(ProbeDropped)
    await bench.clock.settle()
    bench.monitors = []
    bench.watch.monitorsChanged()
    await bench.clock.advance(10 * minute)
    await dropped
    expect(bench.watch.statuses()).toEqual([])
    expect([...bench.incidents.values()].map(({ state }) => state)).toEqual(['closed'])
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened'])
  })

  test('nothing changed: nothing is disturbed', async () => {
    const bench = createBench({ answer: () => ({ status: 200, tookMs: 4_000 }) })
    bench.watch.start()
    await bench.clock.advance(3_000)
    bench.monitors = bench.monitors.map(({ monitor, vendorName }) => ({
      monitor: structuredClone(monitor),
      vendorName,
    }))
    bench.watch.monitorsChanged()
    await bench.clock.advance(4_000)
    expect(bench.calls.map(({ aborted }) => aborted)).toEqual([false])
    expect(bench.samples).toHaveLength(1)
  })
})

describe('asked by hand', () => {
  test('joins a probe that runs, else runs at once; an unknown monitor is refused', async () => {
    const bench = createBench({ answer: () => ({ status: 200, tookMs: 1_000 }) })
    bench.watch.start()
    const first = bench.watch.probeNow('a')
    const second = bench.watch.probeNow('a')
    await bench.clock.advance(1_500)
    expect((await first).id).toBe((await second).id)
    expect((await first).trigger).toBe('manual')
    await expect(bench.watch.probeNow('b')).rejects.toBeInstanceOf(ProbeDropped)
  })

  test('a draft is tried with the keys given, and nothing is saved', async () => {
    const bench = createBench({ monitors: [], answer: () => ({ status: 200, body: 'you sent sk-12345678' }) })
    bench.watch.start()
    const headers = [{ name: 'X-Thing', value: '{{secret:vendor.key}}' }]
    const {
      paused: _p,
      revision: _r,
      ...draft
    } = monitorOf('draft', { request: { ...monitorOf('draft').monitor.request, headers } }).monitor
    const tried = bench.watch.testDraft(draft, { vendorName: 'Vendor', secrets: { 'vendor.key': 'sk-12345678' } })
    await bench.clock.advance(1_000)
    expect(await tried).toMatchObject({ trigger: 'test', verdict: { state: 'up' } })
    expect(JSON.stringify(await tried)).not.toContain('sk-12345678')
    expect([bench.samples, bench.transcripts, bench.writes]).toEqual([[], [], []])
  })
})
