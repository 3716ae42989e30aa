import { useQuery } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { links } from '../ui/links.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { useSummary } from '../ui/useSummary.ts'
import { History } from './History.tsx'
import { MonitorHead } from './MonitorHead.tsx'
import { MonitorIncidents } from './MonitorIncidents.tsx'
import { MonitorSetup } from './MonitorSetup.tsx'
import classes from './monitor.module.css'
import { RecentProbes } from './RecentProbes.tsx'

/** One monitor: how it stands, its history, its last probes and what it asks. */
export function MonitorPage({ id }: { id: string }) {
  const monitor = useQuery(api.monitors.get.queryOptions({ input: { id } }))
  const summary = useSummary()
  const vendor = summary.data?.vendors.find((each) => each.monitors.some((it) => it.id === id))
  const standing = vendor?.monitors.find((each) => each.id === id)
  usePageTitle(
    { text: wording.common.overview, href: links.overview },
    ...(vendor ? [{ text: vendor.name, href: links.vendor(vendor.id) }] : []),
    { text: monitor.data?.name ?? wording.monitor.title },
  )
  if (monitor.isPending) return <PageSkeleton />
  if (!monitor.data)
    return (
      <div className="hs-page">
        <ErrorPanel
          error={monitor.error}
          what={wording.monitor.unreadable}
          back={{ text: wording.monitor.allMonitors, href: links.overview }}
          onRetry={() => void monitor.refetch()}
        />
      </div>
    )
  return (
    <div className="hs-page">
      <MonitorHead monitor={monitor.data} vendorName={vendor?.name ?? monitor.data.vendorId} standing={standing} />
      <History id={id} name={`${vendor?.name ?? monitor.data.vendorId} ${monitor.data.name}`} />
      <div className={classes.columns}>
        <RecentProbes id={id} />
        <div className={classes.side}>
          <MonitorSetup monitor={monitor.data} />
          <MonitorIncidents id={id} />
        </div>
      </div>
    </div>
  )
}
