import type { ChannelTest } from '../../electron/core/contract/channels.ts'
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
        {result.ok ? 'Sent. ' : 'Not sent. '}
        {result.text}
      </p>
      {result.transcript !== '' && (
        <details open={!result.ok}>
          <summary>What was sent and what came back</summary>
          <div className={classes.shown}>
            <pre className={`${classes.transcript} hs-mono`}>{result.transcript}</pre>
            <CopyIcon label="Copy what was sent and what came back" getText={() => result.transcript} />
          </div>
        </details>
      )}
    </div>
  )
}
