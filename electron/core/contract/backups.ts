import { z } from 'zod'
import { base } from './base.ts'

const path = z.string().trim().min(1).max(4_096)

/** A copy of the data folder in one file, and the way back. No secret is in it: those stay in the keychain. */
export const backupStateSchema = z.object({
  /** What is going on. `totalBytes` is 0 until it is known. */
  running: z
    .object({
      kind: z.enum(['backup', 'restore']),
      doneBytes: z.number(),
      totalBytes: z.number(),
    })
    .optional(),
  /** The last backup of this run. */
  made: z.object({ file: z.string(), bytes: z.number(), atMs: z.number() }).optional(),
  /** Why the last one of this run failed, in a sentence. */
  problem: z.string().optional(),
  /** What the next start puts in place: a backup's path, or a folder of what was there before a restore. */
  waiting: z
    .object({
      from: z.string(),
      createdAtMs: z.number(),
      /** A sentence for each thing in it that cannot be read and will be missing. */
      notes: z.array(z.string()),
    })
    .optional(),
  /** What was there before the last restore, and when that was. */
  before: z.object({ name: z.string(), atMs: z.number() }).optional(),
  /** Where a backup may go. */
  suggestedFolder: z.string(),
  /** Whether Headstart can start itself anew. */
  canRestart: z.boolean(),
})
export type BackupState = z.infer<typeof backupStateSchema>

export const backups = {
  get: base.route({ method: 'GET', path: '/backups' }).output(backupStateSchema),
  /** Answers when it is under way. CONFLICT while another one is. */
  create: base
    .route({ method: 'POST', path: '/backups' })
    .input(z.object({ folder: path }))
    .output(backupStateSchema),
  /** Reads a backup; the next start puts it in place. Answers when it is under way. CONFLICT while another one is. */
  restore: base
    .route({ method: 'POST', path: '/backups/restore' })
    .input(z.object({ file: path }))
    .output(backupStateSchema),
  /** The next start puts back what was there before the last restore. */
  restoreBefore: base.route({ method: 'POST', path: '/backups/restore-before' }).output(backupStateSchema),
  /** Stops what is going on, or forgets what waits for the next start. */
  cancel: base.route({ method: 'POST', path: '/backups/cancel' }).output(backupStateSchema),
  /** Ends Headstart and starts it again. CONFLICT where it cannot do so itself. */
  restart: base.route({ method: 'POST', path: '/backups/restart' }).output(backupStateSchema),
}
