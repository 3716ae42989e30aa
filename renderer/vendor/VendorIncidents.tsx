import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { headStartOf } from '../../electron/core/headStart.ts'
import { wording } from '../../electron/core/language/language.ts'
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
      title={wording.common.incidents}
      note={
        medianMs !== undefined &&
        (medianMs >= 0
          ? wording.vendor.medianLead(formatDuration(medianMs))
          : wording.vendor.medianLag(formatDuration(-medianMs)))
      }
      flush={items.length > 0}
    >
      {list.isPending && <Skeleton height={80} />}
      {list.error && !list.data && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <span className="hs-dim">{wording.vendor.noIncidents}</span>}
      {items.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.incidents}>
            <thead>
              <tr>
                <th>{wording.incidents.incident}</th>
                <th className={classes.right}>{wording.incidents.began}</th>
                <th className={classes.right}>{wording.incidents.lasted}</th>
                <th className={classes.right}>{wording.vendor.headStart}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((incident) => (
                <tr key={incident.id} className={classes.row} onClick={() => navigateTo(links.incident(incident.id))}>
                  <td className={classes.title}>
                    <StateMark
                      state={incident.severity}
                      label={wording.incidents.mark(stateWords[incident.severity], incident.state)}
                    />
                    <Link href={links.incident(incident.id)} title={incident.sentence}>
                      {incident.title}
                    </Link>
                    {incident.state === 'open' && <span className={classes.open}>{wording.incidents.open}</span>}
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
            {wording.common.showOlder}
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
  if (!lead) return <span className="hs-dim">{wording.vendor.leadNoPage}</span>
  if (lead.state === 'never') return <span>{wording.vendor.leadNever}</span>
  if (lead.state === 'not-known' || lead.ms === null)
    return <span className="hs-dim">{wording.vendor.leadNotKnown}</span>
  const long = formatDuration(Math.abs(lead.ms))
  if (lead.state === 'counting')
    return <span title={wording.vendor.pageSilent}>{wording.vendor.leadCounting(long)}</span>
  return lead.ms < 0 ? <span title={wording.vendor.pageFirst}>−{long}</span> : <span>{long}</span>
}
