import { z } from 'zod'
import { comparisonSchema, reportPreviewSchema } from '../model/comparison.ts'
import { failureKindSchema } from '../model/exchange.ts'
import { idSchema } from '../model/monitor.ts'
import { transcriptHeadSchema, transcriptSchema } from '../model/transcript.ts'
import { stateSchema } from '../model/verdict.ts'
import { anyId, base, flag, page, pageInput } from './base.ts'
import { previewInput, reportInput } from './reports.ts'

export const transcripts = {
  list: base
    .route({ method: 'GET', path: '/transcripts' })
    .input(
      z.object({
        ...pageInput,
        monitor: idSchema.optional(),
        vendor: idSchema.optional(),
        incident: z.string().max(128).optional(),
        verdict: stateSchema.optional(),
        failure: failureKindSchema.optional(),
        status: z
          .string()
          .regex(/^[1-5](\d\d|xx)$/i)
          .optional()
          .describe('a status code, or a class such as 5xx'),
        from: z.coerce.number().optional().describe('epoch milliseconds, inclusive'),
        to: z.coerce.number().optional().describe('epoch milliseconds, exclusive'),
        pinned: flag.optional(),
        imported: flag.optional(),
        q: z
          .string()
          .max(500)
          .optional()
          .describe('words that must all stand in the address, the headers or a stored body, in any case'),
      }),
    )
    .output(page(transcriptHeadSchema)),
  get: base.route({ method: 'GET', path: '/transcripts/{id}' }).input(anyId).output(transcriptSchema),
  har: base.route({ method: 'GET', path: '/transcripts/{id}/har' }).input(anyId).output(z.file()),
  curl: base.route({ method: 'GET', path: '/transcripts/{id}/curl' }).input(anyId).output(z.file()),
  /** The whole transcript as text, for pasting. */
  text: base.route({ method: 'GET', path: '/transcripts/{id}/text' }).input(anyId).output(z.file()),
  /** Beside the last good one of its monitor and the median of seven days. */
  compare: base.route({ method: 'GET', path: '/transcripts/{id}/compare' }).input(anyId).output(comparisonSchema),
  report: base.route({ method: 'GET', path: '/transcripts/{id}/report' }).input(reportInput).output(z.file()),
  reportPreview: base
    .route({ method: 'GET', path: '/transcripts/{id}/report-preview' })
    .input(previewInput)
    .output(reportPreviewSchema),
  /** Keeps it from retention, or no longer. */
  pin: base
    .route({ method: 'POST', path: '/transcripts/{id}/pin' })
    .input(anyId.extend({ pinned: z.boolean() }))
    .output(transcriptHeadSchema),
}
