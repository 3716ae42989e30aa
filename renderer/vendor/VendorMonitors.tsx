import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { type WindowName, windowNameSchema } from '../../electron/core/contract/history.ts'
import { spansOfBar } from '../../electron/core/history/dayBar.ts'
import { uptimeOf } from '../../electron/core/history.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { HistoryPoint } from '../../electron/core/model/sample.ts'
import type { MonitorSummary, VendorSummary } from '../../electron/core/model/summary.ts'
import { api } from '../api/client.ts'
import { DayBar } from '../ui/DayBar.tsx'
import { formatMs } from '../ui/format.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { links } from '../ui/links.ts'
import { EmptyState, ErrorPanel } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { UptimeText } from '../ui/UptimeText.tsx'
import classes from './vendor.module.css'

const names = windowNameSchema.options
/** What one call answers; the worst monitors come first. */
const mostAsked = 50
/** Windows end at the last full minute: five readings a minute, not one a second. */
const stepMs = 60_000

type Figures = Map<WindowName, HistoryPoint>

/** All monitors of a vendor with their availability over the usual stretches, and all of them together. */
export function VendorMonitors({ standing }: { standing: VendorSummary }) {
  const ids = standing.monitors
    .map(({ id }) => id)
    .slice(0, mostAsked)
    .toSorted()
  const windows = useQuery(
    api.history.windows.queryOptions({
      input: { monitors: ids },
      enabled: ids.length > 0,
      placeholderData: keepPreviousData,
      refetchInterval: stepMs,
    }),
  )
  if (ids.length === 0)
    return (
      <Panel title={wording.vendor.monitors}>
        <EmptyState title={wording.vendor.noMonitor}>
          <Link href={links.newMonitorOf(standing.id)} className="hs-link">
            {wording.vendor.addFirst}
          </Link>
        </EmptyState>
      </Panel>
    )
  const figures = new Map<string, Figures>(
    (windows.data ?? []).map(({ monitorId, windows: found }) => [
      monitorId,
      new Map(found.map(({ name, point }) => [name, point])),
    ]),
  )
  return (
    <Panel
      title={wording.vendor.monitors}
      note={
        standing.monitors.length > mostAsked
          ? wording.vendor.availabilityOfFirst(mostAsked)
          : wording.vendor.availability
      }
      flush
    >
      {windows.error && !windows.data && (
        <ErrorPanel
          error={windows.error}
          what={wording.vendor.availabilityUnreadable}
          onRetry={() => void windows.refetch()}
        />
      )}
      <div className={classes.scroll}>
        <table className={classes.monitors}>
          <thead>
            <tr>
              <th>{wording.vendor.monitor}</th>
              <th className={classes.bar}>{wording.vendor.lastDay}</th>
              {names.map((name) => (
                <th key={name} className={classes.figure}>
                  {wording.vendor.windows[name]}
                </th>
              ))}
              <th className={classes.figure}>{wording.vendor.p95Day}</th>
            </tr>
          </thead>
          <tbody>
            {standing.monitors.map((monitor) => (
              <Row key={monitor.id} monitor={monitor} figures={figures.get(monitor.id)} />
            ))}
            {standing.monitors.length > 1 && (
              <tr className={classes.all}>
                <td>{wording.vendor.allTogether}</td>
                <td className={classes.bar}>
                  <DayBar spans={spansOfBar(standing.bar24h)} height={14} />
                </td>
                {names.map((name) => (
                  <td key={name} className={classes.figure}>
                    {windows.data && (
                      <UptimeText uptime={uptimeOf([...figures.values()].flatMap((each) => each.get(name) ?? []))} />
                    )}
                  </td>
                ))}
                <td />
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Row({ monitor, figures }: { monitor: MonitorSummary; figures: Figures | undefined }) {
  const today = figures?.get('24h')
  return (
    <tr className={classes.row} onClick={() => navigateTo(links.monitor(monitor.id))}>
      <td>
        <Link href={links.monitor(monitor.id)} className={classes.monitor} title={monitor.sentence}>
          <StateMark
            state={monitor.state}
            paused={monitor.paused !== undefined}
            confirming={monitor.confirming}
            flapping={monitor.flapping}
          />
          <span className={classes.lines}>
            <strong>{monitor.name}</strong>
            <span>{monitor.paused ? wording.vendor.paused : monitor.sentence}</span>
          </span>
        </Link>
      </td>
      <td className={classes.bar}>
        <DayBar spans={spansOfBar(monitor.bar24h)} height={14} />
      </td>
      {names.map((name) => {
        const span = figures?.get(name)
        return (
          <td key={name} className={classes.figure}>
            {span && <UptimeText uptime={uptimeOf([span])} />}
          </td>
        )
      })}
      <td className={classes.figure}>
        {today?.p95Ms !== undefined && <span className="hs-num">{formatMs(today.p95Ms)}</span>}
      </td>
    </tr>
  )
}
