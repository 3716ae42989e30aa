import { describe, expect, test } from 'vitest'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { type Monitor, monitorSchema, type Vendor, vendorSchema } from '../../../electron/core/model/monitor.ts'
import type { PageState } from '../../../electron/core/model/statusPage.ts'
import { Unreadable } from '../../../electron/core/statusPage/fields.ts'
import type { FetchPage } from '../../../electron/node/statusPages/fetchPage.ts'
import { createStatusPages } from '../../../electron/node/statusPages/statusPages.ts'
import { createTestClock } from '../../core/watch/clock.ts'

const minute = 60_000

function incidentAt(openedAtMs: number): Incident {
  return {
    ...{ id: 'i', monitorId: 'a-m', monitorName: 'M', vendorId: 'a', vendorName: 'A', state: 'open', severity: 'down' },
    ...{ current: 'down', title: 'A fails', sentence: 'It fails.', reason: 'status', firstFailureAtMs: openedAtMs },
    ...{ openedAtMs, lastFailureAtMs: openedAtMs, attempts: 4, failures: 4 },
    ...{ timeline: [], notices: [], transcriptIds: [] },
  }
}

const green = { page: {}, status: { indicator: 'none' }, components: [], incidents: [] }

/** The reader with a clock of its own and pages that answer what the test says. */
function setUp(names: string[], initial: Record<string, PageState> = {}) {
  const clock = createTestClock()
  const startMs = clock.nowMs()
  const reads: [id: string, atMs: number][] = []
  const world = {
    clock,
    startMs,
    reads,
    vendors: names.map(
      (id): Vendor =>
        vendorSchema.parse({ id, name: id, statusPage: { kind: 'statuspage', url: `https://${id}.example` } }),
    ),
    monitors: names.map(
      (id): Monitor =>
        monitorSchema.parse({ id: `${id}-m`, vendorId: id, name: 'M', request: { url: 'https://x.example' } }),
    ),
    incidents: new Map<string, Incident>(),
    offline: false,
    page: async (_id: string): Promise<Awaited<ReturnType<FetchPage>>> => ({ documents: { main: green } }),
    saved: {} as Record<string, PageState>,
    running: 0,
    most: 0,
    times: (id: string) => reads.filter(([one]) => one === id).map(([, atMs]) => atMs - startMs),
  }
  const pages = createStatusPages({
    clock,
    async fetchPage([request]) {
      const id = new URL(request?.url ?? '').hostname.replace('.example', '')
      reads.push([id, clock.nowMs()])
      world.running += 1
      world.most = Math.max(world.most, world.running)
      const answer = await world.page(id)
      world.running -= 1
      return answer
    },
    vendors: () => world.vendors,
    monitors: () => world.monitors,
    incidents: () => [...world.incidents.values()],
    isOffline: () => world.offline,
    amend(id, change) {
      const incident = world.incidents.get(id)
      if (incident) world.incidents.set(id, change(incident))
    },
    initial,
    save: (states) => {
      world.saved = states
    },
    redact: (text) => text.replaceAll('known-key', '‹key›'),
    onChange: () => undefined,
    spread: () => 0,
  })
  return { ...world, world, pages }
}

describe('the schedule', () => {
  test('calm: at the start, then every 5 min, and no timer more than needed', async () => {
    const { pages, clock, times } = setUp(['a'])
    pages.look()
    await clock.advance(16 * minute)
    expect(times('a')).toEqual([0, 5 * minute, 10 * minute, 15 * minute])
    expect(clock.timers()).toBe(1)
    pages.stop()
    expect(clock.timers()).toBe(0)
  })

  test('an incident: at once, 30 s for ten minutes, 60 s after, and for half an hour past its end', async () => {
    const { pages, clock, times, world, startMs } = setUp(['a', 'b'])
    pages.look()
    await clock.advance(minute)
    world.incidents.set('i', incidentAt(clock.nowMs()))
    pages.look()
    await clock.advance(12 * minute)
    const seen = times('a').slice(1)
    expect(seen.slice(0, 3)).toEqual([60_000, 90_000, 120_000])
    expect(seen.filter((ms) => ms > 11 * minute + 30_000).map((ms, i, all) => ms - (all[i - 1] ?? ms))).toEqual([
      0, 60_000,
    ])
    // The other vendor's page is as calm as before.
    expect(times('b')).toEqual([0, 5 * minute, 10 * minute])
    world.incidents.set('i', { ...(world.incidents.get('i') as Incident), state: 'closed', closedAtMs: clock.nowMs() })
    pages.look()
    await clock.advance(31 * minute)
    expect(world.incidents.get('i')?.statusPage).toMatchObject({ ended: true, silentUntilMs: expect.any(Number) })
    const after = times('a').length
    await clock.advance(20 * minute)
    expect(times('a').length - after).toBeLessThanOrEqual(4)
    expect(clock.nowMs() - startMs).toBe(64 * minute)
    pages.stop()
  })

  test('nothing is read without a page, or of a vendor that nothing watches', async () => {
    const { pages, clock, reads, world } = setUp(['a', 'b'])
    world.vendors[0] = { id: 'a', name: 'a', features: [] }
    world.monitors.splice(1)
    pages.look()
    await clock.advance(20 * minute)
    expect(reads).toEqual([])
    expect(clock.timers()).toBe(0)
    pages.stop()
  })

  test('two at a time, however many are due, and all get their turn', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `v${i}`)
    const { pages, clock, world, reads } = setUp(names)
    world.page = () => new Promise((resolve) => clock.after(1_000, () => resolve({ documents: { main: green } })))
    pages.look()
    await clock.advance(minute)
    expect(new Set(reads.map(([id]) => id)).size).toBe(12)
    expect(world.most).toBe(2)
    pages.stop()
  })

  test('failures back off, and a good reading ends that', async () => {
    const { pages, clock, world, times } = setUp(['a'])
    world.page = async () => ({ problem: new Unreadable('The page answers 500.') })
    pages.look()
    await clock.advance(65 * minute)
    expect(times('a')).toEqual([0, 10 * minute, 30 * minute, 60 * minute])
    expect(pages.state('a')?.last).toMatchObject({ indicator: 'unreadable', sentence: 'The page answers 500.' })
    world.page = async () => ({ documents: { main: green } })
    await clock.advance(31 * minute)
    expect(times('a').slice(4)).toEqual([90 * minute, 95 * minute])
    pages.stop()
  })

  test('offline: nothing is asked, and no page is blamed', async () => {
    const { pages, clock, world, times } = setUp(['a'])
    pages.look()
    await clock.advance(minute)
    world.offline = true
    await clock.advance(20 * minute)
    expect(times('a')).toEqual([0])
    expect(pages.state('a')?.last.indicator).toBe('operational')
    world.offline = false
    await clock.advance(minute)
    expect(times('a').length).toBe(2)
    pages.stop()
  })
})

