import { z } from 'zod'
import { wording } from '../language/language.ts'
import { phaseNameSchema } from './exchange.ts'
import { percentilesSchema, uptimeSchema } from './sample.ts'

const percent = z.number().gt(0).max(100)

/** One line of the vendor's credit table: below this availability it gives back that share of the month's fee. */
export const slaTierSchema = z.object({ belowPercent: percent, creditPercent: percent })
export type SlaTier = z.infer<typeof slaTierSchema>

/** What the vendor promised, as the user read it in the contract. */
export const slaSchema = z.object({
  /** Availability over a calendar month. */
  promisedPercent: percent,
  /** What counts as not available: only down, or degraded too. */
  counts: z.enum(['down', 'degraded']).default('down'),
  /** In any order; the highest credit that is reached counts. */
  tiers: z.array(slaTierSchema).max(20).default([]),
})
export type Sla = z.infer<typeof slaSchema>

/** `2026-11` */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, wording.fields.month)

/** Observed time of a stretch by state in milliseconds; what is neither was not observed. */
export const slaTimesSchema = z.object({
  wallMs: z.number(),
  upMs: z.number(),
  degradedMs: z.number(),
  downMs: z.number(),
  unknownMs: z.number(),
})
export type SlaTimes = z.infer<typeof slaTimesSchema>

export const slaFiguresSchema = slaTimesSchema.extend({
  /** Availability by what the promise counts, of the time that was observed. */
  ...uptimeSchema.shape,
  /** The same if all time that nobody observed was available: the least that can be claimed. */
  atMostPercent: z.number(),
})
export type SlaFigures = z.infer<typeof slaFiguresSchema>

/** Within 1 %; absent when nothing was timed. */
const responseSchema = percentilesSchema.extend({ maxMs: z.number() }).partial()

export const slaMonitorSchema = z.object({
  id: z.string(),
  name: z.string(),
  figures: slaFiguresSchema,
  probes: z.number().int(),
  /** The whole response, and each phase that any probe had. */
  total: responseSchema,
  phases: z.array(responseSchema.extend({ name: phaseNameSchema, meanMs: z.number() })),
})
export type SlaMonitor = z.infer<typeof slaMonitorSchema>

export const slaDaySchema = slaTimesSchema.extend({
  /** `2026-11-03`, in the report's time zone. */
  day: z.string(),
  fromMs: z.number(),
  toMs: z.number(),
  percent: z.number().nullable(),
})
export type SlaDay = z.infer<typeof slaDaySchema>

/** One incident, as far as it lies in the month. */
export const slaOutageSchema = z.object({
  incidentId: z.string(),
  monitorId: z.string(),
  monitorName: z.string(),
  title: z.string(),
  severity: z.enum(['degraded', 'down']),
  /** Does it count against the promise? */
  counted: z.boolean(),
  fromMs: z.number(),
  /** The end in this month: its own, the month's, or the moment of the report. */
  toMs: z.number(),
  beganBefore: z.boolean(),
  goesOn: z.boolean(),
  /** Still open when the report was made. */
  open: z.boolean(),
  downMs: z.number(),
  degradedMs: z.number(),
  unknownMs: z.number(),
  /** Where the failure lay, in a sentence, and what that rests on; absent when nobody looked. */
  scope: z.string().optional(),
  scopeEvidence: z.array(z.string()),
  headStart: z.object({
    state: z.enum(['measured', 'counting', 'never', 'not-known', 'no-page']),
    ms: z.number().nullable(),
  }),
  /** What the page said first, and when we read it. */
  firstWord: z.object({ atMs: z.number(), text: z.string(), link: z.string().optional() }).optional(),
  transcriptIds: z.array(z.string()),
})
export type SlaOutage = z.infer<typeof slaOutageSchema>

export const slaCreditSchema = z.object({
  /** Null when nothing was observed. */
  kept: z.boolean().nullable(),
  /** The tier that the observed availability reaches. */
  tier: slaTierSchema.optional(),
  /** The tier that is reached even if all time that nobody observed was available. */
  certainTier: slaTierSchema.optional(),
})
export type SlaCredit = z.infer<typeof slaCreditSchema>

/** Everything that the evidence of one vendor and month says; CSV, HTML and the page are forms of it. */
export const slaReportSchema = z.object({
  vendorId: z.string(),
  vendorName: z.string(),
  accountId: z.string().optional(),
  statusPageUrl: z.string().optional(),
  month: monthSchema,
  /** IANA name of the time zone whose calendar month it is. */
  zone: z.string(),
  fromMs: z.number(),
  toMs: z.number(),
  /** Until when it was observed: the month's end, or the moment of the report in a month that is not over. */
  untilMs: z.number(),
  generatedAtMs: z.number(),
  version: z.string(),
  sla: slaSchema.optional(),
  credit: slaCreditSchema.optional(),
  /** All monitors together, each weighing as long as it was observed. */
  total: slaFiguresSchema,
  monitors: z.array(slaMonitorSchema),
  days: z.array(slaDaySchema),
  outages: z.array(slaOutageSchema),
  /** Bad time outside of incidents: single attempts that confirmation did not bear out. */
  outside: z.object({ downMs: z.number(), degradedMs: z.number() }),
  headStart: z.object({ medianMs: z.number().optional(), measured: z.number().int(), never: z.number().int() }),
})
export type SlaReport = z.infer<typeof slaReportSchema>
