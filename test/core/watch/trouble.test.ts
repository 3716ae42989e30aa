import { describe, expect, test } from 'vitest'
import { createBench, monitorOf } from './bench.ts'

const minute = 60_000
const withKey = monitorOf('a', {
  request: {
    ...monitorOf('a').monitor.request,
    headers: [{ name: 'X-Thing', value: '{{secret:vendor.key}}' }],
  },
})

describe('keys', () => {
  test('a missing key is unknown, and no request is made; a person who asks gets the record', async () => {
    const bench = createBench({ monitors: [withKey] })
    bench.watch.start()
    await bench.clock.advance(3 * minute)
    expect([bench.calls, bench.transcripts]).toEqual([[], []])
    expect(bench.samples.length).toBeGreaterThanOrEqual(3)
    expect(bench.samples.every(({ state, reason }) => state === 'unknown' && reason === 'key-unavailable')).toBe(true)
    const asked = bench.watch.probeNow('a')
    await bench.clock.advance(100)
    expect(await asked).toMatchObject({ exchanges: [], verdict: { reason: 'key-unavailable' } })
    expect(bench.transcripts).toHaveLength(1)
  })

  test('a keychain that hangs or throws is unknown too', async () => {
    const hanging = createBench({ monitors: [withKey], secret: () => new Promise(() => undefined) })
    const throwing = createBench({ monitors: [withKey], secret: () => Promise.reject(new Error('sk-12345678')) })
    for (const bench of [hanging, throwing]) {
      bench.watch.start()
      await bench.clock.advance(minute)
      expect(bench.samples[0]).toMatchObject({ state: 'unknown', reason: 'key-unavailable' })
      expect(JSON.stringify([bench.watch.statuses(), bench.problems])).not.toContain('sk-12345678')
    }
  })

  test('an echoed key is nowhere in what is kept', async () => {
    const bench = createBench({
      monitors: [withKey],
      secret: async () => ({ kind: 'value', value: 'sk-12345678' }),
      answer: () => ({ status: 503, body: 'bad key sk-12345678' }),
    })
    bench.watch.start()
    await bench.clock.advance(2 * minute)
    expect(bench.transcripts.length).toBeGreaterThan(4)
    const kept = [
      bench.transcripts,
      bench.samples,
      [...bench.statuses.values()],
      [...bench.incidents.values()],
      bench.shown,
    ]
    expect(JSON.stringify(kept)).not.toContain('sk-12345678')
  })

  test('a refused key is sent twice, then every 15 min, and at once when the key is changed', async () => {
    const bench = createBench({
      monitors: [withKey],
      secret: async () => ({ kind: 'value', value: 'sk-12345678' }),
      answer: (_id, n) => ({ status: n < 3 ? 401 : 200 }),
    })
    bench.watch.start()
    await bench.clock.advance(14 * minute)
    expect(bench.calls).toHaveLength(2)
    expect(bench.shown).toHaveLength(1)
    await bench.clock.advance(2.5 * minute)
    expect(bench.calls).toHaveLength(3)
    bench.watch.secretsChanged(['other.key'])
    await bench.clock.advance(3_000)
    expect(bench.calls).toHaveLength(3)
    bench.watch.secretsChanged(['vendor.key'])
    await bench.clock.advance(3 * minute)
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened', 'recovered'])
  })
})

