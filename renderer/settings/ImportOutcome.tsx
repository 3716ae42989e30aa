import { useEffect, useRef } from 'react'
import type { ImportResult } from '../../electron/core/contract/config.ts'
import { wording } from '../../electron/core/language/language.ts'
import { problemOf } from '../api/problem.ts'
import { Filled } from '../ui/Filled.tsx'
import { ChangeList } from './ChangeList.tsx'
import classes from './import.module.css'

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
        <IssueList issues={problem.issues} />
      </div>
    )
  }
  if (!result) return null
  const changes = result.changes.filter((change) => change.action !== 'keep')
  const kept = result.changes.length - changes.length
  const { unmapped, movedSecrets, paused, applied } = result
  const other = result.source !== 'headstart'
  const tense = applied ? 'done' : 'would'
  return (
    <div ref={place} role="status" className={classes.outcome}>
      <p className={applied ? classes.good : undefined}>
        {other && !applied && `${wording.settings.importSources[result.source]} `}
        {changes.length === 0
          ? wording.settings.importNothing
          : wording.settings.importChanges[tense](changes.length, kept)}
      </p>
      <ChangeList changes={changes} />
      {paused.length > 0 && <p className="hs-dim">{wording.settings.importPaused[tense](paused.join(', '))}</p>}
      {movedSecrets.length > 0 && (
        <p className="hs-dim">
          <Filled
            text={wording.settings.importMoved[tense]}
            parts={{ names: <code className="hs-mono">{movedSecrets.join(', ')}</code> }}
          />
        </p>
      )}
      {unmapped.length > 0 && (
        <details className={classes.unmapped} open={!applied}>
          <summary>{wording.settings.importUnmapped(unmapped.length)}</summary>
          <IssueList issues={unmapped} />
        </details>
      )}
    </div>
  )
}

function IssueList({ issues }: { issues: readonly { path: string; line?: number | undefined; message: string }[] }) {
  return (
    <ul className={classes.issues}>
      {issues.map((issue) => (
        <li key={`${issue.path}${issue.message}`}>
          <span className="hs-num">{issue.line === undefined ? '' : wording.settings.importLine(issue.line)}</span>
          <code className="hs-mono">{issue.path}</code>
          <span>{issue.message}</span>
        </li>
      ))}
    </ul>
  )
}
