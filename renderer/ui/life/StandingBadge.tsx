import { IconBellOff, IconCheck, IconTool } from '@tabler/icons-react'
import { wording } from '../../../electron/core/language/language.ts'
import { type Standing, standingText } from '../../../electron/core/life/standing.ts'
import { formatDuration, formatLocal } from '../format.ts'
import { useNow } from '../useNow.ts'
import classes from './life.module.css'

const icons = { acknowledged: IconCheck, snoozed: IconBellOff, maintenance: IconTool }

/** The zone in which this page shows times. */
const localZone = new Intl.DateTimeFormat().resolvedOptions().timeZone

function titleOf(standing: Standing, nowMs: number): string {
  if (standing.kind === 'acknowledged')
    return standing.by ? wording.ui.acknowledgedBy(standing.by) : wording.ui.somebodyOnIt
  const until = wording.ui.untilWithLeft(formatLocal(standing.untilMs), formatDuration(standing.untilMs - nowMs))
  return standing.kind === 'snoozed' ? wording.ui.quietUntil(until) : wording.ui.maintenanceUntil(standing.name, until)
}

/** `acknowledged`, `snoozed until 03:40`, `maintenance until 05:00`: what people made of an incident. */
export function StandingBadge({ standing }: { standing: Standing | null }) {
  const nowMs = useNow()
  if (!standing) return null
  const Icon = icons[standing.kind]
  return (
    <span className={classes.badge} data-kind={standing.kind} title={titleOf(standing, nowMs)}>
      <Icon size={12} aria-hidden="true" />
      {standingText(standing, nowMs, localZone)}
    </span>
  )
}
