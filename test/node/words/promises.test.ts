import { beforeEach, describe, expect, test } from 'vitest'
import type { Incident, Notice } from '../../../electron/core/model/incident.ts'
import { withSaid } from '../../../electron/core/words/said.ts'
import { createPromises } from '../../../electron/node/words/promises.ts'
import { createTestClock, type TestClock } from '../../core/watch/clock.ts'
import { incidentWith, minuteMs, startMs } from '../../core/words/incidentSample.ts'

let clock: TestClock
let incidents: Map<string, Incident>
let shown: Notice[]

const open = () =>
  createPromises({
    clock,
    incidents: () => [...incidents.values()],
    incidentOf: (id) => incidents.get(id),
    amend: async (id, change) => {
      const incident = incidents.get(id)
      if (incident) incidents.set(id, change(incident))
    },
    notifier: {
      show: (notice) => {
        shown.push(notice)
        return Promise.resolve({ kind: 'shown' })
      },
    },
    timeText: (atMs) => `minute ${(atMs - startMs) / minuteMs}`,
    onDue: () => {},
  })

function promise(minute: number, audience: 'banner' | 'internal' = 'banner'): void {
  const incident = incidents.get('0abc-balance') ?? incidentWith()
  const saying = { audience, stage: 'seeing', text: 'x', promisedAtMs: startMs + minute * minuteMs } as const
  incidents.set(incident.id, withSaid(incident, saying, clock.nowMs(), String))
}

beforeEach(() => {
  clock = createTestClock(startMs)
  shown = []
  incidents = new Map([['0abc-balance', incidentWith()]])
})

describe('promised updates', () => {
  test('ring once when they come due, and stand until they are kept', async () => {
    const promises = open()
    promise(30)
    promises.look('0abc-balance')
    await clock.advance(30 * minuteMs - 1)
    expect([shown, promises.warnings()]).toEqual([[], []])
    await clock.advance(1)
    expect(shown.map(({ title }) => title)).toEqual(['You promised an update at minute 30'])
    await clock.advance(60 * minuteMs)
    expect(shown).toHaveLength(1)
    expect(promises.warnings()).toHaveLength(1)
    promise(120)
    promises.look('0abc-balance')
    expect(promises.warnings()).toEqual([])
    await clock.advance(60 * minuteMs)
    expect(shown).toHaveLength(2)
  })

  test('survive a restart: one that was rung stays silent, one that came due meanwhile rings at once', async () => {
    const first = open()
    promise(10)
    first.look('0abc-balance')
    await clock.advance(10 * minuteMs)
    promise(20, 'internal')
    first.look('0abc-balance')
    first.stop()
    await clock.advance(15 * minuteMs)
    expect(shown).toHaveLength(1)
    const second = open()
    await clock.settle()
    expect(shown.map(({ body }) => body.split(' for ')[0])).toEqual(['Customer banner', 'Internal update'])
    expect(second.warnings()).toMatchObject([{ text: 'You promised an update at minute 10.' }])
  })

  test('a sleeping computer rings when it wakes', async () => {
    const promises = open()
    promise(10)
    promises.look('0abc-balance')
    clock.sleep(45 * minuteMs)
    expect(shown).toEqual([])
    await clock.advance(30_000)
    expect(shown).toHaveLength(1)
  })

  test('nothing is timed while nothing is promised', async () => {
    const promises = open()
    expect(clock.timers()).toBe(0)
    promise(10)
    promises.look('0abc-balance')
    expect(clock.timers()).toBe(1)
    promises.stop()
    expect(clock.timers()).toBe(0)
  })
})
