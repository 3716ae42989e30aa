import { Skeleton } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { addMonths, monthOf } from '../../electron/core/sla/month.ts'
import { api } from '../api/client.ts'
import { links } from '../ui/links.ts'
import { EmptyState, ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { PromisePanel } from './PromisePanel.tsx'
import { ResultPanel } from './ResultPanel.tsx'
import { SlaHead } from './SlaHead.tsx'
import { SlaMonitors } from './SlaMonitors.tsx'
import { SlaOutages } from './SlaOutages.tsx'
import classes from './sla.module.css'

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

function useReport(id: string, month: string, enabled: boolean) {
  return useQuery(
    api.sla.report.queryOptions({ input: { id, month, zone }, enabled, placeholderData: keepPreviousData }),
  )
}

/** The evidence for a credit claim: one vendor and month, what was promised and observed, before it is taken along. */
export function SlaPage({ id }: { id: string }) {
  const vendors = useQuery(api.vendors.list.queryOptions())
  const vendor = vendors.data?.find((each) => each.id === id)
  const [latest] = useState(() => monthOf(Date.now(), zone))
  const [chosen, setMonth] = useState<string | null>(null)
  // A claim is made of a month that is over; where nothing was watched then, the one that runs is of more use.
  const before = useReport(id, addMonths(latest, -1), vendor !== undefined && chosen === null)
  const month = chosen ?? (before.data?.total.percent === null ? latest : addMonths(latest, -1))
  const report = useReport(id, month, vendor !== undefined)
  usePageTitle(
    { text: wording.common.overview, href: links.overview },
    { text: vendor?.name ?? wording.sla.vendor, href: links.vendor(id) },
    { text: wording.sla.title },
  )
  if (vendors.error && !vendors.data)
    return (
      <div className="hs-page">
        <ErrorPanel error={vendors.error} what={wording.sla.vendorUnreadable} onRetry={() => void vendors.refetch()} />
      </div>
    )
  if (!vendors.data) return <PageSkeleton />
  if (!vendor)
    return (
      <EmptyState title={wording.sla.noVendor}>
        <Link href={links.overview} className="hs-link">
          {wording.sla.allVendors}
        </Link>
      </EmptyState>
    )
  return (
    <div className="hs-page">
      <SlaHead vendor={vendor} report={report.data} month={month} latest={latest} zone={zone} onMonth={setMonth} />
      {report.error && (
        <ErrorPanel error={report.error} what={wording.sla.unreadable} onRetry={() => void report.refetch()} />
      )}
      {report.isPending && <Skeleton height={300} />}
      {report.data && (
        <div className={classes.body} data-waiting={report.isPlaceholderData}>
          <div className={classes.columns}>
            <ResultPanel report={report.data} />
            <PromisePanel key={vendor.id} vendor={vendor} />
          </div>
          <SlaMonitors report={report.data} />
          <SlaOutages report={report.data} />
        </div>
      )}
    </div>
  )
}
