import type { ChannelTest } from '../../electron/core/contract/channels.ts'
import { wording } from '../../electron/core/language/language.ts'
import { problemOf } from '../api/problem.ts'
import { CopyIcon } from '../ui/CopyButton.tsx'
import classes from './alerts.module.css'

/** What came of a test: the sentence, and below it what was sent and what came back. */
export function TestOutcome({ result, error }: { result: ChannelTest | undefined; error: unknown }) {
  if (error) {
    const { text, next } = problemOf(error)
    return (
      <p className={classes.bad} role="alert">
        {text} {next}
      </p>
    )
  }
  if (!result) return null
  return (
    <div className={classes.outcome}>
      <p className={result.ok ? classes.good : classes.bad} role="status">
        {result.ok ? wording.alerts.testSent(result.text) : wording.alerts.testNotSent(result.text)}
      </p>
      {result.transcript !== '' && (
        <details open={!result.ok}>
          <summary>{wording.alerts.transcript}</summary>
          <div className={classes.shown}>
            <pre className={`${classes.transcript} hs-mono`}>{result.transcript}</pre>
            <CopyIcon label={wording.alerts.copyTranscript} getText={() => result.transcript} />
          </div>
        </details>
      )}
    </div>
  )
}
