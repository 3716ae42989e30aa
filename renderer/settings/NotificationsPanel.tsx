import { Button, Switch } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { Panel } from '../ui/Panel.tsx'
import { useSummary } from '../ui/useSummary.ts'
import { SavedMark } from './SavedMark.tsx'
import classes from './settings.module.css'
import type { SettingsProps } from './useSaveSettings.ts'

/** Whether to notify, a test that says what came of it, and the page's own notifications as a second way. */
export function NotificationsPanel({ settings, saver }: SettingsProps) {
  const { data: about } = useQuery(api.settings.about.queryOptions())
  const { data: summary } = useSummary()
  const test = useMutation(api.settings.testNotification.mutationOptions())
  const { notifications } = settings
  const change = (patch: Partial<typeof notifications>) =>
    saver.save('notifications', { notifications: { ...notifications, ...patch } })
  return (
    <Panel title="Notifications" actions={<SavedMark saver={saver} field="notifications" />}>
      <div className={classes.stack}>
        {about && <p className="hs-dim">{about.notifications}</p>}
        <Switch
          label="When an incident opens or gets worse"
          checked={notifications.enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        <Switch
          label="When a vendor recovers"
          checked={notifications.onRecovery}
          disabled={!notifications.enabled}
          onChange={(event) => change({ onRecovery: event.currentTarget.checked })}
        />
        <Switch
          label="Once, without a sound, when this computer is offline"
          checked={notifications.onOffline}
          disabled={!notifications.enabled}
          onChange={(event) => change({ onOffline: event.currentTarget.checked })}
        />
        <div className={classes.line}>
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate({})}>
            Send a test notification
          </Button>
          {summary?.shell === 'browser' && <PagePermission />}
        </div>
        {test.data && (
          <p className={test.data.shown ? classes.good : classes.bad} role="status">
            {test.data.shown
              ? 'It was shown.'
              : `It was not shown. ${test.data.problem ?? 'The desktop gave no reason.'}`}
          </p>
        )}
        {test.error && (
          <p className={classes.bad} role="alert">
            {problemOf(test.error).text} {problemOf(test.error).next}
          </p>
        )}
      </div>
    </Panel>
  )
}

/** In the browser shell this page can notify where the desktop cannot; the browser wants to be asked first. */
function PagePermission() {
  const supported = 'Notification' in window
  const [permission, setPermission] = useState(supported ? Notification.permission : 'denied')
  if (permission === 'granted') return <span className="hs-dim">This page also notifies while it is open.</span>
  if (permission === 'denied')
    return (
      <span className="hs-dim">
        The browser does not let this page notify; allow it in the browser's site settings.
      </span>
    )
  return (
    <Button variant="default" onClick={() => void Notification.requestPermission().then(setPermission)}>
      Let this page notify too
    </Button>
  )
}
