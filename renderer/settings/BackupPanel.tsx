import { Button, Progress, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { BackupState } from '../../electron/core/contract/backups.ts'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { CopyIcon } from '../ui/CopyButton.tsx'
import { formatBytes, formatLocal } from '../ui/format.ts'
import { Panel } from '../ui/Panel.tsx'
import classes from './settings.module.css'

/** The data folder in one file, and back. */
export function BackupPanel() {
  const { data } = useQuery(api.backups.get.queryOptions())
  return (
    <Panel title="Backup" note="keys stay in the keychain: they are in no backup" id="backup">
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
          {state.running.kind === 'backup' ? 'Backing up' : 'Reading the backup'}:{' '}
          {formatBytes(state.running.doneBytes)} of {formatBytes(state.running.totalBytes)}
        </p>
        <Progress
          aria-label="Progress"
          value={(100 * state.running.doneBytes) / Math.max(1, state.running.totalBytes)}
        />
        <div className={classes.line}>
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
            Cancel
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
        What was saved {formatLocal(state.waiting.createdAtMs)} is ready.{' '}
        {state.canRestart
          ? 'Restart Headstart to see it.'
          : 'End Headstart in its terminal and start it again to see it.'}{' '}
        What is here now is kept beside it.
      </p>
      <div className={classes.line}>
        {state.canRestart && (
          <Button loading={restart.isPending} onClick={() => restart.mutate({})}>
            Restart now
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>
          Do not restore
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
        label="Back up into the folder"
        initial={state.suggestedFolder}
        action="Back up"
        busy={create.isPending}
        onSubmit={(folder) => create.mutate({ folder })}
      />
      {state.made && (
        <p className={classes.good} role="status">
          {formatBytes(state.made.bytes)} in <span className="hs-mono">{state.made.file}</span>
          <CopyIcon label="Copy the path" getText={() => state.made?.file ?? ''} />
        </p>
      )}
      <PathForm
        label="Restore the backup"
        initial={state.made?.file ?? ''}
        placeholder="/home/you/headstart-backups/headstart-backup-….tar"
        action="Read it"
        busy={restore.isPending}
        onSubmit={(file) => restore.mutate({ file })}
      />
      {state.before && (
        <div className={classes.line}>
          <span className="hs-dim">What was here before {formatLocal(state.before.atMs)} is kept.</span>
          <Button variant="default" loading={before.isPending} onClick={() => before.mutate({})}>
            Bring it back
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