describe('our own side', () => {
  test('offline: unknown, no incident, references asked once for all; back online: probed soon', async () => {
    let online = false
    const bench = createBench({
      monitors: Array.from({ length: 30 }, (_, i) => monitorOf(`m${i}`, { intervalMs: 600_000 })),
      maxConcurrentProbes: 100,
      answer: () => (online ? { status: 200 } : { failure: 'timeout', tookMs: 10_000 }),
      referencesAnswer: () => online,
    })
    bench.watch.start()
    await bench.clock.advance(12_200)
    expect(bench.transcripts).toHaveLength(30)
    expect(new Set(bench.samples.map(({ reason }) => reason))).toEqual(new Set(['own-side']))
    expect(bench.referencesAsked.length).toBeLessThanOrEqual(4)
    expect(bench.incidents.size).toBe(0)
    expect(bench.watch.ownSide().state).toBe('offline')
    // One quiet word for all of them, once it lasts.
    expect(bench.shown).toEqual([])
    await bench.clock.advance(20_000)
    expect(bench.shown.map(({ kind, title }) => [kind, title])).toEqual([['offline', 'You are offline']])
    expect(bench.shown[0]?.body).toMatch(/30 monitors are not observed meanwhile, and no vendor is blamed\.$/)
    online = true
    const asked = bench.watch.probeNow('m7')
    // One may have begun on its own grid while offline, and ends 10 s later.
    await bench.clock.advance(15_000)
    await asked
    expect(bench.watch.ownSide().state).toBe('fine')
    expect(bench.watch.statuses().filter(({ state }) => state !== 'up')).toEqual([])
  })

  test('while offline the probes of what was not observed are left out, and the rows say so', async () => {
    let online = true
    const bench = createBench({
      monitors: [monitorOf('a', { intervalMs: 30_000 })],
      answer: () => (online ? { status: 200 } : { failure: 'refused' }),
      referencesAnswer: () => online,
    })
    bench.watch.start()
    await bench.clock.advance(minute)
    online = false
    const before = bench.calls.length
    await bench.clock.advance(10 * minute)
    // One attempt a minute goes out all the same, should the references be what is broken.
    expect(bench.calls.length - before).toBeLessThanOrEqual(12)
    const left = bench.samples.filter(({ transcriptId, reason }) => reason === 'own-side' && transcriptId === undefined)
    expect(left.length).toBeGreaterThan(5)
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['offline'])
    online = true
    await bench.clock.advance(20_000)
    expect(bench.watch.status('a')?.state).toBe('up')
    expect(bench.shown).toHaveLength(1)
  })

  test('references that are blocked do not hide a vendor that answers, nor one that fails while others answer', async () => {
    let down = false
    const bench = createBench({
      monitors: [monitorOf('a', { intervalMs: 10_000 }), monitorOf('b', { vendorId: 'other', intervalMs: 5_000 })],
      answer: (id) => (down && id === 'a' ? { failure: 'timeout', tookMs: 10_000 } : { status: 200 }),
      referencesAnswer: () => false,
    })
    bench.watch.start()
    await bench.clock.advance(minute)
    expect(bench.watch.ownSide().state).toBe('fine')
    down = true
    await bench.clock.advance(minute)
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened'])
  })

  test('the burst goes on while our own side is asked', async () => {
    const asked: number[] = []
    const bench = createBench({
      answer: () => ({ failure: 'refused' }),
      change: {
        references: {
          ask: (references) =>
            new Promise((resolve) => {
              asked.push(bench.clock.nowMs())
              const answers = references.map(({ url }) => ({ url, answered: true, tookMs: 900, observed: '200' }))
              bench.clock.after(900, () => resolve(answers))
            }),
        },
      },
    })
    bench.watch.start()
    await bench.clock.advance(12_000)
    const [first = 0, second = 0] = bench.callsOf('a')
    expect(second - first).toBe(50)
    expect(asked[0]).toBe(first + 50)
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened'])
    expect(bench.transcripts.map(({ attempt }) => attempt.number)).toEqual([1, 2, 3, 4])
    expect(bench.running.mostOfOne).toBe(1)
  })

  test('the attempt that went ahead is dropped when it was us', async () => {
    const bench = createBench({
      answer: () => ({ failure: 'timeout', tookMs: 10_000 }),
      change: {
        references: {
          ask: (references) =>
            new Promise((resolve) => {
              const answers = references.map(({ url }) => ({
                url,
                answered: false,
                tookMs: 4_000,
                observed: 'timeout',
              }))
              bench.clock.after(4_000, () => resolve(answers))
            }),
        },
      },
    })
    bench.watch.start()
    await bench.clock.advance(20_000)
    expect(bench.calls.map(({ aborted }) => aborted).slice(0, 2)).toEqual([false, true])
    expect(bench.samples.every(({ reason }) => reason === 'own-side')).toBe(true)
    expect(bench.problems).toEqual([])
  })

  test('a failure while references answer is the vendor’s', async () => {
    const bench = createBench({ answer: () => ({ failure: 'refused' }) })
    bench.watch.start()
    await bench.clock.advance(10_000)
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened'])
    expect(bench.transcripts[0]?.ownSide).toMatchObject({ judgement: 'fine' })
  })
})

