import { wording } from '../../core/language/language.ts'
import type { Incident } from '../../core/model/incident.ts'
import type { Errors, Services } from './context.ts'

/** The incident of this id, or NOT_FOUND. */
export function incidentOf(services: Services, id: string, errors: Errors): Incident {
  const incident = services.incident(id)
  if (incident) return incident
  throw errors.NOT_FOUND({
    message: wording.refusals.noIncident(id),
    data: { next: wording.refusals.noIncidentNext },
  })
}
