import { describe, expect, test } from 'vitest'
import { withNotice } from '../../../electron/core/incident/notice.ts'
import { markNotice } from '../../../electron/core/incident.ts'
import { acknowledged, snoozed, unacknowledged, unsnoozed } from '../../../electron/core/life/actions.ts'
import { follow } from '../../../electron/core/life/follow.ts'
import type { AlertRules } from '../../../electron/core/life/rules.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { hourMs, incidentAt, minuteMs, noonMs, rulesWith, windowAt } from './incidentSample.ts'

type Doing = (incident: Incident, nowMs: number) => Incident
/** What happens at a minute after noon. */
type Event = [number, Doing]

const ack: Doing = (incident, nowMs) => acknowledged(incident, { by: 'Night shift' }, nowMs)
const unack: Doing = (incident, nowMs) => unacknowledged(incident, {}, nowMs)
const snooze =
  (minutes: number, evenIfWorse = false): Doing =>
  (incident, nowMs) =>
    snoozed(incident, { forMs: minutes * minuteMs, evenIfWorse }, nowMs)
const unsnooze: Doing = (incident, nowMs) => unsnoozed(incident, {}, nowMs)
const seen =
  (current: Incident['current']): Doing =>
  (incident) => ({ ...incident, current })
const worse: Doing = (incident, nowMs) =>
  withNotice({ ...incident, severity: 'down', current: 'down' }, 'worsened', 'Worse.', nowMs).incident
const recover: Doing = (incident, nowMs) =>
  withNotice({ ...incident, state: 'closed', current: 'up', closedAtMs: nowMs }, 'recovered', 'Up.', nowMs).incident

/** Plays events until a minute after noon, waking whenever the rules asked for it; what was told, as `minute kind`. */
function play(
  rules: AlertRules | ((nowMs: number) => AlertRules),
  events: Event[],
  untilMinute: number,
  start = incidentAt(),
) {
  const told: string[] = []
  let known = new Set<string>()
  let incident = start
  let wakeAtMs: number | null = null
  const step = (nowMs: number, doing: Doing = (same) => same) => {
    const next = doing(incident, nowMs)
    const fresh = next.notices.filter(({ id }) => !known.has(id)).map(({ id }) => id)
    const followed = follow(next, fresh, typeof rules === 'function' ? rules(nowMs) : rules, nowMs)
    incident = followed.incident
    for (const id of followed.tell) {
      const kind = incident.notices.find((notice) => notice.id === id)?.kind
      told.push(`${Math.round((nowMs - noonMs) / minuteMs)} ${kind}`)
      incident = markNotice(incident, id, { kind: 'shown' }, nowMs)
    }
    known = new Set(incident.notices.map(({ id }) => id))
    wakeAtMs = followed.wakeAtMs
    const again = follow(incident, [], typeof rules === 'function' ? rules(nowMs) : rules, nowMs)
    expect(again.tell, 'the same moment again').toEqual([])
  }
  step(noonMs)
  const ahead = [...events]
  for (;;) {
    const [next] = ahead
    const eventMs = next ? noonMs + next[0] * minuteMs : Number.POSITIVE_INFINITY
    const atMs = Math.min(eventMs, wakeAtMs ?? Number.POSITIVE_INFINITY)
    if (atMs > noonMs + untilMinute * minuteMs) break
    step(atMs, atMs === eventMs ? ahead.shift()?.[1] : undefined)
  }
  return { told, incident }
}

const half = { reminders: { everyMs: 30 * minuteMs } }
const degraded = () => incidentAt({ severity: 'degraded', current: 'degraded' })