describe('sleep', () => {
  const many = Array.from({ length: 60 }, (_, i) => monitorOf(`m${i}`))

  test('announced: what ran is dropped, an hour is not observed, runs are spread, nobody is told', async () => {
    const bench = createBench({ monitors: many, answer: (id) => ({ status: id === 'm3' ? 503 : 200, tookMs: 900 }) })
    bench.watch.start()
    await bench.clock.advance(2_500)
    const told = bench.shown.length
    bench.watch.suspend()
    const before = bench.calls.length
    bench.clock.sleep(60 * minute)
    bench.watch.resume()
    expect(bench.watch.statuses().every(({ state }) => state === 'unknown')).toBe(true)
    await bench.clock.advance(900)
    expect(bench.calls.length).toBe(before)
    await bench.clock.advance(31_000)
    const after = bench.calls.slice(before).filter(({ id }) => id !== 'm3')
    expect(new Set(after.map(({ id }) => id)).size).toBe(59)
    const perSecond = Map.groupBy(after, ({ atMs }) => Math.floor(atMs / 1_000))
    expect(Math.max(...[...perSecond.values()].map((calls) => calls.length))).toBeLessThan(12)
    expect(bench.shown.length - told).toBeLessThanOrEqual(1)
  })

  test('not announced: noticed by the clocks, an open incident gets a note, and a reminder that came due once it is seen failing again', async () => {
    const bench = createBench({ answer: () => ({ status: 503 }) })
    bench.watch.start()
    await bench.clock.advance(70_000)
    bench.clock.sleep(40 * minute)
    const probes = bench.calls.length
    await bench.clock.advance(minute)
    const [incident] = bench.watch.openIncidents()
    expect(incident?.timeline.filter(({ kind }) => kind === 'note').map(({ text }) => text)).toEqual([
      'Not observed for 40 min: this computer was asleep or stood still.',
    ])
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened', 'reminder'])
    expect(bench.shown[1]?.createdAtMs).toBeGreaterThanOrEqual(bench.calls[probes]?.atMs ?? Infinity)
  })

  test('in the middle of an attempt: that attempt is not held against the vendor', async () => {
    const bench = createBench({ answer: () => ({ failure: 'timeout', tookMs: 10_000 }) })
    bench.watch.start()
    await bench.clock.advance(3_000)
    bench.clock.sleep(10 * minute)
    await bench.clock.advance(9_000)
    expect(bench.samples.map(({ state, reason }) => [state, reason])).toEqual([['unknown', 'own-side']])
  })

  test('an announcement of sleep that never ends is overruled while awake', async () => {
    const bench = createBench()
    bench.watch.start()
    await bench.clock.advance(3_000)
    bench.watch.suspend()
    await bench.clock.advance(5 * minute)
    expect(bench.calls.length).toBeGreaterThanOrEqual(4)
  })

  test('a clock set back by a day does not stop the watch', async () => {
    const bench = createBench()
    bench.watch.start()
    await bench.clock.advance(5 * minute)
    const before = bench.calls.length
    bench.clock.sleep(-86_400_000)
    await bench.clock.advance(5 * minute)
    expect(bench.calls.length - before).toBeGreaterThanOrEqual(4)
  })

  test('a clock set back by hours does not stretch the wait that a vendor asked for', async () => {
    const bench = createBench({ answer: () => ({ status: 429 }) })
    bench.watch.start()
    await bench.clock.advance(5_000)
    expect(bench.calls).toHaveLength(1)
    bench.clock.sleep(-10 * 60 * minute)
    await bench.clock.advance(5 * minute)
    expect(bench.calls).toHaveLength(2)
  })
})

describe('restart', () => {
  test('an open incident goes on: no second alert, and it still closes', async () => {
    let status = 503
    const bench = createBench({ answer: () => ({ status }) })
    bench.watch.start()
    await bench.clock.advance(90_000)
    await bench.watch.stop()
    const again = bench.restart()
    again.start()
    await bench.clock.advance(2 * minute)
    expect(bench.shown).toHaveLength(1)
    expect(again.openIncidents().map(({ attempts }) => attempts)[0]).toBeGreaterThan(5)
    status = 200
    await bench.clock.advance(3 * minute)
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened', 'recovered'])
  })

  test('killed before the alert was sent: it is sent once', async () => {
    const bench = createBench({ answer: () => ({ status: 503 }), show: () => new Promise(() => undefined) })
    bench.watch.start()
    await bench.clock.advance(8_000)
    const killed = bench.watch.stop()
    await bench.clock.advance(2_000)
    await killed
    expect(bench.shown).toHaveLength(1)
    const shown: string[] = []
    const notifier = {
      async show({ id }: { id: string }) {
        shown.push(id)
        return { kind: 'shown' as const }
      },
    }
    const second = bench.restart({ notifier })
    second.start()
    await bench.clock.advance(3 * minute)
    await second.stop()
    bench.restart({ notifier }).start()
    await bench.clock.advance(3 * minute)
    expect(shown).toEqual([bench.shown[0]?.id])
  })

  test('an alert from hours ago is not sent any more, and says why', async () => {
    const bench = createBench({ answer: () => ({ status: 503 }), show: () => new Promise(() => undefined) })
    bench.watch.start()
    await bench.clock.advance(8_000)
    const killed = bench.watch.stop()
    await bench.clock.advance(2_000)
    await killed
    bench.clock.sleep(2 * 60 * minute)
    bench.restart().start()
    await bench.clock.advance(minute)
    expect(bench.shown.map(({ kind }) => kind)).toEqual(['opened', 'reminder'])
    const [incident] = bench.incidents.values()
    expect(incident?.notices[0]).toMatchObject({
      delivery: 'failed',
      problem: expect.stringContaining('more than an hour'),
    })
  })

  test('a burst that was cut off begins again, and one incident opens', async () => {
    const bench = createBench({ answer: () => ({ status: 503 }) })
    bench.watch.start()
    await bench.clock.advance(2_500)
    expect(bench.watch.status('a')?.stage).toBe('suspect')
    await bench.watch.stop()
    const again = bench.restart()
    again.start()
    await bench.clock.advance(10_000)
    expect(again.openIncidents()).toHaveLength(1)
    expect(bench.shown).toHaveLength(1)
  })

  test('an incident whose monitor is gone is closed', async () => {
    const bench = createBench({ answer: () => ({ status: 503 }) })
    bench.watch.start()
    await bench.clock.advance(10_000)
    await bench.watch.stop()
    bench.monitors = []
    bench.restart().start()
    await bench.clock.settle()
    expect([...bench.incidents.values()].map(({ state }) => state)).toEqual(['closed'])
  })
})

