import { z } from 'zod'
import { monitorDraftSchema, monitorSchema, secretNameSchema, vendorSchema } from '../model/monitor.ts'
import { sampleSchema } from '../model/sample.ts'
import { transcriptSchema } from '../model/transcript.ts'
import { base, done, monitorId } from './base.ts'
import { cutInput, seriesSchema } from './history.ts'

export const monitors = {
  list: base.route({ method: 'GET', path: '/monitors' }).output(z.array(monitorSchema)),
  get: base.route({ method: 'GET', path: '/monitors/{id}' }).input(monitorId).output(monitorSchema),
  /** Creates or replaces; a vendor that does not exist yet comes along in `newVendor`. */
  save: base
    .route({ method: 'PUT', path: '/monitors/{id}' })
    .input(monitorDraftSchema.extend({ newVendor: vendorSchema.optional(), mustBeNew: z.boolean().optional() }))
    .output(monitorSchema),
  remove: base.route({ method: 'DELETE', path: '/monitors/{id}' }).input(monitorId).output(done),
  /** `forMs` absent: until resumed. */
  pause: base
    .route({ method: 'POST', path: '/monitors/{id}/pause' })
    .input(
      monitorId.extend({
        forMs: z
          .number()
          .int()
          .positive()
          .max(31 * 86_400_000)
          .optional(),
      }),
    )
    .output(monitorSchema),
  resume: base.route({ method: 'POST', path: '/monitors/{id}/resume' }).input(monitorId).output(monitorSchema),
  /** Probes now and answers when it is done. */
  probe: base.route({ method: 'POST', path: '/monitors/{id}/probe' }).input(monitorId).output(transcriptSchema),
  /** Runs a draft once. Nothing is saved; `secrets` are used for this run only. */
  test: base
    .route({ method: 'POST', path: '/monitors/test' })
    .input(
      z.object({
        draft: monitorDraftSchema,
        vendorName: z.string().max(80),
        secrets: z.record(secretNameSchema, z.string().max(16_384)).default({}),
      }),
    )
    .output(transcriptSchema),
  /** INVALID_INPUT when the stretch is empty, or has more than 400 hours or days. */
  history: base
    .route({ method: 'GET', path: '/monitors/{id}/history' })
    .input(monitorId.extend(cutInput))
    .output(seriesSchema),
  /** Newest first. */
  recentSamples: base
    .route({ method: 'GET', path: '/monitors/{id}/samples' })
    .input(monitorId.extend({ limit: z.coerce.number().int().min(1).max(500).default(50) }))
    .output(z.array(sampleSchema)),
}
