import type { Incident } from '../../electron/core/model/incident.ts'
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
  if (!acknowledged) return <span>Not acknowledged</span>
  return (
    <span>
      Acknowledged{acknowledged.by && ` by ${acknowledged.by}`} at <At atMs={acknowledged.atMs} form="moment" />
      {acknowledged.reason && `: “${acknowledged.reason}”`}{' '}
      <button
        type="button"
        className={classes.back}
        disabled={takeBack.isPending}
        onClick={() => takeBack.mutate({ id })}
      >
        Take it back
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
      Snoozed{snoozed.by && ` by ${snoozed.by}`} {untilText(snoozed.untilMs, nowMs)},{' '}
      {formatDuration(snoozed.untilMs - nowMs)} left{snoozed.evenIfWorse && ', even if it gets worse'}{' '}
      <button type="button" className={classes.back} disabled={end.isPending} onClick={() => end.mutate({ id })}>
        End it
      </button>
    </span>
  )
}

function Maintenance({ incident: { maintenance } }: { incident: Incident }) {
  const nowMs = useNow()
  if (!maintenance || maintenance.ended) return null
  return (
    <span>
      Maintenance “{maintenance.name}” {untilText(maintenance.untilMs, nowMs)}: nobody is told meanwhile
    </span>
  )
}

/** The clocks that run: what is told next without anybody doing anything. */
function ComesNext({ incident: { due, maintenance } }: { incident: Incident }) {
  const nowMs = useNow()
  if (maintenance && !maintenance.ended) return null
  const { reminder, escalation } = due ?? {}
  return (
    <>
      {reminder && reminder.atMs > nowMs && <span>Next reminder in {formatDuration(reminder.atMs - nowMs)}</span>}
      {escalation && escalation.atMs > nowMs && <span>Escalates in {formatDuration(escalation.atMs - nowMs)}</span>}
    </>
  )
}
