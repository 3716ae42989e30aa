import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../api/client.ts'
import type { ChartWindow } from './chartWindow.ts'
import type { ChartIncident } from './IncidentLane.tsx'

/** The incidents of a monitor or a vendor that a chart's window touches; an open one lasts until its end. */
export function useChartIncidents(of: { monitor?: string; vendor?: string }, window: ChartWindow): ChartIncident[] {
  const { data } = useQuery(api.incidents.list.queryOptions({ input: { ...of, limit: 500 } }))
  const items = data?.items
  return useMemo(
    () =>
      (items ?? [])
        .map(({ id, title, severity, firstFailureAtMs, closedAtMs }) => ({
          ...{ id, title, severity },
          fromMs: firstFailureAtMs,
          toMs: closedAtMs ?? window.to,
        }))
        .filter(({ fromMs, toMs }) => toMs > window.from && fromMs < window.to),
    [items, window],
  )
}
