import { z } from 'zod'
import { phaseNameSchema } from './exchange.ts'
import { replacementsSchema, transcriptHeadSchema } from './transcript.ts'
import { stateSchema } from './verdict.ts'

/** One field of an attempt against the last good one. A side that does not have it is absent. */
export const differenceSchema = z.object({
  /** `status`, `header content-type`, `json $.data[].id`, `phase wait`. */
  field: z.string(),
  kind: z.enum(['added', 'removed', 'changed', 'same']),
  before: z.string().optional(),
  after: z.string().optional(),
  /** Differs between good exchanges too (dates, request ids, counters): shown muted. */
  volatile: z.boolean(),
  /** How much the field says about a failure, 0 to 100. Rows come ranked. */
  weight: z.number(),
})
export type Difference = z.infer<typeof differenceSchema>

/** An identifier under which the vendor's support finds the very request in its own logs. */
export const requestIdSchema = z.object({
  /** Header or body field as the vendor writes it: `Request-Id`, `error.request_id`. */
  name: z.string(),
  value: z.string(),
  place: z.enum(['response', 'body', 'request']),
  atMs: z.number(),
  state: stateSchema,
  status: z.number().int().optional(),
  transcriptId: z.string(),
})
export type RequestId = z.infer<typeof requestIdSchema>

/** Typical phases of a monitor's passing probes over seven days, in ms. */
export const mediansSchema = z.object({
  phases: z.partialRecord(phaseNameSchema, z.number()),
  totalMs: z.number().optional(),
  /** How many probes they are taken from. */
  probes: z.number().int(),
})
export type Medians = z.infer<typeof mediansSchema>

/** A transcript beside the last good one before it. */
export const comparisonSchema = z.object({
  lastGoodId: z.string().optional(),
  lastGood: transcriptHeadSchema.optional(),
  /** What differs first, muted differences next, what stayed last; in each part what says most comes first. */
  rows: z.array(differenceSchema),
  /** "connect and TLS normal; first byte 94 ms → 21 s; JSON → HTML"; empty without a last good one. */
  summary: z.string(),
  /** Of the seven days before the transcript. */
  medians: mediansSchema.shape.phases,
  medianTotalMs: z.number().optional(),
  medianProbes: z.number().int(),
  /** Failing ones first, two good ones for contrast. */
  requestIds: z.array(requestIdSchema),
})
export type Comparison = z.infer<typeof comparisonSchema>

/** Exactly what a report would send out. */
export const reportPreviewSchema = z.object({
  name: z.string(),
  mimeType: z.string(),
  bytes: z.number().int(),
  /** Give it to `report` as `at`, and the very bytes shown here come out. */
  generatedAtMs: z.number(),
  /** The whole text; of a ZIP its entries one after another. */
  text: z.string(),
  /** True when `text` shows only the beginning of a large file. */
  cut: z.boolean(),
  entries: z.array(z.object({ name: z.string(), bytes: z.number().int() })),
  /** Secrets replaced in the transcripts that the file is made of. */
  replacements: replacementsSchema,
  /** Tags that stand in the file, by the secret's name. */
  tags: z.array(z.object({ name: z.string(), count: z.number().int() })),
})
export type ReportPreview = z.infer<typeof reportPreviewSchema>
