import { headStartOf } from '../../electron/core/headStart.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import { formatDuration } from '../ui/format.ts'
import { At } from '../ui/transcript/At.tsx'
import { useNow } from '../ui/useNow.ts'
import classes from './incident.module.css'

/** Our lead over the vendor's status page, from when to when; null without a page. */
export function HeadStartFigure({ incident }: { incident: Incident }) {
  const nowMs = useNow()
  const lead = headStartOf(incident, nowMs)
  if (!lead) return null
  return (
    <div className={classes.known}>
      <span className={classes.knownName}>
        {lead.ms !== null && lead.ms < 0 ? 'Its status page was first' : 'Head start'}
      </span>
      <span className={classes.figure}>{lead.ms === null ? '—' : formatDuration(Math.abs(lead.ms))}</span>
      {lead.state === 'measured' && lead.toMs !== undefined && (
        <span>
          you <At atMs={lead.fromMs} form="short" />, page <At atMs={lead.toMs} form="short" />
        </span>
      )}
      {lead.state === 'counting' && <span>and counting: its status page is silent</span>}
      {lead.state === 'never' && <span>never acknowledged by its status page</span>}
      {lead.state === 'not-known' && <span>its status page could not be read</span>}
    </div>
  )
}
