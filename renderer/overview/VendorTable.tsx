import { Fragment, useState } from 'react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import type { Summary, VendorSummary } from '../../electron/core/model/summary.ts'
import { links } from '../ui/links.ts'
import { EmptyVendorRow } from './EmptyVendorRow.tsx'
import { MonitorRow } from './MonitorRow.tsx'
import { VendorRow } from './VendorRow.tsx'
import classes from './VendorTable.module.css'
import { WideRow } from './WideRow.tsx'
import { standingOfMonitor, standingOfVendor, worstFirst } from './words.ts'

type Props = { vendors: readonly VendorSummary[]; incidents: Summary['openIncidents'] }

/** Every vendor, worst first; a vendor opens to its monitors and the way to its own page. */
export function VendorTable({ vendors, incidents }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) =>
    setOpen((before) => (before.has(id) ? new Set([...before].filter((it) => it !== id)) : new Set([...before, id])))
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.mark} aria-label={wording.overview.columns.state} />
            <th className={classes.name}>{wording.overview.columns.vendor}</th>
            <th className={classes.bar}>{wording.overview.columns.bar}</th>
            <th className={classes.uptime}>{wording.overview.columns.uptime}</th>
            <th className={classes.says}>{wording.overview.columns.saysPage}</th>
            <th className={classes.spark}>{wording.overview.columns.responseTime}</th>
            <th className={classes.last}>{wording.overview.columns.lastCheck}</th>
            <th className={classes.go} aria-label={wording.common.open} />
          </tr>
        </thead>
        <tbody>
          {worstFirst(vendors).map((vendor) => (
            <Fragment key={vendor.id}>
              <VendorRow
                vendor={vendor}
                standing={standingOfVendor(vendor, incidents)}
                openedAtMs={newestOpened(incidents, vendor.id)}
                open={open.has(vendor.id)}
                onToggle={() => toggle(vendor.id)}
              />
              {open.has(vendor.id) && vendor.monitors.length === 0 && <EmptyVendorRow vendorId={vendor.id} />}
              {open.has(vendor.id) &&
                vendor.monitors.map((monitor) => (
                  <MonitorRow key={monitor.id} monitor={monitor} standing={standingOfMonitor(monitor, incidents)} />
                ))}
              {open.has(vendor.id) && (
                <WideRow>
                  <Link href={links.vendor(vendor.id)} className="hs-link">
                    {wording.overview.moreOfVendor(vendor.name)}
                  </Link>
                </WideRow>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function newestOpened(incidents: Summary['openIncidents'], vendorId: string): number | undefined {
  const opened = incidents.filter((incident) => incident.vendorId === vendorId).map(({ openedAtMs }) => openedAtMs)
  return opened.length > 0 ? Math.max(...opened) : undefined
}
