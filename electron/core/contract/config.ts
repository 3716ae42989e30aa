import { z } from 'zod'
import { base } from './base.ts'

/** What an import would do or did. Nothing is changed when `applied` is false. */
export const importResultSchema = z.object({
  applied: z.boolean(),
  changes: z.array(
    z.object({
      action: z.enum(['add', 'change', 'keep']),
      what: z.enum(['vendor', 'monitor', 'settings']),
      id: z.string(),
      /** `interval: 30 s → 1 min` */
      details: z.array(z.string()),
    }),
  ),
  missingSecrets: z.array(z.string()),
})
export type ImportResult = z.infer<typeof importResultSchema>

export const config = {
  export: base.route({ method: 'GET', path: '/export' }).output(z.file()),
  import: base
    .route({ method: 'POST', path: '/import' })
    .input(z.object({ yaml: z.string().max(5_000_000), apply: z.boolean().default(true) }))
    .output(importResultSchema),
}
