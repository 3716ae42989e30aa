import { useQuery } from '@tanstack/react-query'
import type { Vendor } from '../../electron/core/model/monitor.ts'
import { api } from '../api/client.ts'
import { Panel } from '../ui/Panel.tsx'
import { PageNow } from '../ui/statusPage/PageNow.tsx'
import { Ago } from '../ui/TimeText.tsx'
import { At } from '../ui/transcript/At.tsx'
import classes from './vendor.module.css'

/** What the vendor says of itself, beside what we see. */
export function VendorStatusPage({ vendor }: { vendor: Vendor }) {
  const { statusPage } = vendor
  const { data: reading } = useQuery(
    api.vendors.statusPage.queryOptions({
      input: { id: vendor.id },
      enabled: statusPage !== undefined,
      refetchInterval: 30_000,
      retry: false,
    }),
  )
  if (!statusPage)
    return (
      <Panel title="Its status page">
        <span className="hs-dim">None is set up. Edit the vendor to have it read beside your own checks.</span>
      </Panel>
    )
  return (
    <Panel
      title="Its status page"
      note={
        reading && (
          <>
            read <Ago atMs={reading.readAtMs} />
          </>
        )
      }
      actions={
        <a href={statusPage.url} target="_blank" rel="noreferrer" className="hs-link">
          Open the page
        </a>
      }
    >
      {reading ? <PageNow reading={reading} /> : <span className="hs-dim">Not read yet.</span>}
      {reading && reading.maintenances.length > 0 && (
        <ul className={classes.maintenances} aria-label="Maintenance">
          {reading.maintenances.slice(0, 5).map((one) => (
            <li key={one.id}>
              {one.title} <span className="hs-dim">({one.status}</span>
              {one.fromMs !== undefined && (
                <span className="hs-dim">
                  , from <At atMs={one.fromMs} form="moment" />
                </span>
              )}
              <span className="hs-dim">)</span>
            </li>
          ))}
        </ul>
      )}
      {statusPage.components && (
        <p className="hs-dim">Only these parts are looked at: {statusPage.components.join(', ')}.</p>
      )}
    </Panel>
  )
}
