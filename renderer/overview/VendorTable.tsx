import { Fragment, useEffect, useRef, useState } from 'react'
import type { Summary, VendorSummary } from '../../electron/core/model/summary.ts'
import { EmptyVendorRow } from './EmptyVendorRow.tsx'
import { MonitorRow } from './MonitorRow.tsx'
import { VendorRow } from './VendorRow.tsx'
import classes from './VendorTable.module.css'
import { standingOfMonitor, standingOfVendor, worstFirst } from './words.ts'

type Props = { vendors: readonly VendorSummary[]; incidents: Summary['openIncidents']; vendorId?: string }

/** Every vendor, worst first; a vendor opens to its monitors. `vendorId`: opened and scrolled to. */
export function VendorTable({ vendors, incidents, vendorId }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(vendorId ? [vendorId] : []))
  const wanted = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (!vendorId) return
    setOpen((before) => new Set([...before, vendorId]))
    wanted.current?.scrollIntoView({ block: 'nearest' })
  }, [vendorId])
  const toggle = (id: string) =>
    setOpen((before) => (before.has(id) ? new Set([...before].filter((it) => it !== id)) : new Set([...before, id])))
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.mark} aria-label="State" />
            <th className={classes.name}>Vendor</th>
            <th className={classes.bar}>Last 24 h</th>
            <th className={classes.uptime}>Uptime 24 h</th>
            <th className={classes.says}>Status page says</th>
            <th className={classes.spark}>Response time</th>
            <th className={classes.last}>Last check</th>
            <th className={classes.go} aria-label="Open" />
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
                rowRef={vendor.id === vendorId ? wanted : undefined}
              />
              {open.has(vendor.id) && vendor.monitors.length === 0 && <EmptyVendorRow vendorId={vendor.id} />}
              {open.has(vendor.id) &&
                vendor.monitors.map((monitor) => (
                  <MonitorRow key={monitor.id} monitor={monitor} standing={standingOfMonitor(monitor, incidents)} />
                ))}
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
