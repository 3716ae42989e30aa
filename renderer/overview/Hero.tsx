import { Button } from '@mantine/core'
import { IconArrowRight, IconCheck } from '@tabler/icons-react'
import { Link } from 'wouter'
import { standingOf } from '../../electron/core/life/standing.ts'
import type { Summary } from '../../electron/core/model/summary.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
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
  const tone = incident ? incident.severity : summary.state
  const others = summary.openIncidents.filter((each) => each.id !== incident?.id)
  return (
    <section className={classes.hero} data-tone={tone} aria-live="polite">
      <div className={classes.words}>
        <h1 className={classes.headline}>
          <StateMark state={tone} size={20} />
          {summary.headline}
        </h1>
        <p className={classes.detail}>
          {summary.detail}
          {!incident && summary.lastProbeAtMs !== undefined && (
            <span className="hs-dim">
              {' '}
              Last looked <Ago atMs={summary.lastProbeAtMs} />.
            </span>
          )}
        </p>
        {incident && <Actions incident={incident} />}
        {others.length > 0 && (
          <p className={classes.others}>
            Also open:
            {others.slice(0, 3).map((other) => (
              <Link key={other.id} href={links.incident(other.id)} className={classes.other}>
                <StateMark state={other.severity} size={13} />
                <span>
                  {other.title}, <Elapsed fromMs={other.openedAtMs} />
                </span>
                <StandingBadge standing={standingOf(other)} />
              </Link>
            ))}
            {others.length > 3 && (
              <Link href={links.incidents} className="hs-link">
                and {others.length - 3} more
              </Link>
            )}
          </p>
        )}
      </div>
      {incident && <Figure incident={incident} />}
    </section>
  )
}

function Actions({ incident }: { incident: OpenIncident }) {
  const acknowledge = useAcknowledge()
  return (
    <div className={classes.actions}>
      <CopyButton label="Copy debug report" getText={() => debugReport(incident.id)} />
      {!incident.acknowledged && (
        <Button
          variant="default"
          leftSection={<IconCheck size={15} />}
          loading={acknowledge.isPending}
          onClick={() => acknowledge.mutate({ id: incident.id })}
        >
          Acknowledge
        </Button>
      )}
      {!incident.acknowledged && <SnoozeMenu id={incident.id} again={incident.snoozed !== undefined} />}
      <Button
        component={Link}
        href={links.incident(incident.id)}
        variant="default"
        rightSection={<IconArrowRight size={15} />}
      >
        Open
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
      <span className={classes.figureHead}>
        {incident.vendorName} {incident.severity === 'down' ? 'failing' : 'degraded'} for
      </span>
      <span className={classes.number}>
        {parts.map(([number, unit]) => (
          <span key={unit}>
            {number}
            <small>{unit}</small>
          </span>
        ))}
      </span>
      <span className="hs-dim">
        {incident.failures} of {incident.attempts} attempts{' '}
        {incident.severity === 'down' ? 'failed' : 'not as expected'}
      </span>
    </div>
  )
}
