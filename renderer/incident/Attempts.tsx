import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { sayVariation } from '../../electron/core/explain/variation.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import type { TranscriptHead } from '../../electron/core/model/transcript.ts'
import { formatMs } from '../ui/format.ts'
import { links } from '../ui/links.ts'
import { StateMark } from '../ui/StateMark.tsx'
import { At } from '../ui/transcript/At.tsx'
import { failureWords } from '../ui/transcript/exchangeFacts.ts'
import classes from './attempts.module.css'

type Props = {
  incident: Incident
  heads: readonly TranscriptHead[]
  chosenId: string | undefined
  onChoose: (id: string) => void
}

/** The attempts of the incident, oldest first. Choosing one shows its transcript beside. */
export function Attempts({ incident, heads, chosenId, onChoose }: Props) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-pressed="true"]')
    // Only the list itself scrolls: the page stays where its reader is.
    if (row && chosenId !== undefined) list.current?.scrollTo({ top: row.offsetTop - list.current.offsetTop - 34 })
  }, [chosenId])
  const byId = new Map(heads.map((head) => [head.id, head]))
  return (
    <nav className={classes.attempts} aria-label={wording.incident.attempts}>
      <h2>
        {wording.incident.attempts} <span className="hs-dim">{incident.transcriptIds.length}</span>
      </h2>
      <ol ref={list}>
        {incident.transcriptIds.map((id, index) => (
          <li key={id}>
            <button type="button" aria-pressed={id === chosenId} onClick={() => onChoose(id)}>
              <span className={classes.attemptNumber}>{index + 1}</span>
              <AttemptWords head={byId.get(id)} />
            </button>
          </li>
        ))}
      </ol>
      {chosenId !== undefined && (
        <Link href={links.transcript(chosenId)} className={`hs-link ${classes.openAttempt}`}>
          {wording.incident.openTranscript}
        </Link>
      )}
    </nav>
  )
}

function AttemptWords({ head }: { head: TranscriptHead | undefined }) {
  if (!head) return <span className="hs-dim">{wording.incident.unknownAttempt}</span>
  return (
    <>
      <StateMark state={head.state} size={13} />
      <At atMs={head.startedAtMs} form="clock" />
      <strong title={head.sentence}>{head.failureKind ? failureWords[head.failureKind] : (head.status ?? '')}</strong>
      <span className={`hs-num ${classes.attemptTotal}`}>{head.totalMs !== undefined && formatMs(head.totalMs)}</span>
      {head.attempt.variation && (
        <span
          className={classes.attemptVaried}
          title={wording.incident.attemptRan(sayVariation(head.attempt.variation))}
        >
          {sayVariation(head.attempt.variation)}
        </span>
      )}
    </>
  )
}
