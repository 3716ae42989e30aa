import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { headStartOf } from '../../electron/core/headStart.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import { api } from '../api/client.ts'
import { formatDuration } from '../ui/format.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { stateWords } from '../ui/states.ts'
import { Elapsed, Moment } from '../ui/TimeText.tsx'
import { useNow } from '../ui/useNow.ts'
import classes from './vendor.module.css'

const shown = 8

/** The vendor's incidents with our lead over its status page in each; `medianMs`: the middle of all that were measured. */
export function VendorIncidents({ id, medianMs }: { id: string; medianMs: number | undefined }) {
  const list = useInfiniteQuery(
    api.incidents.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ vendor: id, limit: shown, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor,
    }),
  )
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel
      title="Incidents"
      note={
        medianMs !== undefined &&
        (medianMs >= 0
          ? `median head start ${formatDuration(medianMs)}`
          : `its status page is first, by ${formatDuration(-medianMs)} in the median`)
      }
      flush={items.length > 0}
    >
      {list.isPending && <Skeleton height={80} />}
      {list.error && !list.data && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <span className="hs-dim">None is on record.</span>}
      {items.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.incidents}>
            <thead>
              <tr>
                <th>Incident</th>
                <th className={classes.right}>Began</th>
                <th className={classes.right}>Lasted</th>
                <th className={classes.right}>Head start</th>
              </tr>
            </thead>
            <tbody>
              {items.map((incident) => (
                <tr key={incident.id} className={classes.row} onClick={() => navigateTo(links.incident(incident.id))}>
                  <td className={classes.title}>
                    <StateMark
                      state={incident.severity}
                      label={`${stateWords[incident.severity]}, ${incident.state}`}
                    />
                    <Link href={links.incident(incident.id)} title={incident.sentence}>
                      {incident.title}
                    </Link>
                    {incident.state === 'open' && <span className={classes.open}>open</span>}
                  </td>
                  <td className={classes.right}>
                    <Moment atMs={incident.firstFailureAtMs} />
                  </td>
                  <td className={classes.right}>
                    <Elapsed fromMs={incident.firstFailureAtMs} untilMs={incident.closedAtMs} />
                  </td>
                  <td className={classes.right}>
                    <HeadStart incident={incident} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show older
          </Button>
        </div>
      )}
    </Panel>
  )
}

/** Our lead in one incident, honestly: negative when the page was first, and words where there is no figure. */
function HeadStart({ incident }: { incident: Incident }) {
  const nowMs = useNow()
  const lead = headStartOf(incident, nowMs)
  if (!lead) return <span className="hs-dim">no page</span>
  if (lead.state === 'never') return <span>never acknowledged</span>
  if (lead.state === 'not-known' || lead.ms === null) return <span className="hs-dim">page not read</span>
  const long = formatDuration(Math.abs(lead.ms))
  if (lead.state === 'counting') return <span title="Its status page is silent so far">{long} and counting</span>
  return lead.ms < 0 ? <span title="Its status page was first">−{long}</span> : <span>{long}</span>
}
