import type { Incident } from '../../electron/core/model/incident.ts'
import { SnoozeMenu } from '../ui/life/SnoozeMenu.tsx'
import { ReportActions } from '../ui/report/ReportActions.tsx'
import { AcknowledgeButton } from './AcknowledgeButton.tsx'
import classes from './incident.module.css'

/** Take the proof elsewhere, say that somebody is on it, or be quiet for a while. */
export function IncidentActions({ incident }: { incident: Incident }) {
  const { id, state, acknowledged, snoozed } = incident
  return (
    <div className={classes.actions}>
      <ReportActions of={{ kind: 'incident', id }} />
      {state === 'open' && !acknowledged && <AcknowledgeButton id={id} />}
      {state === 'open' && <SnoozeMenu id={id} again={snoozed !== undefined} shortcut />}
    </div>
  )
}
