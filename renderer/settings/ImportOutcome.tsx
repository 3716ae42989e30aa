import { useEffect, useRef } from 'react'
import type { ImportResult } from '../../electron/core/contract/config.ts'
import { problemOf } from '../api/problem.ts'
import { plural } from '../ui/format.ts'
import classes from './settings.module.css'

const actionWords: Record<ImportResult['changes'][number]['action'], string> = {
  add: 'add',
  change: 'change',
  keep: 'as it is',
}

/** What an import would do or did, or every place that is wrong with its line. */
export function ImportOutcome({ result, error }: { result: ImportResult | undefined; error: unknown }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (result || error) place.current?.scrollIntoView({ block: 'nearest' })
  }, [result, error])
  if (error) {
    const problem = problemOf(error)
    return (
      <div ref={place} role="alert" className={classes.outcome}>
        <p className={classes.bad}>
          {problem.text} {problem.next}
        </p>
        <ul className={classes.issues}>
          {problem.issues.map((issue) => (
            <li key={`${issue.path}${issue.message}`}>
              <span className="hs-num">{issue.line === undefined ? '' : `line ${issue.line}`}</span>
              <code className="hs-mono">{issue.path}</code>
              <span>{issue.message}</span>
            </li>
          ))}
        </ul>
      </div>
    )
  }
  if (!result) return null
  const changes = result.changes.filter((change) => change.action !== 'keep')
  const kept = result.changes.length - changes.length
  return (
    <div ref={place} role="status" className={classes.outcome}>
      <p className={result.applied ? classes.good : undefined}>
        {changes.length === 0
          ? 'Nothing would change.'
          : `${result.applied ? 'Done:' : 'This would make'} ${plural(changes.length, 'change')}${kept > 0 ? `; ${kept} stay as they are` : ''}.`}
      </p>
      <ul className={classes.changes}>
        {changes.map((change) => (
          <li key={`${change.what} ${change.id}`}>
            <span className={classes.action} data-action={change.action}>
              {actionWords[change.action]}
            </span>
            <span>
              {change.what} <code className="hs-mono">{change.id}</code>
              {change.details.map((detail) => (
                <span key={detail} className={classes.change}>
                  {detail}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {result.missingSecrets.length > 0 && (
        <p>
          Not stored yet, so their monitors wait: <code className="hs-mono">{result.missingSecrets.join(', ')}</code>.
          Set them under Secrets.
        </p>
      )}
    </div>
  )
}
