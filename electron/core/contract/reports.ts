import { z } from 'zod'
import { anyId } from './base.ts'

export const reportFormatSchema = z.enum(['markdown', 'text', 'har', 'zip'])
export type ReportFormat = z.infer<typeof reportFormatSchema>

export const reportInput = anyId.extend({
  format: reportFormatSchema.default('markdown'),
  at: z.coerce.number().optional().describe('generatedAtMs of a preview: the very bytes that it showed'),
})
export const previewInput = anyId.extend({ format: reportFormatSchema.default('markdown') })
