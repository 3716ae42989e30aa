import { headStartOf, medianHeadStartMs } from '../headStart.ts'
import type { Incident } from '../model/incident.ts'
import type { Span } from '../model/sample.ts'
import type { Sla, SlaOutage, SlaReport } from '../model/sla.ts'
import { scopeLine } from '../scope/judge.ts'

/** A stretch of time, `[fromMs, toMs)`. */
export type Stretch = { fromMs: number; toMs: number }

/** The part of an incident that lies inside a stretch, or undefined when none does. An open one goes on. */
export function partOf(incident: Incident, { fromMs, toMs }: Stretch): Stretch | undefined {
  const beganMs = incident.firstFailureAtMs
  const endedMs = incident.closedAtMs ?? Infinity
  if (beganMs >= toMs || endedMs <= fromMs) return undefined
  return { fromMs: Math.max(beganMs, fromMs), toMs: Math.min(endedMs, toMs) }
}

/** One incident as the evidence tells it. `observed`: its monitor's history over the same part. */
export function outageOf(
  incident: Incident,
  part: Stretch,
  observed: Span | undefined,
  counts: Sla['counts'],
  nowMs: number,
): SlaOutage {
  const lead = headStartOf(incident, nowMs)
  const word = incident.statusPage?.firstWord
  return {
    incidentId: incident.id,
    monitorId: incident.monitorId,
    monitorName: incident.monitorName,
    title: incident.title,
    severity: incident.severity,
    counted: incident.severity === 'down' || counts === 'degraded',
    ...part,
    beganBefore: incident.firstFailureAtMs < part.fromMs,
    goesOn: incident.closedAtMs === undefined || incident.closedAtMs > part.toMs,
    open: incident.closedAtMs === undefined,
    downMs: observed?.downMs ?? 0,
    degradedMs: observed?.degradedMs ?? 0,
    unknownMs: observed?.unknownMs ?? part.toMs - part.fromMs,
    headStart: lead ? { state: lead.state, ms: lead.ms } : { state: 'no-page', ms: null },
    ...(incident.scope && { scope: incident.scope.sentence }),
    scopeEvidence: incident.scope?.evidence.map(scopeLine) ?? [],
    ...(word && {
      firstWord: { atMs: word.readAtMs, text: word.text, ...(word.link !== undefined && { link: word.link }) },
    }),
    transcriptIds: incident.transcriptIds,
  }
}

/** How the vendor's status page did in these incidents. */
export function headStartsOf(incidents: readonly Incident[], nowMs: number): SlaReport['headStart'] {
  const states = incidents.map((incident) => headStartOf(incident, nowMs)?.state)
  const medianMs = medianHeadStartMs(incidents)
  return {
    ...(medianMs !== undefined && { medianMs }),
    measured: states.filter((state) => state === 'measured').length,
    never: states.filter((state) => state === 'never').length,
  }
}
