import type { MonitorStatus } from '../model/incident.ts'

/**
 * Must this status reach the disk before anything else happens? What only a probe's time, duration or transcript
 * changed can wait: a restart reads that back from the samples.
 */
export function isUrgentChange(before: MonitorStatus | undefined, after: MonitorStatus): boolean {
  if (!before) return true
  if (before.stage !== 'watching' || after.stage !== 'watching') return true
  return (
    before.state !== after.state ||
    before.reason !== after.reason ||
    before.sinceMs !== after.sinceMs ||
    before.incidentId !== after.incidentId ||
    before.notBeforeMs !== after.notBeforeMs
  )
}
