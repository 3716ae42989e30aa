import { wording } from '../../electron/core/language/language.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { useSummary } from '../ui/useSummary.ts'
import { Counts } from './Counts.tsx'
import { FirstRun } from './FirstRun.tsx'
import { Hero } from './Hero.tsx'
import { VendorTable } from './VendorTable.tsx'

/** The first page: what an engineer needs to know now, then every vendor. */
export function OverviewPage() {
  usePageTitle({ text: wording.common.overview })
  const { data, error, refetch } = useSummary()
  if (!data) {
    if (!error) return <PageSkeleton />
    return (
      <div className="hs-page">
        <ErrorPanel error={error} what={wording.overview.unreadable} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (data.vendors.every((vendor) => vendor.monitors.length === 0)) return <FirstRun />
  return (
    <div className="hs-page">
      <Hero summary={data} />
      <Counts summary={data} />
      <VendorTable vendors={data.vendors} incidents={data.openIncidents} />
    </div>
  )
}
