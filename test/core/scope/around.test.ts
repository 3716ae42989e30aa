import { describe, expect, test } from 'vitest'
import type { Incident, MonitorStatus } from '../../../electron/core/model/incident.ts'
import { type Monitor, type MonitorDraft, monitorSchema } from '../../../electron/core/model/monitor.ts'
import type { IncidentPage } from '../../../electron/core/model/statusPage.ts'
import {
  aroundRows,
  limitedUntilMs,
  ownSideRow,
  pageRow,
  type Standing,
  unseen,
} from '../../../electron/core/scope/around.ts'

const startMs = 1_700_000_000_000
const nowMs = startMs + 10_000

const monitorOf = (id: string, vendorId: string, change: Partial<MonitorDraft> = {}): Monitor =>
  monitorSchema.parse({ id, vendorId, name: id, request: { url: `https://${vendorId}.test/${id}` }, ...change })

const stands = (monitor: Monitor, change: Partial<MonitorStatus> = {}): Standing => ({
  monitor,
  status: {
    monitorId: monitor.id,
    stage: 'watching',
    state: 'up',
    reason: 'ok',
    sentence: `${monitor.name} answers 200 in 90 ms`,
    sinceMs: 0,
    lastProbeAtMs: startMs + 5_000,
    passesInARow: 1,
    ...change,
  },
})
const silent = { state: 'down', reason: 'failure', stage: 'open' } as const

const incident: Incident = {
  ...{ id: 'i', monitorId: 'a', monitorName: 'a', vendorId: 'v', vendorName: 'V', state: 'open', severity: 'down' },
  ...{ current: 'down', title: '', sentence: '', reason: 'status', firstFailureAtMs: startMs, openedAtMs: startMs },
  ...{ lastFailureAtMs: startMs, attempts: 4, failures: 4, timeline: [], notices: [], transcriptIds: [] },
}
const said = (all: Standing[], how: 'bad-answer' | 'slow' = 'bad-answer') =>
  aroundRows(incident, how, [stands(monitorOf('a', 'v'), silent), ...all], nowMs).map(
    ({ source, outcome, text }) => `${source} ${outcome}: ${text}`,
  )

describe('other monitors of the vendor', () => {
  const b = monitorOf('b', 'v')
  test.each([
    ['passes', {}, ['other-endpoint passed: b answers 200 in 90 ms.']],
    ['fails', silent, ['other-endpoint failed: b answers 200 in 90 ms.']],
    ['fails twice in its burst', { ...silent, stage: 'suspect', burst: { failures: 2 } }, 1],
    ['failed once only', { ...silent, stage: 'suspect', burst: { failures: 1 } }, 0],
    ['refuses its key', { state: 'down', reason: 'key-rejected', stage: 'open' }, 1],
    ['is slow, which is no failure of this kind', { state: 'degraded', reason: 'slow', stage: 'open' }, 0],
    ['was probed before the failure', { lastProbeAtMs: startMs - 1 }, 0],
    ['is not known', { state: 'unknown', reason: 'not-observed' }, 0],
  ] as const)('%s', (_, change, rows) => {
    // Parts of a status that do not matter here are left out.
    const found = said([stands(b, change as Partial<MonitorStatus>)])
    if (typeof rows === 'number') expect(found).toHaveLength(rows)
    else expect(found).toEqual(rows)
  })

  test('slow ones count where the incident is about slowness; paused ones never', () => {
    expect(said([stands(b, { state: 'degraded', reason: 'slow', stage: 'open' })], 'slow')).toHaveLength(1)
    const paused = { ...b, paused: { sinceMs: 0, untilMs: null } }
    expect(said([stands(paused)])).toEqual([])
  })
})

describe('other vendors', () => {
  const far = (id: string, change: Partial<MonitorStatus> = {}) => stands(monitorOf(id, id), change)
  test.each([
    [[far('x')], ['other-vendors passed: The one that was probed since answers.']],
    [[far('x'), far('y')], ['other-vendors passed: All 2 that were probed since answer.']],
    [[far('x', silent), far('y')], ['other-vendors passed: 1 of 2 that were probed since does not answer.']],
    [
      [far('x', silent), far('y', silent), far('z')],
      ['other-vendors failed: 2 of 3 that were probed since do not answer.'],
    ],
    [[far('x', { state: 'down', reason: 'status' })], ['other-vendors passed: The one that was probed since answers.']],
    [[far('x', { lastProbeAtMs: 1 })], []],
  ])('%#', (all, rows) => {
    expect(said(all)).toEqual(rows)
  })

  test('are never named', () => {
    expect(said([far('secret-vendor'), far('other', silent)]).join()).not.toMatch(/secret-vendor|other /)
  })
})

