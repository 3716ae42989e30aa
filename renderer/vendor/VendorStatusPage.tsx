import { useQuery } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import type { Vendor } from '../../electron/core/model/monitor.ts'
import { api } from '../api/client.ts'
import { Filled } from '../ui/Filled.tsx'
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
      <Panel title={wording.common.statusPage}>
        <span className="hs-dim">{wording.vendor.noPage}</span>
      </Panel>
    )
  return (
    <Panel
      title={wording.common.statusPage}
      note={reading && <Filled text={wording.common.pageRead} parts={{ ago: <Ago atMs={reading.readAtMs} /> }} />}
      actions={
        <a href={statusPage.url} target="_blank" rel="noreferrer" className="hs-link">
          {wording.common.openPage}
        </a>
      }
    >
      {reading ? <PageNow reading={reading} /> : <span className="hs-dim">{wording.vendor.pageNotRead}</span>}
      {reading && reading.maintenances.length > 0 && (
        <ul className={classes.maintenances} aria-label={wording.vendor.maintenance}>
          {reading.maintenances.slice(0, 5).map((one) => (
            <li key={one.id}>
              {one.title}{' '}
              <span className="hs-dim">
                {one.fromMs === undefined ? (
                  wording.common.aside(wording.statusPages.maintenanceStates[one.status])
                ) : (
                  <Filled
                    text={wording.vendor.maintenanceFrom}
                    parts={{
                      status: wording.statusPages.maintenanceStates[one.status],
                      at: <At atMs={one.fromMs} form="moment" />,
                    }}
                  />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {statusPage.components && <p className="hs-dim">{wording.vendor.onlyParts(statusPage.components.join(', '))}</p>}
    </Panel>
  )
}
