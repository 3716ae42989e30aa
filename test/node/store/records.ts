import type { Incident, MonitorStatus } from '../../../electron/core/model/incident.ts'
import type { Sample } from '../../../electron/core/model/sample.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import type { State } from '../../../electron/core/model/verdict.ts'
import type { Clock } from '../../../electron/core/ports.ts'

export const noonMs = Date.UTC(2026, 10, 23, 12)

/** A clock whose wall time the test sets; timers run on the real one. */
export type TestClock = Clock & { set(nowMs: number): void }

export function testClock(nowMs: number): TestClock {
  let now = nowMs
  return {
    nowMs: () => now,
    set: (value) => {
      now = value
    },
    monotonicMs: () => performance.now(),
    after(delayMs, fire) {
      const timer = setTimeout(fire, delayMs)
      timer.unref()
      return () => clearTimeout(timer)
    },
  }
}

export function sample(atMs: number, state: State = 'up', more: Partial<Sample> = {}): Sample {
  return { atMs, coversMs: 45_000, state, reason: state === 'up' ? 'ok' : 'status', totalMs: 100, status: 200, ...more }
}

export function transcript(
  id: string,
  startedAtMs: number,
  state: State = 'up',
  more: Partial<Transcript> = {},
): Transcript {
  return {
    ...{ id, monitorId: 'stripe-balance', monitorName: 'Balance', monitorRevision: 1 },
    ...{ vendorId: 'stripe', vendorName: 'Stripe', trigger: 'scheduled', attempt: { number: 1, of: 1 } },
    ...{ startedAtMs, endedAtMs: startedAtMs + 120 },
    exchanges: [
      {
        role: 'request',
        startedAtMs,
        instants: { end: 120 },
        request: { method: 'GET', url: 'https://api.stripe.com/v1/balance', headers: [['Accept', 'application/json']] },
        response: {
          ...{ status: state === 'up' ? 200 : 503, reason: 'OK', httpVersion: '1.1' },
          headers: [['Request-Id', `req_${id}`]],
          body: { text: '{"object":"balance"}', wireBytes: 20, decodedBytes: 20, truncated: false, sha256: 'ab' },
        },
      },
    ],
    verdict: { state, reason: state === 'up' ? 'ok' : 'status', sentence: `Answered as ${state}.`, evidence: [] },
    replacements: { value: 1, place: 0, shape: 0 },
    app: { version: '0.1.0', platform: 'linux' },
    ...more,
  }
}

export function status(monitorId: string, more: Partial<MonitorStatus> = {}): MonitorStatus {
  return {
    ...{ monitorId, stage: 'watching', state: 'up', reason: 'ok', sentence: 'Answered 200.' },
    ...{ sinceMs: noonMs, passesInARow: 3, lastProbeAtMs: noonMs },
    ...more,
  }
}

export function incident(id: string, more: Partial<Incident> = {}): Incident {
  return {
    ...{ id, monitorId: 'stripe-balance', monitorName: 'Balance', vendorId: 'stripe', vendorName: 'Stripe' },
    ...{
      state: 'open',
      severity: 'down',
      current: 'down',
      title: 'Stripe Balance answers 503',
      sentence: 'It answers 503.',
    },
    ...{ reason: 'status', firstFailureAtMs: noonMs, openedAtMs: noonMs, lastFailureAtMs: noonMs },
    ...{ attempts: 3, failures: 3, timeline: [], notices: [], transcriptIds: [] },
    ...more,
  }
}
