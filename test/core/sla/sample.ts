import type { Incident } from '../../../electron/core/model/incident.ts'
import type { Vendor } from '../../../electron/core/model/monitor.ts'
import type { HistoryPoint } from '../../../electron/core/model/sample.ts'
import type { SlaReport } from '../../../electron/core/model/sla.ts'
import { daysBetween, monthBounds } from '../../../electron/core/sla/month.ts'
import { type IncidentHistory, slaReportOf } from '../../../electron/core/sla/report.ts'

export const minuteMs = 60_000

/** A stretch of history of which everything was up but what is given. */
export function point(fromMs: number, toMs: number, bad: Partial<HistoryPoint> = {}): HistoryPoint {
  const { downMs = 0, degradedMs = 0, unknownMs = 0 } = bad
  const upMs = toMs - fromMs - downMs - degradedMs - unknownMs
  return { fromMs, toMs, upMs, degradedMs, downMs, unknownMs, probes: 10, phases: {}, ...bad }
}

export function incident(more: Partial<Incident>): Incident {
  const firstFailureAtMs = more.firstFailureAtMs ?? 0
  return {
    id: 'inc-1',
    monitorId: 'pay-balance',
    monitorName: 'Balance',
    vendorId: 'pay',
    vendorName: 'Northpay',
    state: more.closedAtMs === undefined ? 'open' : 'closed',
    severity: 'down',
    current: 'down',
    title: 'Northpay Balance answers 503',
    sentence: 'Balance answers 503 on a fresh connection.',
    reason: 'status',
    openedAtMs: firstFailureAtMs + 7_000,
    lastFailureAtMs: firstFailureAtMs,
    attempts: 4,
    failures: 4,
    timeline: [],
    notices: [],
    transcriptIds: ['0mabc1234-0001'],
    ...more,
    firstFailureAtMs,
  }
}

export const vendor: Vendor = {
  id: 'pay',
  name: 'Northpay',
  features: [],
  accountId: 'acct_1',
  statusPage: { kind: 'statuspage', url: 'https://status.northpay.test' },
  sla: {
    promisedPercent: 99.9,
    counts: 'down',
    tiers: [
      { belowPercent: 99, creditPercent: 30 },
      { belowPercent: 99.9, creditPercent: 10 },
    ],
  },
}

type More = {
  vendor?: Vendor
  month?: string
  zone?: string
  nowMs?: number
  bad?: Partial<HistoryPoint>
  incidents?: IncidentHistory[]
}

/** The evidence of one monitor whose bad time all lies in the month's first day. */
export function reportOf({
  month = '2026-11',
  zone = 'Europe/Berlin',
  bad = {},
  incidents = [],
  ...more
}: More = {}): SlaReport {
  const { fromMs, toMs } = monthBounds(month, zone)
  const nowMs = more.nowMs ?? toMs + 1
  const untilMs = Math.min(toMs, nowMs)
  const days = daysBetween(fromMs, untilMs, zone)
  const [first, ...others] = days
  return slaReportOf({
    vendor: more.vendor ?? vendor,
    month,
    zone,
    monitors: [
      {
        id: 'pay-balance',
        name: 'Balance',
        month: point(fromMs, untilMs, bad),
        days: [
          ...(first ? [point(first.fromMs, first.toMs, bad)] : []),
          ...others.map((day) => point(day.fromMs, day.toMs)),
        ],
      },
    ],
    incidents,
    days,
    nowMs,
    version: '1.2.3',
  })
}
