import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { links } from '../ui/links.ts'
import { EmptyState, ErrorPanel } from '../ui/Notice.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { useVendor } from './useVendor.ts'
import { VendorHead } from './VendorHead.tsx'
import { VendorHistory } from './VendorHistory.tsx'
import { VendorIncidents } from './VendorIncidents.tsx'
import { VendorMonitors } from './VendorMonitors.tsx'
import { VendorStatusPage } from './VendorStatusPage.tsx'
import classes from './vendor.module.css'

/** One vendor: how it stands, all its monitors over time, its incidents, and what its status page says beside that. */
export function VendorPage({ id }: { id: string }) {
  const { vendor, standing, error, refetch } = useVendor(id)
  usePageTitle({ text: wording.common.overview, href: links.overview }, { text: vendor?.name ?? wording.vendor.vendor })
  if (error)
    return (
      <div className="hs-page">
        <ErrorPanel error={error} what={wording.vendor.unreadable} onRetry={refetch} />
      </div>
    )
  if (vendor === null)
    return (
      <EmptyState title={wording.vendor.notHere}>
        <Link href={links.overview} className="hs-link">
          {wording.vendor.allVendors}
        </Link>
      </EmptyState>
    )
  if (!vendor || !standing) return <PageSkeleton />
  return (
    <div className="hs-page">
      <VendorHead vendor={vendor} standing={standing} />
      <VendorMonitors standing={standing} />
      {standing.monitors.length > 0 && <VendorHistory standing={standing} />}
      <div className={classes.columns}>
        <VendorIncidents id={id} medianMs={standing.headStartMedianMs} />
        <VendorStatusPage vendor={vendor} />
      </div>
    </div>
  )
}
