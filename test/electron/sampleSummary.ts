import type { MonitorSummary, Summary, VendorSummary } from '../../electron/core/model/summary.ts'
import { summarySchema } from '../../electron/core/model/summary.ts'
import type { State } from '../../electron/core/model/verdict.ts'

export const nowMs = Date.UTC(2026, 10, 23, 12)

const noBar = { fromMs: 0, cellMs: 0, untilMs: 0, cells: [] }

const uptime = { percent: null, coveragePercent: 0 }

export function monitor(id: string, state: State, more: Partial<MonitorSummary> = {}): MonitorSummary {
  return {
    id,
    vendorId: id.split('-')[0] ?? id,
    name: id,
    state,
    reason: state === 'up' ? 'ok' : 'status',
    sentence: '',
    sinceMs: nowMs - 252_000,
    confirming: false,
    intervalMs: 30_000,
    sparkline: [],
    bar24h: noBar,
    uptime24h: uptime,
    ...more,
  }
}

export function vendor(id: string, name: string, state: State, monitors: MonitorSummary[]): VendorSummary {
  return { id, name, state, sentence: '', features: [], monitors, bar24h: noBar, uptime24h: uptime }
}

export const stripeDown = {
  id: 'stripe-balance.1',
  monitorId: 'stripe-balance',
  monitorName: 'Balance',
  vendorId: 'stripe',
  vendorName: 'Stripe',
  state: 'open',
  severity: 'down',
  current: 'down',
  title: 'Stripe Balance answers 503',
  sentence: '',
  reason: 'status',
  firstFailureAtMs: nowMs - 252_000,
  openedAtMs: nowMs - 245_000,
  lastFailureAtMs: nowMs,
  attempts: 4,
  failures: 4,
} as const satisfies Summary['openIncidents'][number]

/** Stripe is down, Twilio is up. Valid by the contract's own schema. */
export function sampleSummary(more: Partial<Summary> = {}): Summary {
  return summarySchema.parse({
    nowMs,
    version: '0.0.0',
    shell: 'electron',
    demo: false,
    state: 'down',
    headline: 'Stripe is failing.',
    detail: 'Balance answers 503.',
    counts: { up: 1, degraded: 0, down: 1, unknown: 0, paused: 0 },
    ownSide: { state: 'fine', sinceMs: nowMs, sentence: 'Your network is fine.' },
    vendors: [
      {
        ...vendor('stripe', 'Stripe', 'down', [monitor('stripe-balance', 'down', { incidentId: stripeDown.id })]),
        statusPage: { kind: 'stripe', url: 'https://status.stripe.com/' },
      },
      vendor('twilio', 'Twilio', 'up', [monitor('twilio-messages', 'up')]),
    ],
    openIncidents: [stripeDown],
    warnings: [],
    ...more,
  } satisfies Summary)
}
