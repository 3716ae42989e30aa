import { useQuery } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
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
  usePageTitle({ text: wording.common.settings, href: links.settings }, { text: wording.alerts.channels })
  const { data, error, refetch } = useQuery(api.channels.list.queryOptions())
  if (!data) {
    if (!error) return <PageSkeleton />
    return (
      <div className="hs-page">
        <ErrorPanel error={error} what={wording.alerts.readFailed} onRetry={() => void refetch()} />
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
