import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withNotice } from '../../../electron/core/incident/notice.ts'
import { markNotice } from '../../../electron/core/incident.ts'
import { acknowledged, snoozed, unacknowledged, unsnoozed } from '../../../electron/core/life/actions.ts'
import { follow } from '../../../electron/core/life/follow.ts'
import type { Incident, Notice } from '../../../electron/core/model/incident.ts'
import { hourMs, incidentAt, minuteMs, noonMs, rulesWith, windowAt } from './incidentSample.ts'

type Op =
  | { do: 'wait'; minutes: number }
  | { do: 'see'; state: Incident['current'] }
  | { do: 'ack' | 'unack' | 'unsnooze' | 'worse' | 'recover' }
  | { do: 'snooze'; minutes: number; evenIfWorse: boolean }

const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 240 }) }) },
  fc.record({
    do: fc.constant('see' as const),
    state: fc.constantFrom('down' as const, 'degraded' as const, 'up' as const, 'unknown' as const),
  }),
  fc.record({
    do: fc.constantFrom('ack' as const, 'unack' as const, 'unsnooze' as const, 'worse' as const, 'recover' as const),
  }),
  fc.record({
    do: fc.constant('snooze' as const),
    minutes: fc.integer({ min: 1, max: 300 }),
    evenIfWorse: fc.boolean(),
  }),
)

const setup = fc.record({
  everyMin: fc.option(fc.integer({ min: 1, max: 120 })),
  escalateMin: fc.option(fc.integer({ min: 1, max: 240 })),
  quiet: fc.option(
    fc.record({
      from: fc.integer({ min: 0, max: 23 }),
      to: fc.integer({ min: 0, max: 23 }),
      tell: fc.constantFrom('down' as const, 'nothing' as const),
    }),
  ),
  maintenance: fc.option(
    fc.record({ from: fc.integer({ min: -60, max: 600 }), long: fc.integer({ min: 1, max: 300 }) }),
  ),
  severity: fc.constantFrom('down' as const, 'degraded' as const),
})

function changed(incident: Incident, what: Op, nowMs: number): Incident {
  if (incident.state === 'closed') return incident
  switch (what.do) {
    case 'wait':
      return incident
    case 'see':
      return { ...incident, current: what.state }
    case 'ack':
      return acknowledged(incident, {}, nowMs)
    case 'unack':
      return unacknowledged(incident, {}, nowMs)
    case 'snooze':
      return snoozed(incident, { forMs: what.minutes * minuteMs, evenIfWorse: what.evenIfWorse }, nowMs)
    case 'unsnooze':
      return unsnoozed(incident, {}, nowMs)
    case 'worse':
      return withNotice({ ...incident, severity: 'down', current: 'down' }, 'worsened', '', nowMs).incident
    case 'recover':
      return withNotice({ ...incident, state: 'closed', closedAtMs: nowMs, current: 'up' }, 'recovered', '', nowMs)
        .incident
  }
}

const two = (hour: number) => `${String(hour).padStart(2, '0')}:00`

