import type { Incident } from '../../../electron/core/model/incident.ts'
import type { Scope } from '../../../electron/core/model/scope.ts'

/** 2026-11-27 03:12 UTC. */
export const startMs = Date.UTC(2026, 10, 27, 3, 12)
export const minuteMs = 60_000

/** An open incident of Northpay that answers 503. */
export function incidentWith(change: Partial<Incident> = {}): Incident {
  return {
    id: '0abc-balance',
    monitorId: 'balance',
    monitorName: 'Balance',
    vendorId: 'northpay',
    vendorName: 'Northpay',
    state: 'open',
    severity: 'down',
    current: 'down',
    title: 'Northpay Balance answers 503',
    sentence: 'Balance answers 503.',
    reason: 'status',
    status: 503,
    firstFailureAtMs: startMs,
    openedAtMs: startMs + 7_000,
    lastFailureAtMs: startMs + 60_000,
    attempts: 6,
    failures: 6,
    timeline: [],
    notices: [],
    transcriptIds: [],
    ...change,
  }
}

/** Where the failure lies. */
export function scopeOf(kind: Scope['kind'], confidence: Scope['confidence'] = 'likely'): Scope {
  const call = { how: 'bad-answer', keySent: true } as const
  return { kind, confidence, sentence: 'It lies there.', evidence: [], call, decidedAtMs: startMs }
}

/** What a status page did about it. */
export function pageWord(
  indicator: 'degraded' | 'partial-outage' | 'major-outage' | 'maintenance' | 'notice' | 'operational',
  text = 'Elevated errors. We are looking into it.',
): NonNullable<Incident['statusPage']> {
  return {
    url: 'https://status.northpay.example/',
    firstWord: { readAtMs: startMs + 600_000, indicator, text, link: 'https://status.northpay.example/i/1' },
    ended: false,
  }
}
