import { z } from 'zod'
import { inputIssueSchema } from '../errors.ts'
import { importSourceSchema } from '../model/imports.ts'
import { base } from './base.ts'

const changeSchema = z.object({
  action: z.enum(['add', 'change', 'keep', 'remove']),
  what: z.enum(['vendor', 'monitor', 'channel', 'maintenance', 'settings']),
  id: z.string(),
  name: z.string(),
  /** Each value that differs, as a person reads it; for a new entry all of it. */
  fields: z.array(z.object({ path: z.string(), before: z.string().optional(), after: z.string().optional() })),
})

const missingSecretSchema = z.object({
  name: z.string(),
  problem: z.string().optional(),
  usedBy: z.array(z.object({ monitorId: z.string(), monitorName: z.string(), vendorName: z.string() })),
  /** Names of the channels that wait for it. */
  channels: z.array(z.string()).optional(),
})
export type MissingSecret = z.infer<typeof missingSecretSchema>

/** What an import would do or did. Nothing is changed when `applied` is false. */
export const importResultSchema = z.object({
  applied: z.boolean(),
  source: importSourceSchema,
  changes: z.array(changeSchema),
  /** What is watched and not in the file: removed only with `removeAbsent`. */
  absent: z.array(changeSchema),
  /** What of another monitor's file has no counterpart here, and why. */
  unmapped: z.array(inputIssueSchema),
  /** Monitors that come in paused, as they were in the other file. */
  paused: z.array(z.string()),
  /** Names of keys that stood in the other file and go to the keychain. */
  movedSecrets: z.array(z.string()),
  missingSecrets: z.array(missingSecretSchema),
})
export type ImportResult = z.infer<typeof importResultSchema>

/** What taking back the last import would change. */
export const importUndoSchema = z.object({
  atMs: z.number(),
  source: importSourceSchema,
  changes: z.array(changeSchema),
  /** Names of monitors that were edited since: that edit goes, too. */
  editedSince: z.array(z.string()),
})
export type ImportUndo = z.infer<typeof importUndoSchema>

export const config = {
  export: base.route({ method: 'GET', path: '/export' }).output(z.file()),
  /** Headstart's own YAML, a backup of Uptime Kuma (JSON) or a configuration of Gatus (YAML). All of it or nothing. */
  import: base
    .route({ method: 'POST', path: '/import' })
    .input(
      z.object({
        yaml: z.string().max(5_000_000),
        apply: z.boolean().default(true),
        removeAbsent: z.boolean().default(false),
      }),
    )
    .output(importResultSchema),
  /** Null when there is nothing to take back. */
  undoable: base.route({ method: 'GET', path: '/import/last' }).output(importUndoSchema.nullable()),
  /** Takes back the last import; NOT_FOUND when there is none. */
  undo: base.route({ method: 'POST', path: '/import/undo' }).output(importUndoSchema),
}
