import { z } from 'zod'
import { reportPreviewSchema } from '../model/comparison.ts'
import { incidentSchema } from '../model/incident.ts'
import { idSchema } from '../model/monitor.ts'
import { anyId, base, page, pageInput } from './base.ts'
import { life } from './life.ts'
import { previewInput, reportInput } from './reports.ts'

export const incidents = {
  list: base
    .route({ method: 'GET', path: '/incidents' })
    .input(
      z.object({
        ...pageInput,
        state: z.enum(['open', 'closed']).optional(),
        monitor: idSchema.optional(),
        vendor: idSchema.optional(),
      }),
    )
    .output(page(incidentSchema)),
  get: base.route({ method: 'GET', path: '/incidents/{id}' }).input(anyId).output(incidentSchema),
  acknowledge: base
    .route({ method: 'POST', path: '/incidents/{id}/acknowledge' })
    .input(anyId.extend({ by: z.string().max(80).optional(), reason: z.string().max(500).optional() }))
    .output(incidentSchema),
  ...life,
  report: base.route({ method: 'GET', path: '/incidents/{id}/report' }).input(reportInput).output(z.file()),
  /** Exactly what `report` hands out, before it leaves. */
  reportPreview: base
    .route({ method: 'GET', path: '/incidents/{id}/report-preview' })
    .input(previewInput)
    .output(reportPreviewSchema),
}
