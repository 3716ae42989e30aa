import { Button, CloseButton, Progress } from '@mantine/core'
import { Link } from 'wouter'
import type { HarImport } from '../../electron/core/contract/harImports.ts'
import { wording } from '../../electron/core/language/language.ts'
import { problemOf } from '../api/problem.ts'
import { Filled } from '../ui/Filled.tsx'
import { formatBytes } from '../ui/format.ts'
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
          {wording.common.cancel}
        </Button>
      </div>
    )
  const bad = state.kind === 'broke' || state.outcome.state === 'failed'
  return (
    <div className={classes.status} data-bad={bad} role={bad ? 'alert' : 'status'}>
      <span>{state.kind === 'broke' ? <Broke name={state.name} error={state.error} /> : <Ended {...state} />}</span>
      <CloseButton size="sm" aria-label={wording.common.dismiss} onClick={onDismiss} />
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
        <Filled
          text={
            storing
              ? wording.transcripts.storing(progress.entries)
              : wording.transcripts.readingFile(
                  formatBytes(progress?.readBytes ?? 0),
                  formatBytes(totalBytes),
                  progress?.entries ?? 0,
                )
          }
          parts={{ name: <strong>{name}</strong> }}
        />
      </span>
      <Progress value={Math.min(100, part * 100)} aria-label={wording.transcripts.importProgress} />
    </span>
  )
}

function Ended({ name, outcome }: { name: string; outcome: HarImport }) {
  if (outcome.state === 'cancelled') return wording.transcripts.importCancelled(name)
  if (outcome.state === 'failed')
    return `${outcome.problem?.text ?? wording.transcripts.notImported(name)} ${outcome.problem?.next ?? ''}`
  const newest = outcome.firstTranscriptId
  const imported = wording.transcripts.imported(outcome.stored)
  return (
    <>
      <Filled
        text={newest === undefined ? imported : wording.transcripts.importedOrNewest(imported)}
        parts={{
          name: <strong>{name}</strong>,
          show: (
            <Link href={`${links.transcripts}?origin=imported`} className="hs-link">
              {wording.transcripts.showImported}
            </Link>
          ),
          ...(newest !== undefined && {
            newest: (
              <Link href={links.transcript(newest)} className="hs-link">
                {wording.transcripts.openNewest}
              </Link>
            ),
          }),
        }}
      />
      .
    </>
  )
}

function Broke({ name, error }: { name: string; error: unknown }) {
  const problem = problemOf(error)
  return `${wording.transcripts.notImported(name)} ${problem.text} ${problem.next}`
}
