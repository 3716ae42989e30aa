import type { Incident, Notice } from '../model/incident.ts'

/** Kinds that interrupt nobody, however bad the incident was. */
const calm: ReadonlySet<Notice['kind']> = new Set<Notice['kind']>(['recovered', 'digest', 'acknowledged'])

/** Does a notice stay on the screen until somebody answers it? What is down does, and what nobody took for too long. */
export function isUrgent({ kind }: Pick<Notice, 'kind'>, incident: Pick<Incident, 'severity'> | null): boolean {
  return kind === 'escalated' || (incident?.severity === 'down' && !calm.has(kind))
}
