import { wording } from '../language/language.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import { firstStatus, inState, withoutBurst } from './status.ts'

/**
 * Where a monitor stands after a start, from what was stored. The incident's document is written first and therefore
 * wins over the status. A burst that was running is dropped: its evidence is from before, and a new one begins with
 * the next attempt. A state older than its sample covered is not observed any more.
 */
export function restore(
  monitorId: string,
  stored: MonitorStatus | undefined,
  openIncident: Incident | undefined,
  coversMs: number,
  nowMs: number,
): MonitorStatus {
  let status = withoutBurst(stored ?? firstStatus(monitorId, nowMs))
  if (openIncident) {
    status = { ...status, stage: 'open', incidentId: openIncident.id }
    if (stored?.incidentId !== openIncident.id) status.passesInARow = 0
  } else {
    const { incidentId: _closed, ...rest } = status
    status = rest
  }
  const coveredUntilMs = (status.lastProbeAtMs ?? 0) + coversMs
  if (status.lastProbeAtMs === undefined || coveredUntilMs >= nowMs) return status
  return inState(status, 'unknown', 'not-observed', wording.rules.notRunning, coveredUntilMs)
}
