import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import type { Incident, NoticeDelivery } from '../../electron/core/model/incident.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { Moment } from '../ui/TimeText.tsx'
import classes from './incident.module.css'

const marks: Record<NoticeDelivery['state'], State> = {
  pending: 'unknown',
  sent: 'up',
  failed: 'degraded',
  dead: 'down',
}

/** How each channel stands with a notice, below the entry that tells of it. */
export function Deliveries({ incident, noticeId }: { incident: Incident; noticeId: string | undefined }) {
  const notice = noticeId === undefined ? undefined : incident.notices.find(({ id }) => id === noticeId)
  const deliveries = notice?.deliveries ?? []
  if (deliveries.length === 0) return null
  return (
    <ul className={classes.deliveries} aria-label={wording.incident.channels}>
      {deliveries.map((delivery) => (
        <Delivery key={delivery.channelId} delivery={delivery} />
      ))}
    </ul>
  )
}

function Delivery({ delivery }: { delivery: NoticeDelivery }) {
  const { name, state, atMs, attempts, problem } = delivery
  const word = wording.incident.deliveries[state]
  return (
    <li>
      <StateMark state={marks[state]} size={11} label={word} /> <Link href={links.alerts}>{name}</Link> {word}{' '}
      <Moment atMs={atMs} />
      {attempts > 1 && ` · ${wording.incident.deliveryAttempts(attempts)}`}
      {problem && <span> · {problem}</span>}
    </li>
  )
}
