import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { links } from '../ui/links.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { SettingsNav } from '../ui/SettingsNav.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { ChannelsPanel } from './ChannelsPanel.tsx'
import { DeadLettersPanel } from './DeadLettersPanel.tsx'

/** Where alerts go besides the desktop notification, and what did not get there. */
export function AlertsPage() {
  usePageTitle({ text: 'Settings', href: links.settings }, { text: 'Channels' })
  const { data, error, refetch } = useQuery(api.channels.list.queryOptions())
  if (!data) {
    if (!error) return <PageSkeleton />
    return (
      <div className="hs-page">
        <ErrorPanel error={error} what="The channels could not be read." onRetry={() => void refetch()} />
      </div>
    )
  }
  return (
    <div className="hs-page">
      <SettingsNav here="alerts" />
      <ChannelsPanel channels={data} />
      <DeadLettersPanel />
    </div>
  )
}