describe('reminders and escalation', () => {
  test.each<[string, Parameters<typeof rulesWith>[0], Event[], string[]]>([
    ['every half hour while it fails', half, [], ['0 opened', '30 reminder', '60 reminder', '90 reminder']],
    ['never when switched off', { reminders: { everyMs: null } }, [], ['0 opened']],
    ['not after the acknowledgement', half, [[40, ack]], ['0 opened', '30 reminder']],
    [
      'again after it was taken back',
      half,
      [
        [10, ack],
        [50, unack],
      ],
      ['0 opened', '80 reminder'],
    ],
    [
      'not while nothing is observed, then at once',
      half,
      [
        [20, seen('unknown')],
        [75, seen('down')],
      ],
      ['0 opened', '75 reminder'],
    ],
    [
      'not while it recovers',
      half,
      [
        [20, seen('up')],
        [25, recover],
      ],
      ['0 opened', '25 recovered'],
    ],
    ['counted anew after it got worse', half, [[20, worse]], ['0 opened', '20 worsened', '50 reminder', '80 reminder']],
    ['as often as its vendor says', { ...half, alerts: { remindEveryMs: hourMs } }, [], ['0 opened', '60 reminder']],
    ['never for a vendor that says so', { ...half, alerts: { remindEveryMs: null } }, [], ['0 opened']],
    [
      'escalated once',
      { reminders: { everyMs: null }, escalation: { afterMs: 10 * minuteMs } },
      [],
      ['0 opened', '10 escalated'],
    ],
    [
      'escalation is louder than the reminder of the same minute',
      { ...half, escalation: { afterMs: 30 * minuteMs } },
      [],
      ['0 opened', '30 escalated', '60 reminder', '90 reminder'],
    ],
    ['no escalation once acknowledged', { ...half, escalation: { afterMs: 10 * minuteMs } }, [[9, ack]], ['0 opened']],
    [
      'escalation waits anew after that was taken back',
      { reminders: { everyMs: null }, escalation: { afterMs: 10 * minuteMs } },
      [
        [9, ack],
        [20, unack],
      ],
      ['0 opened', '30 escalated'],
    ],
    [
      'escalation as soon as its vendor says',
      { reminders: { everyMs: null }, alerts: { escalateAfterMs: 5 * minuteMs } },
      [],
      ['0 opened', '5 escalated'],
    ],
  ])('%s', (_, change, events, told) => {
    expect(play(rulesWith(change), events, 95).told).toEqual(told)
  })

  test('a shorter wait counts from the old begin, a longer one too', () => {
    const at = (nowMs: number) =>
      rulesWith({
        reminders: {
          everyMs: (nowMs < noonMs + 20 * minuteMs ? 30 : nowMs < noonMs + 40 * minuteMs ? 10 : 60) * minuteMs,
        },
      })
    const look: Doing = (incident) => ({ ...incident })
    expect(
      play(
        at,
        [
          [20, look],
          [41, look],
        ],
        110,
      ).told,
    ).toEqual(['0 opened', '20 reminder', '30 reminder', '90 reminder'])
  })

  test('a wall clock that was set back by a day does not silence reminders', () => {
    const { incident } = play(rulesWith(half), [], 10)
    const back = noonMs - 24 * hourMs
    const first = follow(incident, [], rulesWith(half), back)
    expect(first.wakeAtMs).toBe(back + 30 * minuteMs)
    expect(follow(first.incident, [], rulesWith(half), back + 30 * minuteMs).tell).toEqual(['i:reminder:1'])
  })

  test('one late by hours comes once', () => {
    const { incident } = play(rulesWith(half), [], 10)
    const late = follow(incident, [], rulesWith(half), noonMs + 9 * hourMs)
    expect(late.tell).toEqual(['i:reminder:1'])
    expect(late.wakeAtMs).toBe(noonMs + 9 * hourMs + 30 * minuteMs)
    expect(late.incident.notices.at(-1)?.body).toBe('Balance answers 503. It has been so for 9 h.')
  })

  test('a thousand reminders do not make the incident grow', () => {
    const { told, incident } = play(rulesWith({ reminders: { everyMs: minuteMs } }), [], 1_000)
    expect(told).toHaveLength(1_001)
    expect(incident.notices.length).toBeLessThan(110)
    expect(incident.timeline.length).toBeLessThan(110)
    expect(new Set(incident.notices.map(({ id }) => id)).size).toBe(incident.notices.length)
    expect(incident.notices.at(-1)?.id).toBe('i:reminder:1000')
  })
})

