import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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
    id === 'os' ? 'desktop' : (channels.data?.find(({ channel }) => channel.id === id)?.channel.name ?? id)
  return (
    <Panel title="Who is told, vendor by vendor" id="routing" note="what is not set is as above" flush>
      {vendors.length === 0 && <p className={classes.empty}>There is no vendor yet.</p>}
      {vendors.length > 0 && (
        <table className={tables.table}>
          <thead>
            <tr>
              <th>Vendor</th>
              <th>Channels</th>
              <th>Told when</th>
              <th>Reminds</th>
              <th>Escalates</th>
              <th aria-label="Change" />
            </tr>
          </thead>
          <tbody>
            {vendors
              .toSorted((a, b) => a.name.localeCompare(b.name))
              .map((vendor) => (
                <tr key={vendor.id}>
                  <td>{vendor.name}</td>
                  <td>{vendor.alerts?.channels?.map(nameOf).join(', ') ?? <Default text="all" />}</td>
                  <td>{severityText(vendor.alerts) ?? <Default text="degraded or down" />}</td>
                  <td>{often(vendor.alerts?.remindEveryMs, 'every ')}</td>
                  <td>{often(vendor.alerts?.escalateAfterMs, 'after ')}</td>
                  <td>
                    <div className={classes.right}>
                      <Button
                        variant="subtle"
                        color="gray"
                        aria-label={`Change who is told of ${vendor.name}`}
                        onClick={() => setEditing(vendor)}
                      >
                        Change
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
  return severities[0] === 'down' ? 'down only' : 'degraded only'
}

function often(ms: number | null | undefined, word: string) {
  if (ms === undefined) return <Default text="as set above" />
  return ms === null ? 'never' : `${word}${oftenText(ms)}`
}
