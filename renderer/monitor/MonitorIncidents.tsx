import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { Filled } from '../ui/Filled.tsx'
import { links } from '../ui/links.ts'
import { Panel } from '../ui/Panel.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { Elapsed } from '../ui/TimeText.tsx'
import { At } from '../ui/transcript/At.tsx'
import classes from './monitor.module.css'

const shown = 6

/** The last incidents of this monitor. */
export function MonitorIncidents({ id }: { id: string }) {
  const incidents = useQuery(api.incidents.list.queryOptions({ input: { monitor: id, limit: 100 } }))
  const items = incidents.data?.items.filter((each) => each.monitorId === id).slice(0, shown)
  if (!items) return null
  return (
    <Panel title={wording.common.incidents} flush={items.length > 0}>
      {items.length === 0 && <span className="hs-dim">{wording.monitor.noIncidents}</span>}
      {items.length > 0 && (
        <ul className={classes.incidents}>
          {items.map((incident) => (
            <li key={incident.id}>
              <Link href={links.incident(incident.id)}>
                <StateMark state={incident.severity} />
                <span className={classes.incidentTitle}>{incident.title}</span>
                <span className="hs-dim">
                  <Filled
                    text={incident.state === 'open' ? wording.monitor.incidentOpen : wording.monitor.incidentOver}
                    parts={{
                      at: <At atMs={incident.firstFailureAtMs} form="moment" />,
                      elapsed: <Elapsed fromMs={incident.firstFailureAtMs} untilMs={incident.closedAtMs} />,
                    }}
                  />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