describe('what comes of it', () => {
  test('the page’s first word reaches the incident', async () => {
    const { pages, clock, world, startMs } = setUp(['a'])
    pages.look()
    await clock.advance(minute)
    world.incidents.set('i', incidentAt(clock.nowMs()))
    pages.look()
    await clock.advance(2 * minute)
    const saidAt = new Date(startMs + 3 * minute).toISOString()
    const incident = { id: 'p', name: 'Errors', status: 'investigating', impact: 'minor', created_at: saidAt }
    world.page = async () => ({ documents: { main: { ...green, incidents: [incident] } } })
    await clock.advance(minute)
    expect(world.incidents.get('i')?.statusPage).toMatchObject({
      atDetection: { indicator: 'operational' },
      firstWord: { text: 'Errors', saidAtMs: startMs + 3 * minute },
    })
    pages.stop()
  })

  test('a restart goes on where it was: no reading before its time, first readings kept', async () => {
    const first = setUp(['a'])
    const incident = { id: 'p', name: 'Errors', status: 'investigating', impact: 'minor' }
    first.world.page = async () => ({ documents: { main: { ...green, incidents: [incident] } } })
    first.pages.look()
    await first.clock.advance(minute)
    first.pages.stop()
    const second = setUp(['a'], first.world.saved)
    second.world.page = first.world.page
    second.pages.look()
    await second.clock.advance(4 * minute)
    expect(second.times('a')).toEqual([])
    await second.clock.advance(2 * minute)
    expect(second.times('a')).toEqual([5 * minute])
    expect(second.pages.state('a')?.firstReadAtMs).toEqual({ p: first.startMs })
    second.pages.stop()
  })

  test('another address is read at once, and nothing of the old page is kept', async () => {
    const { pages, clock, world, times } = setUp(['a'])
    pages.look()
    await clock.advance(minute)
    world.vendors[0] = { ...(world.vendors[0] as Vendor), statusPage: { kind: 'slack', url: 'https://a.example' } }
    pages.look()
    await clock.advance(1_000)
    expect(times('a')).toEqual([0, minute])
    expect(pages.state('a')).toMatchObject({ last: { kind: 'slack', indicator: 'unreadable' }, failures: 1 })
    pages.stop()
  })

  test('no known secret is kept of what a page says, nor one that becomes known later', async () => {
    const { pages, clock, world } = setUp(['a'])
    const page = { ...green, status: { indicator: 'major', description: 'known-key and later-key fail' } }
    world.page = async () => ({ documents: { main: page } })
    pages.look()
    await clock.advance(1_000)
    expect(world.saved.a?.last.sentence).toContain('‹key› and later-key fail')
    expect(JSON.stringify(world.saved)).not.toContain('known-key')
    world.saved = {}
    pages.rewrite((text) => text.replaceAll('later-key', '‹later›'))
    expect(pages.state('a')?.last.sentence).toContain('‹key› and ‹later› fail')
    expect(JSON.stringify(world.saved.a?.lastReadable)).not.toContain('later-key')
    world.saved = {}
    pages.rewrite((text) => text)
    expect(world.saved).toEqual({})
    pages.stop()
  })

  test('after the end nothing is told any more', async () => {
    const { pages, clock, world } = setUp(['a'])
    let answer: (value: Awaited<ReturnType<FetchPage>>) => void = () => {}
    world.page = () => new Promise((resolve) => (answer = resolve))
    pages.look()
    pages.stop()
    answer({ documents: { main: green } })
    await clock.advance(minute)
    expect(pages.state('a')).toBeUndefined()
    expect(world.saved).toEqual({})
  })
})
