import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import type { VendorAlerts } from '../../../electron/core/model/alerts.ts'
import type { Vendor } from '../../../electron/core/model/monitor.ts'
import { api } from '../../api/client.ts'
import { Panel } from '../../ui/Panel.tsx'
import tables from '../../ui/Table.module.css'
import classes from '../settings.module.css'
import { RoutingDialog } from './RoutingDialog.tsx'
import { oftenText } from './readings.ts'

/** Vendor by vendor: which channels, for what, how often. */
export function RoutingPanel() {
  const { data: vendors = [] } = useQuery(api.vendors.list.queryOptions())
  const channels = useQuery(api.channels.list.queryOptions())
  const [editing, setEditing] = useState<Vendor | null>(null)
  const nameOf = (id: string) =>
    id === 'os'
      ? wording.settings.routingDesktop
      : (channels.data?.find(({ channel }) => channel.id === id)?.channel.name ?? id)
  return (
    <Panel title={wording.settings.routing} id="routing" note={wording.settings.routingNote} flush>
      {vendors.length === 0 && <p className={classes.empty}>{wording.settings.routingEmpty}</p>}
      {vendors.length > 0 && (
        <table className={tables.table}>
          <thead>
            <tr>
              <th>{wording.settings.routingVendor}</th>
              <th>{wording.settings.channels}</th>
              <th>{wording.settings.routingWhen}</th>
              <th>{wording.settings.routingReminds}</th>
              <th>{wording.settings.routingEscalates}</th>
              <th aria-label={wording.settings.change} />
            </tr>
          </thead>
          <tbody>
            {vendors
              .toSorted((a, b) => a.name.localeCompare(b.name, wording.common.locale.page, { numeric: true }))
              .map((vendor) => (
                <tr key={vendor.id}>
                  <td>{vendor.name}</td>
                  <td>
                    {vendor.alerts?.channels?.map(nameOf).join(', ') ?? <Default text={wording.settings.routingAll} />}
                  </td>
                  <td>{severityText(vendor.alerts) ?? <Default text={wording.settings.routingBoth} />}</td>
                  <td>{often(vendor.alerts?.remindEveryMs, wording.settings.routingEvery)}</td>
                  <td>{often(vendor.alerts?.escalateAfterMs, wording.settings.routingAfter)}</td>
                  <td>
                    <div className={classes.right}>
                      <Button
                        variant="subtle"
                        color="gray"
                        aria-label={wording.settings.routingChange(vendor.name)}
                        onClick={() => setEditing(vendor)}
                      >
                        {wording.settings.change}
                      </Button>
                    </div>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
      <RoutingDialog vendor={editing} onClose={() => setEditing(null)} />
    </Panel>
  )
}

function Default({ text }: { text: string }) {
  return <span className="hs-dim">{text}</span>
}

function severityText(alerts: VendorAlerts | undefined): string | null {
  const { severities } = alerts ?? {}
  if (!severities || severities.length === 2) return null
  return wording.settings.routingOnly[severities[0] === 'down' ? 'down' : 'degraded']
}

function often(ms: number | null | undefined, text: (often: string) => string) {
  if (ms === undefined) return <Default text={wording.settings.routingDefault} />
  return ms === null ? wording.settings.routingNever : text(oftenText(ms))
}
