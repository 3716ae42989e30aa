import { wording } from '../language/language.ts'
import type { Incident } from '../model/incident.ts'
import { clockText } from './zone.ts'

/** What people made of an open incident, the most telling first. */
export type Standing =
  | { kind: 'maintenance'; untilMs: number; name: string }
  | { kind: 'snoozed'; untilMs: number }
  | { kind: 'acknowledged'; by?: string | undefined }

/** Null when it is open and nobody has said anything, or when it is over. */
export function standingOf(
  incident: Pick<Incident, 'state' | 'acknowledged' | 'snoozed' | 'maintenance'>,
): Standing | null {
  const { state, acknowledged, snoozed, maintenance } = incident
  if (state === 'closed') return null
  if (maintenance && !maintenance.ended)
    return { kind: 'maintenance', untilMs: maintenance.untilMs, name: maintenance.name }
  if (snoozed) return { kind: 'snoozed', untilMs: snoozed.untilMs }
  return acknowledged ? { kind: 'acknowledged', by: acknowledged.by } : null
}

/** `acknowledged`, `snoozed until 03:40`, `maintenance until Sat 05:00`, in the wall time of a zone. */
export function standingText(standing: Standing, nowMs: number, zone: string): string {
  return standing.kind === 'acknowledged'
    ? wording.life.standing.acknowledged
    : wording.life.standing[standing.kind](clockText(standing.untilMs, nowMs, zone))
}
