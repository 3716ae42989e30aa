import { wording } from '../../electron/core/language/language.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { TranscriptHead } from '../../electron/core/model/transcript.ts'

/** Which attempt an incident shows unless another is chosen, and why this one. */
export type TellingAttempt = { id: string; why: string }

type Seen = Pick<TranscriptHead, 'id' | 'state' | 'status' | 'failureKind'>

/**
 * The first attempt that shows what the incident's title says: an incident that began slow and ended in 503 is told by
 * its first 503. Where none is kept, the first attempt of its severity, else the first of all.
 */
export function tellingAttempt(
  incident: Pick<Incident, 'transcriptIds' | 'severity' | 'status' | 'failureKind'>,
  heads: readonly Seen[],
): TellingAttempt | undefined {
  const byId = new Map(heads.map((head) => [head.id, head]))
  const ordered = incident.transcriptIds.flatMap((id) => byId.get(id) ?? [])
  const alike = (head: Seen) => head.status === incident.status && head.failureKind === incident.failureKind
  const worst = ordered.filter((head) => head.state === incident.severity)
  const found = worst.find(alike) ?? worst[0]
  const id = found?.id ?? incident.transcriptIds[0]
  if (id === undefined) return undefined
  if (id === incident.transcriptIds[0]) return { id, why: wording.incident.telling.first }
  return { id, why: wording.incident.telling[incident.severity] }
}
