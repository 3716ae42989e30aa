import type { Transcript } from '../../../electron/core/model/transcript.ts'
import classes from './transcript.module.css'

/** What the outcome means and what to try next; nothing for an attempt that went well. */
export function Advice({ transcript }: { transcript: Transcript }) {
  const retryAfterMs = transcript.verdict.retryAfterMs
  if (retryAfterMs === undefined) return null
  return (
    <div className={classes.advice}>
      <p>The vendor asks to wait {Math.round(retryAfterMs / 1000)} s before the next request.</p>
    </div>
  )
}