describe('snooze', () => {
  test.each<[string, Event[], string[]]>([
    ['quiet until it ends, then a reminder', [[10, snooze(45)]], ['0 opened', '55 reminder', '85 reminder']],
    [
      'ended by hand: the clock begins anew',
      [
        [10, snooze(45)],
        [20, unsnooze],
      ],
      ['0 opened', '50 reminder', '80 reminder'],
    ],
    [
      'a worsening is told all the same',
      [
        [10, snooze(45)],
        [20, worse],
      ],
      ['0 opened', '20 worsened', '55 reminder', '85 reminder'],
    ],
    [
      'but not when that was asked',
      [
        [10, snooze(45, true)],
        [20, worse],
      ],
      ['0 opened', '55 worsened', '85 reminder'],
    ],
    [
      'after an acknowledgement: one reminder, no more',
      [
        [5, ack],
        [10, snooze(20)],
      ],
      ['0 opened', '30 reminder'],
    ],
    [
      'acknowledged meanwhile: none',
      [
        [10, snooze(20)],
        [15, ack],
      ],
      ['0 opened'],
    ],
    [
      'over when it ends: nothing but the end',
      [
        [10, snooze(60)],
        [20, recover],
      ],
      ['0 opened', '20 recovered'],
    ],
    [
      'ends while nothing is observed: once it fails again',
      [
        [10, snooze(20)],
        [15, seen('unknown')],
        [50, seen('down')],
      ],
      ['0 opened', '50 reminder', '80 reminder'],
    ],
    [
      'longer before it ended',
      [
        [10, snooze(20)],
        [20, snooze(40)],
      ],
      ['0 opened', '60 reminder', '90 reminder'],
    ],
  ])('%s', (_, events, told) => {
    expect(play(rulesWith(half), events, 95, degraded()).told).toEqual(told)
  })

  test('reminds once even with reminders switched off', () => {
    expect(play(rulesWith({ reminders: { everyMs: null } }), [[10, snooze(20)]], 200).told).toEqual([
      '0 opened',
      '30 reminder',
    ])
  })

  test('no escalation meanwhile; it waits anew', () => {
    const rules = rulesWith({ reminders: { everyMs: null }, escalation: { afterMs: 20 * minuteMs } })
    expect(play(rules, [[10, snooze(30)]], 95).told).toEqual(['0 opened', '40 reminder', '60 escalated'])
  })

  test('keeps its length when the wall clock is set back', () => {
    const { incident } = play(rulesWith(half), [[10, snooze(60)]], 10)
    const back = follow(incident, [], rulesWith(half), noonMs - 24 * hourMs)
    expect(back.wakeAtMs).toBe(noonMs - 23 * hourMs)
  })
})

