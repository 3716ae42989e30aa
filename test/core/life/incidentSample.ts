import type { AlertRules } from '../../../electron/core/life/rules.ts'
import type { VendorAlerts } from '../../../electron/core/model/alerts.ts'
import type { Incident, Notice } from '../../../electron/core/model/incident.ts'
import type { MaintenanceWindow } from '../../../electron/core/model/maintenance.ts'
import { type Settings, settingsSchema } from '../../../electron/core/model/settings.ts'

export const minuteMs = 60_000
export const hourMs = 3_600_000
/** A Friday at noon, UTC. */
export const noonMs = Date.parse('2026-11-27T12:00:00Z')

export const opened = (createdAtMs = noonMs): Notice => ({
  id: 'i:opened:1',
  kind: 'opened',
  createdAtMs,
  title: 'Stripe Balance answers 503',
  body: 'Balance answers 503.',
  delivery: 'pending',
})

/** An incident that opened at noon, its first notice not looked at yet. */
export function incidentAt(change: Partial<Incident> = {}): Incident {
  return {
    id: 'i',
    monitorId: 'stripe-balance',
    monitorName: 'Balance',
    vendorId: 'stripe',
    vendorName: 'Stripe',
    state: 'open',
    severity: 'down',
    current: 'down',
    title: 'Stripe Balance answers 503',
    sentence: 'Balance answers 503.',
    reason: 'status',
    firstFailureAtMs: noonMs - 7_000,
    openedAtMs: noonMs,
    lastFailureAtMs: noonMs,
    attempts: 4,
    failures: 4,
    timeline: [],
    notices: [opened()],
    transcriptIds: [],
    ...change,
  }
}

type Change = {
  [Key in 'reminders' | 'escalation' | 'quietHours']?: Partial<Settings[Key]>
} & { alerts?: VendorAlerts; windows?: MaintenanceWindow[] }

export function rulesWith({ alerts, windows = [], ...settings }: Change = {}): AlertRules {
  return { settings: settingsSchema.parse(settings), alertsOf: () => alerts, windows, zone: 'UTC' }
}

/** A window for everything, so many minutes from noon. */
export function windowAt(
  fromMinute: number,
  toMinute: number,
  change: Partial<MaintenanceWindow> = {},
): MaintenanceWindow {
  const schedule = { kind: 'once', fromMs: noonMs + fromMinute * minuteMs, toMs: noonMs + toMinute * minuteMs } as const
  return { id: 'upgrade', name: 'Upgrade', schedule, counts: false, enabled: true, ...change }
}
