import { Link } from 'wouter'
import { isFlapping } from '../../electron/core/incident/flapping.ts'
import { wording } from '../../electron/core/language/language.ts'
import { standingOf } from '../../electron/core/life/standing.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import { navigateTo } from '../ui/leaveGuard.ts'
import { StandingBadge } from '../ui/life/StandingBadge.tsx'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { stateWords } from '../ui/states.ts'
import { Elapsed, Moment } from '../ui/TimeText.tsx'
import classes from './incidents.module.css'

/** One incident: what happened, when, for how long. An open one counts on. */
export function IncidentRow({ incident }: { incident: Incident }) {
  const open = incident.state === 'open'
  return (
    <tr className={classes.row} onClick={() => navigateTo(links.incident(incident.id))}>
      <td className={classes.mark}>
        <StateMark
          state={incident.severity}
          size={15}
          label={wording.incidents.mark(stateWords[incident.severity], incident.state)}
        />
      </td>
      <td>
        <Link href={links.incident(incident.id)} className={classes.title}>
          {incident.title}
          {open && (
            <span className={`hs-pill ${classes.pill}`} data-severity={incident.severity}>
              {isFlapping(incident) ? wording.incidents.flapping : wording.incidents.open}
            </span>
          )}
          <StandingBadge standing={standingOf(incident)} />
        </Link>
        <span className={classes.line}>{moreOf(incident)}</span>
      </td>
      <td className={classes.when}>
        <Moment atMs={incident.firstFailureAtMs} />
      </td>
      <td className={classes.long}>
        <Elapsed fromMs={incident.openedAtMs} untilMs={incident.closedAtMs} />
      </td>
      <td className={classes.attempts}>{wording.incidents.attemptsFailed(incident.failures, incident.attempts)}</td>
    </tr>
  )
}

/** What the title does not say yet: where it lies, where that is known. */
function moreOf({ title, sentence, scope }: Incident): string | undefined {
  const lies = scope && scope.kind !== 'unclear' ? scope.sentence : undefined
  return title.endsWith(sentence) ? lies : sentence
}