describe('maintenance', () => {
  test.each<[string, Parameters<typeof rulesWith>[0], Event[], string[], Incident?]>([
    ['opened in it: told when it ends', { windows: [windowAt(-10, 40)] }, [], ['40 opened', '70 reminder']],
    ['opened and over in it: nobody hears of it', { windows: [windowAt(-10, 40)] }, [[20, recover]], []],
    ['begins while open: quiet until it ends', { windows: [windowAt(10, 70)] }, [], ['0 opened', '70 reminder']],
    [
      'over in it, told before: the end is told',
      { windows: [windowAt(10, 70)] },
      [[20, recover]],
      ['0 opened', '20 recovered'],
    ],
    [
      'worse in it: told when it ends',
      { windows: [windowAt(10, 70)] },
      [[20, worse]],
      ['0 opened', '70 worsened'],
      degraded(),
    ],
    [
      'for another vendor',
      { windows: [windowAt(-10, 40, { vendors: ['twilio'] })] },
      [],
      ['0 opened', '30 reminder', '60 reminder', '90 reminder'],
    ],
    [
      'for this monitor',
      { windows: [windowAt(-10, 40, { vendors: ['twilio'], monitors: ['stripe-balance'] })] },
      [],
      ['40 opened', '70 reminder'],
    ],
    [
      'switched off',
      { windows: [windowAt(-10, 40, { enabled: false })] },
      [],
      ['0 opened', '30 reminder', '60 reminder', '90 reminder'],
    ],
    [
      'two in a row',
      { windows: [windowAt(-10, 40), windowAt(35, 60, { id: 'second' })] },
      [],
      ['60 opened', '90 reminder'],
    ],
    ['acknowledged meanwhile: told no more', { windows: [windowAt(-10, 40)] }, [[20, ack]], []],
  ])('%s', (_, change, events, told, start) => {
    expect(play(rulesWith({ ...half, ...change }), events, 95, start).told).toEqual(told)
  })

  test('stands on the timeline and on the incident, with why nobody was told', () => {
    const { incident } = play(rulesWith({ windows: [windowAt(-10, 40)] }), [], 41)
    expect(incident.maintenance).toEqual({
      windowId: 'upgrade',
      name: 'Upgrade',
      untilMs: noonMs + 40 * minuteMs,
      ended: true,
    })
    expect(incident.timeline.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'maintenance: Maintenance is on: “Upgrade”. Nobody is told meanwhile.',
      'withheld: Maintenance is on: “Upgrade”.',
      'maintenance: Maintenance is over: “Upgrade”.',
      'notified: You were told: “Stripe Balance answers 503”.',
    ])
    expect(incident.notices[0]).toMatchObject({
      delivery: 'withheld',
      withheld: { by: 'maintenance', untilMs: noonMs + 40 * minuteMs },
    })
  })

  test('a window that is taken away ends at once', () => {
    const at = (nowMs: number) => rulesWith({ windows: nowMs < noonMs + 20 * minuteMs ? [windowAt(-10, 40)] : [] })
    const { told, incident } = play(at, [[20, (same) => ({ ...same })]], 25)
    expect(told).toEqual(['20 opened'])
    expect(incident.maintenance).toMatchObject({ ended: true, untilMs: noonMs + 20 * minuteMs })
  })
})

describe('quiet hours and routing', () => {
  const quiet = { quietHours: { enabled: true, from: '11:00', to: '13:00' } }
  test.each<[string, Parameters<typeof rulesWith>[0], Event[], string[], Incident?]>([
    ['down is told in quiet hours', quiet, [], ['0 opened', '30 reminder', '60 reminder', '90 reminder']],
    ['degraded is not; its digest is another matter', quiet, [], [], degraded()],
    ['degraded that gets worse is', quiet, [[20, worse]], ['20 worsened', '50 reminder', '80 reminder'], degraded()],
    [
      'nothing is, if that is the rule',
      { quietHours: { ...quiet.quietHours, tell: 'nothing' } },
      [[20, worse]],
      [],
      degraded(),
    ],
    [
      'told before: reminded when they end',
      { quietHours: { enabled: true, from: '12:10', to: '13:20' } },
      [],
      ['0 opened', '80 reminder'],
      degraded(),
    ],
    ['a severity that is not told', { alerts: { severities: ['down'] } }, [], [], degraded()],
    [
      'until it is down',
      { alerts: { severities: ['down'] } },
      [[50, worse]],
      ['50 worsened', '80 reminder'],
      degraded(),
    ],
  ])('%s', (_, change, events, told, start) => {
    expect(play(rulesWith({ ...half, ...change }), events, 95, start).told).toEqual(told)
  })

  test('notices name the channels of their vendor; the escalation its own; the end goes where the trouble was told', () => {
    const rules = rulesWith({
      ...half,
      escalation: { afterMs: 40 * minuteMs, channels: ['pager'] },
      alerts: { channels: ['os', 'team'] },
    })
    const { incident } = play(rules, [[45, recover]], 50)
    expect(incident.notices.map(({ kind, channels }) => [kind, channels])).toEqual([
      ['opened', ['os', 'team']],
      ['reminder', ['os', 'team']],
      ['escalated', ['pager']],
      ['recovered', ['os', 'team', 'pager']],
    ])
  })

  test('without routing all channels are meant', () => {
    expect(play(rulesWith(), [[5, recover]], 6).incident.notices.every(({ channels }) => channels === undefined)).toBe(
      true,
    )
  })
})
