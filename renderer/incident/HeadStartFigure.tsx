import { headStartOf } from '../../electron/core/headStart.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import { Filled } from '../ui/Filled.tsx'
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
        {lead.ms !== null && lead.ms < 0 ? wording.incident.pageFirst : wording.incident.headStart}
      </span>
      <span className={classes.figure}>{lead.ms === null ? '—' : formatDuration(Math.abs(lead.ms))}</span>
      {lead.state === 'measured' && lead.toMs !== undefined && (
        <span>
          <Filled
            text={wording.incident.leadBetween}
            parts={{ you: <At atMs={lead.fromMs} form="short" />, page: <At atMs={lead.toMs} form="short" /> }}
          />
        </span>
      )}
      {lead.state === 'counting' && <span>{wording.incident.leads.counting}</span>}
      {lead.state === 'never' && <span>{wording.incident.leads.never}</span>}
      {lead.state === 'not-known' && <span>{wording.incident.leads.notKnown}</span>}
    </div>
  )
}
