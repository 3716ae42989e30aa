import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { Filled } from '../ui/Filled.tsx'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import { useSummary } from '../ui/useSummary.ts'
import { SavedMark } from './SavedMark.tsx'
import { SelfTest } from './SelfTest.tsx'
import { SoundSetting } from './SoundSetting.tsx'
import classes from './settings.module.css'
import type { SettingsProps } from './useSaveSettings.ts'

/** Whether to notify, a test that says what came of it, and the page's own notifications as a second way. */
export function NotificationsPanel({ settings, saver }: SettingsProps) {
  const { data: about } = useQuery(api.settings.about.queryOptions())
  const { data: summary } = useSummary()
  const { notifications } = settings
  const change = (patch: Partial<typeof notifications>) =>
    saver.save('notifications', { notifications: { ...notifications, ...patch } })
  return (
    <Panel title={wording.settings.notifications} actions={<SavedMark saver={saver} field="notifications" />}>
      <div className={classes.stack}>
        {about && <p className="hs-dim">{about.notifications}</p>}
        <Switch
          label={wording.settings.notifyOpened}
          checked={notifications.enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        <Switch
          label={wording.settings.notifyRecovered}
          checked={notifications.onRecovery}
          disabled={!notifications.enabled}
          onChange={(event) => change({ onRecovery: event.currentTarget.checked })}
        />
        <Switch
          label={wording.settings.notifyOffline}
          checked={notifications.onOffline}
          disabled={!notifications.enabled}
          onChange={(event) => change({ onOffline: event.currentTarget.checked })}
        />
        <SoundSetting
          sound={notifications.sound}
          disabled={!notifications.enabled}
          onChange={(sound) => change({ sound })}
        />
        {summary?.shell === 'browser' && (
          <div className={classes.line}>
            <PagePermission />
          </div>
        )}
        <SelfTest inBrowser={summary?.shell === 'browser'} />
        <p>
          <Filled
            text={wording.settings.notifyAway}
            parts={{
              link: (
                <Link href={links.alerts} className="hs-link">
                  {wording.settings.notifyAwayLink}
                </Link>
              ),
            }}
          />
        </p>
      </div>
    </Panel>
  )
}

/** In the browser shell this page can notify where the desktop cannot; the browser wants to be asked first. */
function PagePermission() {
  const supported = 'Notification' in window
  const [permission, setPermission] = useState(supported ? Notification.permission : 'denied')
  if (permission === 'granted') return <span className="hs-dim">{wording.settings.pageNotifies}</span>
  if (permission === 'denied') return <span className="hs-dim">{wording.settings.pageNotifiesNot}</span>
  return (
    <Button variant="default" onClick={() => void Notification.requestPermission().then(setPermission)}>
      {wording.settings.pageNotifiesAsk}
    </Button>
  )
}
