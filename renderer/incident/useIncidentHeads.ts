import { useQuery } from '@tanstack/react-query'
import type { Incident } from '../../electron/core/model/incident.ts'
import { api } from '../api/client.ts'

/** The attempts of an incident as lists know them, newest first. */
export function useIncidentHeads(incident: Incident) {
  return useQuery(api.transcripts.list.queryOptions({ input: { incident: incident.id, limit: 500 } }))
}
