import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { links } from '../ui/links.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { SettingsNav, type SettingsPlace, settingsName } from '../ui/SettingsNav.tsx'
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
import { type SettingsProps, useSaveSettings } from './useSaveSettings.ts'
import { WordsPanel } from './WordsPanel.tsx'

/** Where each panel that other pages lead to stands. */
const placeOfPanel: Readonly<Record<string, SettingsPlace>> = {
  about: 'general',
  reminders: 'alerting',
  'quiet-hours': 'alerting',
  routing: 'alerting',
  maintenance: 'alerting',
  alerting: 'alerting',
  probing: 'probing',
  backup: 'history',
  metrics: 'history',
  history: 'history',
  secrets: 'secrets',
  import: 'import',
}

/** Everything that can be set, saved as soon as a field is left. `section`: one of its pages, or a panel to scroll to. */
export function SettingsPage({ section }: { section?: string }) {
  const here = (section && Object.hasOwn(placeOfPanel, section) && placeOfPanel[section]) || 'general'
  usePageTitle({ text: wording.settings.pageTitle, href: links.settings }, { text: settingsName(here) })
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
        <ErrorPanel error={error} what={wording.settings.unreadable} onRetry={() => void refetch()} />
      </div>
    )
  }
  return (
    <div className="hs-page">
      <SettingsNav here={here} />
      <Panels here={here} settings={data} saver={saver} />
    </div>
  )
}

function Panels({ here, ...props }: SettingsProps & { here: SettingsPlace }) {
  switch (here) {
    case 'alerting':
      return (
        <>
          <div className={classes.columns}>
            <NotificationsPanel {...props} />
            <RemindersPanel {...props} />
            <QuietHoursPanel {...props} />
            <WordsPanel />
          </div>
          <RoutingPanel />
          <MaintenancePanel />
        </>
      )
    case 'probing':
      return (
        <div className={classes.columns}>
          <OwnSidePanel {...props} />
          <NetworkPanel {...props} />
        </div>
      )
    case 'history':
      return (
        <div className={classes.columns}>
          <StoragePanel {...props} />
          <BackupPanel />
          <MetricsPanel {...props} />
        </div>
      )
    case 'secrets':
      return <SecretsPanel />
    case 'import':
      return <ImportPanel />
    default:
      return (
        <div className={classes.columns}>
          <AppearancePanel {...props} />
          <DesktopPanel {...props} />
          <AboutPanel />
        </div>
      )
  }
}
