import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graceMs, headStartOf, headStartSentence, medianHeadStartMs } from '../../electron/core/headStart.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { PageIncident, PageIndicator, PageReading, PageState } from '../../electron/core/model/statusPage.ts'
import { afterReading } from '../../electron/core/statusPage/afterReading.ts'
import { observePage } from '../../electron/core/statusPage/observe.ts'
import { pageSays } from '../../electron/core/statusPage/says.ts'

const minute = 60_000
const hour = 60 * minute
const openedAtMs = 1_700_000_000_000
const base: Incident = {
  ...{ id: 'i', monitorId: 'm', monitorName: 'Balance', vendorId: 'v', vendorName: 'Acme' },
  ...{ state: 'open', severity: 'down', current: 'down', title: 'Acme fails', sentence: 'It fails.', reason: 'status' },
  ...{ firstFailureAtMs: openedAtMs - 5_000, openedAtMs, lastFailureAtMs: openedAtMs, attempts: 4, failures: 4 },
  ...{ timeline: [], notices: [], transcriptIds: [] },
}
const closed = (atMs: number): Incident => ({ ...base, state: 'closed', closedAtMs: atMs })

function reading(atMs: number, indicator: PageIndicator, incidents: PageIncident[] = []): PageReading {
  const nothing = { components: [], maintenances: [] }
  return { kind: 'statuspage', url: 'https://s', readAtMs: atMs, indicator, sentence: indicator, incidents, ...nothing }
}
const trouble = (saidAtMs: number | undefined, id = 'p1'): PageIncident => ({
  ...{ id, title: 'Errors', status: 'investigating', level: 'degraded', components: [] },
  ...(saidAtMs === undefined
    ? { updates: [] }
    : { startedAtMs: saidAtMs, updates: [{ status: 'investigating', text: 'We look.', atMs: saidAtMs }] }),
})

/** The incident after these readings, each told at its moment. */
function told(start: Incident, readings: PageReading[], from?: PageState): Incident {
  let state = from
  return readings.reduce((incident, one) => {
    state = afterReading(state, one, 'k', undefined)
    return observePage(incident, state, one.readAtMs)
  }, start)
}

type Row = [name: string, incident: Incident, readings: PageReading[], state: string, ms: number | null]
const at = (ms: number) => openedAtMs + ms
const green = (ms: number) => reading(at(ms), 'operational')
const blind = (ms: number) => reading(at(ms), 'unreadable')

describe('head start', () => {
  test.each<Row>([
    [
      'page speaks 10 min later by its own clock, read 20 s after that',
      base,
      [green(1_000), reading(at(620_000), 'degraded', [trouble(at(600_000))])],
      'measured',
      600_000,
    ],
    [
      'no time of its own: by our reading',
      base,
      [green(0), reading(at(90_000), 'degraded', [trouble(undefined)])],
      'measured',
      90_000,
    ],
    ['only a roll-up, no incident', base, [green(0), reading(at(90_000), 'partial-outage')], 'measured', 90_000],
    [
      'a timestamp from the future is left out',
      base,
      [green(0), reading(at(90_000), 'degraded', [trouble(at(9 * hour))])],
      'measured',
      90_000,
    ],
    [
      'the page was first: negative',
      base,
      [reading(at(-120_000), 'degraded', [trouble(at(-200_000))])],
      'measured',
      -200_000,
    ],
    [
      'an update that was set back counts as it is',
      base,
      [green(0), reading(at(600_000), 'degraded', [trouble(at(-60_000))])],
      'measured',
      -60_000,
    ],
    [
      'old trouble of days ago is about something else',
      base,
      [reading(at(1_000), 'degraded', [trouble(at(-50 * hour))])],
      'counting',
      60_000,
    ],
    [
      'old trouble, then a new word',
      base,
      [
        reading(at(0), 'degraded', [trouble(at(-50 * hour), 'old')]),
        reading(at(70_000), 'degraded', [trouble(at(-50 * hour), 'old'), trouble(at(65_000), 'new')]),
      ],
      'measured',
      65_000,
    ],
    ['silent so far', base, [green(0), green(30_000)], 'counting', 60_000],
    ['unreadable throughout: not known', base, [blind(0), blind(30_000)], 'not-known', null],
    ['readable only before: not known', base, [green(-60_000), blind(30_000)], 'not-known', null],
    ['over, and still time for a word', closed(at(5 * minute)), [green(0), green(6 * minute)], 'counting', 60_000],
    [
      'over, and not a word within the grace',
      closed(at(5 * minute)),
      [green(0), reading(at(5 * minute + graceMs), 'operational')],
      'never',
      null,
    ],
    [
      'a word after our recovery, within the grace',
      closed(at(5 * minute)),
      [green(0), reading(at(20 * minute), 'degraded', [trouble(at(19 * minute))])],
      'measured',
      19 * minute,
    ],
    [
      'a word only after the grace is about something else',
      closed(at(5 * minute)),
      [green(0), reading(at(40 * minute), 'degraded', [trouble(at(39 * minute))])],
      'never',
      null,
    ],
  ])('%s', (_, incident, readings, state, ms) => {
    const lead = headStartOf(told(incident, readings), at(60_000))
    expect([lead?.state, lead?.ms]).toEqual([state, ms])
  })

  test('without a page there is none', () => {
    expect(headStartOf(base, at(0))).toBeNull()
    expect(headStartSentence(base, at(0))).toBeNull()
  })

  test('both figures are kept: by our reading and by the page', () => {
    const after = told(base, [green(0), reading(at(620_000), 'degraded', [trouble(at(600_000))])])
    expect(headStartOf(after, at(hour))).toMatchObject({ byReadingMs: 620_000, byPageMs: 600_000, toMs: at(600_000) })
  })

  test('what it said when we knew, its first word, and one entry on the timeline', () => {
    const word = reading(at(620_000), 'degraded', [trouble(at(600_000))])
    const after = told(base, [green(1_000), word, { ...word, readAtMs: at(650_000) }])
    expect(after.statusPage?.atDetection).toEqual({
      indicator: 'operational',
      sentence: 'operational',
      readAtMs: at(1_000),
    })
    expect(after.statusPage?.firstWord).toMatchObject({ readAtMs: at(620_000), text: 'Errors. We look.' })
    expect(after.timeline).toEqual([
      { atMs: at(620_000), kind: 'status-page', text: 'The status page says: Errors. We look.' },
    ])
  })

  test.each<[number, string]>([
    [600_000, 'Its first word came 10 min after our alert.'],
    [-125_000, 'Its first word came 2 min 5 s before our alert.'],
    [400, 'Its first word came at the moment of our alert.'],
  ])('%i ms in words', (ms, sentence) => {
    const firstWord = { readAtMs: at(ms), indicator: 'degraded' as const, text: 'x' }
    const incident = { ...base, statusPage: { url: 'https://s', firstWord, ended: true } }
    expect(headStartSentence(incident, at(0))).toBe(sentence)
  })
})

