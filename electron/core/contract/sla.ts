import { z } from 'zod'
import { monthSchema, slaReportSchema } from '../model/sla.ts'
import { anyId, base, monitorId } from './base.ts'

const slaInput = monitorId.extend({
  month: monthSchema,
  zone: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe('IANA time zone of the calendar month; absent: that of this machine'),
})

export const slaFormatSchema = z.enum(['csv', 'html', 'zip'])
export type SlaFormat = z.infer<typeof slaFormatSchema>

/** How far a file is that is being made. */
export const slaProgressSchema = z.object({
  /** What is being done, in a few words. */
  step: z.string(),
  done: z.number().int(),
  /** 0 while it is not known. */
  total: z.number().int(),
})
export type SlaProgress = z.infer<typeof slaProgressSchema>

/** The evidence for a credit claim: one vendor, one calendar month. */
export const sla = {
  /** Everything that the files say, for scripts and the page. */
  report: base.route({ method: 'GET', path: '/vendors/{id}/sla-report' }).input(slaInput).output(slaReportSchema),
  /** `job`: a name of the caller's choice under which `progress` answers meanwhile. Ends early when the caller hangs up. */
  file: base
    .route({ method: 'GET', path: '/vendors/{id}/sla' })
    .input(slaInput.extend({ format: slaFormatSchema.default('html'), job: z.string().min(1).max(64).optional() }))
    .output(z.file()),
  /** Null once it is over, or before it began. */
  progress: base.route({ method: 'GET', path: '/sla-jobs/{id}' }).input(anyId).output(slaProgressSchema.nullable()),
}
