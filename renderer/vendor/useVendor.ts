import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { useSummary } from '../ui/useSummary.ts'

/** A vendor as it is set up, and how it stands. `vendor` is undefined while it is read, null when there is none. */
export function useVendor(id: string) {
  const list = useQuery(api.vendors.list.queryOptions())
  const summary = useSummary()
  const vendor = list.data && (list.data.find((each) => each.id === id) ?? null)
  return {
    vendor,
    standing: summary.data?.vendors.find((each) => each.id === id),
    error: list.error ?? (summary.data ? null : summary.error),
    refetch: () => void Promise.all([list.refetch(), summary.refetch()]),
  }
}
