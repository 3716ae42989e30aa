import { z } from 'zod'
import { maxPoints } from '../history/edges.ts'
import { isZone } from '../history/zone.ts'
import { wording } from '../language/language.ts'
import { idSchema } from '../model/monitor.ts'
import { historyPointSchema, uptimeSchema } from '../model/sample.ts'
import { base, flag } from './base.ts'

const dayMs = 86_400_000
const millisecondsSchema = z.coerce.number().describe('epoch milliseconds')

/**
 * The stretches that pages show, each ending now: `24h` is cut to the millisecond, the others begin at their hour. One
 * that begins before the first probe has that time as unknown.
 */
export const windowLengthsMs = {
  '24h': dayMs,
  '7d': 7 * dayMs,
  '30d': 30 * dayMs,
  '90d': 90 * dayMs,
  '1y': 365 * dayMs,
} as const
export const windowNameSchema = z.enum(['24h', '7d', '30d', '90d', '1y'])
export type WindowName = z.infer<typeof windowNameSchema>

/**
 * How a stretch is cut. Up to two days points are cut to the millisecond; a longer one begins at its hour. Each point's
 * `minMs` and `maxMs` are exact, so that one slow probe in a year is seen. Without `by`: into at most `points` equal points. By hour or day: at the clock's hours or the
 * midnights of `zone`, so that days are 23 to 25 hours long where clocks change.
 */
export const cutInput = {
  from: millisecondsSchema,
  to: millisecondsSchema,
  points: z.coerce.number().int().min(1).max(maxPoints).default(200),
  by: z.enum(['hour', 'day']).optional(),
  zone: z.string().max(64).refine(isZone, wording.fields.zone).default('UTC').describe('IANA name, Europe/Berlin'),
  /** Percentiles of each phase too; five times the work. */
  phasePercentiles: flag.default(false),
}

export const seriesSchema = z.object({ points: z.array(historyPointSchema), uptime: uptimeSchema })
/** One or many identifiers, also as a query holds them: `?monitors=a&monitors=b`. */
const monitorIdsSchema = z.union([z.array(idSchema).min(1).max(50), idSchema.transform((id) => [id])])

/** History of several monitors; that of one is `monitors.history`. Monitors that are gone answer too. */
export const history = {
  /** Several monitors over the same stretch, cut alike: their points stand side by side. */
  compare: base
    .route({ method: 'GET', path: '/history' })
    .input(z.object({ ...cutInput, monitors: monitorIdsSchema }))
    .output(z.array(seriesSchema.extend({ monitorId: idSchema }))),

  /** Availability with coverage and response times of each monitor over 24 h, 7 d, 30 d, 90 d and 1 y until `to` (now). */
  windows: base
    .route({ method: 'GET', path: '/uptime' })
    .input(z.object({ monitors: monitorIdsSchema, to: millisecondsSchema.optional() }))
    .output(
      z.array(
        z.object({
          monitorId: idSchema,
          windows: z.array(z.object({ name: windowNameSchema, point: historyPointSchema, uptime: uptimeSchema })),
        }),
      ),
    ),
}