test('whatever happens: nothing is told that the rules forbid, and one escalation at most', () => {
  fc.assert(
    fc.property(
      setup,
      fc.array(op, { maxLength: 30 }),
      ({ everyMin, escalateMin, quiet, maintenance, severity }, ops) => {
        const rules = rulesWith({
          reminders: { everyMs: everyMin === null ? null : everyMin * minuteMs },
          escalation: { afterMs: escalateMin === null ? null : escalateMin * minuteMs },
          quietHours: quiet ? { enabled: true, from: two(quiet.from), to: two(quiet.to), tell: quiet.tell } : {},
          windows: maintenance ? [windowAt(maintenance.from, maintenance.from + maintenance.long)] : [],
        })
        const isQuiet = (atMs: number) => {
          if (!quiet) return false
          const hour = new Date(atMs).getUTCHours()
          if (quiet.from === quiet.to) return true
          return quiet.from < quiet.to ? hour >= quiet.from && hour < quiet.to : hour >= quiet.from || hour < quiet.to
        }
        const inMaintenance = (atMs: number) => {
          const minute = (atMs - noonMs) / minuteMs
          return maintenance !== null && minute >= maintenance.from && minute < maintenance.from + maintenance.long
        }
        let incident = incidentAt({ severity, current: severity })
        let nowMs = noonMs
        let wakeAtMs: number | null = null
        let known = new Set<string>()
        let snoozeUntilMs = 0
        let owedBySnooze = false
        const told: Notice[] = []

        const look = (next: Incident) => {
          const fresh = next.notices.filter(({ id }) => !known.has(id)).map(({ id }) => id)
          const before = next
          const followed = follow(next, fresh, rules, nowMs)
          for (const id of followed.tell) {
            const notice = followed.incident.notices.find((item) => item.id === id) as Notice
            const held = quiet && isQuiet(nowMs) && (quiet.tell === 'nothing' || before.severity === 'degraded')
            expect(held, `${notice.kind} in quiet hours`).toBeFalsy()
            if (notice.kind !== 'recovered') expect(inMaintenance(nowMs), `${notice.kind} in maintenance`).toBe(false)
            if (notice.kind === 'reminder' || notice.kind === 'escalated') {
              expect(['down', 'degraded'], 'only what is seen failing').toContain(before.current)
              expect(nowMs, 'not while snoozed').toBeGreaterThanOrEqual(snoozeUntilMs)
              expect(before.acknowledged === undefined || owedBySnooze, 'not once acknowledged').toBe(true)
            }
            // A worsening that was told meanwhile is no reminder: that is still owed when the snooze ends.
            if (notice.kind === 'reminder') owedBySnooze = false
            told.push(notice)
          }
          incident = followed.tell.reduce((all, id) => markNotice(all, id, { kind: 'shown' }, nowMs), followed.incident)
          known = new Set(incident.notices.map(({ id }) => id))
          wakeAtMs = followed.wakeAtMs
          expect(wakeAtMs === null || wakeAtMs > nowMs, 'never wakes at once again').toBe(true)
        }

        look(incident)
        for (const what of ops) {
          if (what.do === 'wait') {
            const untilMs = nowMs + what.minutes * minuteMs
            while (wakeAtMs !== null && wakeAtMs <= untilMs) {
              nowMs = wakeAtMs
              look(incident)
            }
            nowMs = untilMs
          }
          if (incident.state === 'open' && what.do === 'snooze') {
            snoozeUntilMs = nowMs + what.minutes * minuteMs
            owedBySnooze = true
          }
          if (what.do === 'unsnooze' || what.do === 'ack') {
            snoozeUntilMs = 0
            // Once a snooze has ended by itself, its reminder is owed; ending it by hand owes nothing.
            if (what.do === 'ack' || incident.snoozed) owedBySnooze = false
          }
          look(changed(incident, what, nowMs))
        }
        expect(told.filter(({ kind }) => kind === 'escalated').length).toBeLessThanOrEqual(1)
        expect(new Set(told.map(({ id }) => id)).size).toBe(told.length)
        if (told.some(({ kind }) => kind === 'recovered')) expect(told.length).toBeGreaterThan(1)
        if (incident.state === 'closed')
          expect([incident.acknowledged, incident.snoozed, incident.due]).toEqual([undefined, undefined, undefined])
      },
    ),
    { numRuns: 400 },
  )
})

test('left alone, an incident that fails is reminded of on time and escalated on time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 240 }), (everyMin, escalateMin) => {
      const rules = rulesWith({
        reminders: { everyMs: everyMin * minuteMs },
        escalation: { afterMs: escalateMin * minuteMs },
      })
      let { incident, wakeAtMs } = follow(incidentAt(), ['i:opened:1'], rules, noonMs)
      const times: number[] = [0]
      let escalatedAt = -1
      while (wakeAtMs !== null && wakeAtMs <= noonMs + 6 * hourMs) {
        const nowMs: number = wakeAtMs
        const next = follow(incident, [], rules, nowMs)
        if (next.tell.length > 0) times.push((nowMs - noonMs) / minuteMs)
        if (next.tell.some((id) => id.includes('escalated'))) escalatedAt = (nowMs - noonMs) / minuteMs
        incident = next.tell.reduce((all, id) => markNotice(all, id, { kind: 'shown' }, nowMs), next.incident)
        wakeAtMs = next.wakeAtMs
      }
      expect(escalatedAt).toBe(escalateMin)
      const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0))
      expect(Math.max(...gaps)).toBeLessThanOrEqual(everyMin)
    }),
  )
})
