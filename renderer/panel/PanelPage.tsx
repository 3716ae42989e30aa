import { wording } from '../../electron/core/language/language.ts'
import { standingOf } from '../../electron/core/life/standing.ts'
import type { Summary, VendorSummary } from '../../electron/core/model/summary.ts'
import { Filled } from '../ui/Filled.tsx'
import { StandingBadge } from '../ui/life/StandingBadge.tsx'
import { links } from '../ui/links.ts'
import { ErrorPanel } from '../ui/Notice.tsx'
import { StateMark } from '../ui/StateMark.tsx'
import { Ago } from '../ui/TimeText.tsx'
import { usePageTitle } from '../ui/usePageTitle.ts'
import { useSummary } from '../ui/useSummary.ts'
import classes from './panel.module.css'

/** The small window by the tray: every vendor's state, worst first. Its links open the main window. */
export function PanelPage() {
  usePageTitle({ text: wording.panel.title })
  const { data, error, refetch } = useSummary()
  if (!data)
    return error ? (
      <ErrorPanel error={error} what={wording.panel.unreadable} onRetry={() => void refetch()} />
    ) : (
      <main className={classes.panel} aria-busy="true" />
    )
  return (
    <main className={classes.panel} data-tone={data.state}>
      <header className={classes.head}>
        <h1 className={classes.headline}>
          <StateMark state={data.state} size={18} />
          {data.headline}
        </h1>
        <p className={classes.detail}>{data.detail}</p>
      </header>
      <ul className={classes.vendors}>
        {data.vendors.map((vendor) => (
          <VendorLine key={vendor.id} vendor={vendor} incidents={data.openIncidents} />
        ))}
      </ul>
      <footer className={classes.foot}>
        <span>
          {data.lastProbeAtMs !== undefined && (
            <Filled text={wording.panel.lastLooked} parts={{ ago: <Ago atMs={data.lastProbeAtMs} /> }} />
          )}
        </span>
        <a href={`#${links.overview}`} target="_blank" rel="noreferrer" className="hs-link">
          {wording.panel.openHeadstart}
        </a>
      </footer>
    </main>
  )
}

function VendorLine({ vendor, incidents }: { vendor: VendorSummary; incidents: Summary['openIncidents'] }) {
  const incidentId = vendor.monitors.find((monitor) => monitor.incidentId)?.incidentId
  const paused = vendor.monitors.length > 0 && vendor.monitors.every((monitor) => monitor.paused)
  const incident = incidents.find(({ id }) => id === incidentId)
  const place = incidentId ? links.incident(incidentId) : links.vendor(vendor.id)
  return (
    <li>
      <a href={`#${place}`} target="_blank" rel="noreferrer" className={classes.vendor} title={vendor.sentence}>
        <StateMark
          state={vendor.state}
          paused={paused}
          confirming={vendor.monitors.some((monitor) => monitor.confirming)}
        />
        <span className={classes.name}>{vendor.name}</span>
        <span className={classes.sentence}>{paused ? wording.panel.paused : vendor.sentence}</span>
        <StandingBadge standing={incident ? standingOf(incident) : null} />
      </a>
    </li>
  )
}
