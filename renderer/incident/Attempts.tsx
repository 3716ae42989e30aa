import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { TranscriptHead } from '../../electron/core/model/transcript.ts'
import { api } from '../api/client.ts'
import { formatMs } from '../ui/format.ts'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { At } from '../ui/transcript/At.tsx'
import { failureWords } from '../ui/transcript/exchangeFacts.ts'
import classes from './attempts.module.css'

type Props = { incident: Incident; chosenId: string | undefined; onChoose: (id: string) => void }

/** The attempts of the incident, oldest first. Choosing one shows its transcript beside. */
export function Attempts({ incident, chosenId, onChoose }: Props) {
  const list = useQuery(api.transcripts.list.queryOptions({ input: { incident: incident.id, limit: 200 } }))
  const heads = new Map(list.data?.items.map((head) => [head.id, head]))
  return (
    <nav className={classes.attempts} aria-label="Attempts">
      <h2>
        Attempts <span className="hs-dim">{incident.transcriptIds.length}</span>
      </h2>
      <ol>
        {incident.transcriptIds.map((id, index) => (
          <li key={id}>
            <button type="button" aria-pressed={id === chosenId} onClick={() => onChoose(id)}>
              <span className={classes.attemptNumber}>{index + 1}</span>
              <AttemptWords head={heads.get(id)} />
            </button>
          </li>
        ))}
      </ol>
      {chosenId !== undefined && (
        <Link href={links.transcript(chosenId)} className={`hs-link ${classes.openAttempt}`}>
          Open this transcript
        </Link>
      )}
    </nav>
  )
}

function AttemptWords({ head }: { head: TranscriptHead | undefined }) {
  if (!head) return <span className="hs-dim">transcript</span>
  return (
    <>
      <StateMark state={head.state} size={13} />
      <At atMs={head.startedAtMs} form="clock" />
      <strong title={head.sentence}>{head.failureKind ? failureWords[head.failureKind] : (head.status ?? '')}</strong>
      <span className={`hs-num ${classes.attemptTotal}`}>{head.totalMs !== undefined && formatMs(head.totalMs)}</span>
    </>
  )
}
