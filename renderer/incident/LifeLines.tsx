import { wording } from '../../electron/core/language/language.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import { Filled } from '../ui/Filled.tsx'
import { formatDuration } from '../ui/format.ts'
import { untilText } from '../ui/life/snoozeChoices.ts'
import { useUnacknowledge, useUnsnooze } from '../ui/life/useIncidentLife.ts'
import { At } from '../ui/transcript/At.tsx'
import { useNow } from '../ui/useNow.ts'
import classes from './incident.module.css'

/** Who took the incident, how long it is quiet, and what comes next if nobody does anything; each can be undone here. */
export function LifeLines({ incident }: { incident: Incident }) {
  if (incident.state === 'closed') return null
  return (
    <>
      <Acknowledged incident={incident} />
      <Snoozed incident={incident} />
      <Maintenance incident={incident} />
      <ComesNext incident={incident} />
    </>
  )
}

function Acknowledged({ incident: { id, acknowledged } }: { incident: Incident }) {
  const takeBack = useUnacknowledge()
  if (!acknowledged) return <span>{wording.incident.notAcknowledged}</span>
  return (
    <span>
      <Filled
        text={acknowledged.by ? wording.incident.acknowledgedBy : wording.incident.acknowledged}
        parts={{ by: acknowledged.by, at: <At atMs={acknowledged.atMs} form="moment" /> }}
      />
      {acknowledged.reason && wording.incident.acknowledgedReason(acknowledged.reason)}{' '}
      <button
        type="button"
        className={classes.back}
        disabled={takeBack.isPending}
        onClick={() => takeBack.mutate({ id })}
      >
        {wording.incident.takeBack}
      </button>
    </span>
  )
}

function Snoozed({ incident: { id, snoozed } }: { incident: Incident }) {
  const nowMs = useNow()
  const end = useUnsnooze()
  if (!snoozed) return null
  return (
    <span>
      {wording.incident.snoozed(untilText(snoozed.untilMs, nowMs), formatDuration(snoozed.untilMs - nowMs), snoozed)}{' '}
      <button type="button" className={classes.back} disabled={end.isPending} onClick={() => end.mutate({ id })}>
        {wording.incident.endSnooze}
      </button>
    </span>
  )
}

function Maintenance({ incident: { maintenance } }: { incident: Incident }) {
  const nowMs = useNow()
  if (!maintenance || maintenance.ended) return null
  return <span>{wording.incident.maintenance(maintenance.name, untilText(maintenance.untilMs, nowMs))}</span>
}

/** The clocks that run: what is told next without anybody doing anything. */
function ComesNext({ incident: { due, maintenance } }: { incident: Incident }) {
  const nowMs = useNow()
  if (maintenance && !maintenance.ended) return null
  const { reminder, escalation } = due ?? {}
  return (
    <>
      {reminder && reminder.atMs > nowMs && (
        <span>{wording.incident.nextReminder(formatDuration(reminder.atMs - nowMs))}</span>
      )}
      {escalation && escalation.atMs > nowMs && (
        <span>{wording.incident.escalates(formatDuration(escalation.atMs - nowMs))}</span>
      )}
    </>
  )
}
