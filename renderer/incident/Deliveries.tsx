import { Link } from 'wouter'
import type { Incident, NoticeDelivery } from '../../electron/core/model/incident.ts'
import type { State } from '../../electron/core/model/verdict.ts'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { Moment } from '../ui/TimeText.tsx'
import classes from './incident.module.css'

const words: Record<NoticeDelivery['state'], [State, string]> = {
  pending: ['unknown', 'on its way since'],
  sent: ['up', 'told'],
  failed: ['degraded', 'not told yet, tried'],
  dead: ['down', 'could not be told, given up'],
}

/** How each channel stands with a notice, below the entry that tells of it. */
export function Deliveries({ incident, noticeId }: { incident: Incident; noticeId: string | undefined }) {
  const notice = noticeId === undefined ? undefined : incident.notices.find(({ id }) => id === noticeId)
  const deliveries = notice?.deliveries ?? []
  if (deliveries.length === 0) return null
  return (
    <ul className={classes.deliveries} aria-label="Channels">
      {deliveries.map((delivery) => (
        <Delivery key={delivery.channelId} delivery={delivery} />
      ))}
    </ul>
  )
}

function Delivery({ delivery }: { delivery: NoticeDelivery }) {
  const { name, state, atMs, attempts, problem } = delivery
  const [mark, word] = words[state]
  return (
    <li>
      <StateMark state={mark} size={11} label={word} /> <Link href={links.alerts}>{name}</Link> {word}{' '}
      <Moment atMs={atMs} />
      {attempts > 1 && ` · ${attempts} attempts`}
      {problem && <span> · {problem}</span>}
    </li>
  )
}
