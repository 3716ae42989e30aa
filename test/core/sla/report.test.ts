import { describe, expect, test } from 'vitest'
import { english } from '../../../electron/core/language/english.ts'
import { monthBounds } from '../../../electron/core/sla/month.ts'
import { incidentsIn, observableMonth } from '../../../electron/core/sla/report.ts'
import { slaWords } from '../../../electron/core/sla/words.ts'
import { incident, minuteMs, point, reportOf, vendor } from './sample.ts'

const { creditText, endText, headStartText, slaDuration, verdictText } = slaWords(english)
const zone = 'Europe/Berlin'
const november = monthBounds('2026-11', zone)
const { fromMs, toMs } = november

/** The evidence with one incident, whose monitor was down throughout. */
function withIncident(one: ReturnType<typeof incident>, nowMs = toMs + 1) {
  const untilMs = Math.min(toMs, nowMs)
  const incidents = incidentsIn([one], 'pay', { fromMs, toMs: untilMs }).map(({ incident: it, part }) => ({
    incident: it,
    part,
    observed: point(part.fromMs, part.toMs, { downMs: part.toMs - part.fromMs }),
  }))
  return reportOf({ incidents, nowMs, bad: { downMs: 30 * minuteMs } })
}

test('lengths of time are said in the language of the words around them', () => {
  const units = {
    ...english.common.units,
    h: (count: number) => `${count} Std.`,
    min: (count: number) => `${count} Min.`,
  }
  const other = slaWords({ ...english, common: { ...english.common, units } })
  expect([slaDuration(95 * minuteMs), other.slaDuration(95 * minuteMs)]).toEqual(['1 h 35 min', '1 Std. 35 Min.'])
})

describe('an outage and the edges of the month', () => {
  const hour = 60 * minuteMs
  const rows: [
    name: string,
    began: number,
    closed: number | undefined,
    expected: { minutes: number; beganBefore: boolean; goesOn: boolean } | undefined,
  ][] = [
    ['inside', fromMs + hour, fromMs + 2 * hour, { minutes: 60, beganBefore: false, goesOn: false }],
    ['from the first moment to the last', fromMs, toMs, { minutes: 43_200, beganBefore: false, goesOn: false }],
    ['over the beginning', fromMs - hour, fromMs + hour, { minutes: 60, beganBefore: true, goesOn: false }],
    ['over the end', toMs - hour, toMs + hour, { minutes: 60, beganBefore: false, goesOn: true }],
    ['open at the end', toMs - hour, undefined, { minutes: 60, beganBefore: false, goesOn: true }],
    ['the whole month and more', fromMs - hour, undefined, { minutes: 43_200, beganBefore: true, goesOn: true }],
    ['over before it', fromMs - hour, fromMs, undefined],
    ['after it', toMs, toMs + hour, undefined],
  ]
  test.each(rows)('%s', (_name, firstFailureAtMs, closedAtMs, expected) => {
    const [outage] = withIncident(incident({ firstFailureAtMs, closedAtMs })).outages
    if (!expected) return expect(outage).toBeUndefined()
    expect(
      outage && {
        minutes: (outage.toMs - outage.fromMs) / minuteMs,
        beganBefore: outage.beganBefore,
        goesOn: outage.goesOn,
      },
    ).toEqual(expected)
  })

  test('one still open in a month that is not over lasts until now', () => {
    const nowMs = fromMs + 2 * hour
    const report = withIncident(incident({ firstFailureAtMs: fromMs + hour }), nowMs)
    expect(report.untilMs).toBe(nowMs)
    expect(report.outages[0]).toMatchObject({ toMs: nowMs, open: true, goesOn: true })
    expect(report.outages[0] && endText(report.outages[0], report)).toBe('still open')
    expect(verdictText(report)).toMatch(/^The promise is not kept so far\. Availability is .* so far, against/)
  })

  test.each([
    [undefined, '2026-12-01 00:00:00 +01:00, the month’s end; it went on and is still open'],
    [toMs + hour, '2026-12-01 00:00:00 +01:00, the month’s end; it went on'],
    [toMs - 1_000, '2026-11-30 23:59:59 +01:00'],
  ])('of a month that is over the end is told, closed at %s', (closedAtMs, text) => {
    const report = withIncident(incident({ firstFailureAtMs: toMs - hour, closedAtMs }))
    expect(report.outages[0] && endText(report.outages[0], report)).toBe(text)
  })

  test('incidents of other vendors stay out, the rest stands in order', () => {
    const all = [
      incident({ id: 'b', firstFailureAtMs: fromMs + hour }),
      incident({ id: 'x', vendorId: 'other', firstFailureAtMs: fromMs }),
      incident({ id: 'a', firstFailureAtMs: fromMs - hour }),
    ]
    expect(incidentsIn(all, 'pay', november).map((each) => each.incident.id)).toEqual(['a', 'b'])
  })
})

