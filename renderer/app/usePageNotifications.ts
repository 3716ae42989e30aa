import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Incident } from '../../electron/core/model/incident.ts'
import { api } from '../api/client.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { useSummary } from '../ui/useSummary.ts'

function canShow(): boolean {
  return 'Notification' in window && Notification.permission === 'granted'
}

/** Notices that the desktop's own notifier could not show, of the given incidents. */
function failedNotices(incidents: readonly Incident[]) {
  return incidents.flatMap((incident) =>
    incident.notices.filter((notice) => notice.delivery === 'failed').map((notice) => ({ incident, notice })),
  )
}

/**
 * In the browser shell, where the desktop may have no notifier: shows through the page what could not be shown
 * otherwise. Only notices that fail while this page is open; older ones are on the incident's timeline.
 */
export function usePageNotifications(): void {
  const { data: summary } = useSummary()
  const wanted = summary?.shell === 'browser'
  const { data } = useQuery(api.incidents.list.queryOptions({ input: { limit: 20 }, enabled: wanted }))
  const openedAtMs = useRef(Date.now())
  const shown = useRef(new Set<string>())
  useEffect(() => {
    if (!data || !canShow()) return
    for (const { incident, notice } of failedNotices(data.items)) {
      if (notice.createdAtMs < openedAtMs.current || shown.current.has(notice.id)) continue
      shown.current.add(notice.id)
      const notification = new Notification(notice.title, { body: notice.body, tag: notice.id })
      notification.onclick = () => {
        window.focus()
        navigateTo(links.incident(incident.id))
      }
    }
  }, [data])
}