describe('properties', () => {
  const steps = fc.array(
    fc.record({
      waitMs: fc.integer({ min: 1_000, max: 20 * minute }),
      kind: fc.constantFrom('green', 'blind', 'word', 'bare'),
      saidAgoMs: fc.integer({ min: -hour, max: 3 * hour }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  const walk = (list: { waitMs: number; kind: string; saidAgoMs: number }[]) => {
    let ms = 0
    return list.map(({ waitMs, kind, saidAgoMs }) => {
      ms += waitMs
      if (kind === 'word') return reading(at(ms), 'degraded', [trouble(at(ms - saidAgoMs), `p${saidAgoMs}`)])
      return kind === 'green' ? green(ms) : kind === 'blind' ? blind(ms) : reading(at(ms), 'partial-outage')
    })
  }

  test('the first word never changes, the lead is never more than either figure, unreadable is never a word', () => {
    fc.assert(
      fc.property(steps, fc.boolean(), (list, isClosed) => {
        const readings = walk(list)
        let incident = isClosed ? closed(at(10 * minute)) : base
        let state: PageState | undefined
        let word: unknown
        for (const one of readings) {
          state = afterReading(state, one, 'k', undefined)
          incident = observePage(incident, state, one.readAtMs)
          const now = incident.statusPage?.firstWord
          if (word) expect(now).toEqual(word)
          else if (one.indicator === 'unreadable' || one.indicator === 'operational') expect(now).toBeUndefined()
          word = now
          const lead = headStartOf(incident, one.readAtMs)
          if (lead?.state !== 'measured') continue
          expect(lead.ms).toBeLessThanOrEqual(lead.byReadingMs ?? Number.NaN)
          expect(lead.ms).toBeLessThanOrEqual(lead.byPageMs ?? Number.POSITIVE_INFINITY)
        }
        const entries = incident.timeline.filter(({ kind }) => kind === 'status-page')
        expect(entries.length).toBe(word ? 1 : 0)
      }),
    )
  })

  test('telling the same twice changes nothing', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const readings = walk(list)
        const last = readings.at(-1)
        const state = readings.reduce<PageState | undefined>(
          (s, one) => afterReading(s, one, 'k', undefined),
          undefined,
        )
        if (!last || !state) return
        const once = observePage(told(base, readings), state, last.readAtMs)
        expect(observePage(once, state, last.readAtMs)).toBe(once)
      }),
    )
  })
})

describe('median', () => {
  const measured = (ms: number): Incident => ({
    ...base,
    statusPage: { url: 'https://s', ended: true, firstWord: { readAtMs: at(ms), indicator: 'degraded', text: 'x' } },
  })
  const never: Incident = {
    ...closed(at(minute)),
    statusPage: { url: 'https://s', ended: true, silentUntilMs: at(hour) },
  }

  test.each<[number[], number | undefined]>([
    [[], undefined],
    [[5_000], 5_000],
    [[1_000, 9_000], 5_000],
    [[60_000, -30_000, 10_000], 10_000],
  ])('%j: %s', (leads, median) => {
    expect(medianHeadStartMs([...leads.map(measured), never])).toBe(median)
  })
})

describe('what the overview shows', () => {
  test('an old reading is no word about now', () => {
    const state = afterReading(undefined, green(0), 'k', undefined)
    expect(pageSays(state, [], at(minute)).indicator).toBe('operational')
    expect(pageSays(state, [], at(hour)).indicator).toBe('unreadable')
  })

  test('the lead of the newest open incident; null while the page is silent', () => {
    const silent = told(base, [green(0)])
    const state = afterReading(undefined, green(0), 'k', undefined)
    expect(pageSays(state, [silent], at(minute)).headStartMs).toBeNull()
    expect('headStartMs' in pageSays(state, [], at(minute))).toBe(false)
  })
})

describe('the state between readings', () => {
  test('a failed reading keeps what was known and counts; another page forgets', () => {
    const first = afterReading(undefined, green(0), 'k', undefined)
    const failed = afterReading(first, blind(minute), 'k', at(hour))
    expect(failed).toMatchObject({ failures: 1, lastReadable: { readAtMs: at(0) }, notBeforeMs: at(hour) })
    expect(afterReading(failed, blind(2 * minute), 'k', undefined)).not.toHaveProperty('notBeforeMs')
    expect(afterReading(failed, blind(2 * minute), 'other', undefined)).not.toHaveProperty('lastReadable')
  })
})
