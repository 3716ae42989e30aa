import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'

/** The whole state of the application as the overview shows it; live. */
export function useSummary() {
  return useQuery(api.summary.queryOptions())
}
