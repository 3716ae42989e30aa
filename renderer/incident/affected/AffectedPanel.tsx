import { Button, CloseButton, FileButton, Progress } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useCallback, useRef, useState } from 'react'
import type { AffectedSpec } from '../../../electron/core/affected/types.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { DropZone } from '../../ui/DropZone.tsx'
import { Filled } from '../../ui/Filled.tsx'
import { formatBytes } from '../../ui/format.ts'
import { Panel } from '../../ui/Panel.tsx'
import { AffectedList } from './AffectedList.tsx'
import classes from './affected.module.css'
import { ChooseFields } from './ChooseFields.tsx'
import { type AffectedState, useAffected } from './useAffected.ts'

const accepted = '.har,.json,.ndjson,.jsonl,.log,.csv,.tsv,.txt,.gz,application/json,text/csv'

/** Finds the customers whose calls failed, in the user's own log. The file is read in this window only. */
export function AffectedPanel({ incident }: { incident: Incident }) {
  const { state, open, find, cancel, forget } = useAffected()
  // What the shown result was found with: the note goes to just those.
  const [used, setUsed] = useState<AffectedSpec | undefined>(undefined)
  const resetFile = useRef<() => void>(null)
  // The same function throughout: progress, ten times a second, must not draw the choices again.
  const latest = useRef<(spec: AffectedSpec) => void>(() => {})
  latest.current = (spec) => {
    if (state.kind !== 'looked') return
    setUsed(spec)
    find(state.file, state.looked, spec)
  }
  const onFind = useCallback((spec: AffectedSpec) => latest.current(spec), [])
  const { vendorName } = incident
  const choose = (file: File | null) => {
    if (file) open(file)
    // Else the same file could not be chosen again.
    resetFile.current?.()
  }
  const file = state.kind === 'looked' || state.kind === 'scanning' || state.kind === 'looking' ? state.file : undefined
  return (
    <DropZone
      label={wording.incident.affected.dropLabel(vendorName)}
      invitation={wording.incident.affected.drop(vendorName)}
      onFile={open}
    >
      <Panel
        title={wording.incident.affected.title}
        note={wording.incident.affected.note}
        id="affected"
        actions={
          <FileButton accept={accepted} resetRef={resetFile} onChange={choose}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconUsers size={15} />}
                disabled={state.kind === 'scanning' || state.kind === 'looking'}
              >
                {file ? wording.incident.affected.chooseAnother : wording.incident.affected.choose}
              </Button>
            )}
          </FileButton>
        }
      >
        {state.kind === 'none' && <p className={classes.intro}>{wording.incident.affected.intro(vendorName)}</p>}
        {file && state.kind !== 'looking' && (
          <div className={classes.file}>
            <span>
              <Filled
                text={wording.incident.affected.chosen}
                parts={{ file: <strong>{file.name}</strong>, size: formatBytes(file.size) }}
              />
            </span>
            <CloseButton size="sm" aria-label={wording.incident.affected.forget} onClick={forget} />
          </div>
        )}
        <Status state={state} onCancel={cancel} onDismiss={forget} />
        {(state.kind === 'looked' || state.kind === 'scanning') && (
          <ChooseFields
            key={`${state.file.name} ${state.file.size} ${state.file.lastModified}`}
            incident={incident}
            looked={state.looked}
            busy={state.kind === 'scanning'}
            again={state.kind === 'looked' && state.result !== undefined}
            onFind={onFind}
          />
        )}
        {state.kind === 'looked' && state.result && used && (
          <AffectedList incident={incident} spec={used} result={state.result} fileName={state.file.name} />
        )}
      </Panel>
    </DropZone>
  )
}

type StatusProps = { state: AffectedState; onCancel: () => void; onDismiss: () => void }

function Status({ state, onCancel, onDismiss }: StatusProps) {
  if (state.kind === 'broke')
    return (
      <div className={classes.status} data-bad="true" role="alert">
        <span>
          <strong>{state.name}</strong>: {state.text} {state.next}
        </span>
        <CloseButton size="sm" aria-label={wording.common.dismiss} onClick={onDismiss} />
      </div>
    )
  if (state.kind !== 'looking' && state.kind !== 'scanning') return null
  const read = state.kind === 'scanning' ? state.readBytes : 0
  return (
    <div className={classes.status} role="status">
      <span className={classes.running}>
        <span>
          <Filled text={progressText(state)} parts={{ file: <strong>{state.file.name}</strong> }} />
        </span>
        <Progress value={(read / Math.max(1, state.file.size)) * 100} aria-label={wording.incident.affected.progress} />
      </span>
      <Button variant="default" onClick={onCancel}>
        {wording.common.cancel}
      </Button>
    </div>
  )
}

function progressText(state: Extract<AffectedState, { kind: 'looking' | 'scanning' }>): string {
  if (state.kind === 'looking') return wording.incident.affected.reading
  const [read, all] = [formatBytes(state.readBytes), formatBytes(state.file.size)]
  if (!state.counts) return wording.incident.affected.readSoFar(read, all)
  return wording.incident.affected.failedSoFar(read, all, state.counts.failures)
}
