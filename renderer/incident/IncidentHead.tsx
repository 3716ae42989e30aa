import { Link } from 'wouter'
import { isFlapping } from '../../electron/core/incident/flapping.ts'
import { wording } from '../../electron/core/language/language.ts'
import { standingOf } from '../../electron/core/life/standing.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import { Filled } from '../ui/Filled.tsx'
import { formatDuration } from '../ui/format.ts'
import { StandingBadge } from '../ui/life/StandingBadge.tsx'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { inlineStateWords, stateWords } from '../ui/states.ts'
import { Elapsed } from '../ui/TimeText.tsx'
import { At } from '../ui/transcript/At.tsx'
import { HeadStartFigure } from './HeadStartFigure.tsx'
import { IncidentActions } from './IncidentActions.tsx'
import classes from './incident.module.css'
import { LifeLines } from './LifeLines.tsx'
import { EvidenceLink } from './ScopePanel.tsx'

/** The sentence an engineer needs, with how long it has been known and what can be done about it. */
export function IncidentHead({ incident }: { incident: Incident }) {
  const open = incident.state === 'open'
  // The title has said what failed already; where it lies is what comes next.
  const located = incident.scope?.kind === 'unclear' ? undefined : incident.scope
  return (
    <header className={classes.hero} data-severity={open ? incident.severity : 'closed'}>
      <div className={classes.words}>
        <h1>
          <StateMark state={open ? incident.current : 'up'} size={18} flapping={open && isFlapping(incident)} />
          {incident.title}
          {'\u00a0'}
          <span className={`hs-pill ${classes.pill}`} data-severity={open ? incident.severity : 'closed'}>
            {open
              ? isFlapping(incident)
                ? wording.incident.flapping
                : stateWords[incident.severity]
              : wording.incident.recovered}
          </span>{' '}
          <span className={classes.standing}>
            <StandingBadge standing={standingOf(incident)} />
          </span>
        </h1>
        <p className={classes.sentence}>
          {located && incident.title.endsWith(incident.sentence) ? '' : `${incident.sentence}${located ? '. ' : ''}`}
          {located && (
            <>
              {located.sentence} <EvidenceLink />
            </>
          )}
        </p>
        <p className={classes.meta}>
          <Link href={links.monitor(incident.monitorId)} className="hs-link">
            {incident.vendorName} {incident.monitorName}
          </Link>
          <span>{wording.overview.attempts.down(incident.failures, incident.attempts)}</span>
          {open && isFlapping(incident) && <span>{wording.incident.flappingText}</span>}
          <Eased incident={incident} />
          <LifeLines incident={incident} />
        </p>
        <IncidentActions incident={incident} />
      </div>
      <HeadStartFigure incident={incident} />
      <Known incident={incident} />
    </header>
  )
}

/** An open incident whose last probe says something milder than its worst. */
function Eased({ incident }: { incident: Incident }) {
  if (incident.state === 'closed' || incident.current === incident.severity) return null
  return <span>{wording.incident.eased(inlineStateWords[incident.current])}</span>
}

/** How long this has been known. */
function Known({ incident }: { incident: Incident }) {
  const { closedAtMs, firstFailureAtMs } = incident
  if (closedAtMs !== undefined)
    return (
      <div className={classes.known}>
        <span className={classes.knownName}>{wording.incidents.lasted}</span>
        <span className={classes.figure}>{formatDuration(closedAtMs - firstFailureAtMs)}</span>
        <span>
          <Filled text={wording.incident.recoveredAt} parts={{ at: <At atMs={closedAtMs} form="moment" /> }} />
        </span>
      </div>
    )
  return (
    <div className={classes.known}>
      <span className={classes.knownName}>{wording.incident.knownFor}</span>
      <span className={classes.figure}>
        <Elapsed fromMs={firstFailureAtMs} />
      </span>
      <span>
        <Filled text={wording.incident.knownSince} parts={{ at: <At atMs={firstFailureAtMs} form="moment" /> }} />
      </span>
    </div>
  )
}
