import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edgesOf, maxPoints } from '../../../electron/core/history/edges.ts'
import { dayMs, hourMs } from '../../../electron/core/history/rollup.ts'
import {
  isZone,
  localDayEdges,
  localDayStart,
  localMonthStart,
  zoneOffsetMs,
} from '../../../electron/core/history/zone.ts'

const utc = (text: string) => Date.parse(`${text}Z`)

describe('days of a time zone', () => {
  const rows: [name: string, zone: string, atMs: number, start: string, hours: number][] = [
    ['UTC', 'UTC', utc('2026-03-29T12:00'), '2026-03-29T00:00', 24],
    ['Berlin in winter', 'Europe/Berlin', utc('2026-01-10T23:30'), '2026-01-10T23:00', 24],
    ['Berlin springs forward', 'Europe/Berlin', utc('2026-03-29T12:00'), '2026-03-28T23:00', 23],
    ['Berlin falls back', 'Europe/Berlin', utc('2026-10-25T22:59'), '2026-10-24T22:00', 25],
    ['the day after Berlin fell back', 'Europe/Berlin', utc('2026-10-25T23:00'), '2026-10-25T23:00', 24],
    ['St John’s springs forward', 'America/St_Johns', utc('2026-03-08T12:00'), '2026-03-08T03:30', 23],
    ['St John’s falls back', 'America/St_Johns', utc('2026-11-01T12:00'), '2026-11-01T02:30', 25],
    ['Kathmandu', 'Asia/Kathmandu', utc('2026-05-01T18:14'), '2026-04-30T18:15', 24],
    ['Kathmandu, a minute later', 'Asia/Kathmandu', utc('2026-05-01T18:15'), '2026-05-01T18:15', 24],
    ['Lord Howe moves by half an hour', 'Australia/Lord_Howe', utc('2026-04-04T20:00'), '2026-04-04T13:00', 24.5],
    ['Beirut, where midnight is jumped over', 'Asia/Beirut', utc('2026-03-29T12:00'), '2026-03-28T22:00', 23],
    ['São Paulo, when midnight was jumped over', 'America/Sao_Paulo', utc('2018-11-04T12:00'), '2018-11-04T03:00', 23],
    [
      'São Paulo, when clocks fell back at midnight',
      'America/Sao_Paulo',
      utc('2018-02-17T12:00'),
      '2018-02-17T02:00',
      25,
    ],
  ]
  test.each(rows)('%s', (_name, zone, atMs, start, hours) => {
    const startMs = localDayStart(zone, atMs)
    expect(new Date(startMs).toISOString().slice(0, 16)).toBe(start)
    const [from, to] = localDayEdges(zone, atMs, atMs + 1)
    expect(from).toBe(startMs)
    expect(((to ?? 0) - startMs) / hourMs).toBe(hours)
  })

  test.each(['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Casablanca'])(
    'a year in %s: every day begins when its date does, and none is lost',
    (zone) => {
      const fromMs = utc('2025-12-31T12:00')
      const edges = localDayEdges(zone, fromMs, fromMs + 365 * dayMs)
      const date = (atMs: number) => new Date(atMs + zoneOffsetMs(zone, atMs)).toISOString().slice(0, 10)
      for (const [i, edgeMs] of edges.slice(1).entries()) {
        const before = Date.parse(date(edges[i] ?? 0))
        expect(Date.parse(date(edgeMs)) - before).toBe(dayMs)
        expect(date(edgeMs - 1)).toBe(date(edges[i] ?? 0))
      }
      expect(edges[0]).toBeLessThanOrEqual(fromMs)
      expect(edges.at(-1)).toBeGreaterThanOrEqual(fromMs + 365 * dayMs)
    },
  )

  test('a month begins at its first midnight', () => {
    expect(localMonthStart('America/St_Johns', '2026-03')).toBe(utc('2026-03-01T03:30'))
    expect(localMonthStart('America/St_Johns', '2026-04')).toBe(utc('2026-04-01T02:30'))
    expect(localMonthStart('UTC', 'then')).toBeNaN()
  })

  test('knows what is a zone', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', ''].map(isZone)).toEqual([true, true, false, false])
  })
})

describe('edges', () => {
  const cuts = fc.oneof(
    fc.record({ points: fc.integer({ min: 1, max: 1_000 }) }),
    fc.record({
      by: fc.constantFrom<'hour' | 'day'>('hour', 'day'),
      zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'),
    }),
  )
  test('ascend, hold the whole stretch, and end where asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1.5e12, max: 2e12 }),
        fc.integer({ min: 1, max: 380 * dayMs }),
        cuts,
        (fromMs, ms, cut) => {
          const edges = edgesOf(fromMs, fromMs + ms, cut)
          expect(edges.length).toBeGreaterThanOrEqual(2)
          expect(edges[0]).toBeLessThanOrEqual(fromMs)
          expect(edges[0]).toBeGreaterThan(fromMs - 25 * hourMs)
          expect(edges.at(-1)).toBe(fromMs + ms)
          expect(edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? 0))).toBe(true)
          if ('points' in cut) expect(edges.length - 1).toBeLessThanOrEqual(Math.min(maxPoints, cut.points))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('by the hour in a zone of quarters', () => {
    const fromMs = utc('2026-05-01T10:20')
    const edges = edgesOf(fromMs, fromMs + 2 * hourMs, { by: 'hour', zone: 'Asia/Kathmandu' })
    expect(edges.map((edge) => new Date(edge).toISOString().slice(11, 16))).toEqual([
      '10:15',
      '11:15',
      '12:15',
      '12:20',
    ])
  })

  test('there are none of a stretch that is empty', () => {
    expect(edgesOf(5, 5, { points: 3 })).toEqual([])
    expect(edgesOf(5, 4, { by: 'day', zone: 'UTC' })).toEqual([])
  })
})
