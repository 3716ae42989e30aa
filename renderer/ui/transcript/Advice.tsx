import { Link } from 'wouter'
import { describeDuration } from '../../../electron/core/duration.ts'
import { helpPages, topicOf } from '../../../electron/core/explain/help.ts'
import { explainVerdict } from '../../../electron/core/explain/reason.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { links } from '../links.ts'
import { judgedExchange } from './exchangeFacts.ts'
import classes from './transcript.module.css'

/** What the outcome means and what to try next; nothing for an attempt that went well. */
export function Advice({ transcript }: { transcript: Transcript }) {
  const { verdict, monitorName } = transcript
  if (verdict.state === 'up') return null
  const exchange = judgedExchange(transcript)
  const topic = topicOf(verdict.reason, exchange?.failure?.kind)
  const { meaning, tryNext } = explainVerdict(verdict, exchange && { monitorName, exchange })
  return (
    <div className={classes.advice}>
      <p>{meaning}</p>
      {verdict.retryAfterMs !== undefined && <p>{wording.ui.waitAskedFor(describeDuration(verdict.retryAfterMs))}</p>}
      {tryNext.length > 0 && (
        <ul aria-label={wording.ui.tryNext}>
          {tryNext.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      )}
      {topic && (
        <Link href={links.helpOn(topic)} className="hs-link">
          {wording.ui.moreAbout(helpPages[topic].title)}
        </Link>
      )}
    </div>
  )
}
