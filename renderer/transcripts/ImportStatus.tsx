import { Button, CloseButton, Progress } from '@mantine/core'
import { Link } from 'wouter'
import type { HarImport } from '../../electron/core/contract/harImports.ts'
import { problemOf } from '../api/problem.ts'
import { formatBytes, plural } from '../ui/format.ts'
import { links } from '../ui/links.ts'
import classes from './import.module.css'
import type { ImportState } from './useHarImport.ts'

type Props = { state: ImportState; onCancel: () => void; onDismiss: () => void }

/** How far an import is, and what came of it. */
export function ImportStatus({ state, onCancel, onDismiss }: Props) {
  if (state.kind === 'none') return null
  if (state.kind === 'running')
    return (
      <div className={classes.status} role="status">
        <Running state={state} />
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    )
  const bad = state.kind === 'broke' || state.outcome.state === 'failed'
  return (
    <div className={classes.status} data-bad={bad} role={bad ? 'alert' : 'status'}>
      <span>{state.kind === 'broke' ? <Broke name={state.name} error={state.error} /> : <Ended {...state} />}</span>
      <CloseButton size="sm" aria-label="Dismiss" onClick={onDismiss} />
    </div>
  )
}

function Running({ state }: { state: Extract<ImportState, { kind: 'running' }> }) {
  const { name, totalBytes, progress } = state
  const storing = progress?.state === 'storing'
  const part = storing
    ? progress.stored / Math.max(1, progress.entries)
    : (progress?.readBytes ?? 0) / Math.max(1, totalBytes)
  return (
    <span className={classes.running}>
      <span>
        {storing ? `Storing ${plural(progress.entries, 'exchange')} of ` : 'Reading '}
        <strong>{name}</strong>
        {!storing && `, ${formatBytes(progress?.readBytes ?? 0)} of ${formatBytes(totalBytes)}`}
        {!storing && progress && progress.entries > 0 && `, ${plural(progress.entries, 'exchange')}`}
      </span>
      <Progress value={Math.min(100, part * 100)} aria-label="How far the import is" />
    </span>
  )
}

function Ended({ name, outcome }: { name: string; outcome: HarImport }) {
  if (outcome.state === 'cancelled') return `The import of ${name} was cancelled. Nothing of it was stored.`
  if (outcome.state === 'failed')
    return `${outcome.problem?.text ?? `${name} was not imported.`} ${outcome.problem?.next ?? ''}`
  return (
    <>
      {outcome.stored === 1 ? '1 exchange' : plural(outcome.stored, 'exchange')} of <strong>{name}</strong>{' '}
      {outcome.stored === 1 ? 'is now a transcript' : 'are now transcripts'}.{' '}
      <Link href={`${links.transcripts}?origin=imported`} className="hs-link">
        Show what was imported
      </Link>
      {outcome.firstTranscriptId !== undefined && (
        <>
          {' or '}
          <Link href={links.transcript(outcome.firstTranscriptId)} className="hs-link">
            open the newest
          </Link>
        </>
      )}
      .
    </>
  )
}

function Broke({ name, error }: { name: string; error: unknown }) {
  const problem = problemOf(error)
  return `${name} was not imported. ${problem.text} ${problem.next}`
}
