import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { AboutPanel } from './AboutPanel.tsx'
import { AppearancePanel } from './AppearancePanel.tsx'
import { MaintenancePanel } from './alerts/MaintenancePanel.tsx'
import { QuietHoursPanel } from './alerts/QuietHoursPanel.tsx'
import { RemindersPanel } from './alerts/RemindersPanel.tsx'
import { RoutingPanel } from './alerts/RoutingPanel.tsx'
import { BackupPanel } from './BackupPanel.tsx'
import { DesktopPanel } from './DesktopPanel.tsx'
import { ImportPanel } from './ImportPanel.tsx'
import { MetricsPanel } from './MetricsPanel.tsx'
import { NetworkPanel } from './NetworkPanel.tsx'
import { NotificationsPanel } from './NotificationsPanel.tsx'
import { OwnSidePanel } from './OwnSidePanel.tsx'
import { SecretsPanel } from './SecretsPanel.tsx'
import { StoragePanel } from './StoragePanel.tsx'
import classes from './settings.module.css'
import { useSaveSettings } from './useSaveSettings.ts'
import { WordsPanel } from './WordsPanel.tsx'

/** Everything that can be set, saved as soon as a field is left. `section`: scrolled to. */
export function SettingsPage({ section }: { section?: string }) {
  usePageTitle({ text: 'Settings' })
  const { data, error, refetch } = useQuery(api.settings.get.queryOptions())
  const saver = useSaveSettings()
  const ready = data !== undefined
  useEffect(() => {
    if (ready && section) document.getElementById(section)?.scrollIntoView({ block: 'start' })
  }, [ready, section])
  if (!data) {
    if (!error) return <PageSkeleton />
    return (
      <div className="hs-page">
        <ErrorPanel error={error} what="The settings could not be read." onRetry={() => void refetch()} />
      </div>
    )
  }
  const props = { settings: data, saver }
  return (
    <div className="hs-page">
      <div className={classes.columns}>
        <AppearancePanel {...props} />
        <DesktopPanel {...props} />
        <NotificationsPanel {...props} />
        <RemindersPanel {...props} />
        <QuietHoursPanel {...props} />
        <WordsPanel />
        <OwnSidePanel {...props} />
        <NetworkPanel {...props} />
        <StoragePanel {...props} />
        <BackupPanel />
        <MetricsPanel {...props} />
        <AboutPanel />
      </div>
      <RoutingPanel />
      <MaintenancePanel />
      <SecretsPanel />
      <ImportPanel />
    </div>
  )
}
