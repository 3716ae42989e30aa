import { homedir } from 'node:os'
import { join } from 'node:path'
import type { BackupState } from '../../core/contract/backups.ts'
import type { Clock } from '../../core/ports.ts'
import { createBackup, type Progress } from './createBackup.ts'
import { dropStaged, lastBefore, stageBefore, stagedRestore, stageRestore } from './stageRestore.ts'

export type Backups = {
  state(): Promise<BackupState>
  /** Starts and returns at once; false while another one runs. */
  create(folder: string): boolean
  restore(file: string): boolean
  restoreBefore(): Promise<boolean>
  cancel(): Promise<void>
  /** Absent where Headstart cannot start itself anew. */
  restart: (() => void) | undefined
  stop(): void
}

type BackupsOptions = {
  dataDir: string
  version: string
  clock: Clock
  /** Writes what is only in memory. */
  flush(): Promise<void>
  restart: (() => void) | undefined
  onChange(): void
}

/** How often progress is told. */
const tellEveryMs = 250

/** One backup or restore at a time, with progress, in the background. */
export function createBackups(options: BackupsOptions): Backups {
  const { dataDir, version, clock, onChange } = options
  let running: BackupState['running']
  let made: BackupState['made']
  let problem: string | undefined
  let abort = new AbortController()
  let work: Promise<void> = Promise.resolve()
  let toldAtMs = 0

  function begin(kind: 'backup' | 'restore', task: (onProgress: Progress, signal: AbortSignal) => Promise<void>) {
    if (running) return false
    running = { kind, doneBytes: 0, totalBytes: 0 }
    problem = undefined
    abort = new AbortController()
    const { signal } = abort
    const onProgress: Progress = (doneBytes, totalBytes) => {
      running = { kind, doneBytes, totalBytes }
      if (clock.monotonicMs() - toldAtMs < tellEveryMs) return
      toldAtMs = clock.monotonicMs()
      onChange()
    }
    work = task(onProgress, signal)
      .catch((error: unknown) => {
        if (!signal.aborted) problem = error instanceof Error ? error.message : String(error)
      })
      .finally(() => {
        running = undefined
        onChange()
      })
    onChange()
    return true
  }

  return {
    async state() {
      const [waiting, before] = await Promise.all([stagedRestore(dataDir), lastBefore(dataDir)])
      return {
        ...(running && { running }),
        ...(made && { made }),
        ...(problem !== undefined && { problem }),
        ...(waiting && { waiting }),
        ...(before && { before }),
        suggestedFolder: join(homedir(), 'headstart-backups'),
        canRestart: options.restart !== undefined,
      }
    },
    create: (folder) =>
      begin('backup', async (onProgress, signal) => {
        await options.flush()
        const nowMs = clock.nowMs()
        made = { ...(await createBackup({ dataDir, folder, version, nowMs, onProgress, signal })), atMs: nowMs }
      }),
    restore: (file) =>
      begin('restore', async (onProgress, signal) => {
        await stageRestore({ dataDir, file, onProgress, signal })
      }),
    async restoreBefore() {
      if (running) return false
      const staged = await stageBefore(dataDir)
      onChange()
      return staged !== undefined
    },
    async cancel() {
      if (running) {
        abort.abort()
        await work
      } else await dropStaged(dataDir)
      onChange()
    },
    restart: options.restart,
    stop: () => abort.abort(),
  }
}
