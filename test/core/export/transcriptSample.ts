import type { Exchange } from '../../../electron/core/model/exchange.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { exchangeSample } from '../redact/exchangeSample.ts'

export const atMs = Date.UTC(2026, 0, 15, 9, 30)

export function transcriptSample(
  exchanges: Exchange[] = [exchangeSample()],
  changes: Partial<Transcript> = {},
): Transcript {
  return {
    id: 'abc-0',
    monitorId: 'stripe-balance',
    monitorName: 'Balance',
    monitorRevision: 1,
    vendorId: 'stripe',
    vendorName: 'Stripe',
    trigger: 'scheduled',
    attempt: { number: 1, of: 4 },
    startedAtMs: atMs,
    endedAtMs: atMs + 95,
    exchanges,
    verdict: {
      state: 'down',
      reason: 'status',
      sentence: 'Balance answers 503',
      evidence: [{ kind: 'status', expected: '200–299', observed: '503 Service Unavailable', outcome: 'fail' }],
    },
    replacements: { value: 1, place: 0, shape: 0 },
    app: { version: '0.1.0', platform: 'linux x64' },
    ...changes,
  }
}

export function incidentSample(changes: Partial<Incident> = {}): Incident {
  return {
    id: 'i-1',
    monitorId: 'stripe-balance',
    monitorName: 'Balance',
    vendorId: 'stripe',
    vendorName: 'Stripe',
    state: 'open',
    severity: 'down',
    current: 'down',
    title: 'Stripe Balance answers 503',
    sentence: 'Balance answers 503',
    reason: 'status',
    status: 503,
    firstFailureAtMs: atMs,
    openedAtMs: atMs + 5_000,
    lastFailureAtMs: atMs + 5_000,
    attempts: 4,
    failures: 4,
    timeline: [],
    notices: [],
    transcriptIds: ['abc-0'],
    ...changes,
  }
}