test('which monitors are worth asking: the same key first, none that was seen, fails, is paused or refused', () => {
  const keyed = (id: string, secret: string) =>
    monitorOf(id, 'v', {
      request: {
        ...monitorOf(id, 'v').request,
        headers: [{ name: 'Authorization', value: `Bearer {{secret:${secret}}}` }],
      },
    })
  const old = { lastProbeAtMs: startMs - 60_000 }
  const all = [
    stands(keyed('other-key', 'v.other'), old),
    stands(keyed('same-key', 'v.key'), old),
    stands(keyed('seen', 'v.key')),
    stands(keyed('suspect', 'v.key'), { ...old, stage: 'suspect' }),
    stands(keyed('refused', 'v.key'), { ...old, reason: 'key-rejected' }),
    stands({ ...keyed('paused', 'v.key'), paused: { sinceMs: 0, untilMs: null } }, old),
    stands(monitorOf('far', 'w'), old),
  ]
  expect(unseen(incident, keyed('a', 'v.key'), all, nowMs).map(({ id }) => id)).toEqual(['same-key', 'other-key'])
})

test('the vendor is not asked while any of its monitors waits, unless it is for a refused key', () => {
  const wait = (id: string, change: Partial<MonitorStatus>, vendorId = 'v') => stands(monitorOf(id, vendorId), change)
  const untilMs = nowMs + 5_000
  expect(limitedUntilMs('v', [wait('b', { reason: 'rate-limited', notBeforeMs: untilMs })], nowMs)).toBe(untilMs)
  expect(limitedUntilMs('v', [wait('b', { reason: 'status', notBeforeMs: untilMs })], nowMs)).toBe(untilMs)
  expect(limitedUntilMs('v', [wait('b', { reason: 'key-rejected', notBeforeMs: untilMs })], nowMs)).toBeUndefined()
  expect(limitedUntilMs('v', [wait('b', { reason: 'rate-limited', notBeforeMs: nowMs })], nowMs)).toBeUndefined()
  expect(limitedUntilMs('v', [wait('b', { reason: 'status', notBeforeMs: untilMs }, 'w')], nowMs)).toBeUndefined()
})

describe('the status page', () => {
  const page = (change: Partial<IncidentPage>) => pageRow({ statusPage: { url: 'u', ended: false, ...change } })
  const word = (indicator: 'major-outage' | 'notice' | 'maintenance') => ({
    firstWord: { readAtMs: 7, indicator, text: 'Errors. We look.' },
  })
  const detection = (indicator: 'operational' | 'unreadable') => ({
    atDetection: { indicator, sentence: '', readAtMs: 5 },
  })
  test.each([
    ['speaks', word('major-outage'), 'admits', 'It says: Errors. We look.'],
    ['tells of maintenance', word('maintenance'), 'admits', 'It says: Errors. We look.'],
    ['is calm', detection('operational'), 'calm', 'It reports no trouble.'],
    ['stays calm', { silentUntilMs: 9 }, 'calm', 'It reports no trouble.'],
    ['cannot be read', detection('unreadable'), 'not-asked', 'It cannot be read.'],
  ] as const)('%s', (_, change, outcome, text) => {
    expect(page(change)).toMatchObject([{ source: 'status-page', outcome, text }])
  })

  test('that was not read says nothing, and a mere notice is no trouble', () => {
    expect(pageRow({})).toEqual([])
    expect(page({ ...word('notice'), silentUntilMs: 9 })[0]?.outcome).toBe('calm')
  })
})

test('our own side is evidence only where it was asked', () => {
  const ownSide = { judgement: 'fine', sentence: 'Your network is fine.', references: [], checkedAtMs: 3 } as const
  expect(ownSideRow({ ...ownSide, references: [] }, 9)).toMatchObject([{ outcome: 'passed', atMs: 3 }])
  expect(ownSideRow({ ...ownSide, references: [], judgement: 'ours' }, 9)).toMatchObject([{ outcome: 'failed' }])
  expect(ownSideRow({ ...ownSide, references: [], judgement: 'not-asked' }, 9)).toEqual([])
  expect(ownSideRow(undefined, 9)).toEqual([])
})