describe('ports that break their promise', () => {
  test('a probe that throws is reported without the key, and the others go on', async () => {
    const bench = createBench({
      monitors: [withKey, monitorOf('b')],
      secret: async () => ({ kind: 'value', value: 'sk-12345678' }),
      answer: (id) => {
        if (id === 'a') throw new Error('bad header sk-12345678')
        return { status: 200 }
      },
    })
    bench.watch.start()
    await bench.clock.advance(3 * minute)
    expect(bench.problems.length).toBeGreaterThanOrEqual(3)
    expect(bench.problems.length).toBeLessThan(6)
    expect(bench.problems.join()).not.toContain('sk-12345678')
    expect(bench.samples.filter(({ id }) => id === 'b').length).toBeGreaterThanOrEqual(3)
  })

  test('a probe that never ends gives its slot back', async () => {
    const bench = createBench({
      monitors: [monitorOf('a'), monitorOf('b')],
      maxConcurrentProbes: 1,
      answer: (id) => (id === 'a' ? { never: true } : { status: 200 }),
    })
    bench.watch.start()
    await bench.clock.advance(5 * minute)
    expect(bench.callsOf('a').length).toBeGreaterThanOrEqual(3)
    expect(bench.samples.filter(({ id }) => id === 'b').length).toBeGreaterThanOrEqual(3)
    expect(bench.problems[0]).toContain('did not end')
  })

  test('a store that hangs delays neither probes nor, beyond 5 s, the alert', async () => {
    const bench = createBench({ answer: () => ({ status: 503 }), saveIncident: () => new Promise(() => undefined) })
    bench.watch.start()
    await bench.clock.advance(5 * minute)
    expect(bench.calls.length).toBeGreaterThanOrEqual(8)
    expect(bench.shown).toHaveLength(1)
  })

  test('a store that throws is reported, and the alert is shown', async () => {
    const bench = createBench({
      answer: () => ({ status: 503 }),
      saveIncident: () => Promise.reject(new Error('disk full')),
    })
    bench.watch.start()
    await bench.clock.advance(minute)
    expect(bench.problems).toContain('store: disk full')
    expect(bench.shown).toHaveLength(1)
  })

  test('a notifier that throws marks the notice as failed', async () => {
    const bench = createBench({ answer: () => ({ status: 503 }), show: () => Promise.reject(new Error('no daemon')) })
    bench.watch.start()
    await bench.clock.advance(minute)
    const [incident] = bench.incidents.values()
    expect(incident?.notices[0]).toMatchObject({ delivery: 'failed', problem: 'no daemon' })
    expect(bench.problems).toContain('notifier: no daemon')
  })

  test('stop ends what runs, records nothing of it, and leaves no timer', async () => {
    const bench = createBench({ answer: () => ({ status: 503, tookMs: 5_000 }) })
    bench.watch.start()
    await bench.clock.advance(3_000)
    await bench.watch.stop()
    expect(bench.calls.map(({ aborted }) => aborted)).toEqual([true])
    await bench.clock.advance(5 * minute)
    expect([bench.samples, bench.clock.timers()]).toEqual([[], 0])
  })
})
