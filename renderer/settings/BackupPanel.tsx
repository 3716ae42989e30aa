import { Button, Progress, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { BackupState } from '../../electron/core/contract/backups.ts'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { CopyIcon } from '../ui/CopyButton.tsx'
import { Filled } from '../ui/Filled.tsx'
import { formatBytes, formatLocal } from '../ui/format.ts'
import { Panel } from '../ui/Panel.tsx'
import classes from './settings.module.css'

/** The data folder in one file, and back. */
export function BackupPanel() {
  const { data } = useQuery(api.backups.get.queryOptions())
  return (
    <Panel title={wording.settings.backup} note={wording.settings.backupNote} id="backup">
      {data && <Content state={data} />}
    </Panel>
  )
}

function Content({ state }: { state: BackupState }) {
  const queryClient = useQueryClient()
  const onSuccess = (next: BackupState) => queryClient.setQueryData(api.backups.get.queryKey(), next)
  const cancel = useMutation({ ...api.backups.cancel.mutationOptions(), onSuccess })
  if (state.running)
    return (
      <div className={classes.stack}>
        <p role="status">
          {wording.settings.backupRunning[state.running.kind](
            formatBytes(state.running.doneBytes),
            formatBytes(state.running.totalBytes),
          )}
        </p>
        <Progress
          aria-label={wording.settings.backupProgress}
          value={(100 * state.running.doneBytes) / Math.max(1, state.running.totalBytes)}
        />
        <div className={classes.line}>
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
            {wording.common.cancel}
          </Button>
        </div>
      </div>
    )
  return (
    <div className={classes.stack}>
      {state.waiting ? <Waiting state={state} onCancel={() => cancel.mutate({})} /> : <Ways state={state} />}
      {state.problem && (
        <p className={classes.bad} role="alert">
          {state.problem}
        </p>
      )}
    </div>
  )
}

/** A backup was read: the next start puts it in place. */
function Waiting({ state, onCancel }: { state: BackupState; onCancel: () => void }) {
  const restart = useMutation(api.backups.restart.mutationOptions())
  if (!state.waiting) return null
  return (
    <>
      <p role="status">
        {wording.settings.backupReady[state.canRestart ? 'here' : 'terminal'](formatLocal(state.waiting.createdAtMs))}
      </p>
      {state.waiting.notes.length > 0 && (
        <ul className={classes.notes} aria-label={wording.restore.notes}>
          {state.waiting.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className={classes.line}>
        {state.canRestart && (
          <Button loading={restart.isPending} onClick={() => restart.mutate({})}>
            {wording.settings.backupRestart}
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>
          {wording.settings.backupDiscard}
        </Button>
      </div>
    </>
  )
}

function Ways({ state }: { state: BackupState }) {
  const queryClient = useQueryClient()
  const onSuccess = (next: BackupState) => queryClient.setQueryData(api.backups.get.queryKey(), next)
  const create = useMutation({ ...api.backups.create.mutationOptions(), onSuccess })
  const restore = useMutation({ ...api.backups.restore.mutationOptions(), onSuccess })
  const before = useMutation({ ...api.backups.restoreBefore.mutationOptions(), onSuccess })
  const problem = create.error ?? restore.error ?? before.error
  return (
    <>
      <PathForm
        label={wording.settings.backupFolder}
        initial={state.suggestedFolder}
        action={wording.settings.backupMake}
        busy={create.isPending}
        onSubmit={(folder) => create.mutate({ folder })}
      />
      {state.made && (
        <p className={classes.good} role="status">
          <Filled
            text={wording.settings.backupMade}
            parts={{ size: formatBytes(state.made.bytes), file: <span className="hs-mono">{state.made.file}</span> }}
          />
          <CopyIcon label={wording.settings.backupCopyPath} getText={() => state.made?.file ?? ''} />
        </p>
      )}
      <PathForm
        label={wording.settings.backupFile}
        initial={state.made?.file ?? ''}
        placeholder={wording.settings.backupFileExample}
        action={wording.settings.backupRead}
        busy={restore.isPending}
        onSubmit={(file) => restore.mutate({ file })}
      />
      {state.before && (
        <div className={classes.line}>
          <span className="hs-dim">{wording.settings.backupBefore(formatLocal(state.before.atMs))}</span>
          <Button variant="default" loading={before.isPending} onClick={() => before.mutate({})}>
            {wording.settings.backupBringBack}
          </Button>
        </div>
      )}
      {problem && (
        <p className={classes.bad} role="alert">
          {problemOf(problem).text} {problemOf(problem).next}
        </p>
      )}
    </>
  )
}

type PathFormProps = {
  label: string
  initial: string
  placeholder?: string
  action: string
  busy: boolean
  onSubmit: (path: string) => void
}

function PathForm({ label, initial, placeholder, action, busy, onSubmit }: PathFormProps): ReactNode {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const path = (typed ?? initial).trim()
  return (
    <form
      className={classes.path}
      onSubmit={(event) => {
        event.preventDefault()
        if (path !== '') onSubmit(path)
      }}
    >
      <TextInput
        label={label}
        placeholder={placeholder}
        classNames={{ input: 'hs-mono' }}
        value={typed ?? initial}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={busy} disabled={path === ''}>
        {action}
      </Button>
    </form>
  )
}
