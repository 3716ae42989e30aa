import { describe, expect, test } from 'vitest'
import { incidentSchema } from '../../../electron/core/model/incident.ts'
import { duePromises, nextPromiseAtMs, promiseNotice, promiseWarning } from '../../../electron/core/words/promises.ts'
import { openPromises, withoutSaid, withPromise, withReminded, withSaid } from '../../../electron/core/words/said.ts'
import { lastedText, promiseAtMs, timeText, utc } from '../../../electron/core/words/times.ts'
import { incidentWith, minuteMs, startMs } from './incidentSample.ts'

const when = (atMs: number) => timeText(atMs, startMs, utc)
const banner = { audience: 'banner', stage: 'seeing', text: 'Checkout may fail.' } as const
const at = (minutes: number) => startMs + minutes * minuteMs

describe('what was said', () => {
  test('stands on the timeline with its promise, whole in the incident', () => {
    const incident = withSaid(incidentWith(), { ...banner, to: 'app banner', promisedAtMs: at(28) }, at(1), when)
    expect(incidentSchema.parse(incident)).toEqual(incident)
    expect(incident.timeline).toEqual([
      {
        atMs: at(1),
        kind: 'said',
        text: 'Customer banner (app banner): “Checkout may fail.” Next update promised for 03:40 UTC.',
        saidId: incident.said?.[0]?.id,
      },
    ])
    expect(incident.said).toMatchObject([{ text: 'Checkout may fail.', promisedAtMs: at(28) }])
  })

  test('a long text is cut on the timeline only', () => {
    const text = 'word '.repeat(100)
    const incident = withSaid(incidentWith(), { ...banner, text }, at(1), when)
    expect(incident.timeline[0]?.text.length).toBeLessThan(200)
    expect(incident.said?.[0]?.text).toBe(text)
  })

  test('what did not go out goes from both', () => {
    const incident = withSaid(incidentWith(), banner, at(1), when)
    const id = incident.said?.[0]?.id ?? ''
    expect(withoutSaid(incident, id)).toMatchObject({ said: [], timeline: [] })
    expect(withoutSaid(incident, 'other').said).toHaveLength(1)
  })
})

describe('promises', () => {
  const first = withSaid(incidentWith(), { ...banner, promisedAtMs: at(28) }, at(1), when)
  const id = first.said?.[0]?.id ?? ''

  test('are due from their minute on, until something is said to the same audience', () => {
    expect(duePromises(first, at(27))).toEqual([])
    expect(duePromises(first, at(28))).toHaveLength(1)
    const elsewhere = withSaid(first, { ...banner, audience: 'internal' }, at(20), when)
    expect(duePromises(elsewhere, at(28))).toHaveLength(1)
    const kept = withSaid(first, banner, at(20), when)
    expect(openPromises(kept)).toEqual([])
  })

  test('can be moved, which reminds again, and given up', () => {
    const reminded = withReminded(first, id, at(28))
    expect(nextPromiseAtMs([reminded])).toBeUndefined()
    const moved = withPromise(reminded, id, at(40), at(29), when)
    expect(nextPromiseAtMs([moved])).toBe(at(40))
    expect(moved.timeline.at(-1)?.text).toContain('03:52 UTC')
    expect(openPromises(withPromise(moved, id, null, at(30), when))).toEqual([])
    expect(withPromise(first, 'other', null, at(1), when)).toBe(first)
  })

  test('tell when and what is ready', () => {
    expect(promiseWarning(first, at(10), when)).toBeNull()
    expect(promiseWarning(first, at(28), when)).toEqual({
      id: 'promise:0abc-balance',
      text: 'You promised an update at 03:40 UTC.',
      next: 'Northpay Balance answers 503: customer banner. A text for what is known now is ready.',
      sinceMs: at(28),
      incidentId: '0abc-balance',
    })
    const closed = { ...first, state: 'closed' as const }
    expect(promiseWarning(closed, at(28), when)?.next).toContain('It is over')
    const [promise] = openPromises(first)
    expect(promise && promiseNotice(first, promise, at(28), when)).toMatchObject({
      kind: 'reminder',
      title: 'You promised an update at 03:40 UTC',
    })
  })
})

describe('times', () => {
  test.each([
    [startMs, 0, '03:12 UTC'],
    [startMs - 4 * 60 * minuteMs, 0, '23:12 UTC'],
    [startMs - 12 * 60 * minuteMs, 0, '26 November, 15:12 UTC'],
    [startMs + 24 * 60 * minuteMs, 0, '28 November, 03:12 UTC'],
    [startMs, 330, '08:42 UTC+5:30'],
    [startMs, -300, '22:12 UTC−5'],
  ])('%i at %i minutes east is %s', (atMs, east, text) => {
    expect(timeText(atMs, startMs, () => east)).toBe(text)
  })

  test.each([
    [30_000, 'less than a minute'],
    [minuteMs, '1 minute'],
    [125 * minuteMs, '2 hours 5 minutes'],
    [60 * minuteMs, '1 hour'],
    [49 * 60 * minuteMs, '2 days 1 hour'],
  ])('%i ms is %s', (ms, text) => {
    expect(lastedText(ms)).toBe(text)
  })

  test('a promise falls on a round five minutes, never earlier than asked', () => {
    expect(promiseAtMs(startMs, 30)).toBe(Date.UTC(2026, 10, 27, 3, 45))
    expect(promiseAtMs(Date.UTC(2026, 10, 27, 3, 10), 30)).toBe(Date.UTC(2026, 10, 27, 3, 40))
  })
})
