import type { Incident } from '../../electron/core/model/incident.ts'
import { ReportActions } from '../ui/report/ReportActions.tsx'
import { AcknowledgeButton } from './AcknowledgeButton.tsx'
import classes from './incident.module.css'

/** Take the proof elsewhere, or say that somebody is on it. */
export function IncidentActions({ incident }: { incident: Incident }) {
  const { id } = incident
  return (
    <div className={classes.actions}>
      <ReportActions of={{ kind: 'incident', id }} />
      {incident.state === 'open' && !incident.acknowledged && <AcknowledgeButton id={id} />}
    </div>
  )
}