describe('the report', () => {
  test('bad time outside of outages is told apart', () => {
    const closedAtMs = fromMs + 20 * minuteMs
    const report = withIncident(incident({ firstFailureAtMs: fromMs, closedAtMs }))
    expect(report.total.downMs).toBe(30 * minuteMs)
    expect(report.outside).toEqual({ downMs: 10 * minuteMs, degradedMs: 0 })
  })

  test('its days add up to its total', () => {
    const report = reportOf({ bad: { downMs: 7 * minuteMs, degradedMs: 3 * minuteMs, unknownMs: 60 * minuteMs } })
    for (const key of ['wallMs', 'upMs', 'degradedMs', 'downMs', 'unknownMs'] as const)
      expect(report.days.reduce((sum, day) => sum + day[key], 0)).toBeCloseTo(report.total[key], 6)
    expect(report.days).toHaveLength(30)
  })

  test('a degraded incident counts only where the promise says so', () => {
    const one = incident({ severity: 'degraded', firstFailureAtMs: fromMs, closedAtMs: fromMs + minuteMs })
    expect(withIncident(one).outages[0]?.counted).toBe(false)
    const part = { fromMs, toMs: fromMs + minuteMs }
    const strict = reportOf({
      vendor: { ...vendor, sla: { promisedPercent: 99.9, tiers: [], counts: 'degraded' } },
      incidents: [{ incident: one, part, observed: undefined }],
    })
    expect(strict.outages[0]).toMatchObject({ counted: true, unknownMs: minuteMs, downMs: 0 })
  })

  test('head starts: measured, never, and their median', () => {
    const page = { url: 'https://status.northpay.test', ended: true }
    const firstWord = { readAtMs: fromMs + 607_000, indicator: 'major-outage' as const, text: 'We see errors.' }
    const openedAtMs = fromMs + 7_000
    const told = incident({ id: 'a', firstFailureAtMs: fromMs, openedAtMs, statusPage: { ...page, firstWord } })
    const silent = incident({ id: 'b', openedAtMs, statusPage: { ...page, silentUntilMs: fromMs + 3_600_000 } })
    const none = incident({ id: 'c', openedAtMs })
    const part = { fromMs, toMs: fromMs + minuteMs }
    const report = reportOf({
      incidents: [told, silent, none].map((it) => ({ incident: it, part, observed: undefined })),
    })
    expect(report.headStart).toEqual({ medianMs: 600_000, measured: 1, never: 1 })
    expect(report.outages.map(headStartText)).toEqual([
      'its status page spoke 10 min after our alert',
      'its status page never acknowledged it',
      'no status page is read',
    ])
  })

  test('a month that has not begun is no report', () => {
    expect(observableMonth('2026-11', zone, fromMs)).toBeUndefined()
    expect(observableMonth('2026-11', zone, fromMs + 1)).toEqual({ fromMs, toMs, untilMs: fromMs + 1 })
    expect(observableMonth('2026-11', zone, toMs + 5)?.untilMs).toBe(toMs)
  })
})

describe('its words', () => {
  const day = 24 * 60 * minuteMs
  const rows: [name: string, bad: Parameters<typeof point>[2], verdict: string, credit: string][] = [
    ['kept', {}, 'The promise was kept. Availability was 100% of 100% observed, against 99.9% promised.', ''],
    [
      'not kept, for certain',
      { downMs: day },
      'The promise was not kept. Availability was 96.6666% of 100% observed, against 99.9% promised.',
      'Below 99%: 30% credit. This holds even if all time that was not observed was available (96.6666%).',
    ],
    [
      'not kept, by what was observed',
      { unknownMs: 29 * day, downMs: 0.2 * day },
      'The promise was not kept. Availability was 80% of 3.3333% observed, against 99.9% promised.',
      'Below 99%: 30% credit. If all time that was not observed was available, it is 99.3333% and 10% credit.',
    ],
    ['not observed', { unknownMs: 30 * day }, 'Nothing was observed in this month, so nothing can be claimed.', ''],
  ]
  test.each(rows)('%s', (_name, bad, verdict, credit) => {
    const report = reportOf({ bad })
    expect(verdictText(report)).toBe(`${verdict} ${credit}`.trim())
    expect(creditText(report)).toBe(credit)
  })
})
