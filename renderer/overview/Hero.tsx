import { Button } from '@mantine/core'
import { IconArrowRight, IconCheck } from '@tabler/icons-react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { standingOf } from '../../electron/core/life/standing.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { headlineOfIncidents, leading } from '../../electron/core/summary/headline.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { Filled } from '../ui/Filled.tsx'
import { formatDuration } from '../ui/format.ts'
import { debugReport, useAcknowledge } from '../ui/incidentActions.ts'
import { SnoozeMenu } from '../ui/life/SnoozeMenu.tsx'
import { StandingBadge } from '../ui/life/StandingBadge.tsx'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { Ago, Elapsed } from '../ui/TimeText.tsx'
import { useNow } from '../ui/useNow.ts'
import classes from './Hero.module.css'
import { figureParts } from './words.ts'

type OpenIncident = Summary['openIncidents'][number]

/** What is planned can wait longest, then what is quiet, then what somebody took. */
const rank = { maintenance: 6, snoozed: 4, acknowledged: 2 } as const

/** The incident to act on first: one that nobody took, snoozed or planned, then the worst, then the oldest. */
function firstToActOn(incidents: readonly OpenIncident[]): OpenIncident | undefined {
  const weight = (it: OpenIncident) => {
    const standing = standingOf(it)
    return (standing ? rank[standing.kind] : 0) + (it.severity === 'down' ? 0 : 1)
  }
  return incidents.toSorted((a, b) => weight(a) - weight(b) || a.openedAtMs - b.openedAtMs)[0]
}

/** The sentence that matters now, with what can be done about it. */
export function Hero({ summary }: { summary: Summary }) {
  const incident = firstToActOn(summary.openIncidents)
  const offline = summary.ownSide.state === 'offline'
  const tone = incident && !offline ? incident.severity : summary.state
  // The sentence is of the incident that the buttons beneath act on, never of another.
  const own = !incident || offline || incident.id === leading(summary.openIncidents)?.id
  const words = own ? summary : headlineOfIncidents({ incidents: [incident], ownSide: summary.ownSide })
  const others = summary.openIncidents.filter((each) => each.id !== incident?.id)
  return (
    <section className={classes.hero} data-tone={tone} aria-live="polite">
      <div className={classes.words}>
        <h1 className={classes.headline}>
          <StateMark state={tone} size={20} />
          {words.headline}
        </h1>
        <p className={classes.detail}>
          {words.detail}
          {!incident && summary.lastProbeAtMs !== undefined && (
            <span className="hs-dim">
              {' '}
              <Filled text={wording.overview.lastLooked} parts={{ ago: <Ago atMs={summary.lastProbeAtMs} /> }} />
            </span>
          )}
        </p>
        {incident ? <Actions incident={incident} /> : <Unseen summary={summary} />}
        {others.length > 0 && (
          <p className={classes.others}>
            {wording.overview.alsoOpen}
            {others.slice(0, 3).map((other) => (
              <Link key={other.id} href={links.incident(other.id)} className={classes.other}>
                <StateMark state={other.severity} size={13} />
                <span>
                  <Filled
                    text={wording.overview.openFor}
                    parts={{ title: other.title, elapsed: <Elapsed fromMs={other.openedAtMs} /> }}
                  />
                </span>
                <StandingBadge standing={standingOf(other)} />
              </Link>
            ))}
            {others.length > 3 && (
              <Link href={links.incidents} className="hs-link">
                {wording.common.andMore(others.length - 3)}
              </Link>
            )}
          </p>
        )}
      </div>
      {incident && <Figure incident={incident} />}
    </section>
  )
}

/** The way to the monitor that is not observed, when that is what the sentence is of. */
function Unseen({ summary }: { summary: Summary }) {
  if (summary.ownSide.state === 'offline') return null
  const monitors = summary.vendors.flatMap(({ name, monitors }) => monitors.map((it) => ({ ...it, vendor: name })))
  const unseen = monitors.find((it) => it.state === 'unknown' && !it.paused && it.lastProbeAtMs !== undefined)
  if (!unseen) return null
  return (
    <div className={classes.actions}>
      <Button
        component={Link}
        href={links.monitor(unseen.id)}
        variant="default"
        rightSection={<IconArrowRight size={15} />}
      >
        {wording.overview.openMonitor(`${unseen.vendor} ${unseen.name}`)}
      </Button>
    </div>
  )
}

function Actions({ incident }: { incident: OpenIncident }) {
  const acknowledge = useAcknowledge()
  return (
    <div className={classes.actions}>
      <CopyButton label={wording.common.copyDebugReport} getText={() => debugReport(incident.id)} />
      {!incident.acknowledged && (
        <Button
          variant="default"
          leftSection={<IconCheck size={15} />}
          loading={acknowledge.isPending}
          onClick={() => acknowledge.mutate({ id: incident.id })}
        >
          {wording.common.acknowledge}
        </Button>
      )}
      {!incident.acknowledged && <SnoozeMenu id={incident.id} again={incident.snoozed !== undefined} />}
      <Button
        component={Link}
        href={links.incident(incident.id)}
        variant="default"
        rightSection={<IconArrowRight size={15} />}
      >
        {wording.common.open}
      </Button>
      <StandingBadge standing={standingOf(incident)} />
    </div>
  )
}

function Figure({ incident }: { incident: OpenIncident }) {
  const nowMs = useNow()
  const parts = figureParts(formatDuration(nowMs - incident.openedAtMs))
  return (
    <div className={classes.figure}>
      <span className={classes.figureHead}>{wording.overview.figureHead[incident.severity](incident.vendorName)}</span>
      <span className={classes.number}>
        {parts.map(([number, unit]) => (
          <span key={unit}>
            {number}
            <small>{unit}</small>
          </span>
        ))}
      </span>
      <span className="hs-dim">
        {wording.overview.attempts[incident.severity](incident.failures, incident.attempts)}
      </span>
    </div>
  )
}
