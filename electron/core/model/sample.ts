import { z } from 'zod'
import { failureKindSchema, phaseNameSchema } from './exchange.ts'
import { reasonSchema, stateSchema } from './verdict.ts'

/** One probe's result as a row of history. The time from `atMs` until the next row, at most `coversMs`, counts as observed. */
export const sampleSchema = z.object({
  atMs: z.number(),
  coversMs: z.number(),
  state: stateSchema,
  reason: reasonSchema,
  totalMs: z.number().optional(),
  phases: z.partialRecord(phaseNameSchema, z.number()).optional(),
  status: z.number().int().optional(),
  failureKind: failureKindSchema.optional(),
  transcriptId: z.string().optional(),
})
export type Sample = z.infer<typeof sampleSchema>

/** Observed and unobserved milliseconds of a stretch of time, by state. */
export const spanSchema = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  upMs: z.number(),
  degradedMs: z.number(),
  downMs: z.number(),
  /** Wall time not observed: asleep, offline, paused, no key, or before the first probe. */
  unknownMs: z.number(),
})
export type Span = z.infer<typeof spanSchema>

/**
 * A day as equal cells, as it travels with the overview: `fromMs` of the first, `cellMs` each, the last ends at `untilMs`.
 * A cell is seconds up, degraded and down, or 0 where nothing was observed; the rest of it was not observed.
 */
export const dayBarSchema = z.object({
  fromMs: z.number(),
  cellMs: z.number(),
  untilMs: z.number(),
  cells: z.array(z.union([z.literal(0), z.tuple([z.number(), z.number(), z.number()])])),
})
export type DayBar = z.infer<typeof dayBarSchema>

/** Availability = (up + degraded) / observed; coverage = observed / wall. `percent` is null when nothing was observed. */
export const uptimeSchema = z.object({ percent: z.number().nullable(), coveragePercent: z.number() })
export type Uptime = z.infer<typeof uptimeSchema>

export const percentilesSchema = z.object({ p50Ms: z.number(), p95Ms: z.number(), p99Ms: z.number() })
export type Percentiles = z.infer<typeof percentilesSchema>

/**
 * One point of a chart: the samples of `[fromMs, toMs)` taken together. Percentiles are within 1 %; the shortest and the
 * longest response are exact. All are absent when nothing was timed.
 */
export const historyPointSchema = spanSchema.extend({
  probes: z.number().int(),
  minMs: z.number().optional(),
  p50Ms: z.number().optional(),
  p95Ms: z.number().optional(),
  p99Ms: z.number().optional(),
  maxMs: z.number().optional(),
  /** Mean of each phase over the probes that had it. */
  phases: z.partialRecord(phaseNameSchema, z.number()),
  /** Only where it was asked for. */
  phasePercentiles: z.partialRecord(phaseNameSchema, percentilesSchema).optional(),
})
export type HistoryPoint = z.infer<typeof historyPointSchema>
