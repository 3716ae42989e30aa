import { z } from 'zod'
import { anyId, base } from './base.ts'

/** A HAR file on its way in. All or nothing: transcripts appear only when it is `done`. */
export const harImportSchema = z.object({
  id: z.string(),
  /** The file's name, as shown in the transcripts made of it. */
  source: z.string(),
  state: z.enum(['reading', 'storing', 'done', 'failed', 'cancelled']),
  readBytes: z.number(),
  /** Of the file, when the sender said so. */
  totalBytes: z.number().optional(),
  /** Exchanges read so far; once done, transcripts made. */
  entries: z.number().int(),
  stored: z.number().int(),
  /** Once done, the newest one. */
  firstTranscriptId: z.string().optional(),
  /** Why it failed, in one sentence with the place in the file, and what to do. */
  problem: z.object({ text: z.string(), next: z.string() }).optional(),
})
export type HarImport = z.infer<typeof harImportSchema>

/** Characters of a HAR that one call may bring. */
export const harPieceLength = 1_000_000

/**
 * A HAR file becomes transcripts: start, send the text in pieces in order, finish. Each piece answers with how far it
 * is; while `finish` works, `get` does.
 */
export const harImports = {
  start: base
    .route({ method: 'POST', path: '/har-imports' })
    .input(z.object({ source: z.string().min(1).max(200), totalBytes: z.number().int().min(0).optional() }))
    .output(harImportSchema),
  piece: base
    .route({ method: 'POST', path: '/har-imports/{id}/pieces' })
    .input(anyId.extend({ text: z.string().max(harPieceLength) }))
    .output(harImportSchema),
  finish: base.route({ method: 'POST', path: '/har-imports/{id}/finish' }).input(anyId).output(harImportSchema),
  get: base.route({ method: 'GET', path: '/har-imports/{id}' }).input(anyId).output(harImportSchema),
  cancel: base.route({ method: 'DELETE', path: '/har-imports/{id}' }).input(anyId).output(harImportSchema),
}
